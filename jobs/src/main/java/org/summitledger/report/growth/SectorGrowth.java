package org.summitledger.report.growth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.lake.SumRows;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.DriverMemory;
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

  private final DriverMemory memory;

  /** Made on the driver where its memory holds all rows. */
  public SectorGrowth() {
    this(DriverMemory.ofTable());
  }

  /**
   * A table of which less may be made on the driver.
   *
   * @param memory what its rows may take there
   */
  SectorGrowth(DriverMemory memory) {
    this.memory = memory;
  }

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
            "Growth over the year before; null where a value is missing or the earlier one is not"
                + " above zero. A product that is blank in one period or both is in the other's"
                + " sum only: reason says so, and growth_decomposition leaves it out of both.",
            "value / previous_value - 1")
        .ratio(
            "share_of_total",
            "Share of the sector in all sectors of the cell.",
            "value / sum of value over sectors")
        .ratio(
            "contribution_to_growth",
            "What the sector contributes to the growth of the total; null where the sector has a"
                + " value in one of the two periods only, so that contributions add up to that growth"
                + " but for sectors that came or went.",
            "(value - previous_value) / sum of previous_value over sectors")
        .column(
            "maturity_months",
            DataTypes.LongType,
            true,
            "months",
            "Age at which the period was first known, where the like period of the year before was"
                + " released at that same age; otherwise null, and so are the columns of the same"
                + " maturity. 0 is the month after the period.",
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
            "Growth over the year before, both as known at the same age: provisional figures beside"
                + " provisional ones, free of what later revisions did to the earlier one only;"
                + " null where a value is missing or the earlier one is not above zero.",
            "first_value / previous_value_same_maturity - 1")
        .text(
            "product_level",
            "Coarsest level of the products counted: TOTAL, HS2, HS4, HS6, HS8 or HS9.")
        .text(
            "measure_relation",
            "How well trade at this level shows the sector: direct, proxy, context or"
                + " not_observable. Proxy at best where stated weights divide the money of some"
                + " product of an older HS revision.")
        .count(
            "products_counted",
            "products",
            "Products with a value in the sum; one that is divided counts in each sector that it"
                + " reaches.")
        .count(
            "products_blank",
            "products",
            "Products that the source lists without a value: they are not in the sum, and not known"
                + " to be zero. Of the world that is added up, those of which all partners are"
                + " blank.")
        .text(
            "observation_status",
            "SDMX CL_OBS_STATUS: A where there is a value, M where it is missing; provisional and"
                + " estimated figures are not told apart.")
        .reason()
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    Trade trade = inputs.trade();
    List<Selected> first = trade.releases().firstWithYearBefore();
    List<Selected> before = first.isEmpty() ? List.of() : trade.releases().yearBeforeAtSameAge();
    SumRows here = trade.sectorRows();
    SumRows firstHere = trade.vintageRows(first);
    SumRows beforeHere = trade.vintageRows(before);
    if (!memory.holds(here, firstHere, beforeHere)) {
      return SectorCell.byTasks(
          trade.series(), trade.vintages(first), trade.vintages(before), definition().schema());
    }
    Map<List<String>, SectorCell> cells = new LinkedHashMap<>();
    here.forEach(row -> SectorCell.in(cells, row).addStated(row));
    firstHere.forEach(row -> SectorCell.in(cells, row).addFirst(row));
    beforeHere.forEach(row -> SectorCell.in(cells, row).addYearBefore(row));
    List<Row> rows = new ArrayList<>();
    cells.values().forEach(cell -> rows.addAll(cell.rows()));
    return Rows.table(inputs.spark(), definition(), rows);
  }
}
