package org.summitledger.run;

import java.util.Map;
import java.util.Optional;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.PublishException;
import org.summitledger.publish.Warehouse;

/** The versions that nights have published into a warehouse, for people who look for one. */
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
        // One that is gone by now is none.
        Manifest.of(warehouse.version(run)).ifPresent(m -> row(table, run, seen, m));
      } catch (PublishException e) {
        table.row(
            run, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, seen, String.valueOf(e.getMessage()));
      }
    }
    return table;
  }

  private static void row(TextTable table, String run, String seen, Manifest manifest) {
    long tables = manifest.outputs().stream().filter(o -> o.rows() >= 0).count();
    String accepted = manifest.accepted();
    table.row(
        run,
        manifest.asOf(),
        manifest.createdAt(),
        String.valueOf(tables),
        TextTable.kibibytes(manifest.outputBytes()),
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
