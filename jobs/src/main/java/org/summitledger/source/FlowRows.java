package org.summitledger.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.summitledger.source.FlowFile.Tally;

/** What becomes of one row by itself, before it is compared with the others of its file. */
final class FlowRows {
  private final Layout layout;
  private final FlowParser parser;
  private List<Layout.Measure> measures;

  /** Takes each flow that a row states. */
  interface Flows {
    void flow(CsvRow row, Layout.Measure measure, Flow flow);
  }

  FlowRows(Layout layout, CodeLists codes) {
    this.layout = layout;
    this.parser = new FlowParser(layout, codes);
    this.measures = layout.measures();
  }

  /** Refuses a layout whose code schemes do not exist. */
  void check(String file) {
    parser.check(file);
  }

  /**
   * Takes note of a file's columns: of the months, those that a file delivered during the year
   * holds already.
   */
  void header(String file, Set<String> columns) {
    List<Layout.Measure> months = layout.months();
    int delivered = 0;
    for (int i = 0; i < months.size(); i++) {
      if (columns(months.get(i)).anyMatch(columns::contains)) {
        delivered = i + 1;
      }
    }
    List<Layout.Measure> present =
        months.subList(0, Math.max(delivered, Math.min(1, months.size())));
    List<Issue> missing =
        present.stream()
            .flatMap(FlowRows::columns)
            .filter(c -> !columns.contains(c))
            .map(c -> RawTable.missing(file, c, columns))
            .toList();
    if (!missing.isEmpty()) {
      throw new BadInputException(missing);
    }
    measures =
        layout.measures().stream().filter(m -> m.month() == 0 || present.contains(m)).toList();
  }

  private static Stream<String> columns(Layout.Measure month) {
    return month.quantity() == null
        ? Stream.of(month.field())
        : Stream.of(month.field(), month.quantity());
  }

  /** How many values a row of the file prints. */
  int valuesInRow() {
    return measures.size();
  }

  void notARow(Issue issue, FlowCount count) {
    count.refuse(issue, new Tally(measures.size(), BigDecimal.ZERO));
  }

  void read(CsvRow row, FlowCount count, Flows flows) {
    for (Layout.Measure measure : measures) {
      if (isKept(row)) {
        value(row, measure, count, flows);
      } else {
        count.exclude(FlowReader.NOT_KEPT, Tally.ZERO.plus(parser.moneyOrZero(row, measure)));
      }
    }
  }

  private boolean isKept(CsvRow row) {
    return layout.keep().stream().allMatch(k -> k.allowed().contains(row.cell(k.field()).strip()));
  }

  private void value(CsvRow row, Layout.Measure measure, FlowCount count, Flows flows) {
    try {
      Flow flow = parser.parse(row, measure);
      if (measure.month() > 0 && flow.periodEnd().isAfter(layout.knownFrom())) {
        BigDecimal value = flow.value() == null ? BigDecimal.ZERO : flow.value();
        count.exclude(FlowReader.NOT_OVER, Tally.ZERO.plus(value));
      } else {
        flows.flow(row, measure, flow);
      }
    } catch (CellException e) {
      count.refuse(e.issue(), parser.moneyOrZero(row, measure));
    }
  }
}
