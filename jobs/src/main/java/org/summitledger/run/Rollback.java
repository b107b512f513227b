package org.summitledger.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.summitledger.audit.Verification;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.PublishException;
import org.summitledger.publish.Warehouse;
import org.summitledger.report.AuditResults.Finding;

/** Lets readers see a version again that was published earlier. */
public final class Rollback {
  private final Warehouse warehouse;

  /** In a warehouse, of which the caller holds the lock. */
  public Rollback(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Switches {@code latest} to a run's version, if its files are what it was published with.
   *
   * @return what was done, for the operator
   * @throws UsageException if there is no such version
   * @throws PublishException if it is damaged, or {@code latest} cannot be switched; the message
   *     says what the state is
   */
  public String to(String run) throws IOException {
    VersionsToDelete.requireThere(warehouse, run);
    // A run that died may have left readers with another version than the last.
    warehouse.clean();
    return show(named(run));
  }

  /** The run of a version that is named by a link beside it, which may be made another's. */
  private String named(String run) throws IOException {
    Path version = warehouse.version(run).toRealPath();
    String name = String.valueOf(version.getFileName());
    Path same = warehouse.version(name);
    return Files.exists(same) && same.toRealPath().equals(version) && !Files.isSymbolicLink(same)
        ? name
        : run;
  }

  private String show(String run) throws IOException {
    Optional<String> shown = warehouse.currentRun();
    Manifest manifest = Manifest.of(warehouse.version(run)).orElseThrow();
    String shows = warehouse.latestDisplayName() + " shows " + run + ", as of " + manifest.asOf();
    if (shown.isPresent()
        && warehouse.currentVersion().equals(warehouse.version(run).toRealPath())) {
      warehouse.requireLast();
      return shows + ", already.";
    }
    warehouse.requirePublishable();
    warehouse.fetch(run, warehouse.version(run));
    requireWhole(warehouse.version(run), manifest);
    warehouse.rollBack(run);
    return shows
        + shown.map(before -> "; it showed " + before).orElse("")
        + ". The next night of that day or a later one takes its place.";
  }

  private void requireWhole(Path version, Manifest manifest) throws IOException {
    List<Finding> damages =
        new Verification(version, manifest)
            .files().stream().filter(finding -> !finding.passed()).toList();
    if (!damages.isEmpty()) {
      Finding first = damages.get(0);
      throw new PublishException(
          "Cannot show "
              + warehouse.displayName(version)
              + ": "
              + first.table()
              + ": found "
              + first.observed()
              + ", expected "
              + first.bound()
              + (damages.size() > 1 ? ", and " + (damages.size() - 1) + " more" : "")
              + ". latest is what it was. Make its files what its manifest says, or choose another"
              + " version.");
    }
  }
}
