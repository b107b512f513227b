package org.summitledger.report.structure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.summitledger.indicator.Complementarity;
import org.summitledger.indicator.ExportSimilarity;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.RevealedAdvantage;
import org.summitledger.indicator.TradeIntensity;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.BasePeriods;
import org.summitledger.report.basket.Basket;
import org.summitledger.report.basket.Baskets;
import org.summitledger.report.basket.ComparedBaskets;
import org.summitledger.report.basket.Side;
import org.summitledger.report.trade.WorldTrade;

/** A party's exports beside those of the whole world, of sources that hold its trade. */
final class WorldStructure {
  private static final List<StructureIndicator> ADVANTAGE =
      List.of(
          StructureIndicator.RCA_BALASSA,
          StructureIndicator.RCA_SYMMETRIC,
          StructureIndicator.RCA_NORMALISED);

  private final Baskets baskets;
  private final BasePeriods bases;
  private final StructureRows rows;

  WorldStructure(Baskets baskets, BasePeriods bases, StructureRows rows) {
    this.baskets = baskets;
    this.bases = bases;
    this.rows = rows;
  }

  /** All periods of what a party sells to the world; to one partner there is no advantage. */
  void addAdvantage(Side exports) {
    SortedMap<LocalDate, Basket> periods = baskets.ofProducts(exports);
    SortedSet<LocalDate> shown = bases.shown(exports, periods);
    for (Basket sold : periods.values()) {
      Optional<Basket> world = baskets.worldBasket(exports, sold.start());
      if (world.isPresent()) {
        Spot spot = Spot.of(exports, sold);
        Optional<String> why = world.get().whyNotComparable(sold);
        if (why.isPresent()) {
          rows.none(spot, StructureIndicator.RCA_BALASSA, why.get());
        } else {
          Basket own = sold.specified();
          ComparedBaskets both = ComparedBaskets.of(own, world.get().specified());
          sectors(spot.lacking(both.missing()), own, both);
          if (shown.contains(spot.start())) {
            products(spot.lacking(both.missing()), own, both);
          }
        }
      }
    }
  }

  private void sectors(Spot spot, Basket sold, ComparedBaskets both) {
    SortedMap<String, BigDecimal> own = both.before().sums();
    SortedMap<String, BigDecimal> world = both.after().sums();
    advantage(own, world, (sector, i, outcome) -> rows.add(spot.in(sector), i, outcome));
    SortedSet<String> unknown = sold.sectors();
    unknown.removeAll(own.keySet());
    unknown.removeAll(world.keySet());
    unknown.forEach(
        sector -> sold.within(sector).missing().ifPresent(why -> none(spot.in(sector), why)));
  }

  private void products(Spot spot, Basket sold, ComparedBaskets both) {
    Basket world = both.after();
    advantage(
        both.before().values(),
        world.values(),
        (product, i, outcome) -> rows.add(spot.in(world.sectorOf(product), product), i, outcome));
    for (String product : sold.blanks()) {
      none(spot.in(sold.sectorOf(product), product), "the source is blank for product " + product);
    }
  }

  /** What is blank is not known to be zero: it has no advantage. */
  private void none(Spot spot, String why) {
    ADVANTAGE.forEach(indicator -> rows.none(spot, indicator, why));
  }

  /** Takes a number of a sector or product. */
  private interface Taker {
    void take(String of, StructureIndicator indicator, Outcome outcome);
  }

  private static void advantage(
      Map<String, BigDecimal> sold, Map<String, BigDecimal> world, Taker taker) {
    RevealedAdvantage.balassa(sold, world)
        .forEach((of, o) -> taker.take(of, StructureIndicator.RCA_BALASSA, o));
    RevealedAdvantage.symmetric(sold, world)
        .forEach((of, o) -> taker.take(of, StructureIndicator.RCA_SYMMETRIC, o));
    RevealedAdvantage.normalised(sold, world)
        .forEach((of, o) -> taker.take(of, StructureIndicator.RCA_NORMALISED, o));
  }

  /**
   * All periods of what a party sells to another.
   *
   * @param exports of the one to the other
   */
  void addPair(Side exports) {
    Side otherImports = exports.seenFromPartner().withWorld();
    baskets
        .ofProducts(exports.withWorld())
        .forEach(
            (start, sold) -> {
              baskets.of(otherImports, start).ifPresent(m -> fit(exports, sold, m));
              baskets
                  .of(otherImports.going(Side.EXPORT), start)
                  .ifPresent(x -> similarity(exports, sold, x));
            });
    baskets.world(exports).forEach((start, world) -> intensity(exports, world));
  }

