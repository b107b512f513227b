package org.summitledger.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.Countries;

/**
 * Trade as known on a day: one row for each source, dataflow, period, reporter, partner, flow and
 * product of an HS revision, in whole units of currency. Where a file lists all partners and no
 * world, the world is their sum, marked {@code is_derived}; a world that is reported is never added
 * to its parts.
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
    col("hs_revision"),
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
    return isOf(file.entry()).and(col("period_start").isin(gone.toArray()));
  }

  /** The same bytes may be delivered again, or be read through two layouts. */
  private static Column isOf(LakeEntry file) {
    return col("file_sha256")
        .equalTo(file.fileSha256())
        .and(col("source").equalTo(file.source()))
        .and(col("dataflow").equalTo(file.dataflow()))
        .and(col("frequency").equalTo(file.frequency()))
        .and(col("known_from").equalTo(lit(LocalDate.parse(file.knownFrom()))));
  }

  /**
   * Adds up lines of the same cell (two names of one country are two lines) and the world.
   *
   * @param leaves as {@link #leaves} gives them
   * @param selected the same files
   */
  public static Dataset<Row> of(Dataset<Row> leaves, List<Selected> selected) {
    Optional<Column> complete =
        selected.stream()
            .filter(s -> !s.periods().isEmpty())
            .map(Selected::entry)
            .filter(e -> e.partners().equals("all") && e.world().equals("none"))
            .map(Cells::isOf)
            .reduce(Column::or);
    Dataset<Row> stated = leaves.withColumn("is_derived", lit(false));
    Dataset<Row> all =
        complete
            .map(
                files ->
                    stated.unionByName(
                        stated
                            .filter(files)
                            .withColumns(
                                Map.of("partner", lit(Countries.WORLD), "is_derived", lit(true)))))
            .orElse(stated);
    return all.groupBy(KEY)
        .agg(
            sum("value").cast(FlowColumns.MONEY).as("value"),
            ObservationStatus.worst(col("observation_status")).as("observation_status"),
            Valuation.common(col("valuation")).as("valuation"),
            max("is_derived").as("is_derived"));
  }
}
