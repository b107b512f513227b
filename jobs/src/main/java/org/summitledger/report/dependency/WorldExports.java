package org.summitledger.report.dependency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.summitledger.indicator.Concentration;
import org.summitledger.indicator.Outcome;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.report.trade.WorldTrade;
import org.summitledger.report.trade.WorldTrade.Product;
import org.summitledger.report.trade.WorldTrade.ProductTotal;

/** What all countries export of products, of sources that hold the whole world's trade. */
final class WorldExports {
  private final Goods goods;
  private final Map<Period, World> worlds = new HashMap<>();

  private record Period(String source, String currency, String frequency, LocalDate start) {}

  /**
   * The world's trade of a period, by code: thousands of codes are asked for one by one. A code may
   * stand in several revisions, and mean other goods in each.
   *
   * @param revisions HS revisions of what is listed, by level
   * @param products what the world trades, by code
   * @param sold what a party sells, by the party and by code
   */
  private record World(
      WorldTrade trade,
      Map<String, Set<String>> revisions,
      Map<String, Map<Product, ProductTotal>> products,
      Map<String, Map<String, Map<Product, BigDecimal>>> sold) {
    static World of(WorldTrade trade) {
      Map<String, Set<String>> revisions = new HashMap<>();
      trade
          .products()
          .forEach(
              (product, total) ->
                  revisions
                      .computeIfAbsent(total.level(), level -> new HashSet<>())
                      .add(product.hsRevision()));
      Map<String, Map<String, Map<Product, BigDecimal>>> sold = new HashMap<>();
      trade.exportsByProduct().forEach((party, products) -> sold.put(party, byCode(products)));
      return new World(trade, revisions, byCode(trade.products()), sold);
    }

    /** Codes stand together, with their revisions in order; most have one. */
    private static <T> Map<String, Map<Product, T>> byCode(SortedMap<Product, T> all) {
      Map<String, Map<Product, T>> byCode = new HashMap<>();
      all.forEach(
          (product, of) -> byCode.merge(product.code(), Map.of(product, of), World::together));
      return byCode;
    }

    private static <T> Map<Product, T> together(Map<Product, T> some, Map<Product, T> more) {
      SortedMap<Product, T> both = new TreeMap<>(some);
      both.putAll(more);
      return both;
    }

    /** What a party sells of a code, in each revision. */
    Map<Product, BigDecimal> sold(String party, String code) {
      return sold.getOrDefault(party, Map.of()).getOrDefault(code, Map.of());
    }
  }

  /**
   * Of what was known on a day. Of several dataflows of a source, one that states exports speaks
   * before one that states imports only, of which exports are a mirror.
   */
  WorldExports(List<WorldTrade> trade, List<Selected> files, Goods goods) {
    this.goods = goods;
    Set<String> exporting = exporting(files);
    trade.stream()
        .sorted(Comparator.comparing(w -> !exporting.contains(w.source() + " " + w.dataflow())))
        .forEach(world -> worlds.computeIfAbsent(period(world), p -> World.of(world)));
  }

  private static Period period(WorldTrade world) {
    return new Period(world.source(), world.currency(), world.frequency(), world.start());
  }

  /** Source and dataflow of the files that hold the world's trade as exporters state it. */
  private static Set<String> exporting(List<Selected> files) {
    return files.stream()
        .map(Selected::entry)
        .filter(entry -> entry.coversWorldTrade() && entry.contents().pairs().containsKey("export"))
        .map(entry -> entry.source() + " " + entry.dataflow())
        .collect(Collectors.toSet());
  }

  private static Period period(Supply.Series of, LocalDate start) {
    return new Period(of.source(), of.currency(), of.frequency(), start);
  }

  /**
   * What the importer itself exports of the product in a period; empty where its source does not
   * hold the world's trade then.
   */
  Optional<Exported> of(Supply.Series of, Basis basis, LocalDate start) {
    return Optional.ofNullable(worlds.get(period(of, start)))
        .map(
            world ->
                basis == Basis.VALUE
                    ? of(world, of)
                    : Exported.none("exports of a whole world's trade are added up by value only"));
  }

  private Exported of(World world, Supply.Series of) {
    SortedSet<Product> blank = world.trade().blanks().productsOf(of.importer());
    if (!world.sold().containsKey(of.importer()) && blank.isEmpty()) {
      return Exported.none("the source does not state exports of the importer");
    }
    Map<Product, BigDecimal> sold = world.sold(of.importer(), of.product());
    if (blank.stream().anyMatch(p -> isOf(p, of) && !sold.containsKey(p))) {
      return Exported.none(Exported.BLANK);
    }
    Map<String, BigDecimal> found = new HashMap<>();
    sold.forEach((product, value) -> found.merge(meant(product), value, BigDecimal::add));
    if (!found.isEmpty()) {
      return Exported.of(Exported.only(found, of), Exported.OTHER_GOODS);
    }
    Set<String> listed = world.revisions().getOrDefault(of.level(), Set.of());
    return listed.isEmpty()
        ? Exported.none("the source states exports of the world, but not at the product's level")
        : Exported.notListed(listed, of, goods);
  }

  private static boolean isOf(Product product, Supply.Series of) {
    return product.code().equals(of.product());
  }

  private String meant(Product product) {
    return goods.of(product.code(), product.hsRevision());
  }

  /** Σ s² over the world's exporters of the product. */
  Outcome concentration(Supply supply) {
    Supply.Series of = supply.of();
    World world = worlds.get(period(of, supply.start()));
    if (world == null) {
      return Outcome.none("the source does not hold the exports of the whole world");
    }
    if (supply.covers().size() > 1) {
      return Outcome.none("exporters are added up period by period, not over twelve months");
    }
    Map<Product, ProductTotal> totals = world.products().getOrDefault(of.product(), Map.of());
    if (totals.isEmpty()) {
      boolean isBlank = world.trade().blanks().products().stream().anyMatch(p -> isOf(p, of));
      return Outcome.none(isBlank ? Exported.BLANK : "the world exports nothing by the code");
    }
    return Exported.only(concentrations(totals), of)
        .orElseGet(() -> Outcome.none(Exported.OTHER_GOODS));
  }

  /** By goods; squares of exporters of two codes cannot be added up. */
  private Map<String, Outcome> concentrations(Map<Product, ProductTotal> totals) {
    Map<String, Outcome> found = new HashMap<>();
    totals.forEach(
        (product, total) ->
            found.merge(
                meant(product),
                Concentration.herfindahl(total.squares(), total.exportersValue()),
                (one, other) ->
                    Outcome.none("the world's exports are stated in several revisions")));
    return found;
  }
}
