package org.summitledger.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.store.RemoteFolder;
import org.summitledger.store.RemoteFolder.Stamp;

/**
 * The versions of a warehouse that is not on this machine, where no folder can be moved in one step
 * and no link switched. A version is there once its manifest is. The order of the numbered files in
 * {@code generations/} is the truth about which is the last: each is created by one run only. For
 * readers {@code latest.json} follows it.
 */
final class RemoteVersions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSIONS = "versions";
  private static final String GENERATIONS = "generations";
  private static final String LATEST = "latest.json";
  private static final String STAGING = ".staging";

  /** No night takes longer; what is older was left by a run that died. */
  private static final Duration NIGHT = Duration.ofDays(2);

  private final RemoteFolder remote;
  private int seen;

  RemoteVersions(RemoteFolder remote) {
    this.remote = remote;
  }

  /**
   * Looks which version is the last: {@link #take} succeeds if that is still so then.
   *
   * @return its run; empty if nothing was published yet
   */
  Optional<String> last() {
    seen = 0;
    for (String name : remote.list(GENERATIONS).keySet()) {
      seen = Math.max(seen, Integer.parseInt(name));
    }
    return seen == 0 ? Optional.empty() : Optional.of(run(seen));
  }

  private String run(int generation) {
    byte[] run =
        remote
            .read(generation(generation))
            .orElseThrow(
                () ->
                    new PublishException(
                        "Cannot read "
                            + remote.uri(generation(generation))
                            + ": it is gone. Which version is the last is unknown."));
    return new String(run, StandardCharsets.UTF_8);
  }

  private static String generation(int number) {
    return "%s/%08d".formatted(GENERATIONS, number);
  }

  /** The runs whose versions are whole. */
  SortedSet<String> complete() {
    SortedSet<String> runs = new TreeSet<>();
    for (String name : remote.list(VERSIONS).keySet()) {
      if (name.endsWith("/" + Manifest.FILE)) {
        runs.add(name.substring(0, name.indexOf('/')));
      }
    }
    return runs;
  }

  /** Copies a version's manifest, or all its files, unless they are there. */
  void fetch(String run, Path version, boolean whole) {
    fetch(run, Manifest.FILE, version);
    if (whole) {
      remote.list(VERSIONS + "/" + run).keySet().forEach(name -> fetch(run, name, version));
    }
  }

  private void fetch(String run, String file, Path version) {
    if (Files.notExists(version.resolve(file))) {
      remote.fetch(VERSIONS + "/" + run + "/" + file, version.resolve(file));
    }
  }

  /**
   * Copies a version there, its manifest last.
   *
   * @throws SupersededException if another run made one of the same name
   */
  void put(String run, Path version) throws IOException {
    String place = VERSIONS + "/" + run + "/";
    for (Path file : Warehouse.list(version)) {
      if (!file.endsWith(Manifest.FILE)) {
        remote.put(place + file.getFileName(), file);
      }
    }
    byte[] manifest = Files.readAllBytes(version.resolve(Manifest.FILE));
    if (!remote.create(place + Manifest.FILE, manifest)) {
      throw new SupersededException(
          "Another run published " + remote.uri(place + Manifest.FILE) + ". Nothing was changed.");
    }
  }

  /**
   * Makes a version the last one.
   *
   * @throws SupersededException if another run did so since {@link #last}; this one's version is
   *     then deleted
   */
  void take(String run) {
    String next = generation(seen + 1);
    if (!remote.create(next, run.getBytes(StandardCharsets.UTF_8))) {
      remote.delete(VERSIONS + "/" + run);
      throw new SupersededException(
          "Another run published "
              + run(seen + 1)
              + " to "
              + remote
              + " in the meantime. Nothing of this one is shown; run again.");
    }
    seen++;
    show(run);
  }

  /** Tells readers which version is the last, where that was not done. */
  private void show(String run) {
    byte[] json = latest(run);
    if (remote.read(LATEST).filter(there -> java.util.Arrays.equals(there, json)).isEmpty()) {
      remote.replace(LATEST, json);
    }
  }

  private static byte[] latest(String run) {
    try {
      Map<String, String> json = new TreeMap<>(Map.of("path", VERSIONS + "/" + run, "run", run));
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Mends what a run that died did not tell readers, and removes what runs have left behind that
   * died long ago; others may be running elsewhere.
   */
  void clean() {
    last().ifPresent(this::show);
    SortedSet<String> complete = complete();
    deleteOld(STAGING, new TreeSet<>());
    deleteOld(VERSIONS, complete);
  }

  private void deleteOld(String folder, SortedSet<String> keep) {
    SortedMap<String, Long> touched = new TreeMap<>();
    for (Map.Entry<String, Stamp> file : remote.list(folder).entrySet()) {
      String run = file.getKey().substring(0, Math.max(0, file.getKey().indexOf('/')));
      touched.merge(run, file.getValue().modified(), Math::max);
    }
    long old = Instant.now().minus(NIGHT).toEpochMilli();
    touched.forEach(
        (run, last) -> {
          if (!run.isEmpty() && last < old && !keep.contains(run)) {
            remote.delete(folder + "/" + run);
          }
        });
  }
}
