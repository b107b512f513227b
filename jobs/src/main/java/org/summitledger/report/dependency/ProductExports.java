package org.summitledger.report.dependency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.summitledger.indicator.Outcome;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.report.trade.PartyTrade;
import org.summitledger.report.trade.ProductSeries;

/**
 * What countries export of products, as the sources state it that also state the imports. Exports
 * are FOB where imports are CIF, unless a source states both alike; nothing is converted. What a
 * list of all products leaves out is not exported, and zero. Exports in another HS revision count
 * if the code has the same goods there.
 */
final class ProductExports {
  private static final int SUBHEADING = 6;

  private final Set<String> parties;
  private final Set<String> stating;
  private final Goods goods;
  private final WorldExports world;
  private final Map<Cell, Map<String, Sold>> stated = new HashMap<>();
  private final Map<Cell, Set<String>> complete = new HashMap<>();

  /** What is exported of a product, or of all of a level, by whom and when. */
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
   * Of what was known on a day.
   *
   * @param parties of commitments: only their exports are added up by product
   */
  ProductExports(PartyTrade trade, Set<String> parties, List<Selected> files, Goods goods) {
    this.parties = Set.copyOf(parties);
    this.stating = stating(files);
    this.goods = goods;
    this.world = new WorldExports(trade.world(), files, goods);
    trade.productSeriesWithWorld().stream()
        .filter(s -> s.flow().equals("export"))
        .forEach(this::add);
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

  /** What the importer itself exports of the product, in the unit of its imports. */
  Exported of(Supply supply, Basis basis) {
    BigDecimal sum = BigDecimal.ZERO;
    for (LocalDate start : supply.covers()) {
      Exported amount = of(supply, basis, start);
      if (amount.amount().isEmpty()) {
        return amount;
      }
      sum = sum.add(amount.amount().get());
    }
    return Exported.of(sum);
  }

  private Exported of(Supply supply, Basis basis, LocalDate start) {
    Supply.Series of = supply.of();
    if (of.product().length() > SUBHEADING) {
      return Exported.none(whyNot(of));
    }
    Map<String, Sold> sold = stated.getOrDefault(cell(of, of.product(), start), Map.of());
    if (!sold.isEmpty()) {
      Optional<Sold> same = Exported.only(sold, of);
      return same.isEmpty()
          ? Exported.none(Exported.OTHER_GOODS)
          : basis == Basis.VALUE
              ? Exported.of(same.get().value(), Exported.BLANK)
              : Exported.of(
                  same.get().weight().filter(w -> same.get().unit().equals(supply.weight().unit())),
                  "not all exports have a weight in the unit of imports");
    }
    Optional<Exported> inWorld =
        parties.contains(of.importer()) ? world.of(of, basis, start) : Optional.empty();
    if (inWorld.isPresent()) {
      return inWorld.get();
    }
    Set<String> revisions = complete.getOrDefault(cell(of, of.level(), start), Set.of());
    return revisions.isEmpty()
        ? Exported.none(whyNot(of))
        : Exported.notListed(revisions, of, goods);
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

  /** Σ s² over the world's exporters of the product. */
  Outcome concentrationOfWorld(Supply supply) {
    return world.concentration(supply);
  }
}
