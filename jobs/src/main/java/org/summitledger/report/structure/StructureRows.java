package org.summitledger.report.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.summitledger.indicator.Outcome;
import org.summitledger.report.table.Answer;

/** Rows of {@code trade_structure} while they are made. */
final class StructureRows {
  private static final String VERSION = "1";

  private final List<Row> rows = new ArrayList<>();

  /** Adds a number, or the reason why there is none. */
  void add(Spot spot, StructureIndicator indicator, Outcome outcome) {
    String unit = indicator.unit(spot.side().currency());
    rows.add(
        spot.row(
            List.of(spot.product(), indicator.id()),
            new Answer(outcome, unit, indicator.method(), VERSION, spot.missing())));
  }

  /** Adds that there is no number. */
  void none(Spot spot, StructureIndicator indicator, String reason) {
    add(spot.lacking(Optional.of(reason)), indicator, Outcome.none(reason));
  }

  List<Row> rows() {
    return rows;
  }
}
