package org.summitledger.report.basket;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.reference.Countries;
import org.summitledger.reference.SectorLookup;
import org.summitledger.reference.Sectors;
import org.summitledger.report.trade.ProductSeries;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.WorldTrade;

/**
 * What parties of commitments trade by product, with those they share a commitment with and with
 * the world, period by period; and what the world trades, of sources that hold it.
 *
 * <p>Such a source may print a trade once, as the importer's. What a party sells is then taken from
 * there, so that it has exports like any other. Where files of a source value one period both ways,
 * the first valuation by name that tells products apart stands, and the others are named once.
 */
public final class Baskets {
  private final SortedMap<Side, SortedMap<LocalDate, Basket>> sides = new TreeMap<>(Side.ORDER);
  private final SortedMap<Side, ProductSeries.Point> partial = new TreeMap<>(Side.ORDER);
  private final SortedMap<Side, SortedMap<LocalDate, Basket>> worlds = new TreeMap<>(Side.ORDER);
  private final SortedMap<Side, SortedMap<LocalDate, WorldTrade>> worldTrade =
      new TreeMap<>(Side.ORDER);
  private final SortedMap<Side, SortedSet<String>> untold = new TreeMap<>(Side.ORDER);
  private final Map<List<String>, Map<String, Set<String>>> listed = new HashMap<>();

  private Baskets() {}

  /** Of what parties report, and of the world's trade: made once a night. */
  public static Baskets of(ReportInputs inputs) {
    return inputs
        .partyTrade()
        .kept(
            Baskets.class,
            trade -> of(trade.productSeries(), trade.world(), inputs.trade().lookup()));
  }

  /** Of series by product and of the world's trade. */
  static Baskets of(List<ProductSeries> series, List<WorldTrade> world, SectorLookup lookup) {
    Baskets baskets = new Baskets();
    baskets.addSeries(series);
    Set<Side> stated = Set.copyOf(baskets.sides.keySet());
    baskets.addSales(world, lookup, stated);
    baskets.addSalesToParties(stated);
    baskets.sides.forEach(baskets::count);
    baskets.worlds.forEach(baskets::count);
    baskets.partial.keySet().removeAll(baskets.sides.keySet());
    return baskets;
  }

  private void addSeries(List<ProductSeries> all) {
    SortedMap<Side, SortedMap<LocalDate, SortedMap<String, BasketDraft>>> drafts =
        new TreeMap<>(Side.ORDER);
    for (ProductSeries series : all) {
      for (ProductSeries.Point point : series.points().values()) {
        if (series.listsAllProducts()) {
          drafts
              .computeIfAbsent(Side.of(series), s -> new TreeMap<>())
              .computeIfAbsent(point.start(), s -> new TreeMap<>())
              .computeIfAbsent(series.valuation(), v -> BasketDraft.of(series, point))
              .add(series, point);
        } else {
          partial.merge(Side.of(series), point, (a, b) -> a.start().isBefore(b.start()) ? b : a);
        }
      }
    }
    drafts.forEach(
        (side, periods) ->
            periods.forEach((start, byValuation) -> addFirst(side, start, byValuation)));
  }

  private void addFirst(Side side, LocalDate start, SortedMap<String, BasketDraft> byValuation) {
    String first =
        byValuation.keySet().stream()
            .filter(v -> Objects.requireNonNull(byValuation.get(v)).hasProducts())
            .findFirst()
            .orElse(byValuation.firstKey());
    put(sides, side, start, Objects.requireNonNull(byValuation.remove(first)).finish());
    if (!byValuation.isEmpty()) {
      untold.computeIfAbsent(side, s -> new TreeSet<>()).addAll(byValuation.keySet());
    }
  }

  /** What parties sell to the world, where their source does not state their exports. */
  private void addSales(List<WorldTrade> all, SectorLookup lookup, Set<Side> stated) {
    for (WorldTrade trade : all) {
      Side world = ofWorld(Side.exportsOf(Countries.WORLD, trade));
      if (put(worldTrade, world, trade.start(), trade)) {
        put(worlds, world, trade.start(), BasketDraft.of(trade, trade.traded(), lookup));
        for (String country : trade.sellers()) {
          Side side = Side.exportsOf(country, trade);
          if (!stated.contains(side)) {
            put(sides, side, trade.start(), BasketDraft.of(trade, trade.soldBy(country), lookup));
          }
        }
      }
    }
  }

