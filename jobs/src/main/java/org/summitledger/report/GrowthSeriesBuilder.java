package org.summitledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.reference.Sectors;
import org.summitledger.report.GrowthPeriod.Item;
import org.summitledger.source.Flow;

/** Puts series of sectors and of products together to one of periods. */
final class GrowthSeriesBuilder {
  private static final String NOT_OBSERVABLE = "not_observable";
  private static final String TOTAL = "TOTAL";

  private final GrowthSeries.Cell cell;
  private final String whole;
  private final SortedMap<LocalDate, GrowthPeriod> periods = new TreeMap<>();
  private final SortedMap<String, String> unobservable = new TreeMap<>();

  GrowthSeriesBuilder(GrowthSeries.Cell cell, String whole) {
    this.cell = cell;
    this.whole = whole;
  }

  /** A sector; one that is told in several series, with other notes, is their sum. */
  void add(SectorSeries series) {
    if (series.measureRelation().equals(NOT_OBSERVABLE)) {
      unobservable.put(series.sector(), series.note());
      return;
    }
    for (SectorSeries.Point point : series.points().values()) {
      GrowthPeriod period = period(point.start(), point.end(), point.period());
      period.schemes().add(series.scheme());
      add(period, series.sector(), point.value());
    }
  }

  private static void add(GrowthPeriod period, String sector, Optional<BigDecimal> value) {
    period
        .sectors()
        .merge(
            sector,
            value,
            (a, b) -> a.isEmpty() ? b : a.map(v -> v.add(b.orElse(BigDecimal.ZERO))));
  }

  /** A product, in periods in which the whole is told. */
  void add(ProductSeries series) {
    if (series.product().equals(TOTAL)) {
      return;
    }
    for (ProductSeries.Point point : series.points().values()) {
      if (whole.equals(Sectors.ALL) && !periods.containsKey(point.start())) {
        continue;
      }
      period(point.start(), point.end(), point.period())
          .items()
          .add(new Item(series.product(), series.hsRevision(), series.sector(), point));
    }
  }

  /** Makes sectors of the products, where the source states none. */
  void addUpSectors() {
    for (GrowthPeriod period : periods.values()) {
      keepParents(period.items());
      for (Item item : period.items()) {
        period.schemes().add(Sectors.schemeOf(Flow.levelOf(item.product())));
        add(period, item.sector(), item.point().value());
      }
    }
  }

  /** Of a heading beside its own subheading only the heading is kept: both would count twice. */
  private static void keepParents(List<Item> items) {
    items.sort(Comparator.comparing(Item::product));
    List<Item> kept = new ArrayList<>();
    String parent = "";
    for (Item item : items) {
      if (parent.isEmpty() || !item.product().startsWith(parent) || item.product().equals(parent)) {
        parent = item.product();
        kept.add(item);
      }
    }
    items.clear();
    items.addAll(kept);
  }

  private GrowthPeriod period(LocalDate start, LocalDate end, String text) {
    return periods.computeIfAbsent(
        start,
        s ->
            new GrowthPeriod(
                start, end, text, new TreeSet<>(), new TreeMap<>(), new ArrayList<>()));
  }

  GrowthSeries build() {
    SortedMap<String, SortedSet<LocalDate>> weighed = new TreeMap<>();
    for (GrowthPeriod period : periods.values()) {
      for (Item item : period.items()) {
        if (item.point().quantity().isPresent()) {
          weighed.computeIfAbsent(whole, s -> new TreeSet<>()).add(period.start());
          weighed.computeIfAbsent(item.sector(), s -> new TreeSet<>()).add(period.start());
        }
      }
    }
    return new GrowthSeries(cell, whole, periods, unobservable, weighed);
  }
}
