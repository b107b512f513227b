package org.summitledger.report.growth;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.summitledger.TestTables;
import org.summitledger.reference.Sectors;
import org.summitledger.report.growth.GrowthComparison.Scope;
import org.summitledger.report.trade.ProductSeries;
import org.summitledger.report.trade.SectorSeries;

/**
 * Growth of trade that is written as lines: year, sector, product, value, then quantity in
 * kilograms and revision of the Harmonized System where there are any.
 *
 * <pre>
 * 2018 vehicles 8703 100 20000
 * 2019 vehicles 8703 - - HS2017
 * </pre>
 */
final class GrowthLines {
  private GrowthLines() {}

  private static final GrowthSeries.Cell CELL =
      new GrowthSeries.Cell("s", "IND", "JPN", "import", "USD", "A", "CIF");

  /** India's imports from Japan, of a source that lists all products. */
  static GrowthSeries series(String lines) {
    GrowthSeriesBuilder builder = new GrowthSeriesBuilder(CELL, Sectors.ALL);
    words(lines).forEach(w -> builder.add(sector(product(w, true))));
    words(lines).forEach(w -> builder.add(product(w, true)));
    return builder.build();
  }

  /** The same of a source that lists some products only. */
  static GrowthSeries listed(String lines) {
    GrowthSeriesBuilder builder = new GrowthSeriesBuilder(CELL, Sectors.LISTED);
    words(lines).forEach(w -> builder.add(product(w, false)));
    return builder.build();
  }

  private static Stream<String[]> words(String lines) {
    return lines.lines().map(line -> line.strip().split(" +"));
  }

  /** The last two years of a series. */
  static GrowthComparison comparison(String lines) {
    return comparison(series(lines), TestTables.sectors());
  }

  static GrowthComparison comparison(GrowthSeries series, Sectors sectors) {
    List<GrowthPeriod> last =
        series.periods().values().stream()
            .sorted(Comparator.comparing(GrowthPeriod::start).reversed())
            .limit(2)
            .toList();
    return new GrowthComparison(series, last.get(1), last.get(0), sectors);
  }

  static Scope sector(GrowthComparison comparison, String name) {
    return comparison.sectors().stream()
        .filter(s -> s.sector().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static SectorSeries sector(ProductSeries product) {
    TreeMap<LocalDate, SectorSeries.Point> points = new TreeMap<>();
    product
        .points()
        .forEach(
            (day, p) ->
                points.put(day, new SectorSeries.Point(day, p.end(), p.period(), p.value(), 0)));
    return new SectorSeries(
        product.source(),
        product.reporter(),
        product.partner(),
        product.flow(),
        product.sector(),
        Sectors.schemeOf(product.productLevel()),
        product.currency(),
        product.frequency(),
        product.valuation(),
        "direct",
        "",
        points);
  }

  private static ProductSeries product(String[] words, boolean listsAll) {
    LocalDate start = LocalDate.of(Integer.parseInt(words[0]), 1, 1);
    Optional<BigDecimal> value = number(words, 3);
    Optional<BigDecimal> quantity = number(words, 4);
    TreeMap<LocalDate, ProductSeries.Point> points = new TreeMap<>();
    points.put(
        start,
        new ProductSeries.Point(
            start,
            start.plusYears(1),
            words[0],
            value,
            quantity,
            quantity.map(q -> "kg"),
            quantity.flatMap(q -> value),
            1,
            false));
    return new ProductSeries(
        "s",
        "IND",
        "JPN",
        "import",
        words[2],
        words.length > 5 ? words[5] : "",
        "HS" + words[2].length(),
        words[1],
        "USD",
        "A",
        "CIF",
        listsAll,
        points);
  }

  private static Optional<BigDecimal> number(String[] words, int at) {
    return words.length > at && !words[at].equals("-")
        ? Optional.of(new BigDecimal(words[at]))
        : Optional.empty();
  }
}
