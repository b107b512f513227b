package org.summitledger.report;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.summitledger.reference.CifMargin;
import org.summitledger.report.MirrorComparison.Range;

/** For each stated figure that the other side speaks of too: the range of what both say at FOB. */
final class MirrorRanges {
  private MirrorRanges() {}

  /** The row of a series in a period. */
  record Point(
      String source,
      String reporter,
      String partner,
      String flow,
      String sector,
      String frequency,
      LocalDate start) {

    /** The period of a figure by sector. */
    static Point of(SectorFigure figure) {
      SectorSeries series = figure.series();
      return new Point(
          series.source(),
          series.reporter(),
          series.partner(),
          series.flow(),
          series.sector(),
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
          cell.frequency(),
          cell.start());
    }
  }

  /** Of several sources of the other side the widest range. */
  static Map<Point, Range> of(
      List<MirrorComparison> comparisons, List<CifMargin> margins, String currency) {
    Map<Point, Range> ranges = new LinkedHashMap<>();
    for (MirrorComparison comparison : comparisons) {
      comparison
          .range(margins)
          .ifPresent(
              range ->
                  comparison.figures().stream()
                      .filter(f -> f.isStated() && f.cell().currency().equals(currency))
                      .forEach(f -> ranges.merge(Point.of(f), range, Range::and)));
    }
    return ranges;
  }
}
