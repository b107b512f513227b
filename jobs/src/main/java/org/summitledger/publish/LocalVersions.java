package org.summitledger.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.store.Durable;
import org.summitledger.store.Folders;

/**
 * The versions of a warehouse in a folder of this machine: {@code versions/<run>/}, and the link
 * {@code latest} to one of them, which is moved to another in one step.
 */
final class LocalVersions {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");
  private static final String FRESH_LINK = ".latest-";

  private final Path folder;

  /** Of the warehouse in a folder. */
  LocalVersions(Path folder) {
    this.folder = folder;
  }

  /** Where all of them lie. */
  Path all() {
    return folder.resolve(Warehouse.VERSIONS);
  }

  /** Where a run's version lies, or will lie. */
  Path of(String run) {
    return all().resolve(run);
  }

  /** The link by which readers find the last one. */
  Path latest() {
    return folder.resolve("latest");
  }

  /** The runs of all that have a manifest, in their order. */
  List<String> runs() {
    return Folders.list(all()).stream()
        .filter(v -> Files.exists(v.resolve(Manifest.FILE)))
        .map(v -> String.valueOf(v.getFileName()))
        .sorted()
        .toList();
  }

  /** What is no link cannot be switched in one step. */
  void requireLatestIsLink() {
    if (Files.exists(latest(), LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(latest())) {
      throw new PublishException(
          "Cannot publish into "
              + folder
              + ": "
              + latest()
              + " is no link to a version, so that nothing could take its place in one step. Move it"
              + " away; if it is a copy of a version, link latest to that: one of "
              + runs()
              + ".");
    }
  }

  /** A file system of another kind would be found out by the end of a night's work. */
  void requireLinks() {
    Path trial = folder.resolve(FRESH_LINK + "trial");
    try {
      Files.deleteIfExists(trial);
      Files.createSymbolicLink(trial, Path.of(Warehouse.VERSIONS));
      Files.delete(trial);
    } catch (IOException | UnsupportedOperationException e) {
      throw new PublishException(
          "Cannot make a symbolic link in "
              + folder
              + ", by which the last night is found: "
              + e
              + ". If its file system holds none, work in a folder on another one.",
          e);
    }
  }

  /** Lets readers see a version, in one step. */
  void show(String run) {
    Path link = folder.resolve(FRESH_LINK + run);
    try {
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(Warehouse.VERSIONS).resolve(run));
      Files.move(
          link, latest(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Durable.force(folder);
    } catch (AtomicMoveNotSupportedException e) {
      throw new PublishException(
          "The file system at " + folder + " cannot switch latest in one step; it is what it was.",
          e);
    } catch (IOException e) {
      throw new PublishException(
          "Cannot switch latest to " + run + ": " + e + ". Look where " + latest() + " points.", e);
    }
  }

  /** Lets readers see none. */
  void showNone() {
    try {
      Files.deleteIfExists(latest());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + latest(), e);
    }
  }

  /**
   * The runs whose versions a link leads to, which lies in the folder itself or among the versions:
   * {@code latest}, and those that somebody made, to a version, to a file of one, or to another
   * link.
   */
  SortedSet<String> linked() {
    List<Path> targets = targets();
    return runs().stream()
        .filter(run -> leadsTo(targets, run))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a link leads to a run's version. */
  boolean isLinked(String run) {
    return leadsTo(targets(), run);
  }

  /** Where the links lead. */
  private List<Path> targets() {
    return Stream.of(folder, all())
        .flatMap(in -> Folders.list(in).stream())
        .filter(link -> Files.isSymbolicLink(link) && !isFresh(link))
        .flatMap(link -> real(link).stream())
        .toList();
  }

  private boolean leadsTo(List<Path> targets, String run) {
    return real(of(run)).filter(v -> targets.stream().anyMatch(t -> t.startsWith(v))).isPresent();
  }

  /** Whether a run that is about to switch, or died over it, has made a link. */
  private static boolean isFresh(Path link) {
    return String.valueOf(link.getFileName()).startsWith(FRESH_LINK);
  }

  /** Where a path leads; empty where that is nowhere, or gone by now. */
  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open " + path, e);
    }
  }

  /**
   * Deletes a version, which leaves its place in one step: no reader finds half of one.
   *
   * @param aside where it is until it is gone, and where the next run finds it if this one dies
   */
  void delete(String run, Path aside) {
    try {
      Files.createDirectories(aside.getParent());
      Files.move(of(run), aside, StandardCopyOption.ATOMIC_MOVE);
      Durable.force(all());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + of(run), e);
    }
    deleteIfPossible(aside);
  }

  /**
   * Deletes what no reader is led to. Where it cannot be, as while somebody has a file of it open
   * on NFS, that is no reason to stop.
   */
  static void deleteIfPossible(Path leftover) {
    try {
      Folders.delete(leftover);
    } catch (UncheckedIOException e) {
      LOG.warn("{}: {}. The next run does it.", e.getMessage(), String.valueOf(e.getCause()));
    }
  }

  /** Removes links that runs that died were about to make the last one. */
  void removeFreshLinks() {
    Folders.list(folder).stream().filter(LocalVersions::isFresh).forEach(Folders::delete);
  }

  /**
   * Makes the copies of versions that lie elsewhere no more than there is there: the last one, and
   * of others the manifests.
   */
  void trimCopies(SortedSet<String> there, Optional<String> last) {
    for (Path copy : Folders.list(all())) {
      String run = String.valueOf(copy.getFileName());
      if (!there.contains(run)) {
        Folders.delete(copy);
      } else if (!last.equals(Optional.of(run))) {
        Folders.list(copy).stream()
            .filter(f -> !f.endsWith(Manifest.FILE))
            .forEach(Folders::delete);
      }
    }
  }
}
