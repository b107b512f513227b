package org.summitledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.summitledger.indicator.Market;
import org.summitledger.indicator.MarketFlows;
import org.summitledger.reference.Countries;
import org.summitledger.reference.Sectors;
import org.summitledger.report.WorldTrade.InScheme;

/**
 * What a party sells all over the world, of sources that hold the world's trade: by sector and
 * importer, beside what each importer buys from all countries, the party among them. The party's
 * own imports are no market of its own.
 */
final class WorldMarket {
  private static final ShareRows.In WORLD = new ShareRows.In(Countries.WORLD, OwnMarket.SECTORS);

  private final Baskets baskets;
  private final BasePeriods bases;
  private final ShareRows rows;

  WorldMarket(Baskets baskets, BasePeriods bases, ShareRows rows) {
    this.baskets = baskets;
    this.bases = bases;
    this.rows = rows;
  }

  /** All periods of what a party sells to the world. */
  void add(Side exports) {
    SortedMap<LocalDate, WorldTrade> periods = baskets.world(exports);
    for (WorldTrade now : periods.values()) {
      Optional<Basket> sold = baskets.of(exports, now.start());
      if (sold.isPresent()) {
        Spot spot = Spot.of(exports, now);
        bases
            .before(exports, sold.get(), periods)
            .forEach(
                (base, commitments) -> add(spot.since(base, commitments), periods.get(base), now));
      }
    }
  }

  private void add(Spot spot, @Nullable WorldTrade before, WorldTrade now) {
    if (before == null) {
      rows.none(spot, WORLD, ComparedBaskets.notHeld(spot.base()));
      return;
    }
    if (!before.exportsValuation().equals(now.exportsValuation())) {
      rows.none(spot, WORLD, "exports are not valued alike in both periods");
      return;
    }
    String country = spot.side().reporter();
    SortedSet<String> sectors = new TreeSet<>();
    sold(before, country).keySet().forEach(m -> sectors.add(m.product()));
    sold(now, country).keySet().forEach(m -> sectors.add(m.product()));
    rows.add(spot, WORLD, flows(before, now, country, Sectors.ALL));
    sectors.remove(Sectors.ALL);
    for (String sector : sectors) {
      rows.add(spot.in(sector), WORLD, flows(before, now, country, sector));
    }
  }

  private static MarketFlows flows(
      WorldTrade before, WorldTrade now, String country, String sector) {
    SortedMap<Market, BigDecimal> after = in(sector, bought(now, country));
    SortedMap<Market, BigDecimal> worldBefore = in(sector, bought(before, country));
    // Where an importer reports at all, what it no longer buys is zero.
    for (Market market : worldBefore.keySet()) {
      if (now.imports().containsKey(market.partner())) {
        after.putIfAbsent(market, BigDecimal.ZERO);
      }
    }
    return new MarketFlows(
        in(sector, sold(before, country)), in(sector, sold(now, country)), worldBefore, after);
  }

  private static SortedMap<Market, BigDecimal> sold(WorldTrade trade, String country) {
    return markets(trade.exportsByImporter().getOrDefault(country, new TreeMap<>()));
  }

  private static SortedMap<Market, BigDecimal> bought(WorldTrade trade, String country) {
    SortedMap<String, SortedMap<InScheme, BigDecimal>> others = new TreeMap<>(trade.imports());
    others.remove(country);
    return markets(others);
  }

  private static SortedMap<Market, BigDecimal> markets(
      SortedMap<String, SortedMap<InScheme, BigDecimal>> byImporter) {
    SortedMap<Market, BigDecimal> markets = new TreeMap<>();
    byImporter.forEach(
        (importer, traded) ->
            traded.forEach(
                (in, value) ->
                    markets.merge(new Market(in.sector(), importer), value, BigDecimal::add)));
    return markets;
  }

  private static SortedMap<Market, BigDecimal> in(
      String sector, SortedMap<Market, BigDecimal> markets) {
    SortedMap<Market, BigDecimal> kept = new TreeMap<>(markets);
    kept.keySet().removeIf(m -> !sector.equals(Sectors.ALL) && !m.product().equals(sector));
    return kept;
  }
}
