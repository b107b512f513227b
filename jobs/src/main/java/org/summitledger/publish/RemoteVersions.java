package org.summitledger.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.summitledger.store.Folders;
import org.summitledger.store.RemoteException;
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
  private static final String GENERATIONS = "generations";
  private static final String LATEST = "latest.json";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{8}");
  private static final String STAGING = ".staging";

  /** No night takes longer; what is older was left by a run that died. */
  private static final Duration NIGHT = Duration.ofDays(2);

  private final RemoteFolder remote;

  /** The number of the generation that was the last when this run looked. */
  private int seen;

  RemoteVersions(RemoteFolder remote) {
    this.remote = remote;
  }

  /**
   * Looks which version is the last: {@link #claimNext} succeeds if that is still so then.
   *
   * @return its run; empty if nothing was published yet
   */
  Optional<String> look() {
    seen = newest();
    return last(seen);
  }

  private Optional<String> last(int generation) {
    return generation == 0 ? Optional.empty() : Optional.of(run(generation));
  }

  /** The number of the last generation; 0 if there is none. */
  private int newest() {
    return remote.list(GENERATIONS).keySet().stream()
        .filter(name -> NUMBER.matcher(name).matches())
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(0);
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
    for (String name : remote.list(Warehouse.VERSIONS).keySet()) {
      if (name.endsWith("/" + Manifest.FILE)) {
        runs.add(name.substring(0, name.indexOf('/')));
      }
    }
    return runs;
  }

  /**
   * Copies a version's manifest unless it is there. A version that is gone meanwhile, since its run
   * was too late, is left out.
   */
  void fetchManifest(String run, Path version) {
    if (Files.exists(version.resolve(Manifest.FILE)) || remote.exists(place(run, Manifest.FILE))) {
      fetch(run, Manifest.FILE, version);
    }
  }

  /** Copies all files of a version, but those that are there. */
  void fetch(String run, Path version) {
    remote.list(Warehouse.VERSIONS + "/" + run).keySet().forEach(name -> fetch(run, name, version));
  }

  private void fetch(String run, String file, Path version) {
    if (Files.notExists(version.resolve(file))) {
      remote.fetch(place(run, file), version.resolve(file));
    }
  }

  private static String place(String run, String file) {
    return Warehouse.VERSIONS + "/" + run + "/" + file;
  }

  /**
   * Copies a version there, its manifest last.
   *
   * @throws SupersededException if another run made one of the same name
   */
  void put(String run, Path version) throws IOException {
    for (Path file : Folders.list(version)) {
      if (!file.endsWith(Manifest.FILE)) {
        remote.put(place(run, String.valueOf(file.getFileName())), file);
      }
    }
    byte[] manifest = Files.readAllBytes(version.resolve(Manifest.FILE));
    if (!remote.create(place(run, Manifest.FILE), manifest)) {
      throw new SupersededException(
          "Another run published " + remote.uri(place(run, Manifest.FILE)) + ". Run again.");
    }
    remote.delete(STAGING + "/" + run);
  }

  /**
   * Makes a version the last one.
   *
   * @param version its files here
   * @return whether it is; not if another run made one the last since {@link #look}
   * @throws PublishException if files of it are missing there, or it is unknown which is the last
   */
  boolean claimNext(String run, Path version) {
    requireWhole(run, version);
    Optional<String> before = last(seen);
    if (!create(generation(seen + 1), run)) {
      return false;
    }
    seen++;
    requireStillWhole(run, version, before);
    return true;
  }

  /**
   * Makes sure that nobody has deleted the last version while it became that; otherwise the one
   * before is it again, as without a last version no night could begin. Who deletes looks after it,
   * too: one of the two sees the other.
   *
   * @throws PublishException if somebody has
   */
  void requireStillWhole(String run, Path version, Optional<String> before) {
    try {
      requireWhole(run, version);
    } catch (PublishException e) {
      before.ifPresent(this::putBack);
      throw e;
    }
  }

  /** Makes a version the last one again, unless another run makes one so at the same time. */
  private void putBack(String run) {
    create(generation(newest() + 1), run);
    show();
  }

  /** What is said of a run that was too late. */
  SupersededException superseded() {
    return new SupersededException(
        "Another run published "
            + run(seen + 1)
            + " to "
            + remote
            + " in the meantime. Readers see that one; run again.");
  }

  /**
   * Makes sure that the version that was the last is so still.
   *
   * @throws SupersededException if another run has made one the last since {@link #look}
   */
  void requireLast() {
    int now = newest();
    if (now != seen) {
      throw new SupersededException(
          "Another run has let readers of " + remote + " see " + run(now) + ". Run again.");
    }
  }

  /** Deletes a version. */
  void delete(String run) {
    // What says that it is a version goes first: nobody may begin to copy it.
    remote.delete(place(run, Manifest.FILE));
    remote.delete(Warehouse.VERSIONS + "/" + run);
  }

  /**
   * Deletes a version that is not the last one. If another run lets readers see it in this very
   * moment, they are shown the one before again: without a last version no night could begin.
   *
   * @throws SupersededException if another run has made one the last since {@link #look}
   */
  void deleteEarlier(String run) {
    delete(run);
    if (last(newest()).equals(Optional.of(run))) {
      last(seen).ifPresent(this::putBack);
    }
    requireLast();
  }

  private boolean create(String generation, String run) {
    try {
      return remote.create(generation, run.getBytes(StandardCharsets.UTF_8));
    } catch (RemoteException e) {
      throw new PublishException(
          e.getMessage()
              + ". Whether "
              + run
              + " was published is unknown: look whether "
              + remote.uri(generation)
              + " names it. Running again is safe.",
          e);
    }
  }

  /** Somebody whose clock is wrong may have cleaned away what this run had put there. */
  private void requireWhole(String run, Path version) {
    Map<String, Stamp> there = remote.list(Warehouse.VERSIONS + "/" + run);
    for (Path file : Folders.list(version)) {
      Stamp stamp = there.get(String.valueOf(file.getFileName()));
      if (stamp == null || stamp.bytes() != file.toFile().length()) {
        throw new PublishException(
            "Cannot let readers see "
                + run
                + ": "
                + remote.uri(place(run, String.valueOf(file.getFileName())))
                + (stamp == null ? " is gone" : " has " + stamp.bytes() + " bytes")
                + ". They see the version before. Run again.");
      }
    }
  }

  /** Tells readers which version is the last, also where another run has just made one. */
  void show() {
    Optional<String> last = last(newest());
    while (last.isPresent()) {
      byte[] json = latest(last.get());
      if (remote.read(LATEST).filter(there -> Arrays.equals(there, json)).isEmpty()) {
        remote.replace(LATEST, json);
      }
      Optional<String> now = last(newest());
      if (now.equals(last)) {
        return;
      }
      last = now;
    }
  }

  private static byte[] latest(String run) {
    try {
      Map<String, String> json =
          new TreeMap<>(Map.of("path", Warehouse.VERSIONS + "/" + run, "run", run));
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
    show();
    Instant old = remote.now().minus(NIGHT);
    deleteOld(STAGING, new TreeSet<>(), old);
    deleteOld(Warehouse.VERSIONS, complete(), old);
  }

  private void deleteOld(String folder, SortedSet<String> keep, Instant old) {
    SortedMap<String, Long> touched = new TreeMap<>();
    for (Map.Entry<String, Stamp> file : remote.list(folder).entrySet()) {
      String run = file.getKey().replaceFirst("/.*", "");
      touched.merge(run, file.getValue().modified(), Math::max);
    }
    touched.forEach(
        (run, last) -> {
          if (last < old.toEpochMilli() && !keep.contains(run)) {
            remote.delete(folder + "/" + run);
          }
        });
  }
}
