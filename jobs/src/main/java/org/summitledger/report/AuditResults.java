package org.summitledger.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportTable;

/** What the audit found in the staged tables. Not a {@link ReportTable}: it is made from them. */
public final class AuditResults {
  private AuditResults() {}

  /**
   * One finding.
   *
   * @param table the table checked
   * @param check the check
   * @param severity block or warn
   * @param observed what was found
   * @param bound what is allowed
   * @param passed whether it is within the bound
   */
  public record Finding(
      String table, String check, String severity, String observed, String bound, boolean passed) {

    /** Whether it keeps the night from publishing. */
    public boolean blocks() {
      return !passed && severity.equals("block");
    }
  }

  /** What the table is. */
  public static TableDefinition definition() {
    return TableDefinition.named(
            "audit_results",
            "A check of a staged table, made on the re-read file before publishing.")
        .from("the staged tables")
        .key("table", "The table checked.")
        .key("check", "The check.")
        .text(
            "severity",
            "block: a failure keeps the last version; warn: it is published with this row.")
        .text("observed", "What was found.")
        .text("bound", "What is allowed.")
        .flag("passed", "Whether it is within the bound.")
        .build();
  }

  /** As a table. */
  public static Dataset<Row> table(SparkSession spark, List<Finding> findings) {
    List<Row> rows = new ArrayList<>();
    for (Finding f : findings) {
      rows.add(Rows.of(f.table(), f.check(), f.severity(), f.observed(), f.bound(), f.passed()));
    }
    return Rows.table(spark, definition(), rows);
  }
}
