package org.summitledger.report.structure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.summitledger.indicator.AddressedDemand;
import org.summitledger.indicator.ConstantMarketShare;
import org.summitledger.indicator.Market;
import org.summitledger.indicator.MarketFlows;
import org.summitledger.indicator.Outcome;
import org.summitledger.report.table.Answer;

/** Rows of {@code market_share_analysis} while they are made. */
final class ShareRows {
  private static final String VERSION = "1";

  private final List<Row> rows = new ArrayList<>();

  /**
   * Whose imports are the market, and how it is parted.
   *
   * @param importer ISO3, or {@code WLD} for all countries
   * @param basis sectors, or the level of products
   */
  record In(String importer, String basis) {}

  /** Adds all components of sales in markets, in two periods. */
  void add(Spot spot, In market, MarketFlows flows) {
    ConstantMarketShare shares = ConstantMarketShare.of(flows);
    levels(spot, market, shares.levels());
    rates(spot, market, shares.rates());
    Outcome demand = AddressedDemand.index(flows.before(), flows.worldBefore(), flows.worldAfter());
    row(spot, market, ShareComponent.ADDRESSED_DEMAND, demand);
    row(
        spot,
        market,
        ShareComponent.MARKET_SHARE_EFFECT,
        AddressedDemand.marketShareEffect(sum(flows.before()), sum(flows.after()), demand));
  }

  private void levels(Spot spot, In market, ConstantMarketShare.Levels of) {
    row(spot, market, ShareComponent.CHANGE, of.change());
    row(spot, market, ShareComponent.WORLD_GROWTH, of.worldGrowth());
    row(spot, market, ShareComponent.PRODUCT_STRUCTURE, of.products());
    row(spot, market, ShareComponent.PARTNER_STRUCTURE, of.markets());
    row(spot, market, ShareComponent.COMPETITIVENESS, of.competitiveness());
  }

  private void rates(Spot spot, In market, ConstantMarketShare.Rates of) {
    row(spot, market, ShareComponent.GROWTH, of.growth());
    row(spot, market, ShareComponent.WORLD_GROWTH_RATE, of.worldGrowth());
    row(spot, market, ShareComponent.SHARE_EFFECT, of.share());
    row(spot, market, ShareComponent.STRUCTURE_EFFECT, of.structure());
    row(spot, market, ShareComponent.PRODUCT_EFFECT, of.products());
    row(spot, market, ShareComponent.PARTNER_EFFECT, of.markets());
    row(spot, market, ShareComponent.MIXED_EFFECT, of.mixed());
  }

  /** Adds that there are no numbers. */
  void none(Spot spot, In market, String reason) {
    row(spot.lacking(Optional.of(reason)), market, ShareComponent.NONE, Outcome.none(reason));
  }

  private void row(Spot spot, In market, ShareComponent component, Outcome outcome) {
    String unit = component.unit(spot.side().currency());
    rows.add(
        spot.row(
            List.of(market.importer(), market.basis(), component.id()),
            new Answer(outcome, unit, component.method(), VERSION, spot.missing())));
  }

  private static BigDecimal sum(Map<Market, BigDecimal> values) {
    return values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  List<Row> rows() {
    return rows;
  }
}
