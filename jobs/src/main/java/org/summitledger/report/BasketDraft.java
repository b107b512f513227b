package org.summitledger.report;

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
import org.summitledger.source.Flow;

/** A basket while its products are put into it. */
final class BasketDraft {
  private static final int MONEY_SCALE = 3;

  /** From the coarsest to the finest. */
  private static final List<String> LEVELS = List.of("TOTAL", "HS2", "HS4", "HS6", "HS8", "HS9");

  private final LocalDate start;
  private final LocalDate end;
  private final String period;
  private final String valuation;
  private final SortedMap<String, SortedMap<String, Traded>> bySector = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> blank = new TreeMap<>();
  private final SortedSet<String> revisions = new TreeSet<>();
  private int level = LEVELS.size() - 1;

  private BasketDraft(LocalDate start, LocalDate end, String period, String valuation) {
    this.start = start;
    this.end = end;
    this.period = period;
    this.valuation = valuation;
  }

  /** Of a period, valued as the first series that has it. */
  static BasketDraft of(ProductSeries first, ProductSeries.Point point) {
    return new BasketDraft(point.start(), point.end(), point.period(), first.valuation());
  }

  /** What a country, or the world, sells in a period. */
  static Basket of(
      WorldTrade trade, SortedMap<WorldTrade.Product, BigDecimal> sold, SectorLookup lookup) {
    BasketDraft draft =
        new BasketDraft(trade.start(), trade.end(), trade.period(), trade.exportsValuation());
    sold.forEach((product, value) -> draft.add(product, value, lookup));
    return draft.finish();
  }

  void add(ProductSeries series, ProductSeries.Point point) {
    if (!series.valuation().equals(valuation)) {
      return;
    }
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
    long[] parts = division.get().parts(value.movePointRight(MONEY_SCALE).longValueExact());
    for (int i = 0; i < parts.length; i++) {
      put(
          division.get().shares().get(i).sector(),
          product.code(),
          Traded.withoutQuantity(BigDecimal.valueOf(parts[i], MONEY_SCALE)));
    }
  }

  private void seen(String product, String revision) {
    level = Math.min(level, LEVELS.indexOf(Flow.levelOf(product)));
    if (!revision.isEmpty()) {
      revisions.add(revision);
    }
  }

  private void put(String sector, String product, Traded traded) {
    bySector.computeIfAbsent(sector, s -> new TreeMap<>()).putIfAbsent(product, traded);
  }

  Basket finish() {
    return new Basket(
        start,
        end,
        period,
        valuation,
        LEVELS.get(level),
        String.join("|", revisions),
        bySector,
        blank);
  }
}
