package org.summitledger.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.summitledger.store.Folders;
import org.summitledger.store.Place;
import org.summitledger.store.RemoteFolder;
import org.summitledger.store.RemoteFolder.Stamp;

/**
 * The folder in which a lake is worked on, and the place where it lies if that is elsewhere. What
 * lies there holds: the folder is then a copy of what is needed of it. Without such a place nothing
 * here does anything.
 */
final class LakeCopy {
  private final Path folder;
  private final Optional<RemoteFolder> remote;
  private final Map<Path, Object> fetching = new ConcurrentHashMap<>();

  LakeCopy(Path folder, Optional<RemoteFolder> remote) {
    this.folder = folder;
    this.remote = remote;
  }

  /** Makes the copy hold an entry only if it is there, and then what says so. */
  void refresh(String id) throws IOException {
    Path entry = folder.resolve(id).resolve(Lake.ENTRY);
    if (remote.isEmpty()) {
      return;
    }
    if (!remote.get().exists(name(entry))) {
      Folders.delete(folder.resolve(id));
    } else if (Files.notExists(entry)) {
      remote.get().fetch(name(entry), entry);
    }
  }

  /**
   * Puts an entry there, which is one once its last file is: others may have put the same, and be
   * reading it. Here what says that it is an entry is kept, and its sums, of which tables are made.
   */
  void share(String id) throws IOException {
    if (remote.isEmpty()) {
      return;
    }
    Path home = folder.resolve(id);
    Path entry = home.resolve(Lake.ENTRY);
    Map<String, Stamp> there = remote.get().list(id);
    for (Path file : list(home)) {
      Stamp stamp = there.get(String.valueOf(file.getFileName()));
      if (!file.equals(entry)) {
        if (stamp == null || stamp.bytes() != Files.size(file)) {
          remote.get().put(name(file), file);
        }
        if (!SumFiles.isOne(file)) {
          Files.delete(file);
        }
      }
    }
    remote.get().create(name(entry), Files.readAllBytes(entry));
  }

  /** Puts a file there that is made later than its entry; it is kept here too. */
  void share(Path file) {
    remote.ifPresent(r -> r.put(name(file), file));
  }

  /** Lets go of the copy of a file that is not needed here any more. */
  void drop(Path file) throws IOException {
    if (remote.isPresent()) {
      Files.deleteIfExists(file);
    }
  }

  /** Where Spark reads a file. */
  String uri(Path file) {
    return remote.map(r -> r.uri(name(file))).orElseGet(() -> Place.hadoop(file));
  }

  /** Whether the lake holds a file. */
  boolean exists(Path file) {
    return remote.map(r -> r.exists(name(file))).orElseGet(() -> Files.exists(file));
  }

  /** Copies a file here if it is there; of several that ask for it, one does. */
  void fetch(Path file) {
    if (remote.isEmpty()) {
      return;
    }
    synchronized (fetching.computeIfAbsent(file, f -> new Object())) {
      if (Files.notExists(file) && remote.get().exists(name(file))) {
        remote.get().fetch(name(file), file);
      }
    }
  }

  /** Reads a file. */
  interface Reading {
    void of(Path file) throws IOException;
  }

  /** Reads a file without leaving a copy of it here, or taking away that of a night. */
  void read(Path file, Reading reading) throws IOException {
    if (remote.isEmpty()) {
      reading.of(file);
      return;
    }
    Path own = Files.createTempDirectory("summit-ledger-");
    try {
      Path once = own.resolve(String.valueOf(file.getFileName()));
      remote.get().fetch(name(file), once);
      reading.of(once);
    } finally {
      Folders.delete(own);
    }
  }

  /** The keys of what is there, in order. */
  List<String> keys() {
    Stream<String> names =
        remote
            .map(r -> r.list("").keySet().stream().map(name -> name.replaceFirst("/.*", "")))
            .orElseGet(
                () -> Folders.list(folder).stream().map(f -> String.valueOf(f.getFileName())));
    return names.filter(Lake::isKey).distinct().sorted().toList();
  }

  private String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** What a folder holds, sums by sector last: where they are, all other sums are too. */
  static List<Path> list(Path folder) {
    return Folders.list(folder).stream().sorted(Comparator.comparing(LakeCopy::isLast)).toList();
  }

  private static boolean isLast(Path file) {
    return String.valueOf(file.getFileName()).startsWith(SumFiles.SECTORS);
  }
}