  private void addSalesToParties(Set<Side> stated) {
    for (Side bought : stated) {
      Side sold = bought.seenFromPartner();
      if (bought.isImport()
          && !bought.isWithWorld()
          && coversWorldTrade(bought)
          && !stated.contains(sold)) {
        of(bought).forEach((start, basket) -> put(sides, sold, start, basket));
      }
    }
  }

  private static <T> boolean put(
      SortedMap<Side, SortedMap<LocalDate, T>> all, Side side, LocalDate start, T what) {
    return all.computeIfAbsent(side, s -> new TreeMap<>()).putIfAbsent(start, what) == null;
  }

  private void count(Side side, SortedMap<LocalDate, Basket> periods) {
    for (Basket basket : periods.values()) {
      Map<String, Set<String>> bySector =
          listed.computeIfAbsent(classification(side, basket), c -> new HashMap<>());
      basket
          .specified()
          .bySector()
          .forEach(
              (sector, products) -> {
                bySector.computeIfAbsent(sector, s -> new TreeSet<>()).addAll(products.keySet());
                bySector
                    .computeIfAbsent(Sectors.ALL, s -> new TreeSet<>())
                    .addAll(products.keySet());
              });
    }
  }

  /** All sides of which all products are listed, in order. */
  public List<Side> sides() {
    return List.copyOf(sides.keySet());
  }

  /** The periods of a side; none where it is not known, or not all products are listed. */
  public SortedMap<LocalDate, Basket> of(Side side) {
    return Collections.unmodifiableSortedMap(sides.getOrDefault(side, new TreeMap<>()));
  }

  /** What is known of the last of some periods; there must be one. */
  public static <T> T last(SortedMap<LocalDate, T> periods) {
    return Objects.requireNonNull(periods.get(periods.lastKey()));
  }

  /** The same without periods of which the source states one total. */
  public SortedMap<LocalDate, Basket> ofProducts(Side side) {
    SortedMap<LocalDate, Basket> periods = new TreeMap<>(of(side));
    periods.values().removeIf(basket -> basket.level().equals("TOTAL"));
    return periods;
  }

  /** What a side trades in a period. */
  public Optional<Basket> of(Side side, LocalDate start) {
    return Optional.ofNullable(of(side).get(start));
  }

  /** Sides of which the source lists some products only, with the last period of each. */
  public SortedMap<Side, ProductSeries.Point> partial() {
    return Collections.unmodifiableSortedMap(partial);
  }

  /** Valuations of a side that stand beside others in a period, and are not told. */
  public SortedMap<Side, SortedSet<String>> untold() {
    return Collections.unmodifiableSortedMap(untold);
  }

  /** The world's trade that a side is part of, period by period. */
  public SortedMap<LocalDate, WorldTrade> world(Side side) {
    return Collections.unmodifiableSortedMap(
        worldTrade.getOrDefault(ofWorld(side), new TreeMap<>()));
  }

  /** The same of a period, by product. */
  public Optional<Basket> worldBasket(Side side, LocalDate start) {
    return Optional.ofNullable(worlds.getOrDefault(ofWorld(side), new TreeMap<>()).get(start));
  }

  /** Whether the side's source holds the world's trade. */
  public boolean coversWorldTrade(Side side) {
    return worldTrade.containsKey(ofWorld(side));
  }

  /**
   * How many products of a sector there could be: those that the source lists in any period, of
   * anybody, in the same revision and at the same level, without chapter 99.
   */
  public long possible(Side side, Basket basket, String sector) {
    return listed(side, basket, sector).size();
  }

  /**
   * Why nothing can be said of how a sector is made up: it is one product, as far as the source
   * ever tells, so that shares of products are 1 whatever is traded. Empty where there are more,
   * and of all products together.
   */
  public Optional<String> whyOneProduct(Side side, Basket basket, String sector) {
    Set<String> products = new TreeSet<>(listed(side, basket, sector));
    products.addAll(basket.blank().getOrDefault(sector, new TreeSet<>()));
    return sector.equals(Sectors.ALL) || products.size() != 1
        ? Optional.empty()
        : Optional.of("the source tells no products within " + products.iterator().next());
  }

  private Set<String> listed(Side side, Basket basket, String sector) {
    return listed
        .getOrDefault(classification(side, basket), Map.of())
        .getOrDefault(sector, Set.of());
  }

  private static Side ofWorld(Side side) {
    return new Side(
        side.source(),
        Countries.WORLD,
        Countries.WORLD,
        Side.EXPORT,
        side.currency(),
        side.frequency());
  }

  private static List<String> classification(Side side, Basket basket) {
    return List.of(side.source(), basket.level(), basket.hsRevision());
  }
}
