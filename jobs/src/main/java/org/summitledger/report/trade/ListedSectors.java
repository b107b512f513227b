package org.summitledger.report.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.summitledger.reference.Countries;

/**
 * Trade by sector with partners that only a file of some chapters lists, as that of all suppliers
 * of a few chapters. A sector is there in a period if the file has a line, of whatever partner, for
 * every chapter of the sector that the reporter then trades with the world by the same source, and
 * its partners and those of files of all products add up to the world: a partner that is not listed
 * then traded nothing. Chapters that a partner has no line for count nothing, as in files of all
 * products.
 */
final class ListedSectors {
  /** What has to be the same for chapters to make up a sector. */
  private record Side(
      String source,
      String reporter,
      String flow,
      String currency,
      String frequency,
      String valuation) {
    static Side of(Row row) {
      return new Side(
          row.getAs("source"),
          row.getAs("reporter"),
          row.getAs("flow"),
          row.getAs("currency"),
          row.getAs("frequency"),
          Optional.ofNullable(row.<String>getAs("valuation")).orElse(""));
    }

    static Side of(SectorSeries s) {
      return new Side(
          s.source(), s.reporter(), s.flow(), s.currency(), s.frequency(), s.valuation());
    }
  }

  /** All partners' trade of one side in one period. */
  private record Period(Side side, LocalDate start) {}

  private record Known(Side side, String sector, String partner) {}

  private record InSector(Side side, String sector) {}

  /** What chapters come to: no value where all are blank. */
  private record Sum(Optional<BigDecimal> value, long blank) {
    static Sum of(Optional<BigDecimal> value) {
      return new Sum(value, value.isPresent() ? 0 : 1);
    }

    Sum plus(Sum other) {
      return new Sum(
          value.map(one -> one.add(other.value.orElse(BigDecimal.ZERO))).or(other::value),
          blank + other.blank);
    }
  }

  private final Map<Period, Map<String, String>> sectorsOfChapters = new HashMap<>();

  /** By period, partner and chapter. */
  private final Map<Period, SortedMap<String, Map<String, Optional<BigDecimal>>>> cells =
      new HashMap<>();

  private final Set<Known> known = new HashSet<>();
  private final Map<InSector, List<SectorSeries>> ofAllProducts = new HashMap<>();

  private ListedSectors() {}

  /** The columns of {@link Trade#listedChapters} that it is made of. */
  static Dataset<Row> select(Dataset<Row> lines) {
    return lines.select(
        "dataflow",
        "source",
        "reporter",
        "partner",
        "flow",
        "product",
        "currency",
        "frequency",
        "valuation",
        "period_start",
        "value");
  }

  /**
   * The series, in their order.
   *
   * @param lines of chapters, see {@link #select}; of two of one cell the first is shown
   * @param world the reporters' trade with the world by product
   * @param known series of files that list all products: partners that are there are left to them
   */
  static List<SectorSeries> of(
      List<Row> lines, List<ProductSeries> world, List<SectorSeries> known) {
    if (lines.isEmpty()) {
      return List.of();
    }
    ListedSectors sectors = new ListedSectors();
    known.forEach(sectors::addKnown);
    world.forEach(sectors::addWorld);
    lines.forEach(sectors::addLine);
    return known.stream()
        .filter(s -> s.partner().equals(Countries.WORLD) && s.scheme().equals("HS2"))
        .flatMap(s -> sectors.beside(s).stream())
        .sorted(SectorSeries.ORDER)
        .toList();
  }

  private void addKnown(SectorSeries series) {
    Side side = Side.of(series);
    known.add(new Known(side, series.sector(), series.partner()));
    if (series.scheme().equals("HS2") && !series.partner().equals(Countries.WORLD)) {
      ofAllProducts
          .computeIfAbsent(new InSector(side, series.sector()), s -> new ArrayList<>())
          .add(series);
    }
  }

