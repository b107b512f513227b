package org.summitledger.report.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.summitledger.reference.CifMargin;

/** For each stated figure that the other side speaks of too: the range of what both say at FOB. */
public final class MirrorRanges {
  private MirrorRanges() {}

  /**
   * The lowest and the highest that both sides say at FOB, over all stated CIF margins.
   *
   * @param low in whole units of currency
   * @param high in the same
   */
  public record Range(BigDecimal low, BigDecimal high) {
    static Range over(List<BigDecimal> values) {
      return new Range(
          values.stream().reduce(BigDecimal::min).orElseThrow(),
          values.stream().reduce(BigDecimal::max).orElseThrow());
    }

    Range and(Range other) {
      return over(List.of(low, high, other.low, other.high));
    }
  }

  /**
   * A series in a period.
   *
   * @param start the period's first day
   */
  public record Point(
      String source,
      String reporter,
      String partner,
      String flow,
      String sector,
      String currency,
      String frequency,
      LocalDate start) {

    /** The period of a figure by sector. */
    public static Point of(SectorFigure figure) {
      SectorSeries series = figure.series();
      return new Point(
          series.source(),
          series.reporter(),
          series.partner(),
          series.flow(),
          series.sector(),
          series.currency(),
          series.frequency(),
          figure.point().start());
    }

    static Point of(MirrorFigure figure) {
      MirrorFigure.Cell cell = figure.cell();
      return new Point(
          figure.source(),
          figure.reporter(),
          figure.isImport() ? cell.exporter() : cell.importer(),
          figure.isImport() ? "import" : "export",
          cell.sector(),
          cell.currency(),
          cell.frequency(),
          cell.start());
    }
  }

  /**
   * Of several sources of the other side the widest range.
   *
   * @param margins between CIF and FOB; a range is over all of them
   */
  public static Map<Point, Range> of(MirrorTrade mirror, List<CifMargin> margins) {
    Map<Point, Range> ranges = new LinkedHashMap<>();
    for (MirrorComparison comparison : mirror.comparisons()) {
      comparison
          .range(margins)
          .ifPresent(
              range ->
                  comparison.figures().stream()
                      .filter(MirrorFigure::isStated)
                      .forEach(f -> ranges.merge(Point.of(f), range, Range::and)));
    }
    return ranges;
  }
}
