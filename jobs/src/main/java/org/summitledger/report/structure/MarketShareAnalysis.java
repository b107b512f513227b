package org.summitledger.report.structure;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.commitment.Ledger;
import org.summitledger.reference.Countries;
import org.summitledger.report.basket.BasePeriods;
import org.summitledger.report.basket.Baskets;
import org.summitledger.report.basket.Side;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.PartyTrade;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * Why sales changed: because the market grew, because what was sold grew more than other products,
 * because it was sold to countries that grew more, or because shares were won. Of what a partner
 * sells in a party's market, from the party's imports; and of what a party sells to all countries,
 * of sources that hold the world's trade.
 */
public final class MarketShareAnalysis implements ReportTable {
  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            "market_share_analysis",
            "A component of the change of sales since a base period: growth of the market, structure"
                + " of what is sold and where, and shares won or lost (constant market shares).")
        .from("trade by product and sector, and of the whole world where a source holds it")
        .seriesKey()
        .key(
            "base_period_start",
            DataTypes.DateType,
            "First day of the period that it is compared with: the year before, and the last"
                + " complete one before the window of a commitment.")
        .key(
            "market",
            "Whose imports the sales are held against, those from the seller among them: the"
                + " reporter (ISO3) for what partner sells there, or WLD for what reporter sells to"
                + " all countries but itself.")
        .key(
            "product_basis",
            "How products of the market are told apart: sectors, TOTAL, HS2, HS4, HS6, HS8 or HS9.")
        .key(
            "component",
            "X are sales, r and g* growth of the market's imports, k products, j importers, theta"
                + " shares in sales and theta* in the market's imports, both of the base. "
                + ShareComponent.meanings())
        .date("period_end", "The day after the period's last.")
        .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-Q2, 2018-07.")
        .optionalText(
            "before_commitments",
            "Commitments before whose window the base period is the last complete one, with a bar"
                + " between; null where it is no more than the year before.")
        .text(
            "product_level",
            "Coarsest level of the products: TOTAL, HS2, HS4, HS6, HS8 or HS9; in the world's market"
                + " that of the sectors.")
        .optionalText(
            "hs_revision", "HS revision of the products; null where the source does not say.")
        .answer(
            "The component; positive where it adds to sales.",
            "change = world_growth + product_structure + partner_structure + competitiveness;"
                + " growth - world_growth_rate = share_effect + structure_effect;"
                + " 1 + growth = addressed_demand * market_share_effect")
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    return Rows.table(inputs.spark(), definition(), rows(inputs));
  }

  private static List<Row> rows(ReportInputs inputs) {
    Baskets baskets = Baskets.of(inputs);
    ShareRows rows = new ShareRows();
    addMarkets(rows, baskets, inputs.ledger());
    addMissing(rows, baskets, inputs.partyTrade());
    return rows.rows();
  }

  /** All that can be decomposed. */
  static void addMarkets(ShareRows rows, Baskets baskets, Ledger ledger) {
    BasePeriods bases = new BasePeriods(ledger);
    OwnMarket own = new OwnMarket(baskets, bases, rows);
    WorldMarket world = new WorldMarket(baskets, bases, rows);
    for (Side side : baskets.sides()) {
      if (side.isImport() && !side.isWithWorld()) {
        own.add(side);
      }
      if (!side.isImport() && side.isWithWorld() && baskets.coversWorldTrade(side)) {
        world.add(side);
      }
    }
  }

  /** One row a series at its last period, where its source cannot answer. */
  private static void addMissing(ShareRows rows, Baskets baskets, PartyTrade trade) {
    MissingSeries.withSomeProducts(baskets)
        .forEach(
            (side, spot) -> {
              if (side.isImport() && !side.isWithWorld()) {
                rows.none(
                    spot,
                    new ShareRows.In(side.reporter(), spot.level()),
                    "the source lists some products only");
              }
            });
    MissingSeries.valuedBothWays(baskets)
        .forEach(
            (side, why) -> {
              if (side.isImport() && !side.isWithWorld()) {
                Spot last = Spot.of(side, Baskets.last(baskets.of(side)));
                rows.none(last, new ShareRows.In(side.reporter(), last.level()), why);
              }
            });
    MissingSeries.exportsWithoutWorld(baskets, trade)
        .values()
        .forEach(
            spot ->
                rows.none(
                    spot,
                    new ShareRows.In(Countries.WORLD, OwnMarket.SECTORS),
                    "the source does not hold the world's trade"));
  }
}
