package org.summitledger.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.Countries;

/**
 * Trade as known on a day: one row for each source, dataflow, period, reporter, partner, flow and
 * product, in whole units of currency. Where a file lists all partners and no world, the world is
 * their sum; a world that is reported is never added to its parts.
 */
public final class Cells {
  private static final Column[] KEY = {
    col("source"),
    col("dataflow"),
    col("frequency"),
    col("period_start"),
    col("period_end"),
    col("reporter"),
    col("partner"),
    col("flow"),
    col("product"),
    col("product_level"),
    col("currency")
  };

  private Cells() {}

  /** The leaf rows that speak on the day, each with its file and line. */
  public static Dataset<Row> leaves(SparkSession spark, Lake lake, List<Selected> selected) {
    List<Selected> used = selected.stream().filter(s -> !s.periods().isEmpty()).toList();
    if (used.isEmpty()) {
      return spark.createDataFrame(List.of(), FlowColumns.flows());
    }
    String[] paths =
        used.stream().map(s -> lake.flows(s.entry()).toUri().toString()).toArray(String[]::new);
    Dataset<Row> flows = spark.read().schema(FlowColumns.flows()).parquet(paths);
    for (Selected file : used) {
      if (!file.isWhole()) {
        flows = flows.filter(not(isSuperseded(file)));
      }
    }
    return flows;
  }

  private static Column isSuperseded(Selected file) {
    List<Object> gone = new ArrayList<>();
    for (String period : file.entry().periods()) {
      if (!file.periods().contains(period)) {
        gone.add(LocalDate.parse(period));
      }
    }
    return col("file_sha256")
        .equalTo(file.entry().fileSha256())
        .and(col("period_start").isin(gone.toArray()));
  }

  /**
   * Adds up lines of the same cell (two names of one country are two lines) and the world.
   *
   * @param leaves as {@link #leaves} gives them
   * @param selected the same files
   */
  public static Dataset<Row> of(Dataset<Row> leaves, List<Selected> selected) {
    Object[] complete =
        selected.stream()
            .map(Selected::entry)
            .filter(e -> e.partners().equals("all") && e.world().equals("none"))
            .map(LakeEntry::fileSha256)
            .distinct()
            .toArray();
    Dataset<Row> all = leaves;
    if (complete.length > 0) {
      Dataset<Row> world =
          leaves
              .filter(col("file_sha256").isin(complete))
              .withColumn("partner", lit(Countries.WORLD));
      all = leaves.unionByName(world);
    }
    Column rank =
        when(col("observation_status").equalTo("P"), 3)
            .when(col("observation_status").equalTo("E"), 2)
            .when(col("observation_status").equalTo("A"), 1)
            .otherwise(0);
    return all.groupBy(KEY)
        .agg(
            sum("value").cast(FlowColumns.MONEY).as("value"),
            max(rank).as("status_rank"),
            min("valuation").as("valuation"),
            functions.count(lit(1)).as("lines"))
        .withColumn(
            "observation_status",
            when(col("status_rank").equalTo(3), "P")
                .when(col("status_rank").equalTo(2), "E")
                .when(col("status_rank").equalTo(1), "A")
                .otherwise("M"))
        .drop("status_rank");
  }
}
