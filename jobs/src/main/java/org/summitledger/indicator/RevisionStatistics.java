package org.summitledger.indicator;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * Summary statistics of revisions as aggregate Spark expressions. A revision is the later figure
 * minus the earlier one: above zero where figures were too low at first. Null where there is none.
 * Definitions of McKenzie and Gamba, Interpreting the Results of Revision Analyses: Recommended
 * Summary Statistics (OECD and Eurostat, 2008).
 */
public final class RevisionStatistics {
  private RevisionStatistics() {}

  /** Mean revision, 1/n Σ (L − P): not zero where first figures lean to one side. */
  public static Column mean(Column revision) {
    return avg(revision);
  }

  /** Mean absolute revision, 1/n Σ |L − P|: how far figures move, either way. */
  public static Column meanAbsolute(Column revision) {
    return avg(abs(revision));
  }

  /** Σ (L − P) / Σ |P|: the mean revision as a ratio to the figures that were revised. */
  public static Column relativeMean(Column revision, Column earlier) {
    return Ratios.share(sum(revision), sum(when(revision.isNotNull(), abs(earlier))));
  }

  /** Relative mean absolute revision, Σ |L − P| / Σ |P|. */
  public static Column relativeMeanAbsolute(Column revision, Column earlier) {
    return Ratios.share(sum(abs(revision)), sum(when(revision.isNotNull(), abs(earlier))));
  }

  /**
   * Standard deviation of revisions about their mean, √(Σ (r − r̄)² / (n − 1)); null for fewer than
   * two. Summed in the order of the revisions, so that equal rows give equal bytes.
   */
  public static Column standardDeviation(Column revision) {
    Column mean = avg(revision).cast("double");
    Column squares =
        aggregate(
            array_sort(collect_list(revision)),
            lit(0.0),
            (total, r) -> {
              Column distance = r.cast("double").minus(mean);
              return total.plus(distance.multiply(distance));
            });
    return when(count(revision).gt(1), sqrt(squares.divide(count(revision).minus(1))));
  }
}
