package org.summitledger.report.growth;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.indicator.Maturity;
import org.summitledger.indicator.Ratios;
import org.summitledger.lake.FlowColumns;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;
import org.summitledger.report.trade.Trade;

/**
 * Trade by sector and its growth over the like period of the year before: fiscal year over fiscal
 * year, month over the same month. Imports and exports are as the reporter states them (for India
 * imports CIF, exports FOB).
 */
public final class SectorGrowth implements ReportTable {
  private static final String TABLE = "sector_growth";
  private static final int YEAR = 12;
  private static final Column NO_MONEY = lit(null).cast(FlowColumns.MONEY);

  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            TABLE,
            "Trade of a reporter with a partner in a sector in a period, and its growth over the"
                + " like period of the year before.")
        .from("trade flows of the source as known on the day; sectors.csv, sector_products.csv")
        .key("source", "The statistical source; see table sources.")
        .key("reporter", "Whose statistics: ISO3.")
        .key("partner", "The other country: ISO3, WLD for the world, or a special area's code.")
        .key("flow", "import or export, seen from the reporter.")
        .key("sector", "The sector; at HS2 some stand for several, see sectors.csv.")
        .key("currency", "ISO 4217 code of the money columns.")
        .key("frequency", "A year, Q quarter, M month (SDMX CL_FREQ).")
        .key("period_start", DataTypes.DateType, "First day of the period.")
        .date(
            "period_end",
            "The day after the period's last; India's fiscal 2018 is 2018-04-01..2019-04-01.")
        .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-Q2, 2018-07.")
        .money(
            "value",
            "whole units of currency",
            "Trade in the period; null where the source is blank or the sector is not observable.",
            "sum over the sector's products")
        .money(
            "previous_value",
            "whole units of currency",
            "Trade in the like period of the year before; null where the source does not hold it.",
            "")
        .ratio(
            "growth",
            "Growth over the year before; null where a value is missing or the earlier one is not above zero. A product that is blank in one of both periods is in the other's sum only: reason says so, and growth_decomposition leaves it out of both.",
            "value / previous_value - 1")
        .ratio(
            "share_of_total",
            "Share of the sector in all sectors of the cell.",
            "value / sum of value over sectors")
        .ratio(
            "contribution_to_growth",
            "What the sector contributes to the growth of the total; null where the sector has a value in one of the two periods only. Over the sectors with both, the contributions add up to that growth.",
            "(value - previous_value) / sum of previous_value over sectors")
        .column(
            "maturity_months",
            DataTypes.LongType,
            true,
            "months",
            "Age at which the period was first known, where the like period of the year before was released at that same age; otherwise null, and so are the columns of the same maturity. 0 is the month after the period.",
            "month of the release - month of period_end")
        .money(
            "first_value",
            "whole units of currency",
            "Trade as first known, at maturity_months.",
            "")
        .money(
            "previous_value_same_maturity",
            "whole units of currency",
            "Trade in the like period of the year before as it was known at maturity_months.",
            "")
        .ratio(
            "growth_same_maturity",
            "Growth over the year before, both as known at the same age: provisional figures beside provisional ones, free of what later revisions did to the earlier one only; null where a value is missing or the earlier one is not above zero.",
            "first_value / previous_value_same_maturity - 1")
        .text(
            "product_level",
            "Coarsest level of the products counted: TOTAL, HS2, HS4, HS6, HS8 or HS9.")
        .text(
            "measure_relation",
            "How well trade at this level shows the sector: direct, proxy, context or not_observable. Proxy at best where stated weights divide the money of some product of an older HS revision.")
        .count(
            "products_counted",
            "products",
            "Products with a value in the sum; one that is divided counts in each sector that it reaches.")
        .count(
            "products_blank",
            "products",
            "Products that the source lists without a value: they are not in the sum, and not known to be zero. Of the world that is added up, those of which all partners are blank.")
        .text(
            "observation_status",
            "SDMX CL_OBS_STATUS: A normal, E estimated, P provisional, M missing.")
        .reason()
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    return growth(atSameMaturity(inputs.trade()));
  }

  /**
   * Trade by sector with what was known of it, and of the year before, at the same age. Rows of the
   * releases are laid beside those of the series rather than joined: both can be large.
   */
  private static Dataset<Row> atSameMaturity(Trade trade) {
    List<Selected> first = trade.releases().firstWithYearBefore();
    if (first.isEmpty()) {
      return trade
          .series()
          .withColumns(
              Map.of(
                  "maturity_months", lit(null).cast("long"),
                  "first_value", NO_MONEY,
                  "previous_value_same_maturity", NO_MONEY));
    }
    Dataset<Row> firstKnown =
        trade
            .vintages(first)
            .withColumns(
                Map.of(
                    "maturity_months", Maturity.months(col("known_from"), col("period_end")),
                    "first_value", col("value"),
                    "previous_value_same_maturity", NO_MONEY));
    Dataset<Row> yearBefore =
        trade
            .vintages(trade.releases().yearBeforeAtSameAge())
            .withColumns(
                Map.of(
                    "period_start", add_months(col("period_start"), YEAR),
                    "maturity_months", lit(null).cast("long"),
                    "first_value", NO_MONEY,
                    "previous_value_same_maturity", col("value")));
    WindowSpec cell =
        Window.partitionBy(
            "source",
            "dataflow",
            "reporter",
            "partner",
            "flow",
            "sector",
            "currency",
            "frequency",
            "period_start");
    return trade
        .series()
        .withColumn("_known", lit(true))
        .unionByName(firstKnown.unionByName(yearBefore).drop("known_from"), true)
        .withColumns(
            Map.of(
                "maturity_months", max("maturity_months").over(cell),
                "first_value", max("first_value").over(cell),
                "previous_value_same_maturity", max("previous_value_same_maturity").over(cell)))
        .filter(col("_known"));
  }

  private static Dataset<Row> growth(Dataset<Row> series) {
    Column monthIndex = year(col("period_start")).multiply(YEAR).plus(month(col("period_start")));
    Column[] cell = {
      col("source"), col("reporter"), col("partner"), col("flow"), col("currency"), col("frequency")
    };
    WindowSpec yearBefore =
        Window.partitionBy(cell).orderBy(col("_month")).rangeBetween(-YEAR, -YEAR);
    WindowSpec sectorYearBefore =
        Window.partitionBy(with(cell, col("sector")))
            .orderBy(col("_month"))
            .rangeBetween(-YEAR, -YEAR);
    WindowSpec now = Window.partitionBy(with(cell, col("period_start")));
    Column total = sum("value").over(now).cast(FlowColumns.MONEY);
    Column totalBefore = sum("value").over(yearBefore).cast(FlowColumns.MONEY);
    Dataset<Row> placed =
        series
            .withColumn("_month", monthIndex)
            .withColumns(
                Map.of(
                    "previous_value",
                    max("value").over(sectorYearBefore),
                    "_blank_before",
                    coalesce(max("products_blank").over(sectorYearBefore), lit(0L)),
                    "_total",
                    total,
                    "_total_before",
                    totalBefore));
    Column value = col("value");
    Column before = col("previous_value");
    return placed.withColumns(
        Map.of(
            "growth", Ratios.growth(value, before),
            "growth_same_maturity",
                Ratios.growth(col("first_value"), col("previous_value_same_maturity")),
            "share_of_total", Ratios.share(value, col("_total")),
            "contribution_to_growth", Ratios.contribution(value, before, col("_total_before")),
            "reason", reason(value, before)));
  }

  private static Column reason(Column value, Column before) {
    Column blank = col("products_blank");
    Column blankBefore = col("_blank_before");
    return when(
            col("measure_relation").equalTo("not_observable"),
            concat(lit("not observable: "), col("note")))
        .when(value.isNull(), "the source is blank")
        .when(before.isNull(), "the source holds no value for the like period of the year before")
        .when(before.leq(0), "the value of the year before is not above zero")
        .when(
            blank.plus(blankBefore).gt(0),
            concat(
                lit("blank products: "),
                blank,
                lit(" in the period, "),
                blankBefore,
                lit(" in the year before")));
  }

  private static Column[] with(Column[] columns, Column more) {
    Column[] all = java.util.Arrays.copyOf(columns, columns.length + 1);
    all[columns.length] = more;
    return all;
  }
}
