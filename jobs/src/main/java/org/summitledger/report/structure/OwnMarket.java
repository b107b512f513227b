package org.summitledger.report.structure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.summitledger.indicator.Market;
import org.summitledger.indicator.MarketFlows;
import org.summitledger.indicator.OrderedMap;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.BasePeriods;
import org.summitledger.report.basket.Basket;
import org.summitledger.report.basket.Baskets;
import org.summitledger.report.basket.ComparedBaskets;
import org.summitledger.report.basket.Side;

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
    Optional<Basket> world = baskets.of(imports.withWorld(), spot.start());
    Optional<Basket> worldBefore = baskets.of(imports.withWorld(), spot.base());
    if (before.isEmpty()) {
      none(spot, ComparedBaskets.notHeld(spot.base()));
    } else if (world.isEmpty() || worldBefore.isEmpty()) {
      none(spot, "the source holds no imports from the world for both periods");
    } else {
      compare(spot, new Sales(before.get(), now, worldBefore.get(), world.get()));
    }
  }

  private void none(Spot spot, String why) {
    rows.none(spot, new ShareRows.In(spot.side().reporter(), spot.level()), why);
  }

  private void compare(Spot spot, Sales sales) {
    SortedSet<String> sectors = new TreeSet<>(sales.before().sectors());
    sectors.addAll(sales.after().sectors());
    if (!sectors.isEmpty() && sales.why(Basket::whyOtherSectors).isEmpty()) {
      add(spot, SECTORS, sales, Basket::sums);
    }
    sectors.add(Sectors.ALL);
    sales
        .why(Basket::whyNotComparable)
        .ifPresentOrElse(why -> none(spot, why), () -> byProduct(spot, sales, sectors));
  }

  private void byProduct(Spot spot, Sales sales, SortedSet<String> sectors) {
    for (String sector : sectors) {
      add(spot.in(sector), spot.level(), sales.within(sector), Basket::values);
    }
  }

  private void add(
      Spot spot, String basis, Sales sales, Function<Basket, SortedMap<String, BigDecimal>> by) {
    ShareRows.In market = new ShareRows.In(spot.side().reporter(), basis);
    Sales known = sales.known();
    if (known.isNothing() && sales.leftOut().isPresent()) {
      rows.none(spot, market, sales.leftOut().get());
    } else {
      rows.add(spot.lacking(sales.leftOut()), market, known.flows(market.importer(), by));
    }
  }

  /**
   * Imports from a partner and from all countries, in two periods.
   *
   * @param before from the partner, in the base
   * @param after from the partner
   * @param worldBefore from all, in the base
   * @param worldAfter from all
   */
  private record Sales(Basket before, Basket after, Basket worldBefore, Basket worldAfter) {
    /** Why one of them is unlike what the partner sells now; empty where none is. */
    Optional<String> why(BiFunction<Basket, Basket, Optional<String>> unlike) {
      return Stream.of(before, worldAfter, worldBefore)
          .flatMap(other -> unlike.apply(other, after).stream())
          .findFirst();
    }

    Sales within(String sector) {
      return new Sales(
          before.within(sector),
          after.within(sector),
          worldBefore.within(sector),
          worldAfter.within(sector));
    }

    private SortedSet<String> blanks() {
      SortedSet<String> blanks = new TreeSet<>(before.blanks());
      blanks.addAll(after.blanks());
      blanks.addAll(worldBefore.blanks());
      blanks.addAll(worldAfter.blanks());
      return blanks;
    }

    Optional<String> leftOut() {
      return ComparedBaskets.leftOut(blanks());
    }

    /** Without the products that are blank anywhere. */
    Sales known() {
      return new Sales(
          before.without(blanks()),
          after.without(blanks()),
          worldBefore.without(blanks()),
          worldAfter.without(blanks()));
    }

    /** Whether nothing is left of what the partner sells, in either period. */
    boolean isNothing() {
      return before.isEmpty() && after.isEmpty();
    }

    MarketFlows flows(String importer, Function<Basket, SortedMap<String, BigDecimal>> byProduct) {
      OrderedMap<String, BigDecimal> all = OrderedMap.of(byProduct.apply(worldBefore));
      // The source lists all, so that what was traded before and is gone is zero.
      OrderedMap<String, BigDecimal> zeros = all.each(v -> BigDecimal.ZERO);
      return new MarketFlows(
          in(importer, byProduct.apply(before)),
          in(importer, byProduct.apply(after)),
          in(importer, all),
          in(
              importer,
              OrderedMap.together(
                  List.of(zeros, OrderedMap.of(byProduct.apply(worldAfter))), (zero, v) -> v)));
    }

    private static OrderedMap<Market, BigDecimal> in(
        String importer, SortedMap<String, BigDecimal> values) {
      return OrderedMap.of(values).by(product -> new Market(product, importer));
    }
  }
}
