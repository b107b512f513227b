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
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.summitledger.indicator.Concentration;
import org.summitledger.indicator.Outcome;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.Countries;
import org.summitledger.report.trade.PartyTrade;
import org.summitledger.report.trade.ProductSeries;
import org.summitledger.report.trade.WorldTrade;
import org.summitledger.report.trade.WorldTrade.Product;
import org.summitledger.report.trade.WorldTrade.ProductTotal;

/**
 * What countries and the world export of products, as the sources state it that also state the
 * imports. Exports are FOB where imports are CIF, unless a source states both alike; nothing is
 * converted. What a list of all products leaves out is not exported, and zero. Exports in another
 * HS revision count if the code has the same goods there.
 */
final class ProductExports {
  private static final int SUBHEADING = 6;
  private static final String OTHER_GOODS =
      "the source states exports in another HS revision, in which the code means other goods";
  private static final String BLANK = "the source is blank in exports";

  private final Set<String> parties;
  private final Set<String> stating;
  private final Goods goods;
  private final Map<Cell, Map<String, Sold>> stated = new HashMap<>();
  private final Map<Cell, Set<String>> complete = new HashMap<>();
  private final Map<Cell, WorldTrade> worlds = new HashMap<>();
  private final Map<Cell, Set<String>> listed = new HashMap<>();

  /** What is exported of a product or level, by whom, when; an empty text stands for all. */
  private record Cell(
      String source,
      String exporter,
      String product,
      String currency,
      String frequency,
      LocalDate start) {}

  private record Sold(
      Optional<BigDecimal> value, Optional<BigDecimal> weight, Optional<String> unit) {
    /** A product that is divided over sectors is the sum of its parts. */
    Sold and(Sold part) {
      return new Sold(
          value.flatMap(v -> part.value.map(v::add)),
          weight.flatMap(w -> part.weight.map(w::add)),
          unit);
    }
  }

  /**
   * An amount, or why there is none.
   *
   * @param amount in the unit of the imports beside it
   * @param reason empty where there is an amount
   */
  record Amount(Optional<BigDecimal> amount, Optional<String> reason) {
    static Amount of(BigDecimal amount) {
      return new Amount(Optional.of(amount), Optional.empty());
    }

    static Amount none(String reason) {
      return new Amount(Optional.empty(), Optional.of(reason));
    }
  }

