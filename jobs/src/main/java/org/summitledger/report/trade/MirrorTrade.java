package org.summitledger.report.trade;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.summitledger.commitment.Ledger;

/**
 * Both sides' figures of the trade between parties of commitments: few rows, compared here. It is
 * collected when it is first asked for, and kept.
 */
public final class MirrorTrade {
  private final Trade trade;
  private final Ledger ledger;
  private @Nullable List<MirrorComparison> comparisons;

  /** Of the parties of the ledger's commitments. */
  public MirrorTrade(Trade trade, Ledger ledger) {
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
    Object[] parties = counterparts.keySet().toArray();
    return trade
        .series()
        .filter(col("reporter").isin(parties).and(col("partner").isin(parties)))
        .select(
            "source",
            "reporter",
            "partner",
            "flow",
            "sector",
            "scheme",
            "currency",
            "frequency",
            "period_start",
            "period_end",
            "value",
            "valuation",
            "measure_relation",
            "note")
        .collectAsList()
        .stream()
        .filter(row -> isPair(counterparts, row.getAs("reporter"), row.getAs("partner")))
        .map(MirrorTrade::figure)
        .toList();
  }

  private static boolean isPair(
      Map<String, SortedSet<String>> counterparts, String reporter, String partner) {
    SortedSet<String> others = counterparts.get(reporter);
    return others != null && others.contains(partner);
  }

  private static MirrorFigure figure(Row row) {
    boolean isImport = row.getAs("flow").equals("import");
    String reporter = row.getAs("reporter");
    String partner = row.getAs("partner");
    return new MirrorFigure(
        row.getAs("source"),
        new MirrorFigure.Cell(
            isImport ? reporter : partner,
            isImport ? partner : reporter,
            row.getAs("scheme"),
            row.getAs("sector"),
            row.getAs("currency"),
            row.getAs("frequency"),
            row.getAs("period_start"),
            row.getAs("period_end")),
        isImport,
        Optional.ofNullable(row.<String>getAs("valuation")).orElse(""),
        row.getAs("value"),
        MirrorFigure.STATED,
        row.getAs("measure_relation").equals("not_observable") ? row.getAs("note") : "");
  }
}
