package org.summitledger.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.PublishException;
import org.summitledger.publish.Warehouse;

/** The versions that nights have published into a warehouse: which there are, and which may go. */
public final class PublishedVersions {
  private static final String UNKNOWN = "-";

  /** Characters of a hash that tell builds apart. */
  private static final int SHORT = 12;

  private PublishedVersions() {}

  /**
   * A line for each version, oldest first: which day's knowledge it shows, when it was published,
   * what built it, and whether it is the one that readers see. One whose manifest cannot be read is
   * listed with the reason.
   */
  public static TextTable table(Warehouse warehouse) {
    TextTable table =
        new TextTable("run", "as of", "published", "tables", "KiB", "build", "shown", "note");
    Optional<String> shown = warehouse.currentRun();
    for (String run : warehouse.versions()) {
      String seen = shown.equals(Optional.of(run)) ? "latest" : "";
      try {
        row(table, run, seen, Warehouse.manifest(warehouse.version(run)).orElseThrow());
      } catch (PublishException e) {
        table.row(
            run, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, seen, String.valueOf(e.getMessage()));
      }
    }
    return table;
  }

  /**
   * The versions that may go, oldest first: all but the newest, those that a link leads readers to,
   * and those that are named.
   *
   * @param newest how many of the newest stay, at least one
   * @param named further ones that stay
   * @throws UsageException if none is to stay, or one that is named is not there
   */
  public static List<String> expendable(Warehouse warehouse, int newest, Set<String> named) {
    List<String> runs = warehouse.versions();
    if (newest < 1) {
      throw new UsageException("Cannot keep " + newest + " versions: --keep takes 1 or more.");
    }
    for (String run : named) {
      if (!runs.contains(run)) {
        throw notFound(warehouse, run);
      }
    }
    Set<String> linked = warehouse.linked();
    return runs.subList(0, Math.max(0, runs.size() - newest)).stream()
        .filter(run -> !linked.contains(run) && !named.contains(run))
        .toList();
  }

  /** What is said of a run that has no version. */
  static UsageException notFound(Warehouse warehouse, String run) {
    return new UsageException(
        "Cannot find the version of run '"
            + run
            + "' in "
            + warehouse.displayName(warehouse.folder())
            + ": the command versions lists those that are there.");
  }

  /** A version with the day that it shows and the room that it takes, as far as that is known. */
  public static String line(Warehouse warehouse, String run) {
    String place = warehouse.displayName(warehouse.version(run));
    try {
      Manifest manifest = Warehouse.manifest(warehouse.version(run)).orElseThrow();
      return place + ", as of " + manifest.asOf() + ", " + bytes(manifest) + " bytes";
    } catch (PublishException e) {
      return place + ", whose manifest cannot be read";
    }
  }

  private static long bytes(Manifest manifest) {
    return manifest.outputs().stream().mapToLong(Manifest.Output::bytes).sum();
  }

  private static void row(TextTable table, String run, String seen, Manifest manifest) {
    long tables = manifest.outputs().stream().filter(o -> o.rows() >= 0).count();
    String accepted = manifest.accepted();
    table.row(
        run,
        manifest.asOf(),
        manifest.createdAt(),
        String.valueOf(tables),
        TextTable.kibibytes(bytes(manifest)),
        build(manifest.versions()),
        seen,
        accepted == null ? "" : "accepted: " + accepted.replaceAll("\\R", " "));
  }

  private static String build(Map<String, String> versions) {
    String code = versions.getOrDefault("code_sha256", "");
    return versions.getOrDefault("summit-ledger", UNKNOWN)
        + " "
        + code.substring(0, Math.min(SHORT, code.length()));
  }
}
