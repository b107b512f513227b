package org.summitledger.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.summitledger.SparkTestSession;
import org.summitledger.TestFiles;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.Nightly.Extent;

/**
 * Nights run by tests, on the datasets shipped with the project. The first is published once and
 * read by many tests; none of them may change it.
 */
public final class Warehouses {
  /** The day of the first night. */
  public static final LocalDate AS_OF = LocalDate.parse("2026-11-01");

  private static Night first;
  private static Map<Path, String> filesOfFirst = Map.of();

  private Warehouses() {}

  /**
   * A night that is over.
   *
   * @param exit its exit code
   * @param out the warehouse's folder
   * @param printed what it printed for people
   * @param runJson what it said of itself to its scheduler
   */
  public record Night(ExitCode exit, Path out, String printed, String runJson) {

    /** The published tables. */
    public Path latest() {
      return out.resolve("latest");
    }

    /** The manifest of the published version. */
    public Manifest manifest() {
      return new Warehouse(out).latestManifest().orElseThrow();
    }

    /** The hash of every published table, by name. */
    public Map<String, String> tables() {
      return tables(manifest());
    }

    /** The hash of every table of a version, by name. */
    static Map<String, String> tables(Manifest manifest) {
      Map<String, String> hashes = new TreeMap<>();
      for (Manifest.Output output : manifest.outputs()) {
        if (output.file().endsWith(".parquet")) {
          hashes.put(output.file().replace(".parquet", ""), output.sha256());
        }
      }
      return hashes;
    }
  }

  /**
   * The first night, published when it is first asked for.
   *
   * @throws IllegalStateException if a test changed it
   */
  public static synchronized Night first() {
    if (first == null) {
      first = night(TestFiles.datasets(), temporary(), AS_OF, SparkTestSession.get());
      filesOfFirst = stamps(first.out());
    }
    Map<Path, String> found = stamps(first.out());
    if (!found.equals(filesOfFirst)) {
      Set<Map.Entry<Path, String>> changed = new HashSet<>(filesOfFirst.entrySet());
      found.entrySet().stream().filter(f -> !changed.remove(f)).forEach(changed::add);
      throw new IllegalStateException(
          "A test before this one changed the first night. Run it on a copy. Changed: " + changed);
    }
    return first;
  }

  /** The size of each file, and when it was written. */
  private static Map<Path, String> stamps(Path folder) {
    Map<Path, String> stamps = new TreeMap<>();
    for (Path file : files(folder)) {
      try {
        stamps.put(
            file,
            Files.isDirectory(file)
                ? "a folder"
                : Files.size(file) + " bytes of " + Files.getLastModifiedTime(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return stamps;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a night on the shared session. */
  public static Night night(Path datasets, Path out, LocalDate asOf) {
    return night(datasets, out, asOf, SparkTestSession.get());
  }

  /** Runs a night that lets changes pass for a reason. */
  static Night accepting(String reason, Path datasets, Path out, LocalDate asOf) {
    return night(datasets, out, asOf, SparkTestSession.get(), Optional.of(reason));
  }

  /** Runs a night. */
  public static Night night(Path datasets, Path out, LocalDate asOf, SparkSession spark) {
    return night(datasets, out, asOf, spark, Optional.empty());
  }

  /** Runs a night of a day, as of that day or another. */
  public static Night night(Path datasets, Path out, LocalDate asOf, InstantSource clock) {
    return night(datasets, out, asOf, SparkTestSession.get(), Optional.empty(), clock);
  }

  private static Night night(
      Path datasets, Path out, LocalDate asOf, SparkSession spark, Optional<String> accept) {
    return night(datasets, out, asOf, spark, accept, InstantSource.system());
  }

  private static Night night(
      Path datasets,
      Path out,
      LocalDate asOf,
      SparkSession spark,
      Optional<String> accept,
      InstantSource clock) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Settings settings =
        new Settings(datasets, Optional.of(TestFiles.datasets()), out, asOf, 2, accept);
    ExitCode exit =
        new Nightly(
                settings,
                Extent.NIGHTLY,
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                cores -> spark,
                clock)
            .run();
    spark.catalog().clearCache();
    return new Night(exit, out, printed.toString(StandardCharsets.UTF_8), runJson(out));
  }

  private static String runJson(Path out) {
    try {
      return Files.readString(out.resolve("run.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("warehouse");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    List<Path> files = new ArrayList<>(files(folder));
    Collections.reverse(files);
    files.forEach(file -> file.toFile().delete());
  }
}
