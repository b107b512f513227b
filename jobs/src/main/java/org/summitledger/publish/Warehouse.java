package org.summitledger.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.store.Durable;
import org.summitledger.store.Folders;
import org.summitledger.store.RemoteException;
import org.summitledger.store.RemoteFolder;

/**
 * The folder that nights publish into. {@code versions/<run>/} holds complete versions, which never
 * change; {@code latest} is a link to one of them and is moved to the next in one step, so that all
 * tables of a night appear together. Everything else is put together in {@code .staging/}.
 *
 * <p>A warehouse that lies elsewhere is worked on in a copy, which holds what the next night needs
 * and can be deleted at any time; see {@link RemoteVersions}.
 */
public final class Warehouse {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");
  private static final String STAGING = ".staging";
  private static final String LAKE = "lake";

  /** The folder of published versions, here and elsewhere. */
  static final String VERSIONS = "versions";

  private final Path folder;
  private final Optional<RemoteFolder> remote;
  private final Optional<RemoteVersions> remoteVersions;
  private final LocalVersions versions;

  /** A warehouse in a folder, which need not exist yet. */
  public Warehouse(Path folder) {
    this(folder, Optional.empty());
  }

  /** A warehouse that lies elsewhere, with its copy. */
  public Warehouse(Path copy, RemoteFolder remote) {
    this(copy, Optional.of(remote));
  }

