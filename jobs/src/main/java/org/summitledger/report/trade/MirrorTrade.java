package org.summitledger.report.trade;

import java.util.List;

/**
 * Both sides' figures of the trade between parties of commitments: few rows, compared here. It is
 * collected when it is first asked for, and kept.
 */
public final class MirrorTrade {
  private final Once<List<MirrorComparison>> comparisons;

  /** Of the parties of commitments. */
  public MirrorTrade(PartyTrade trade) {
    this.comparisons =
        new Once<>(
            () ->
                MirrorComparison.of(
                    trade.sectorFiguresWithCounterparts().stream()
                        .map(MirrorTrade::figure)
                        .toList()));
  }

  /**
   * All figures of the parties, each beside the other side's of the same trade where there is one.
   */
  List<MirrorComparison> comparisons() {
    return comparisons.get();
  }

  private static MirrorFigure figure(SectorFigure figure) {
    SectorSeries series = figure.series();
    boolean isImport = series.flow().equals("import");
    return new MirrorFigure(
        series.source(),
        new MirrorFigure.Cell(
            isImport ? series.reporter() : series.partner(),
            isImport ? series.partner() : series.reporter(),
            series.scheme(),
            series.sector(),
            series.currency(),
            series.frequency(),
            figure.point().start(),
            figure.point().end()),
        isImport,
        series.valuation(),
        figure.point().value().orElse(null),
        figure.point().productsBlank(),
        MirrorFigure.STATED,
        series.measureRelation().equals("not_observable") ? series.note() : "");
  }
}
