package org.summitledger.report.basket;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.indicator.Traded;
import org.summitledger.reference.Division;
import org.summitledger.reference.SectorLookup;
import org.summitledger.report.trade.ProductSeries;
import org.summitledger.report.trade.WorldTrade;
import org.summitledger.source.Flow;

/**
 * A basket while its products are put into it, all of them valued alike. What two revisions of the
 * Harmonized System hold under one code is added up. Where a heading stands beside its own
 * subheading, or the total beside products, both would count twice: the heading is kept, and the
 * products.
 */
final class BasketDraft {
  private static final String TOTAL = "TOTAL";

  /** From the coarsest to the finest. */
  private static final List<String> LEVELS = List.of(TOTAL, "HS2", "HS4", "HS6", "HS8", "HS9");

  private final LocalDate start;
  private final LocalDate end;
  private final String period;
  private final String valuation;
  private final SortedMap<String, SortedMap<String, Traded>> bySector = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> blank = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> revisions = new TreeMap<>();

  private BasketDraft(LocalDate start, LocalDate end, String period, String valuation) {
    this.start = start;
    this.end = end;
    this.period = period;
    this.valuation = valuation;
  }

  /** Of a period, valued as a series is. */
  static BasketDraft of(ProductSeries series, ProductSeries.Point point) {
    return new BasketDraft(point.start(), point.end(), point.period(), series.valuation());
  }

  /** What a country, or the world, sells in a period; empty where all of a product is blank. */
  static Basket of(
      WorldTrade trade,
      SortedMap<WorldTrade.Product, Optional<BigDecimal>> sold,
      SectorLookup lookup) {
    BasketDraft draft =
        new BasketDraft(trade.start(), trade.end(), trade.period(), trade.exportsValuation());
    sold.forEach(
        (product, value) ->
            value.ifPresentOrElse(
                v -> draft.add(product, v, lookup), () -> draft.addBlank(product, lookup)));
    return draft.finish();
  }

  void add(ProductSeries series, ProductSeries.Point point) {
    seen(series.product(), series.hsRevision());
    if (point.value().isEmpty()) {
      blank.computeIfAbsent(series.sector(), s -> new TreeSet<>()).add(series.product());
    } else {
      put(series.sector(), series.product(), traded(point, point.value().get()));
    }
  }

  /** A quantity is one of the product only where all of its value has one. */
  private static Traded traded(ProductSeries.Point point, BigDecimal value) {
    Optional<BigDecimal> quantity =
        point.quantity().filter(q -> point.valueWithQuantity().filter(value::equals).isPresent());
    return new Traded(value, quantity, point.unit().orElse(""));
  }

  private void add(WorldTrade.Product product, BigDecimal value, SectorLookup lookup) {
    String revision = product.hsRevision().isEmpty() ? null : product.hsRevision();
    seen(product.code(), product.hsRevision());
    Optional<Division> division = lookup.divisionOf(product.code(), revision);
    if (division.isEmpty()) {
      String sector = lookup.sectorOf(product.code(), revision);
      put(sector, product.code(), Traded.withoutQuantity(value));
      return;
    }
    long[] parts = division.get().parts(value.movePointRight(Flow.SCALE).longValueExact());
    for (int i = 0; i < parts.length; i++) {
      put(
          division.get().shares().get(i).sector(),
          product.code(),
          Traded.withoutQuantity(BigDecimal.valueOf(parts[i], Flow.SCALE)));
    }
  }

  private void addBlank(WorldTrade.Product product, SectorLookup lookup) {
    String revision = product.hsRevision().isEmpty() ? null : product.hsRevision();
    seen(product.code(), product.hsRevision());
    lookup
        .divisionOf(product.code(), revision)
        .map(division -> division.shares().stream().map(share -> share.sector()).toList())
        .orElseGet(() -> List.of(lookup.sectorOf(product.code(), revision)))
        .forEach(sector -> blank.computeIfAbsent(sector, s -> new TreeSet<>()).add(product.code()));
  }

  private void seen(String product, String revision) {
    SortedSet<String> of = revisions.computeIfAbsent(product, p -> new TreeSet<>());
    if (!revision.isEmpty()) {
      of.add(revision);
    }
  }

  private void put(String sector, String product, Traded traded) {
    bySector.computeIfAbsent(sector, s -> new TreeMap<>()).merge(product, traded, Traded::plus);
  }

  /** Whether it tells products apart. */
  boolean hasProducts() {
    return revisions.keySet().stream().anyMatch(product -> !product.equals(TOTAL));
  }

  Basket finish() {
    SortedSet<String> kept = kept();
    blank.values().forEach(products -> products.retainAll(kept));
    blank.values().removeIf(products -> products.isEmpty());
    SortedSet<String> unknown = new TreeSet<>();
    blank.values().forEach(products -> unknown.addAll(products));
    bySector
        .values()
        .forEach(
            products -> products.keySet().removeIf(k -> !kept.contains(k) || unknown.contains(k)));
    bySector.values().removeIf(products -> products.isEmpty());
    SortedSet<String> all = new TreeSet<>();
    revisions.forEach(
        (product, of) -> {
          if (kept.contains(product)) {
            all.addAll(of);
          }
        });
    int level = kept.stream().mapToInt(BasketDraft::level).min().orElse(0);
    return new Basket(
        start, end, period, valuation, LEVELS.get(level), String.join("|", all), bySector, blank);
  }

  private static int level(String product) {
    return LEVELS.indexOf(Flow.levelOf(product));
  }

  private SortedSet<String> kept() {
    SortedSet<String> kept = new TreeSet<>();
    for (String product : revisions.keySet()) {
      boolean isPart = !kept.isEmpty() && product.startsWith(kept.last());
      if (!isPart && !(product.equals(TOTAL) && hasProducts())) {
        kept.add(product);
      }
    }
    return kept;
  }
}
