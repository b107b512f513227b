package org.summitledger.report.trade;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.summitledger.commitment.Ledger;

/**
 * Both sides' figures of the trade between parties of commitments: few rows, compared here. It is
 * collected when it is first asked for, and kept.
 */
public final class MirrorTrade {
  private final PartyTrade trade;
  private final Ledger ledger;
  private @Nullable List<MirrorComparison> comparisons;

  /** Of the parties of the ledger's commitments. */
  public MirrorTrade(PartyTrade trade, Ledger ledger) {
    this.trade = trade;
    this.ledger = ledger;
  }

  /**
   * All figures of the parties, each beside the other side's of the same trade where there is one.
   */
  synchronized List<MirrorComparison> comparisons() {
    if (comparisons == null) {
      comparisons = MirrorComparison.of(figures());
    }
    return comparisons;
  }

  private List<MirrorFigure> figures() {
    Map<String, SortedSet<String>> counterparts = ledger.counterparts();
    if (counterparts.isEmpty()) {
      return List.of();
    }
    return trade.sectorFigures().stream()
        .filter(f -> isPair(counterparts, f.series().reporter(), f.series().partner()))
        .map(MirrorTrade::figure)
        .toList();
  }

  private static boolean isPair(
      Map<String, SortedSet<String>> counterparts, String reporter, String partner) {
    SortedSet<String> others = counterparts.get(reporter);
    return others != null && others.contains(partner);
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
        MirrorFigure.STATED,
        series.measureRelation().equals("not_observable") ? series.note() : "");
  }
}
