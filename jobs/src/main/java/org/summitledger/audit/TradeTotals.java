package org.summitledger.audit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.summitledger.lake.FlowColumns;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.report.table.Rows;
import org.summitledger.report.trade.Trade;

/**
 * What the trade that tables are made of comes to, source by source, in whole units of currency.
 *
 * @param stated money that files of all products state, worlds that were added up here left out
 * @param counted money that sectors are made of, worlds that were added up included
 * @param imports money of imports by product, reported worlds included
 * @param repeated cells that several dataflows speak for, so that they count more than once
 */
public record TradeTotals(
    Map<String, BigDecimal> stated,
    Map<String, BigDecimal> counted,
    Map<String, BigDecimal> imports,
    Map<String, Long> repeated) {

  private static final DataType TOTAL = FlowColumns.TOTAL_MONEY;

  /** What the lake says all trade of a night comes to. */
  public static TradeTotals of(Trade trade) {
    TradeTotals totals =
        new TradeTotals(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), repeated(trade));
    for (Row row : Rows.collect(sectors(trade.stated()).union(imports(trade.suppliers())))) {
      String source = row.getString(0);
      put(totals.stated, source, row, 1);
      put(totals.counted, source, row, 2);
      put(totals.imports, source, row, 3);
    }
    return totals;
  }

  private static void put(Map<String, BigDecimal> totals, String source, Row row, int column) {
    if (!row.isNullAt(column)) {
      totals.put(source, row.getDecimal(column));
    }
  }

  private static Dataset<Row> sectors(Dataset<Row> series) {
    Column isTotal = col("product_level").equalTo("TOTAL");
    Column counted = when(col("has_parts"), col("parts")).otherwise(col("total"));
    return series
        .groupBy("source", "reporter", "partner", "flow", "currency", "frequency", "period_start")
        .agg(
            sum(when(not(col("is_derived")), col("value"))).as("stated"),
            sum(when(not(isTotal), col("value"))).as("parts"),
            max(not(isTotal)).as("has_parts"),
            sum(when(isTotal, col("value"))).as("total"))
        .groupBy("source")
        .agg(
            coalesce(sum("stated"), lit(0)).cast(TOTAL).as("stated"),
            coalesce(sum(counted), lit(0)).cast(TOTAL).as("counted"))
        .withColumn("imports", lit(null).cast(TOTAL));
  }

  private static Dataset<Row> imports(Dataset<Row> suppliers) {
    Column world = when(not(col("is_derived")), col("world_value"));
    return suppliers
        .groupBy("source")
        .agg(sum(col("partners_value").plus(coalesce(world, lit(0)))).cast(TOTAL).as("imports"))
        .select(
            col("source"),
            lit(null).cast(TOTAL).as("stated"),
            lit(null).cast(TOTAL).as("counted"),
            col("imports"));
  }

  /** Lines are compared only where two dataflows of a source name the same countries. */
  private static Map<String, Long> repeated(Trade trade) {
    Map<String, Long> repeated = new TreeMap<>();
    List<Selected> files = trade.selected();
    for (Selected file : files) {
      repeated.put(file.entry().source(), 0L);
    }
    for (String source : List.copyOf(repeated.keySet())) {
      List<Selected> meeting =
          files.stream()
              .filter(f -> f.entry().source().equals(source))
              .filter(f -> files.stream().anyMatch(other -> mayRepeat(f, other)))
              .toList();
      if (!meeting.isEmpty()) {
        repeated.put(source, count(trade.leaves(meeting).all()));
      }
    }
    return repeated;
  }

  private static boolean mayRepeat(Selected one, Selected other) {
    LakeEntry a = one.entry();
    LakeEntry b = other.entry();
    return a.source().equals(b.source())
        && !a.dataflow().equals(b.dataflow())
        && a.frequency().equals(b.frequency())
        && !Collections.disjoint(a.contents().productLevels(), b.contents().productLevels())
        && !Collections.disjoint(one.periods(), other.periods())
        && a.meets(b);
  }

  private static long count(Dataset<Row> lines) {
    return lines
        .groupBy("reporter", "partner", "flow", "currency", "frequency", "period_start", "product")
        .agg(countDistinct("dataflow").as("dataflows"))
        .filter(col("dataflows").gt(1))
        .count();
  }
}
