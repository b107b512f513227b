package org.summitledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.summitledger.indicator.Concentration;
import org.summitledger.indicator.Outcome;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.Countries;
import org.summitledger.report.WorldTrade.Product;
import org.summitledger.report.WorldTrade.ProductTotal;

/**
 * What countries and the world export of products, as the sources state it that also state the
 * imports. Exports are FOB where imports are CIF, unless a source states both alike; nothing is
 * converted. What a list of all products leaves out is not exported, and zero.
 */
final class ProductExports {
  private final Set<String> parties;
  private final Set<String> stating;
  private final Map<Cell, Sold> stated = new HashMap<>();
  private final Set<Cell> complete = new HashSet<>();
  private final Map<Cell, WorldTrade> worlds = new HashMap<>();

  /** What is exported of a product, by whom, when; an empty text stands for all. */
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
   * Of what was known on a day.
   *
   * @param parties of commitments: only their exports are added up by product
   */
  ProductExports(PartyTrade trade, Set<String> parties, List<Selected> files) {
    this.parties = Set.copyOf(parties);
    this.stating = stating(files);
    trade.productSeriesWithWorld().stream()
        .filter(s -> s.flow().equals("export"))
        .forEach(this::add);
    trade.world().forEach(w -> worlds.putIfAbsent(worldCell(w), w));
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
    series
        .points()
        .forEach(
            (start, point) -> {
              stated.merge(
                  cell(series, series.product() + " " + series.hsRevision(), start),
                  sold(point),
                  Sold::and);
              if (series.listsAllProducts()) {
                complete.add(cell(series, series.productLevel(), start));
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

  private static Cell worldCell(WorldTrade world) {
    return new Cell(
        world.source(), Countries.WORLD, "", world.currency(), world.frequency(), world.start());
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
    Sold sold = stated.get(cell(of, of.product() + " " + supply.hsRevision().orElse(""), start));
    if (sold != null) {
      return basis == Basis.VALUE
          ? amount(sold.value(), "the source is blank in exports")
          : amount(
              sold.weight().filter(w -> sold.unit().equals(supply.weight().unit())),
              "not all exports have a weight in the unit of imports");
    }
    WorldTrade world = worlds.get(cellOfWorld(of, start));
    if (world != null && parties.contains(of.importer())) {
      return ofWorld(world, supply, basis);
    }
    return complete.contains(cell(of, "HS" + of.product().length(), start))
        ? Amount.of(BigDecimal.ZERO)
        : Amount.none(whyNot(of));
  }

  private static Amount amount(Optional<BigDecimal> amount, String whenMissing) {
    return amount.map(Amount::of).orElseGet(() -> Amount.none(whenMissing));
  }

  private static Amount ofWorld(WorldTrade world, Supply supply, Basis basis) {
    if (basis == Basis.WEIGHT) {
      return Amount.none("exports of a whole world's trade are added up by value only");
    }
    return Amount.of(
        Optional.ofNullable(world.exportsByProduct().get(supply.of().importer()))
            .map(sold -> sold.get(product(supply)))
            .orElse(BigDecimal.ZERO));
  }

  private String whyNot(Supply.Series of) {
    if (!stating.contains(of.source() + " " + of.importer())) {
      return "the source does not state exports of the importer";
    }
    return parties.contains(of.importer())
        ? "the source does not state exports of the product"
        : "exports are added up for parties of commitments only";
  }

  private static Cell cell(Supply.Series of, String product, LocalDate start) {
    return new Cell(of.source(), of.importer(), product, of.currency(), of.frequency(), start);
  }

  private static Cell cellOfWorld(Supply.Series of, LocalDate start) {
    return new Cell(of.source(), Countries.WORLD, "", of.currency(), of.frequency(), start);
  }

  private static Product product(Supply supply) {
    return new Product(supply.of().product(), supply.hsRevision().orElse(""));
  }

  /** Σ s² over the world's exporters of the product. */
  Outcome concentrationOfWorld(Supply supply) {
    WorldTrade world = worlds.get(cellOfWorld(supply.of(), supply.start()));
    if (world == null) {
      return Outcome.none("the source does not hold the exports of the whole world");
    }
    if (supply.covers().size() > 1) {
      return Outcome.none("exporters are added up period by period, not over twelve months");
    }
    ProductTotal total = world.products().get(product(supply));
    return total == null
        ? Outcome.none("the world exports nothing of it")
        : Concentration.herfindahl(total.squares(), total.exportersValue());
  }
}
