package org.summitledger.report.growth;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.Side;
import org.summitledger.report.trade.PartyTrade;
import org.summitledger.report.trade.ProductSeries;
import org.summitledger.report.trade.SectorSeries;

/**
 * A party's trade with one partner in one direction, all sectors and products of it together.
 *
 * @param cell whose and what trade
 * @param whole what its sectors add up to: {@link Sectors#ALL} products, or {@link Sectors#LISTED}
 *     ones
 * @param periods by first day
 * @param unobservable sectors that the source cannot show, and why
 * @param weighed the first days of the periods in which a sector, or the whole, has a product with
 *     a quantity
 */
record GrowthSeries(
    Cell cell,
    String whole,
    SortedMap<LocalDate, GrowthPeriod> periods,
    SortedMap<String, String> unobservable,
    SortedMap<String, SortedSet<LocalDate>> weighed) {

  /**
   * Trade of one valuation in one currency.
   *
   * @param valuation CIF or FOB; empty where the source does not say
   */
  record Cell(
      String source,
      String reporter,
      String partner,
      String flow,
      String currency,
      String frequency,
      String valuation) {

    static final Comparator<Cell> ORDER =
        Comparator.comparing(Cell::source)
            .thenComparing(Cell::reporter)
            .thenComparing(Cell::partner)
            .thenComparing(Cell::flow)
            .thenComparing(Cell::frequency)
            .thenComparing(Cell::currency)
            .thenComparing(Cell::valuation);

    /** The same, whatever the valuation. */
    Side side() {
      return new Side(source, reporter, partner, flow, currency, frequency);
    }

    static Cell of(SectorSeries s) {
      return new Cell(
          s.source(),
          s.reporter(),
          s.partner(),
          s.flow(),
          s.currency(),
          s.frequency(),
          s.valuation());
    }

    static Cell of(ProductSeries s) {
      return new Cell(
          s.source(),
          s.reporter(),
          s.partner(),
          s.flow(),
          s.currency(),
          s.frequency(),
          s.valuation());
    }
  }

  /**
   * All of parties with those they share a commitment with and with the world. Products that a
   * source lists without listing all are a series of their own where it has no series of all. Each
   * is put together when it is looked at.
   */
  static List<GrowthSeriesBuilder> of(PartyTrade trade) {
    SortedMap<Cell, GrowthSeriesBuilder> all = new TreeMap<>(Cell.ORDER);
    Stream.concat(
            trade.sectorSeriesWithCounterparts().stream(), trade.sectorSeriesWithWorld().stream())
        .forEach(
            s ->
                all.computeIfAbsent(Cell.of(s), c -> new GrowthSeriesBuilder(c, Sectors.ALL))
                    .add(s));
    SortedMap<Cell, GrowthSeriesBuilder> listed = new TreeMap<>(Cell.ORDER);
    for (ProductSeries s : trade.productSeries()) {
      Cell cell = Cell.of(s);
      GrowthSeriesBuilder whole = all.get(cell);
      if (s.listsAllProducts() && whole != null) {
        whole.add(s);
      } else if (!s.listsAllProducts() && whole == null) {
        listed.computeIfAbsent(cell, c -> new GrowthSeriesBuilder(c, Sectors.LISTED)).add(s);
      }
    }
    all.putAll(listed);
    return List.copyOf(all.values());
  }

  /** Whether it is of a source that lists some products only. */
  boolean isList() {
    return whole.equals(Sectors.LISTED);
  }

  /** Whether a sector, or the whole, has any product with a quantity. */
  boolean hasQuantities(String sector) {
    return weighed.containsKey(sector);
  }

  /** The first like period in which it has; the period's own start where none is earlier. */
  LocalDate firstWithQuantities(String sector, LocalDate start) {
    return weighed.getOrDefault(sector, new TreeSet<>()).headSet(start).stream()
        .filter(day -> isLikeBefore(day, start))
        .findFirst()
        .orElse(start);
  }

  /**
   * Whether a period is whole years before another: a chain of years leads from one to the other.
   */
  static boolean isLikeBefore(LocalDate base, LocalDate start) {
    return base.isBefore(start)
        && base.getMonth() == start.getMonth()
        && base.getDayOfMonth() == start.getDayOfMonth();
  }
}