  /** What the one sells to all, beside what the other sells to all. */
  private void similarity(Side exports, Basket one, Basket other) {
    ComparedBaskets both = ComparedBaskets.of(one.specified(), other.specified());
    Spot spot = Spot.of(exports, one).lacking(both.missing());
    Optional<String> why = one.whyNotComparable(other);
    if (why.isPresent()) {
      rows.none(spot, StructureIndicator.FINGER_KREININ_EXPORTS, why.get());
    } else {
      rows.add(
          spot,
          StructureIndicator.FINGER_KREININ_EXPORTS,
          ExportSimilarity.fingerKreinin(both.before().values(), both.after().values()));
    }
  }

  /** What the one sells to all, beside what the other buys from all. */
  private void fit(Side exports, Basket sold, Basket bought) {
    ComparedBaskets both = ComparedBaskets.of(sold.specified(), bought.specified());
    Spot spot = Spot.of(exports, sold).lacking(both.missing());
    Optional<String> why = sold.whyOtherProducts(bought);
    if (why.isPresent()) {
      rows.none(spot, StructureIndicator.COMPLEMENTARITY_MICHAELY, why.get());
      return;
    }
    rows.add(
        spot,
        StructureIndicator.COMPLEMENTARITY_MICHAELY,
        Complementarity.michaely(both.before().values(), both.after().values()));
    baskets
        .worldBasket(exports, sold.start())
        .filter(w -> w.whyOtherProducts(sold).isEmpty())
        .ifPresent(w -> drysdaleGarnaut(spot, both, w.specified().without(both.blanks())));
  }

  /** Multiplied product by product, and only then summed by sector. */
  private void drysdaleGarnaut(Spot spot, ComparedBaskets both, Basket world) {
    Map<String, BigDecimal> x = both.before().values();
    Map<String, BigDecimal> m = both.after().values();
    Map<String, BigDecimal> all = world.values();
    Outcome fit = Complementarity.drysdaleGarnaut(x, m, all);
    rows.add(spot, StructureIndicator.COMPLEMENTARITY_DRYSDALE_GARNAUT, fit);
    SortedMap<String, Outcome> sums = new TreeMap<>();
    Complementarity.drysdaleGarnautTerms(x, m, all)
        .forEach(
            (product, term) ->
                sums.merge(
                    world.sectorOf(product), term, (a, b) -> a.with(b, (one, two) -> one + two)));
    sums.remove(Sectors.ALL);
    sums.forEach(
        (sector, sum) ->
            rows.add(spot.in(sector), StructureIndicator.COMPLEMENTARITY_DRYSDALE_GARNAUT, sum));
    rows.add(
        spot,
        StructureIndicator.TRADE_BIAS,
        Complementarity.bias(intensity(spot, both, world), fit));
  }

  /**
   * WITS' intensity of the products that complementarity is of, since only then both make up
   * intensity; that of the table is of all trade.
   */
  private Outcome intensity(Spot spot, ComparedBaskets both, Basket world) {
    Optional<Basket> between = baskets.of(spot.side(), spot.start());
    WorldTrade trade = baskets.world(spot.side()).get(spot.start());
    if (between.isEmpty()
        && (trade == null || !new TradedPair(spot.side(), trade).isWithoutTrade())) {
      return Outcome.none("what is sold to the partner is not known by product");
    }
    return TradeIntensity.wits(
        between.map(b -> b.specified().without(both.blanks()).total()).orElse(BigDecimal.ZERO),
        both.before().total(),
        both.after().total(),
        world.total());
  }

  private void intensity(Side exports, WorldTrade world) {
    TradedPair pair = new TradedPair(exports, world);
    Spot all = Spot.of(exports, world);
    for (String sector : pair.sectors()) {
      Spot of = all.in(sector).lacking(pair.missing(sector));
      rows.add(of, StructureIndicator.TRADE_INTENSITY_WITS, pair.wits(sector));
      rows.add(of, StructureIndicator.TRADE_INTENSITY_KOJIMA, pair.kojima(sector));
    }
  }
}
