package org.summitledger.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Time that a row names.
 *
 * @param name what it is to the row
 * @param from first day of its first period
 * @param to the day after the first day of its last period, or any later one that is before the
 *     next period
 */
record Span(String name, LocalDate from, LocalDate to) {
  /** The one period that starts on the day in a column. */
  static Span period(Row row, String column) {
    LocalDate start = row.getAs(column);
    return new Span("period", start, start.plusDays(1));
  }

  /** All that a row names, the base of a comparison last. */
  static List<Span> of(Row row) {
    List<Span> spans = new ArrayList<>();
    if (Cells.date(row, "span_start").isPresent()) {
      spans.add(new Span("span", row.getAs("span_start"), row.getAs("span_end")));
    }
    Cells.date(row, "period_start")
        .ifPresent(start -> spans.add(new Span("period", start, row.getAs("period_end"))));
    Cells.date(row, "base_period_start")
        .filter(base -> spans.stream().noneMatch(span -> span.from().equals(base)))
        .ifPresent(base -> spans.add(new Span("base period", base, base.plusDays(1))));
    return spans;
  }
}
