package org.summitledger.report.summit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.summitledger.reference.Sectors;
import org.summitledger.report.trade.SectorSeries;

/**
 * Series of all products together where a source only gives parts: the sum of its sectors, with
 * what is in none. Where a sector is blank, so is the sum: it is not known. A sector that is not
 * there counts nothing, and one that cannot be observed is no part of what sources count.
 */
final class AllProducts {
  private AllProducts() {}

  /** The given series, and beside them one of all products for each that has none; in order. */
  static List<SectorSeries> beside(List<SectorSeries> sectors) {
    Set<SectorSeries> stated = new HashSet<>();
    sectors.stream().filter(s -> s.sector().equals(Sectors.ALL)).forEach(s -> stated.add(total(s)));
    Map<SectorSeries, SortedMap<LocalDate, SectorSeries.Point>> sums = new HashMap<>();
    for (SectorSeries part : sectors) {
      if (!stated.contains(total(part)) && !part.measureRelation().equals("not_observable")) {
        SortedMap<LocalDate, SectorSeries.Point> sum =
            sums.computeIfAbsent(total(part), s -> new TreeMap<>());
        part.points().forEach((start, point) -> sum.merge(start, point, AllProducts::plus));
      }
    }
    List<SectorSeries> all = new ArrayList<>(sectors);
    sums.forEach((head, points) -> all.add(head.with(points)));
    all.sort(SectorSeries.ORDER);
    return List.copyOf(all);
  }

  /** The series of all products that a part belongs to, without points. */
  private static SectorSeries total(SectorSeries part) {
    return new SectorSeries(
        part.source(),
        part.reporter(),
        part.partner(),
        part.flow(),
        Sectors.ALL,
        "TOTAL",
        part.currency(),
        part.frequency(),
        part.valuation(),
        "direct",
        "",
        new TreeMap<>());
  }

  private static SectorSeries.Point plus(SectorSeries.Point a, SectorSeries.Point b) {
    return new SectorSeries.Point(
        a.start(),
        a.end(),
        a.period(),
        a.value().flatMap(one -> b.value().map(one::add)),
        a.productsBlank() + b.productsBlank());
  }
}
