package org.summitledger.audit;

import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.summitledger.publish.TableFile;
import org.summitledger.report.AuditResults.Finding;

/**
 * What must be true among the numbers of a row of {@code gravity}, checked from its file alone: a
 * residual is ln(actual / fitted), and a coefficient lies in the middle of its interval.
 */
final class GravityIdentities {
  private static final String TABLE = "gravity";

  /** Money is in thousandths. */
  private static final double THOUSANDTHS = 1000;

  /** Money is rounded to the thousandth: what is fitted may be off by half of one. */
  private static final double ROUNDED = 0.0005;

  private final TableFile file;

  /** Of a folder whose tables keep their contracts. */
  public GravityIdentities(Path folder) {
    this.file = new TableFile(folder.resolve(TABLE + ".parquet"));
  }

  /** One finding an identity: in how many rows it was checked, and how far off the worst is. */
  public List<Finding> all() {
    Worst residuals = worst();
    Worst intervals = worst();
    file.forEach(
        row -> {
          if (has(row, "value") && has(row, "actual") && has(row, "fitted")) {
            residuals.add(residual(row));
          }
          if (has(row, "low") && has(row, "high")) {
            intervals.add(interval(row));
          }
        });
    return List.of(
        residuals.finding(TABLE, "residual_is_log_of_actual_over_fitted"),
        intervals.finding(TABLE, "coefficient_is_in_the_middle_of_its_interval"));
  }

  private static Worst worst() {
    return new Worst("rows", "beyond the thousandths that money is rounded to");
  }

  private static boolean has(Group row, String column) {
    return row.getFieldRepetitionCount(column) > 0;
  }

  /** How far fitted times exp(residual) is from actual, beyond what rounding does. */
  private static double residual(Group row) {
    double ratio = StrictMath.exp(row.getDouble("value", 0));
    double actual = money(row, "actual");
    double apart = Math.abs(money(row, "fitted") * ratio - actual);
    return Math.max(0, apart - ROUNDED * ratio) / Math.abs(actual);
  }

  private static double money(Group row, String column) {
    return row.getLong(column, 0) / THOUSANDTHS;
  }

  private static double interval(Group row) {
    double low = row.getDouble("low", 0);
    double high = row.getDouble("high", 0);
    double size = Math.max(Math.abs(low), Math.abs(high));
    double apart = Math.abs(row.getDouble("value", 0) - (low + high) / 2);
    return size == 0 ? apart : apart / size;
  }
}
