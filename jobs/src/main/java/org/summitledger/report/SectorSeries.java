package org.summitledger.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.lake.FlowColumns;
import org.summitledger.lake.ObservationStatus;
import org.summitledger.lake.Valuation;
import org.summitledger.reference.Sector;
import org.summitledger.reference.SectorLookup;
import org.summitledger.reference.Sectors;

/**
 * Trade by sector: one row for each source, reporter, partner, flow, sector, currency, frequency
 * and period. The sectors of a cell add up to its total. Sectors that a scheme declares not
 * observable have rows without a value.
 */
public final class SectorSeries {
  /** The sector of what could not be carried to the sectors' HS revision. */
  public static final String NOT_CARRIED = Sectors.NOT_CARRIED;

  private static final String TOTAL = "TOTAL";
  private static final Column[] CELL_SECTOR =
      Stream.of(
              "source",
              "dataflow",
              "reporter",
              "partner",
              "flow",
              "sector",
              "currency",
              "frequency",
              "period_start",
              "period_end",
              "scheme",
              "product_level",
              "value",
              "valuation",
              "observation_status")
          .map(functions::col)
          .toArray(Column[]::new);

  private SectorSeries() {}

  /**
   * Groups trade by product into sectors.
   *
   * @param cells see {@link org.summitledger.lake.Cells}
   * @param sectors the schemes
   */
  public static Dataset<Row> of(Dataset<Row> cells, Sectors sectors) {
    SectorLookup lookup = sectors.lookup();
    Column sectorOf =
        udf((UDF2<String, String, String>) lookup::sectorOf, DataTypes.StringType)
            .apply(col("product"), col("hs_revision"));
    Dataset<Row> observed =
        withoutTotalsBesideParts(cells)
            .withColumns(Map.of("sector", sectorOf, "scheme", scheme(col("product_level"))))
            .select(CELL_SECTOR);
    Column valued = when(col("value").isNotNull(), col("scheme"));
    return observed
        .unionByName(notObservable(observed, sectors))
        .groupBy(
            col("source"),
            col("dataflow"),
            col("reporter"),
            col("partner"),
            col("flow"),
            col("sector"),
            col("currency"),
            col("frequency"),
            col("period_start"),
            col("period_end"))
        .agg(
            coalesce(min(valued), min("scheme")).as("scheme"),
            min("product_level").as("product_level"),
            sum("value").cast(FlowColumns.MONEY).as("value"),
            count(when(col("value").isNotNull(), 1)).as("products_counted"),
            ObservationStatus.worst(col("observation_status")).as("observation_status"),
            Valuation.common(col("valuation")).as("valuation"))
        .withColumns(
            Map.of(
                "measure_relation",
                    when(col("sector").equalTo(NOT_CARRIED), "context")
                        .otherwise(lookUp(sectors, Sector::measureRelation, "direct")),
                "note", lookUp(sectors, Sector::note, ""),
                "period", period()));
  }

  /** A total is used only where the same cell has no products. */
  public static Dataset<Row> withoutTotalsBesideParts(Dataset<Row> cells) {
    Column detailed =
        max(col("product_level").notEqual(TOTAL))
            .over(
                Window.partitionBy(
                    "source", "reporter", "partner", "flow", "frequency", "period_start"));
    return cells
        .withColumn("_detailed", detailed)
        .filter(col("product_level").notEqual(TOTAL).or(functions.not(col("_detailed"))))
        .drop("_detailed");
  }

  private static Column scheme(Column level) {
    return when(level.isin(TOTAL, "HS2"), level).otherwise("HS6");
  }

  private static Dataset<Row> notObservable(Dataset<Row> observed, Sectors sectors) {
    Column ids = array().cast("array<string>");
    for (String scheme : List.of("HS2", "HS6")) {
      Column[] hidden =
          sectors.all().stream()
              .filter(s -> s.scheme().equals(scheme))
              .filter(s -> s.measureRelation().equals("not_observable"))
              .map(s -> lit(s.id()))
              .toArray(Column[]::new);
      if (hidden.length > 0) {
        ids = when(col("scheme").equalTo(scheme), array(hidden)).otherwise(ids);
      }
    }
    return observed
        .select(
            "source",
            "dataflow",
            "reporter",
            "partner",
            "flow",
            "currency",
            "frequency",
            "period_start",
            "period_end",
            "scheme",
            "product_level",
            "valuation")
        .distinct()
        .withColumns(
            Map.of(
                "sector", explode(ids),
                "value", lit(null).cast(FlowColumns.MONEY),
                "observation_status", lit("M")))
        .select(CELL_SECTOR);
  }

  private static Column lookUp(
      Sectors sectors, java.util.function.Function<Sector, String> what, String otherwise) {
    Column result = lit(otherwise);
    for (Sector sector : sectors.all()) {
      String value = what.apply(sector);
      if (!value.equals(otherwise)) {
        result =
            when(
                    col("scheme").equalTo(sector.scheme()).and(col("sector").equalTo(sector.id())),
                    value)
                .otherwise(result);
      }
    }
    return result;
  }

  /**
   * A period as its users write it: 2018 for a calendar year, 2018-19 for a year that starts in
   * another month, 2018-Q2 for a quarter, 2018-07 for a month.
   */
  static Column period() {
    Column start = col("period_start");
    Column text = year(start).cast("string");
    Column next = lpad(year(start).plus(1).mod(100).cast("string"), 2, "0");
    return when(
            col("frequency").equalTo("A"),
            when(month(start).equalTo(1), text).otherwise(concat(text, lit("-"), next)))
        .when(col("frequency").equalTo("Q"), concat(text, lit("-Q"), quarter(start).cast("string")))
        .otherwise(date_format(start, "yyyy-MM"));
  }
}
