package org.summitledger.audit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.report.SectorSeries;

/**
 * What the cells of a night come to, source by source.
 *
 * @param stated money that files state, in whole units of currency: all cells but the worlds that
 *     were added up here
 * @param counted money that sectors are made of, worlds that were added up included
 * @param repeated cells that several dataflows speak for, so that they count more than once
 */
public record CellTotals(
    Map<String, BigDecimal> stated,
    Map<String, BigDecimal> counted,
    Map<String, BigDecimal> repeated) {

  private static final DataType TOTAL = DataTypes.createDecimalType(38, 3);
  private static final String STATED = "stated";
  private static final String COUNTED = "counted";
  private static final String REPEATED = "repeated";

  /**
   * Adds up, in one Spark job.
   *
   * @param cells see {@link org.summitledger.lake.Cells}
   * @param whole those of files that list all products
   */
  public static CellTotals of(Dataset<Row> cells, Dataset<Row> whole) {
    Dataset<Row> dataflows =
        cells
            .groupBy(
                "source", "reporter", "partner", "flow", "frequency", "period_start", "product")
            .agg(min("dataflow").as("first"), max("dataflow").as("last"));
    Column isRepeated = col("first").notEqual(col("last"));
    List<Row> totals =
        total(STATED, cells.filter(not(col("is_derived"))), sum("value"))
            .unionByName(total(COUNTED, SectorSeries.withoutTotalsBesideParts(whole), sum("value")))
            .unionByName(total(REPEATED, dataflows, sum(when(isRepeated, 1).otherwise(0))))
            .collectAsList();
    return new CellTotals(by(STATED, totals), by(COUNTED, totals), by(REPEATED, totals));
  }

  private static Dataset<Row> total(String name, Dataset<Row> rows, Column sum) {
    return rows.groupBy("source")
        .agg(coalesce(sum, lit(0)).cast(TOTAL).as("total"))
        .withColumn("name", lit(name));
  }

  private static Map<String, BigDecimal> by(String name, List<Row> totals) {
    Map<String, BigDecimal> sources = new TreeMap<>();
    for (Row row : totals) {
      if (row.getAs("name").equals(name)) {
        sources.put(row.getAs("source"), row.getAs("total"));
      }
    }
    return sources;
  }
}
