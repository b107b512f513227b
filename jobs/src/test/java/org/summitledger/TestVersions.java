package org.summitledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Manifest.Output;
import org.summitledger.publish.Warehouse;
import org.summitledger.source.Hashes;

/**
 * Stages and publishes small versions without a night, and says what is wrong with published ones.
 */
public final class TestVersions {
  private static final String[] FILES = {"a.parquet", "b.parquet", "b.schema.json"};

  private TestVersions() {}

  /** Stages three small files that hold the run's name, and gives the manifest of them. */
  public static Manifest stage(Warehouse warehouse, String run) throws IOException {
    return stage(warehouse, run, FILES);
  }

  private static Manifest stage(Warehouse warehouse, String run, String... files)
      throws IOException {
    Path staged = Files.createDirectories(warehouse.staging(run));
    List<Output> outputs = new ArrayList<>();
    for (String file : files) {
      byte[] bytes = content(file, run).getBytes(StandardCharsets.UTF_8);
      Files.write(staged.resolve(file), bytes);
      outputs.add(new Output(file, 200, bytes.length, Hashes.sha256(bytes)));
    }
    return new Manifest(
        run,
        "2026-11-01T00:00:00Z",
        "2026-11-01",
        "fingerprint of " + run,
        List.of(new Manifest.Input("trade/imports.csv", "ab12", 7)),
        Map.of("spark.sql.ansi.enabled", "true"),
        Map.of("summit-ledger", "0.1.0", "code_sha256", "0123456789abcdef"),
        "looked at",
        outputs);
  }

  /** What a file of a run's version holds. */
  public static String content(String file, String run) {
    return (file + " of " + run + "\n").repeat(200);
  }

  /** Stages and publishes a version of three small files, and makes it the latest. */
  public static Manifest publish(Warehouse warehouse, String run) throws IOException {
    return publish(warehouse, run, FILES);
  }

  /** The same of some files. */
  public static Manifest publish(Warehouse warehouse, String run, String... files)
      throws IOException {
    Manifest manifest = stage(warehouse, run, files);
    warehouse.publish(manifest);
    warehouse.switchLatest(run);
    return manifest;
  }

  /** What a version's folder has more, less or otherwise than its manifest says. */
  public static List<String> faults(Path version) throws IOException {
    Manifest manifest = Manifest.of(version).orElseThrow();
    Set<String> there;
    try (Stream<Path> files = Files.list(version)) {
      there = files.map(f -> String.valueOf(f.getFileName())).collect(Collectors.toSet());
    }
    List<String> faults = new ArrayList<>();
    Set<String> listed = new HashSet<>(Set.of(Manifest.FILE));
    for (Output output : manifest.outputs()) {
      listed.add(output.file());
      Path file = version.resolve(output.file());
      if (!Files.exists(file)) {
        faults.add("missing " + output.file());
      } else if (!Hashes.sha256(file).equals(output.sha256())) {
        faults.add("other bytes in " + output.file());
      }
    }
    there.stream().filter(f -> !listed.contains(f)).forEach(f -> faults.add("not listed " + f));
    return faults;
  }
}