  private void addWorld(ProductSeries series) {
    if (!series.listsAllProducts() || !series.productLevel().equals("HS2")) {
      return;
    }
    Side side =
        new Side(
            series.source(),
            series.reporter(),
            series.flow(),
            series.currency(),
            series.frequency(),
            series.valuation());
    series.points().values().stream()
        .filter(p -> p.value().filter(v -> v.signum() != 0).isPresent())
        .forEach(
            p ->
                sectorsOfChapters
                    .computeIfAbsent(new Period(side, p.start()), k -> new TreeMap<>())
                    .put(series.product(), series.sector()));
  }

  private void addLine(Row row) {
    cells
        .computeIfAbsent(new Period(Side.of(row), row.getAs("period_start")), p -> new TreeMap<>())
        .computeIfAbsent(row.getAs("partner"), p -> new HashMap<>())
        .putIfAbsent(row.getAs("product"), Optional.ofNullable(row.getAs("value")));
  }

  /** The partners of a reporter's sector beside its world. */
  private List<SectorSeries> beside(SectorSeries world) {
    Side side = Side.of(world);
    SortedMap<String, SortedMap<LocalDate, SectorSeries.Point>> points = new TreeMap<>();
    for (SectorSeries.Point at : world.points().values()) {
      var sums = sums(new Period(side, at.start()), world.sector());
      sums.keySet().removeIf(partner -> known.contains(new Known(side, world.sector(), partner)));
      if (at.value().filter(all -> isWhole(world, at.start(), sums.values(), all)).isPresent()) {
        sums.forEach(
            (partner, sum) ->
                points
                    .computeIfAbsent(partner, p -> new TreeMap<>())
                    .put(
                        at.start(),
                        new SectorSeries.Point(
                            at.start(), at.end(), at.period(), sum.value(), sum.blank())));
      }
    }
    List<SectorSeries> series = new ArrayList<>();
    points.forEach((partner, found) -> series.add(world.headWith(partner).with(found)));
    return series;
  }

  /** Whether listed partners and those of files of all products are all that there are. */
  private boolean isWhole(
      SectorSeries world, LocalDate start, Collection<Sum> listed, BigDecimal all) {
    Stream<Optional<BigDecimal>> others =
        ofAllProducts.getOrDefault(new InSector(Side.of(world), world.sector()), List.of()).stream()
            .flatMap(series -> Optional.ofNullable(series.points().get(start)).stream())
            .map(SectorSeries.Point::value);
    BigDecimal sum =
        Stream.concat(listed.stream().map(Sum::value), others)
            .flatMap(Optional::stream)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.compareTo(all) == 0;
  }

  /** What each partner's chapters come to; none for no sector. */
  private SortedMap<String, Sum> sums(Period period, String sector) {
    SortedMap<String, Sum> sums = new TreeMap<>();
    SortedMap<String, Map<String, Optional<BigDecimal>>> partners =
        cells.getOrDefault(period, new TreeMap<>());
    Set<String> chapters = chapters(period, sector);
    Set<String> listed = new HashSet<>();
    partners.values().forEach(lines -> listed.addAll(lines.keySet()));
    if (chapters.isEmpty() || !listed.containsAll(chapters)) {
      return sums;
    }
    partners.forEach(
        (partner, lines) ->
            chapters.stream()
                .filter(lines::containsKey)
                .map(chapter -> Sum.of(Objects.requireNonNull(lines.get(chapter))))
                .reduce(Sum::plus)
                .ifPresent(sum -> sums.put(partner, sum)));
    return sums;
  }

  private Set<String> chapters(Period period, String sector) {
    Set<String> chapters = new HashSet<>();
    sectorsOfChapters
        .getOrDefault(period, Map.of())
        .forEach(
            (chapter, of) -> {
              if (of.equals(sector)) {
                chapters.add(chapter);
              }
            });
    return chapters;
  }
}
