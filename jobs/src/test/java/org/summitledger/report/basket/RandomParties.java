package org.summitledger.report.basket;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.summitledger.TestTables;
import org.summitledger.reference.SectorLookup;
import org.summitledger.report.trade.ProductSeries;
import org.summitledger.report.trade.WorldBlanks;
import org.summitledger.report.trade.WorldTrade;
import org.summitledger.report.trade.WorldTrade.InScheme;
import org.summitledger.report.trade.WorldTrade.Product;
import org.summitledger.report.trade.WorldTrade.ProductTotal;

/**
 * Random trade of four countries in a few chapters and years, some of it zero or not there, as a
 * source that holds the world's trade would give it; all of the countries are parties.
 */
public final class RandomParties {
  static final List<String> COUNTRIES = List.of("CHN", "IND", "JPN", "KEN");

  private static final List<String> CHAPTERS = List.of("01", "30", "84", "85", "86", "87");
  private static final SectorLookup LOOKUP = TestTables.sectors().lookup();
  private static final int FIRST_YEAR = 2014;

  private final BigDecimal unit;
  private final SortedMap<Integer, List<Trade>> years = new TreeMap<>();

  private record Trade(String from, String to, String chapter, BigDecimal value) {}

  /** The same trade for the same seed, in other money. */
  public RandomParties(long seed, BigDecimal unit) {
    this.unit = unit;
    SplittableRandom random = new SplittableRandom(seed);
    for (int year = FIRST_YEAR; year < FIRST_YEAR + 3; year++) {
      List<Trade> trades = new ArrayList<>();
      for (String from : COUNTRIES) {
        for (String to : COUNTRIES) {
          CHAPTERS.forEach(chapter -> trade(random, from, to, chapter).ifPresent(trades::add));
        }
      }
      years.put(year, trades);
    }
  }

  private Optional<Trade> trade(SplittableRandom random, String from, String to, String chapter) {
    int what = random.nextInt(6);
    BigDecimal value = BigDecimal.valueOf(what == 1 ? 0 : 1 + random.nextLong(1_000_000), 2);
    return from.equals(to) || what == 0
        ? Optional.empty()
        : Optional.of(new Trade(from, to, chapter, value.multiply(unit).setScale(3)));
  }

  /** As the tables are given it. */
  public Baskets baskets() {
    List<WorldTrade> world = new ArrayList<>();
    years.forEach((year, trades) -> world.add(world(year, trades)));
    return Baskets.of(imports(), world, LOOKUP);
  }

  private List<ProductSeries> imports() {
    SortedMap<ProductSeries, SortedMap<LocalDate, ProductSeries.Point>> series =
        new TreeMap<>(ProductSeries.ORDER);
    BinaryOperator<ProductSeries.Point> together =
        (a, b) -> point(a.start().getYear(), a.value().orElseThrow().add(b.value().orElseThrow()));
    years.forEach(
        (year, trades) ->
            trades.forEach(
                t ->
                    List.of(t.from(), "WLD")
                        .forEach(
                            partner ->
                                series
                                    .computeIfAbsent(head(t, partner), s -> new TreeMap<>())
                                    .merge(
                                        LocalDate.of(year, 1, 1),
                                        point(year, t.value()),
                                        together::apply))));
    return series.entrySet().stream().map(e -> e.getKey().with(e.getValue())).toList();
  }

  private static ProductSeries head(Trade t, String partner) {
    return new ProductSeries(
        "s",
        t.to(),
        partner,
        "import",
        t.chapter(),
        "",
        "HS2",
        LOOKUP.sectorOf(t.chapter(), null),
        "USD",
        "A",
        "FOB",
        true,
        new TreeMap<>());
  }

  private static ProductSeries.Point point(int year, BigDecimal value) {
    return new ProductSeries.Point(
        LocalDate.of(year, 1, 1),
        LocalDate.of(year + 1, 1, 1),
        String.valueOf(year),
        Optional.of(value),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        false);
  }

  private static WorldTrade world(int year, List<Trade> trades) {
    SortedMap<String, SortedMap<InScheme, BigDecimal>> exports = new TreeMap<>();
    SortedMap<String, SortedMap<InScheme, BigDecimal>> imports = new TreeMap<>();
    SortedMap<Product, ProductTotal> products = new TreeMap<>();
    SortedMap<String, SortedMap<Product, BigDecimal>> byProduct = new TreeMap<>();
    SortedMap<String, SortedMap<String, SortedMap<InScheme, BigDecimal>>> byImporter =
        new TreeMap<>();
    for (Trade t : trades) {
      InScheme sector = new InScheme("HS2", LOOKUP.sectorOf(t.chapter(), null));
      Product product = new Product(t.chapter(), "");
      add(exports, t.from(), sector, t.value());
      add(imports, t.to(), sector, t.value());
      add(byProduct, t.from(), product, t.value());
      add(byImporter.computeIfAbsent(t.from(), f -> new TreeMap<>()), t.to(), sector, t.value());
      products.merge(product, total(t.value()), (a, b) -> total(a.value().add(b.value())));
    }
    LocalDate start = LocalDate.of(year, 1, 1);
    return new WorldTrade(
        "s",
        "d",
        "USD",
        "A",
        start,
        start.plusYears(1),
        String.valueOf(year),
        "FOB",
        "FOB",
        exports,
        imports,
        products,
        byProduct,
        byImporter,
        WorldBlanks.none());
  }

  private static ProductTotal total(BigDecimal value) {
    return new ProductTotal("HS2", value, 1, value, value, Optional.empty(), Optional.empty());
  }

  private static <K> void add(
      Map<String, SortedMap<K, BigDecimal>> all, String country, K key, BigDecimal value) {
    all.computeIfAbsent(country, c -> new TreeMap<>()).merge(key, value, BigDecimal::add);
  }
}