  /**
   * Of what was known on a day. Of several dataflows of a source that hold the world's trade, one
   * that states exports speaks before one that states imports only, of which exports are a mirror.
   *
   * @param parties of commitments: only their exports are added up by product
   */
  ProductExports(PartyTrade trade, Set<String> parties, List<Selected> files, Goods goods) {
    this.parties = Set.copyOf(parties);
    this.stating = stating(files);
    this.goods = goods;
    trade.productSeriesWithWorld().stream()
        .filter(s -> s.flow().equals("export"))
        .forEach(this::add);
    Set<String> exporting = exporting(files);
    trade.world().stream()
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

  /** Source and country of all exports that files state, whether added up by product or not. */
  private static Set<String> stating(List<Selected> files) {
    Set<String> stating = new TreeSet<>();
    for (Selected file : files) {
      LakeEntry entry = file.entry();
      Optional.ofNullable(entry.contents().pairs().get("export"))
          .ifPresent(
              pairs -> pairs.reporters().forEach(r -> stating.add(entry.source() + " " + r)));
    }
    return stating;
  }

  private void add(ProductSeries series) {
    String meant = goods.of(series.product(), series.hsRevision());
    series
        .points()
        .forEach(
            (start, point) -> {
              stated
                  .computeIfAbsent(cell(series, series.product(), start), c -> new HashMap<>())
                  .merge(meant, sold(point), Sold::and);
              if (series.listsAllProducts()) {
                complete
                    .computeIfAbsent(
                        cell(series, series.productLevel(), start), c -> new HashSet<>())
                    .add(series.hsRevision());
              }
            });
  }

  private void add(WorldTrade world) {
    if (worlds.putIfAbsent(cell(world, ""), world) == null) {
      world
          .products()
          .forEach(
              (product, total) ->
                  listed
                      .computeIfAbsent(cell(world, total.level()), c -> new HashSet<>())
                      .add(product.hsRevision()));
    }
  }

  private static Cell cell(ProductSeries series, String product, LocalDate start) {
    return new Cell(
        series.source(), series.reporter(), product, series.currency(), series.frequency(), start);
  }

  private static Sold sold(ProductSeries.Point point) {
    boolean isWeighed =
        point.value().isPresent() && point.value().equals(point.valueWithQuantity());
    return new Sold(
        point.value(),
        isWeighed ? point.quantity() : Optional.empty(),
        isWeighed ? point.unit() : Optional.empty());
  }

  private static Cell cell(WorldTrade world, String level) {
    return new Cell(
        world.source(), Countries.WORLD, level, world.currency(), world.frequency(), world.start());
  }

  /** What the importer itself exports of the product, in the unit of its imports. */
  Amount of(Supply supply, Basis basis) {
    BigDecimal sum = BigDecimal.ZERO;
    for (LocalDate start : supply.covers()) {
      Amount amount = of(supply, basis, start);
      if (amount.amount().isEmpty()) {
        return amount;
      }
      sum = sum.add(amount.amount().get());
    }
    return Amount.of(sum);
  }

  private Amount of(Supply supply, Basis basis, LocalDate start) {
    Supply.Series of = supply.of();
    if (of.product().length() > SUBHEADING) {
      return Amount.none(whyNot(of));
    }
    Map<String, Sold> sold = stated.getOrDefault(cell(of, of.product(), start), Map.of());
    if (!sold.isEmpty()) {
      Optional<Sold> same = only(sold, of);
      return same.isEmpty()
          ? Amount.none(OTHER_GOODS)
          : basis == Basis.VALUE
              ? amount(same.get().value(), BLANK)
              : amount(
                  same.get().weight().filter(w -> same.get().unit().equals(supply.weight().unit())),
                  "not all exports have a weight in the unit of imports");
    }
    WorldTrade world = worlds.get(cellOfWorld(of, "", start));
    if (world != null && parties.contains(of.importer())) {
      return ofWorld(world, of, basis);
    }
    Set<String> revisions = complete.getOrDefault(cell(of, of.level(), start), Set.of());
    return revisions.isEmpty() ? Amount.none(whyNot(of)) : notListed(revisions, of);
  }

  /** What is stated of the goods that are imported; empty where others stand beside it. */
  private static <T> Optional<T> only(Map<String, T> byGoods, Supply.Series of) {
    return byGoods.size() == 1 ? Optional.ofNullable(byGoods.get(of.goods())) : Optional.empty();
  }

  /** What a list of all products leaves out is zero, if the code has the same goods in it. */
  private Amount notListed(Set<String> revisions, Supply.Series of) {
    return revisions.stream().anyMatch(r -> goods.of(of.product(), r).equals(of.goods()))
        ? Amount.of(BigDecimal.ZERO)
        : Amount.none(OTHER_GOODS);
  }

  private static Amount amount(Optional<BigDecimal> amount, String whenMissing) {
    return amount.map(Amount::of).orElseGet(() -> Amount.none(whenMissing));
  }

  private Amount ofWorld(WorldTrade world, Supply.Series of, Basis basis) {
    if (basis == Basis.WEIGHT) {
      return Amount.none("exports of a whole world's trade are added up by value only");
    }
    SortedMap<Product, BigDecimal> sold =
        world.exportsByProduct().getOrDefault(of.importer(), new TreeMap<>());
    SortedSet<Product> blank = world.blanks().productsOf(of.importer());
    if (sold.isEmpty() && blank.isEmpty()) {
      return Amount.none("the source does not state exports of the importer");
    }
    if (blank.stream().anyMatch(p -> isOf(p, of) && !sold.containsKey(p))) {
      return Amount.none(BLANK);
    }
    Map<String, BigDecimal> found = new HashMap<>();
    revisionsOf(sold, of).forEach((p, value) -> found.merge(meant(p), value, BigDecimal::add));
    if (!found.isEmpty()) {
      return amount(only(found, of), OTHER_GOODS);
    }
    Set<String> revisions = listed.getOrDefault(cell(world, of.level()), Set.of());
    return revisions.isEmpty()
        ? Amount.none("the source states exports of the world, but not at the product's level")
        : notListed(revisions, of);
  }

  private static boolean isOf(Product product, Supply.Series of) {
    return product.code().equals(of.product());
  }

  private String meant(Product product) {
    return goods.of(product.code(), product.hsRevision());
  }

  /** A code in all revisions in which it stands. */
  private static <T> SortedMap<Product, T> revisionsOf(
      SortedMap<Product, T> all, Supply.Series of) {
    return all.subMap(new Product(of.product(), ""), new Product(of.product() + "\0", ""));
  }

  private String whyNot(Supply.Series of) {
    if (!stating.contains(of.source() + " " + of.importer())) {
      return "the source does not state exports of the importer";
    }
    if (!parties.contains(of.importer())) {
      return "exports are added up for parties of commitments only";
    }
    return of.product().length() > SUBHEADING
        ? "codes beyond HS6 are a country's own, and those of exports may mean other goods"
        : "the source does not state exports of the product";
  }

  private static Cell cell(Supply.Series of, String product, LocalDate start) {
    return new Cell(of.source(), of.importer(), product, of.currency(), of.frequency(), start);
  }

  private static Cell cellOfWorld(Supply.Series of, String level, LocalDate start) {
    return new Cell(of.source(), Countries.WORLD, level, of.currency(), of.frequency(), start);
  }

  /** Σ s² over the world's exporters of the product. */
  Outcome concentrationOfWorld(Supply supply) {
    Supply.Series of = supply.of();
    WorldTrade world = worlds.get(cellOfWorld(of, "", supply.start()));
    if (world == null) {
      return Outcome.none("the source does not hold the exports of the whole world");
    }
    if (supply.covers().size() > 1) {
      return Outcome.none("exporters are added up period by period, not over twelve months");
    }
    SortedMap<Product, ProductTotal> totals = revisionsOf(world.products(), of);
    if (totals.isEmpty()) {
      boolean isBlank = world.blanks().products().stream().anyMatch(p -> isOf(p, of));
      return Outcome.none(isBlank ? BLANK : "the world exports nothing by the code");
    }
    return only(concentrations(totals), of).orElseGet(() -> Outcome.none(OTHER_GOODS));
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
