package org.summitledger.report.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.commitment.Ledger;
import org.summitledger.report.basket.BasePeriods;
import org.summitledger.report.basket.Baskets;
import org.summitledger.report.basket.Side;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.PartyTrade;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;
import org.summitledger.report.trade.SectorSeries;

/**
 * What a party's trade is made of: advantage, concentration, trade both ways, intensity, fit,
 * margins, and how all that changed. Chapter 99, and with it 999999 ("not specified"), is no
 * product and left out, but for concentration over partners and intensity.
 */
public final class TradeStructure implements ReportTable {
  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            "trade_structure",
            "An indicator of what a party's trade with a partner or the world is made of, in a"
                + " sector or product and period.")
        .from("trade by product and sector, and of the whole world where a source holds it")
        .seriesKey()
        .key(
            "base_period_start",
            DataTypes.DateType,
            "First day of the period that it is compared with; of indicators of one period,"
                + " period_start.")
        .key(
            "product",
            "HS code; all for all products of the sector. Single products stand in the last period"
                + " and in those before the window of a commitment.")
        .key("indicator", StructureIndicator.meanings())
        .date("period_end", "The day after the period's last.")
        .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-Q2, 2018-07.")
        .optionalText(
            "before_commitments",
            "Commitments before whose window the base period is the last complete one, with a bar"
                + " between; null where it is no more than the year before, or the period itself.")
        .text(
            "product_level",
            "Coarsest level of the products that are told apart: TOTAL, HS2, HS4, HS6, HS8 or HS9;"
                + " of indicators of partners and intensity that of the sectors.")
        .optionalText(
            "hs_revision", "HS revision of the products; null where the source does not say.")
        .answer("The indicator.", "see column indicator")
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    return Rows.table(inputs.spark(), definition(), rows(inputs));
  }

  private static List<Row> rows(ReportInputs inputs) {
    Baskets baskets = Baskets.of(inputs);
    StructureRows rows = new StructureRows();
    addProducts(rows, baskets, inputs.ledger());
    PartnerStructure partners = new PartnerStructure(rows);
    List<SectorSeries> series = new ArrayList<>(inputs.partyTrade().sectorSeries());
    series.addAll(inputs.partyTrade().sectorSeriesOfListedPartners());
    partners.add(series);
    partners.addSales(baskets);
    addMissing(rows, baskets, inputs.partyTrade());
    return rows.rows();
  }

  /** All that is computed of products. */
  static void addProducts(StructureRows rows, Baskets baskets, Ledger ledger) {
    BasePeriods bases = new BasePeriods(ledger);
    OneWayStructure oneWay = new OneWayStructure(baskets, rows);
    TwoWayStructure twoWay = new TwoWayStructure(baskets, bases, rows);
    StructureChange change = new StructureChange(baskets, bases, rows);
    WorldStructure world = new WorldStructure(baskets, bases, rows);
    for (Side side : baskets.sides()) {
      oneWay.add(side);
      change.add(side);
      if (!side.isImport()) {
        twoWay.add(side);
        if (side.isWithWorld()) {
          world.addAdvantage(side);
        }
      }
    }
    pairs(ledger, baskets).forEach(world::addPair);
  }

  private static void addMissing(StructureRows rows, Baskets baskets, PartyTrade trade) {
    MissingSeries.withSomeProducts(baskets)
        .values()
        .forEach(
            spot ->
                rows.none(
                    spot, StructureIndicator.PRODUCTS, "the source lists some products only"));
    SortedMap<Side, Spot> totals = MissingSeries.withoutProducts(baskets);
    totals
        .values()
        .forEach(
            spot ->
                rows.none(
                    spot, StructureIndicator.PRODUCTS, "the source does not tell products apart"));
    MissingSeries.valuedBothWays(baskets)
        .forEach(
            (side, why) -> {
              if (!totals.containsKey(side)) {
                Spot last = Spot.of(side, Baskets.last(baskets.of(side)));
                rows.none(last, StructureIndicator.PRODUCTS, why);
              }
            });
    MissingSeries.exportsWithoutWorld(baskets, trade)
        .values()
        .forEach(
            spot ->
                rows.none(
                    spot, StructureIndicator.WORLD, "the source does not hold the world's trade"));
  }

  /** What parties sell to those they share a commitment with, whether or not it is known. */
  private static SortedSet<Side> pairs(Ledger ledger, Baskets baskets) {
    SortedSet<Side> pairs = new TreeSet<>(Side.ORDER);
    for (Side side : baskets.sides()) {
      if (!side.isImport() && side.isWithWorld()) {
        ledger
            .counterparts()
            .getOrDefault(side.reporter(), new TreeSet<>())
            .forEach(other -> pairs.add(side.with(other)));
      }
    }
    return pairs;
  }
}