  private Warehouse(Path folder, Optional<RemoteFolder> remote) {
    this.folder = folder;
    this.remote = remote;
    this.remoteVersions = remote.map(RemoteVersions::new);
    this.versions = new LocalVersions(folder);
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** The folder of the store of flows. */
  public Path lake() {
    return folder.resolve(LAKE);
  }

  /** The store of flows where it lies elsewhere. */
  public Optional<RemoteFolder> remoteLake() {
    return remote.map(r -> r.folder(LAKE));
  }

  /** A path of the warehouse as people are told of it. */
  public String displayName(Path path) {
    String name = folder.relativize(path).toString().replace('\\', '/');
    return remote.map(r -> r.uri(name)).orElseGet(path::toString);
  }

  /** What shows readers the last night: a link, or elsewhere a file that names the folder. */
  public String latestDisplayName() {
    return remote.map(r -> r.uri("latest.json")).orElseGet(() -> latest().toString());
  }

  /** Where Spark's executors put tables that a run stages; empty where the folder itself is. */
  public Optional<RemoteFolder> remoteStaging(String run) {
    return remote.map(r -> r.folder(STAGING).folder(run));
  }

  /** What the last run came to. */
  public Path runJson() {
    return folder.resolve("run.json");
  }

  /** The published tables of the last night. */
  public Path latest() {
    return versions.latest();
  }

  /** Where a run puts its tables together. */
  public Path staging(String run) {
    return folder.resolve(STAGING).resolve(run);
  }

  /** Whether a run has ever read or published anything where it lies. */
  public boolean exists() {
    return remote
        .map(r -> r.exists(VERSIONS) || r.exists(LAKE))
        .orElseGet(() -> Files.isDirectory(versions.all()) || Files.isDirectory(lake()));
  }

  /** Deletes what a run has staged and did not publish; where it cannot, the next run does. */
  public void discard(String run) {
    LocalVersions.deleteIfPossible(staging(run));
  }

  /** The folder of the version that {@code latest} points to, whatever its name is. */
  public Path currentVersion() {
    try {
      return latest().toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open " + latest(), e);
    }
  }

  /** The run whose version {@code latest} shows; empty if it shows none. */
  public Optional<String> currentRun() {
    return Files.exists(latest())
        ? Optional.of(String.valueOf(currentVersion().getFileName()))
        : Optional.empty();
  }

  /** Where a run's version lies, or will lie. */
  public Path version(String run) {
    return versions.of(run);
  }

  /**
   * Makes sure that the folder is there, can be written and can show what is published.
   *
   * @throws PublishException if that cannot be
   */
  public void prepare() {
    versions.requireLatestIsLink();
    try {
      Files.createDirectories(folder);
      Files.createDirectories(folder.resolve(STAGING));
      Files.createDirectories(versions.all());
    } catch (IOException e) {
      throw new PublishException("Cannot write to " + folder + ": " + e, e);
    }
  }

  /**
   * Makes the copy of a warehouse that lies elsewhere show what is there: the last version whole,
   * of others the manifests. Does nothing where there is no copy. Only the holder of the lock may
   * call it.
   *
   * @throws org.summitledger.store.RemoteException if it cannot be reached
   */
  public void refresh() {
    remoteVersions.ifPresent(
        there -> {
          Optional<String> last = there.look();
          SortedSet<String> complete = there.complete();
          versions.trimCopies(complete, last);
          complete.forEach(run -> there.fetchManifest(run, version(run)));
          last.ifPresent(run -> there.fetch(run, version(run)));
          last.ifPresentOrElse(versions::show, versions::showNone);
        });
  }

  /** Copies all files of a version into a folder, where the warehouse lies elsewhere. */
  public void fetch(String run, Path to) {
    remoteVersions.ifPresent(there -> there.fetch(run, to));
  }

  /**
   * Writes what a run came to where the warehouse lies, if that is elsewhere. It is for people and
   * schedulers: a run is what it is, also where this cannot be written.
   */
  public void shareRunJson() {
    try {
      remote.ifPresent(r -> r.put("run.json", runJson()));
    } catch (RemoteException e) {
      LOG.warn("{}. {} has it.", e.getMessage(), runJson());
    }
  }

  /**
   * Makes sure that what a run makes can be published, and by one run only. Only the holder of the
   * lock may call it.
   *
   * @throws PublishException if no link can be made that shows readers the last version
   * @throws org.summitledger.store.RemoteException if the place cannot keep two runs apart
   */
  public void requirePublishable() {
    versions.requireLinks();
    remote.ifPresent(RemoteFolder::requireCreateOnce);
  }

  /**
   * The manifest of the version that {@code latest} points to.
   *
   * @return empty if nothing was published yet
   */
  public Optional<Manifest> latestManifest() {
    Optional<Manifest> manifest = Manifest.of(latest());
    if (manifest.isEmpty() && Files.isSymbolicLink(latest())) {
      throw new PublishException(
          "Cannot tell what was published last: "
              + latest()
              + " points to no version, or to one without its manifest. Restore it, or show readers one of "
              + versions()
              + " with versions rollback.",
          new NoSuchFileException(latest().toString()));
    }
    return manifest;
  }

  /** Removes what runs that died have left behind. Only the holder of the lock may call it. */
  public void clean() {
    remoteVersions.ifPresent(RemoteVersions::clean);
    versions.removeFreshLinks();
    Folders.list(folder.resolve(STAGING)).forEach(LocalVersions::deleteIfPossible);
    for (Path leftover : Folders.list(lake())) {
      if (String.valueOf(leftover.getFileName()).startsWith(Folders.UNFINISHED)) {
        Folders.delete(leftover);
      }
    }
  }

  /**
   * Makes a version of what a run has staged: writes the manifest and moves the folder to its place
   * among the versions. {@code latest} stays where it is.
   *
   * @throws PublishException if that failed
   */
  public void publish(Manifest manifest) {
    Path staged = staging(manifest.runId());
    Path version = version(manifest.runId());
    try {
      manifest.write(staged);
      Folders.force(staged);
      if (Files.exists(version)) {
        throw new PublishException("Version " + version + " exists already; nothing was changed.");
      }
      Files.move(staged, version, StandardCopyOption.ATOMIC_MOVE);
      Durable.force(versions.all());
      if (remoteVersions.isPresent()) {
        remoteVersions.get().put(manifest.runId(), version);
      }
    } catch (IOException e) {
      throw new PublishException(
          "Cannot move " + staged + " to " + version + ": " + e + ". latest is what it was.", e);
    }
  }

  /**
   * Switches {@code latest} to the version that a run has just made, in one step: readers see the
   * old version or the new one.
   *
   * @throws SupersededException if another run was first; this one's version is then deleted
   * @throws PublishException if that failed; the message says what the state is
   */
  public void switchLatest(String run) {
    remoteVersions.ifPresent(
        there -> {
          if (!there.claimNext(run, version(run))) {
            there.delete(run);
            throw there.superseded();
          }
          try {
            there.show();
          } catch (PublishException | RemoteException e) {
            warnOfMending(run, e);
          }
        });
    link(run);
  }

  /**
   * Switches {@code latest} to a version that was published earlier, in one step. Only the holder
   * of the lock may call it, once it is {@link #refresh}ed and the version is whole here.
   *
   * @throws SupersededException if another run has published since
   * @throws PublishException if that failed; the message says what the state is
   * @throws RemoteException if readers could not be told; {@link #clean} does it
   */
  public void rollBack(String run) {
    remoteVersions.ifPresent(
        there -> {
          if (!there.claimNext(run, version(run))) {
            throw there.superseded();
          }
          there.show();
        });
    link(run);
  }

  /** Links {@code latest} to it; where that is a copy's, readers elsewhere see it already. */
  private void link(String run) {
    try {
      versions.show(run);
    } catch (PublishException e) {
      if (remoteVersions.isEmpty()) {
        throw e;
      }
      warnOfMending(run, e);
    }
  }

  private static void warnOfMending(String run, Exception e) {
    LOG.warn("{} is published; the next run mends this: {}", run, e.getMessage());
  }

  /**
   * Makes sure that the version that was the last when this was {@link #refresh}ed is so still.
   *
   * @throws SupersededException if another run elsewhere has made one the last since
   */
  public void requireLast() {
    remoteVersions.ifPresent(RemoteVersions::requireLast);
  }

  /**
   * The runs whose versions are not to be deleted, since {@code latest} or another link leads
   * readers to them: one that lies in the folder itself, or among the versions.
   */
  public SortedSet<String> linked() {
    return versions.linked();
  }

  /** Whether a run's is one of them. */
  public boolean isLinked(String run) {
    return versions.isLinked(run);
  }

  /**
   * Deletes a version. Only the holder of the lock may call it, once it is {@link #refresh}ed.
   *
   * @throws IllegalArgumentException if a link leads readers to it
   * @throws SupersededException if another run has let readers see another version since
   */
  public void delete(String run) {
    if (isLinked(run)) {
      throw new IllegalArgumentException("Readers are led to " + version(run));
    }
    requireLast();
    remoteVersions.ifPresent(there -> there.deleteEarlier(run));
    versions.delete(run, staging(run));
  }

  /** The published versions, oldest first. */
  public List<String> versions() {
    return versions.runs();
  }
}
