package org.summitledger.audit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

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

  /**
   * Adds up, in one pass.
   *
   * @param cells see {@link org.summitledger.lake.Cells}
   * @param ofAllProducts which of them sectors are made of
   */
  public static CellTotals of(Dataset<Row> cells, Column ofAllProducts) {
    Column isTotal = col("product_level").equalTo("TOTAL");
    Column isPart = ofAllProducts.and(not(isTotal));
    Column counted = when(col("has_parts"), col("parts")).otherwise(col("total"));
    Dataset<Row> sums =
        cells
            .groupBy("source", "reporter", "partner", "flow", "frequency", "period_start")
            .agg(
                sum(when(not(col("is_derived")), col("value"))).as("stated"),
                sum(when(isPart, col("value"))).as("parts"),
                max(isPart).as("has_parts"),
                sum(when(ofAllProducts.and(isTotal), col("value"))).as("total"),
                count(lit(1)).minus(size(collect_set(col("product")))).as("repeated"))
            .groupBy("source")
            .agg(sumOf(col("stated")), sum(counted).cast(TOTAL), sumOf(col("repeated")));
    CellTotals totals = new CellTotals(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (Row row : sums.collectAsList()) {
      totals.stated.put(row.getString(0), row.getDecimal(1));
      if (!row.isNullAt(2)) {
        totals.counted.put(row.getString(0), row.getDecimal(2));
      }
      totals.repeated.put(row.getString(0), row.getDecimal(3));
    }
    return totals;
  }

  private static Column sumOf(Column value) {
    return coalesce(sum(value), lit(0)).cast(TOTAL);
  }
}
