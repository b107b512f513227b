package org.summitledger.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;

/**
 * What a warehouse shows when a night begins, and what the night's version is to it. A night of an
 * earlier day than {@code latest} shows is published beside it: an earlier day never takes the
 * place of a later one.
 */
final class LatestVersion {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");

  private final Warehouse warehouse;
  private final LocalDate asOf;
  private final Optional<Manifest> last;

  /** As the warehouse is now, for a night of a day. */
  LatestVersion(Warehouse warehouse, LocalDate asOf) {
    this.warehouse = warehouse;
    this.asOf = asOf;
    this.last = warehouse.latestManifest();
  }

  /** The version that {@code latest} shows, of any day. */
  Optional<Manifest> last() {
    return last;
  }

  /** The folder that {@code latest} shows, of any day. */
  Optional<Path> shown() {
    return last.map(m -> warehouse.currentVersion());
  }

  /** The folder to compare the night with; there is none where it knew more than the night does. */
  Optional<Path> comparable() {
    Optional<Path> version = later().isPresent() ? Optional.empty() : shown();
    version.ifPresent(v -> warnOfMissing(v, last.orElseThrow()));
    return version;
  }

  private static void warnOfMissing(Path version, Manifest manifest) {
    List<String> missing =
        manifest.outputs().stream()
            .map(Manifest.Output::file)
            .filter(file -> Files.notExists(version.resolve(file)))
            .toList();
    if (!missing.isEmpty()) {
      LOG.warn("{} lacks {}: nothing is compared with what they held.", version, missing);
    }
  }

  /** The later day that {@code latest} shows; empty where the night's version takes its place. */
  private Optional<String> later() {
    return last.map(Manifest::asOf).filter(day -> day.compareTo(asOf.toString()) > 0);
  }

  /**
   * The run whose version the night would repeat: that of {@code latest}, or for an earlier day
   * any.
   */
  Optional<String> same(String fingerprint) {
    Stream<Manifest> candidates =
        later().isPresent()
            ? warehouse.versions().stream()
                .filter(v -> v.endsWith(Fingerprint.ending(fingerprint)))
                .flatMap(v -> Manifest.of(warehouse.version(v)).stream())
            : last.stream();
    return candidates
        .filter(m -> m.fingerprint().equals(fingerprint))
        .map(Manifest::runId)
        .findFirst();
  }

  /** Where people find a version that was there already. */
  String place(String run) {
    return later().isPresent()
        ? warehouse.displayName(warehouse.version(run))
        : warehouse.latestDisplayName();
  }

  /**
   * Makes what was staged a version, and lets readers see it unless they see a later day.
   *
   * @return what was done, for the log
   */
  String publish(Manifest manifest) {
    warehouse.publish(manifest);
    if (later().isPresent()) {
      return manifest.outputs().size() + " files; latest stays at as of " + later().get();
    }
    warehouse.switchLatest(manifest.runId());
    return manifest.outputs().size() + " files, latest switched";
  }

  /** What the operator is told of the night's version. */
  String told(String run) {
    String version = "Published " + warehouse.displayName(warehouse.version(run));
    return later()
        .map(day -> version + ". latest still shows the later day " + day + ".")
        .orElseGet(() -> version + "; " + warehouse.latestDisplayName() + " shows it.");
  }
}
