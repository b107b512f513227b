package org.summitledger.report.growth;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.reference.Sectors;
import org.summitledger.report.growth.GrowthPeriod.Item;
import org.summitledger.report.trade.ProductSeries;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.source.Flow;

/**
 * Puts series of sectors and of products together to one of periods. Until that is asked for it
 * holds no more than which series they are: a source of many products has millions of points, and
 * one of its series is looked at after the other.
 */
final class GrowthSeriesBuilder {
  private static final String NOT_OBSERVABLE = "not_observable";
  private static final String TOTAL = "TOTAL";

  private final GrowthSeries.Cell cell;
  private final String whole;
  private final List<SectorSeries> sectors = new ArrayList<>();
  private final List<ProductSeries> products = new ArrayList<>();

  GrowthSeriesBuilder(GrowthSeries.Cell cell, String whole) {
    this.cell = cell;
    this.whole = whole;
  }

  /** A sector; one that is told in several series, with other notes, is their sum. */
  void add(SectorSeries series) {
    sectors.add(series);
  }

  /** A product, in periods in which the whole is told. */
  void add(ProductSeries series) {
    if (!series.product().equals(TOTAL)) {
      products.add(series);
    }
  }

  /** Puts them together, anew each time. */
  GrowthSeries build() {
    SortedMap<LocalDate, GrowthPeriod> periods = new TreeMap<>();
    SortedMap<String, String> unobservable = new TreeMap<>();
    for (SectorSeries series : sectors) {
      if (series.measureRelation().equals(NOT_OBSERVABLE)) {
        unobservable.put(series.sector(), series.note());
      } else {
        series.points().values().forEach(point -> add(periods, series, point));
      }
    }
    for (ProductSeries series : products) {
      series.points().values().forEach(point -> add(periods, series, point));
    }
    if (whole.equals(Sectors.LISTED)) {
      periods.values().forEach(GrowthSeriesBuilder::addUpSectors);
    }
    return new GrowthSeries(cell, whole, periods, unobservable, weighed(periods));
  }

  private static void add(
      SortedMap<LocalDate, GrowthPeriod> periods, SectorSeries series, SectorSeries.Point point) {
    GrowthPeriod period = period(periods, point.start(), point.end(), point.period());
    period.schemes().add(series.scheme());
    add(period, series.sector(), point.value());
  }

  private void add(
      SortedMap<LocalDate, GrowthPeriod> periods, ProductSeries series, ProductSeries.Point point) {
    if (!whole.equals(Sectors.ALL) || periods.containsKey(point.start())) {
      period(periods, point.start(), point.end(), point.period())
          .add(new Item(series.product(), series.hsRevision(), series.sector(), point));
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

  /**
   * Makes sectors of the products, where the source states none: the sums of all that it lists. A
   * heading and its subheadings both count until two periods are compared, since which of them are
   * in both is not known before.
   */
  private static void addUpSectors(GrowthPeriod period) {
    for (Item item : period.items()) {
      period.schemes().add(Sectors.schemeOf(Flow.levelOf(item.product())));
      add(period, item.sector(), item.point().value());
    }
  }

  private static GrowthPeriod period(
      SortedMap<LocalDate, GrowthPeriod> periods, LocalDate start, LocalDate end, String text) {
    return periods.computeIfAbsent(start, s -> GrowthPeriod.of(start, end, text));
  }

  private SortedMap<String, SortedSet<LocalDate>> weighed(
      SortedMap<LocalDate, GrowthPeriod> periods) {
    SortedMap<String, SortedSet<LocalDate>> weighed = new TreeMap<>();
    for (GrowthPeriod period : periods.values()) {
      for (Item item : period.items()) {
        if (item.point().quantity().isPresent()) {
          weighed.computeIfAbsent(whole, s -> new TreeSet<>()).add(period.start());
          weighed.computeIfAbsent(item.sector(), s -> new TreeSet<>()).add(period.start());
        }
      }
    }
    return weighed;
  }
}
