package org.summitledger.report.growth;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * Growth of trade between two periods told in US dollars, yen and rupees, taken apart into volume,
 * price and exchange rate where there are quantities, and into what sectors and products
 * contribute.
 */
public final class GrowthDecomposition implements ReportTable {
  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            "growth_decomposition",
            "What growth of a party's trade between two periods is made of: volume, price and"
                + " exchange rate, which multiply to it; sectors and products, which add up to it."
                + " nominal_growth_factor = exchange_rate_factor * trade_growth_factor;"
                + " trade_growth_factor = volume_fisher * price_fisher * coverage_factor. Of a source"
                + " that lists some products only, sector listed_products is all of those.")
        .from(
            "trade by sector as in sector_growth, and by product; exchange_rates.csv; commitments")
        .seriesKey()
        .key(
            "base_period_start",
            DataTypes.DateType,
            "First day of the period that this one is compared with: the like period of the year"
                + " before; where a commitment's window has opened, that of the last complete year"
                + " before it, as in sector_tracking; for chains also the first like period with"
                + " quantities.")
        .key(
            "product",
            "HS digits, with the revision behind them where the code holds other goods in the two"
                + " periods' revisions; all for the sector or all_products itself; rest for the"
                + " products of the sector that are not listed by themselves, since they moved less"
                + " than the hundred that moved most.")
        .key(
            "component",
            "Which number. "
                + GrowthComponent.meanings()
                + "; excluded_…: how many products volume and price are without, by reason, where"
                + " there are any. Contributions of sectors and products, shares, chains, counts and"
                + " money stand in the currency of trade only, factors of growth in every one.")
        .date("period_end", "The day after the period's last.")
        .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-Q2, 2018-07.")
        .optionalText(
            "before_commitments",
            "Commitments before whose window the base period is the last complete one, with a bar"
                + " between; null where it is no more than the year before, or the start of a chain.")
        .text(
            "trade_currency",
            "ISO 4217 code of the currency that the source states trade in; growth is told in column"
                + " currency.")
        .answer(
            "The number of the component; factors and indices are 1 for no change, contributions 0.1"
                + " for ten percentage points.",
            "see column component")
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    return Rows.table(
        inputs.spark(),
        definition(),
        new GrowthRows(inputs).of(GrowthSeries.of(inputs.partyTrade())));
  }
}
