package org.summitledger.report.tracking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.summitledger.reference.Countries;
import org.summitledger.report.trade.SectorFigure;
import org.summitledger.report.trade.SectorSeries;

/**
 * What a party states of its trade with a partner in a sector, in all years: whatever levels of
 * products they are made of, and however well they are measured.
 *
 * @param head its first figure's series, for what all figures share: {@link SectorSeries#name}
 * @param figures by first day of the period, in order
 */
record TrackedSeries(SectorSeries head, SortedMap<LocalDate, SectorFigure> figures) {

  TrackedSeries {
    figures = Collections.unmodifiableSortedMap(figures);
  }

  /** By name. Of two figures for a period the first stays. */
  static Map<List<String>, TrackedSeries> of(List<SectorFigure> figures) {
    Map<List<String>, List<SectorFigure>> byName = new LinkedHashMap<>();
    for (SectorFigure figure : figures) {
      byName.computeIfAbsent(figure.series().name(), name -> new ArrayList<>()).add(figure);
    }
    Map<List<String>, TrackedSeries> series = new LinkedHashMap<>();
    byName.forEach((name, found) -> series.put(name, ofOne(found)));
    return series;
  }

  private static TrackedSeries ofOne(List<SectorFigure> figures) {
    SortedMap<LocalDate, SectorFigure> byStart = new TreeMap<>();
    figures.forEach(figure -> byStart.putIfAbsent(figure.point().start(), figure));
    return new TrackedSeries(figures.get(0).series(), byStart);
  }

  boolean isWithWorld() {
    return head.partner().equals(Countries.WORLD);
  }

  /** The name of the same reporter's trade with the world in the same sector. */
  List<String> nameWithWorld() {
    return head.headWith(Countries.WORLD).name();
  }

  /** In whole units of its currency; empty where the source is blank or has no period. */
  Optional<BigDecimal> value(LocalDate start) {
    return Optional.ofNullable(figures.get(start)).flatMap(figure -> figure.point().value());
  }

  /** The scheme by which the sector of a period is defined; empty where there is no period. */
  Optional<String> scheme(LocalDate start) {
    return Optional.ofNullable(figures.get(start)).map(figure -> figure.series().scheme());
  }

  /** All values together; empty where there are none. */
  Optional<BigDecimal> sum() {
    return figures.keySet().stream()
        .flatMap(start -> value(start).stream())
        .reduce(BigDecimal::add);
  }

  /** Whether a value of a whole year that starts on a day is stated. */
  boolean hasYear(LocalDate start) {
    return head.frequency().equals("A") && value(start).isPresent();
  }

  /** Whether a period that is stated is a proxy of the sector only. */
  boolean isProxy(LocalDate start) {
    return Optional.ofNullable(figures.get(start))
        .map(figure -> figure.series().measureRelation().equals("proxy"))
        .orElse(false);
  }

  /** Products without a value in a period's sum. */
  long productsBlank(LocalDate start) {
    return Optional.ofNullable(figures.get(start))
        .map(figure -> figure.point().productsBlank())
        .orElse(0L);
  }

  /** Those of periods that end after a day; where there is none, the last, so that it is shown. */
  List<SectorFigure> since(Optional<LocalDate> opens) {
    List<SectorFigure> since =
        figures.values().stream()
            .filter(figure -> opens.filter(figure.point().end()::isAfter).isPresent())
            .toList();
    return since.isEmpty() ? last() : since;
  }

  private List<SectorFigure> last() {
    return List.copyOf(figures.tailMap(figures.lastKey()).values());
  }
}
