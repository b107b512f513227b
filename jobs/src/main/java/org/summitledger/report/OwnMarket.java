package org.summitledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.indicator.Market;
import org.summitledger.indicator.MarketFlows;
import org.summitledger.reference.Sectors;

/**
 * What a partner sells in the market of a party, as the party's imports state it: beside its
 * imports from all countries, the partner among them.
 */
final class OwnMarket {
  /** Markets are sectors. */
  static final String SECTORS = "sectors";

  private final Baskets baskets;
  private final BasePeriods bases;
  private final ShareRows rows;

  OwnMarket(Baskets baskets, BasePeriods bases, ShareRows rows) {
    this.baskets = baskets;
    this.bases = bases;
    this.rows = rows;
  }

  /** All periods of a party's imports from a partner. */
  void add(Side imports) {
    SortedMap<LocalDate, Basket> periods = baskets.of(imports);
    for (Basket now : periods.values()) {
      bases
          .before(imports, now, periods)
          .forEach((base, commitments) -> add(Spot.of(imports, now).since(base, commitments), now));
    }
  }

  private void add(Spot spot, Basket now) {
    Side imports = spot.side();
    Optional<Basket> before = baskets.of(imports, spot.base());
    Optional<Basket> all = baskets.of(imports.withWorld(), spot.start());
    Optional<Basket> allBefore = baskets.of(imports.withWorld(), spot.base());
    Optional<String> why = Optional.empty();
    if (before.isEmpty()) {
      why = Optional.of(ComparedBaskets.notHeld(spot.base()));
    } else if (all.isEmpty() || allBefore.isEmpty()) {
      why = Optional.of("the source holds no imports from the world for both periods");
    } else {
      why =
          before
              .get()
              .whyNotComparable(now)
              .or(() -> all.get().whyNotComparable(now))
              .or(() -> allBefore.get().whyNotComparable(now));
    }
    if (why.isPresent()) {
      rows.none(spot, new ShareRows.In(imports.reporter(), spot.level()), why.get());
      return;
    }
    ComparedBaskets world = ComparedBaskets.of(allBefore.orElseThrow(), all.orElseThrow());
    ComparedBaskets own = ComparedBaskets.of(before.orElseThrow(), now).without(world.blanks());
    compare(spot.lacking(own.leftOut()), own, world.without(own.blanks()));
  }

  private void compare(Spot spot, ComparedBaskets own, ComparedBaskets world) {
    String importer = spot.side().reporter();
    ShareRows.In byProduct = new ShareRows.In(importer, spot.level());
    rows.add(spot, byProduct, flows(own, world, Sectors.ALL, importer));
    SortedSet<String> sectors = new TreeSet<>(own.before().sectors());
    sectors.addAll(own.after().sectors());
    for (String sector : sectors) {
      rows.add(spot.in(sector), byProduct, flows(own, world, sector, importer));
    }
    if (!sectors.isEmpty()) {
      rows.add(
          spot,
          new ShareRows.In(importer, SECTORS),
          new MarketFlows(
              in(importer, own.before().sums(), Map.of()),
              in(importer, own.after().sums(), Map.of()),
              in(importer, world.before().sums(), Map.of()),
              in(importer, world.after().sums(), world.before().sums())));
    }
  }

  private static MarketFlows flows(
      ComparedBaskets own, ComparedBaskets world, String sector, String importer) {
    Map<String, BigDecimal> worldBefore = world.before().within(sector).values();
    return new MarketFlows(
        in(importer, own.before().within(sector).values(), Map.of()),
        in(importer, own.after().within(sector).values(), Map.of()),
        in(importer, worldBefore, Map.of()),
        in(importer, world.after().within(sector).values(), worldBefore));
  }

  /**
   * Values by market.
   *
   * @param others what was traded before: since the source lists all, it is zero where it is gone
   */
  private static Map<Market, BigDecimal> in(
      String importer, Map<String, BigDecimal> values, Map<String, BigDecimal> others) {
    SortedMap<Market, BigDecimal> markets = new TreeMap<>();
    others.keySet().forEach(k -> markets.put(new Market(k, importer), BigDecimal.ZERO));
    values.forEach((k, v) -> markets.put(new Market(k, importer), v));
    return markets;
  }
}
