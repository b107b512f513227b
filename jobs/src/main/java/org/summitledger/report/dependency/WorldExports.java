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
  private final Map<Period, WorldTrade> worlds = new HashMap<>();

  /** HS revisions of what is listed, by level. */
  private final Map<Period, Map<String, Set<String>>> revisions = new HashMap<>();

  private record Period(String source, String currency, String frequency, LocalDate start) {}

  /**
   * Of what was known on a day. Of several dataflows of a source, one that states exports speaks
   * before one that states imports only, of which exports are a mirror.
   */
  WorldExports(List<WorldTrade> trade, List<Selected> files, Goods goods) {
    this.goods = goods;
    Set<String> exporting = exporting(files);
    trade.stream()
        .sorted(Comparator.comparing(w -> !exporting.contains(w.source() + " " + w.dataflow())))
        .forEach(this::add);
  }

  /** Source and dataflow of the files that hold the world's trade as exporters state it. */
  private static Set<String> exporting(List<Selected> files) {
    return files.stream()
        .map(Selected::entry)
        .filter(entry -> entry.holdsWorld() && entry.contents().pairs().containsKey("export"))
        .map(entry -> entry.source() + " " + entry.dataflow())
        .collect(Collectors.toSet());
  }

  private void add(WorldTrade world) {
    Period period = new Period(world.source(), world.currency(), world.frequency(), world.start());
    if (worlds.putIfAbsent(period, world) == null) {
      Map<String, Set<String>> byLevel = new HashMap<>();
      world
          .products()
          .forEach(
              (product, total) ->
                  byLevel
                      .computeIfAbsent(total.level(), level -> new HashSet<>())
                      .add(product.hsRevision()));
      revisions.put(period, byLevel);
    }
  }

  private static Period period(Supply.Series of, LocalDate start) {
    return new Period(of.source(), of.currency(), of.frequency(), start);
  }

  /**
   * What the importer itself exports of the product in a period; empty where its source does not
   * hold the world's trade then.
   */
  Optional<Exported> of(Supply.Series of, Basis basis, LocalDate start) {
    Period period = period(of, start);
    return Optional.ofNullable(worlds.get(period))
        .map(
            world ->
                basis == Basis.VALUE
                    ? of(world, of, period)
                    : Exported.none("exports of a whole world's trade are added up by value only"));
  }

  private Exported of(WorldTrade world, Supply.Series of, Period period) {
    SortedMap<Product, BigDecimal> sold =
        world.exportsByProduct().getOrDefault(of.importer(), new TreeMap<>());
    SortedSet<Product> blank = world.blanks().productsOf(of.importer());
    if (sold.isEmpty() && blank.isEmpty()) {
      return Exported.none("the source does not state exports of the importer");
    }
    if (blank.stream().anyMatch(p -> isOf(p, of) && !sold.containsKey(p))) {
      return Exported.none(Exported.BLANK);
    }
    Map<String, BigDecimal> found = new HashMap<>();
    inAllRevisions(sold, of).forEach((p, value) -> found.merge(meant(p), value, BigDecimal::add));
    if (!found.isEmpty()) {
      return Exported.of(Exported.only(found, of), Exported.OTHER_GOODS);
    }
    Set<String> listed =
        revisions.getOrDefault(period, Map.of()).getOrDefault(of.level(), Set.of());
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

  /** A code in all revisions in which it stands. */
  private static <T> SortedMap<Product, T> inAllRevisions(
      SortedMap<Product, T> all, Supply.Series of) {
    return all.subMap(new Product(of.product(), ""), new Product(of.product() + "\0", ""));
  }

  /** Σ s² over the world's exporters of the product. */
  Outcome concentration(Supply supply) {
    Supply.Series of = supply.of();
    WorldTrade world = worlds.get(period(of, supply.start()));
    if (world == null) {
      return Outcome.none("the source does not hold the exports of the whole world");
    }
    if (supply.covers().size() > 1) {
      return Outcome.none("exporters are added up period by period, not over twelve months");
    }
    SortedMap<Product, ProductTotal> totals = inAllRevisions(world.products(), of);
    if (totals.isEmpty()) {
      boolean isBlank = world.blanks().products().stream().anyMatch(p -> isOf(p, of));
      return Outcome.none(isBlank ? Exported.BLANK : "the world exports nothing by the code");
    }
    return Exported.only(concentrations(totals), of)
        .orElseGet(() -> Outcome.none(Exported.OTHER_GOODS));
  }

  /** By goods; squares of exporters of two codes cannot be added up. */
  private Map<String, Outcome> concentrations(SortedMap<Product, ProductTotal> totals) {
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
