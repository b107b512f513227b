package org.summitledger.source;

import java.math.BigDecimal;
import org.summitledger.source.FlowFile.Tally;

/** What becomes of one row by itself, before it is compared with the others of its file. */
final class FlowRows {
  private final Layout layout;
  private final FlowParser parser;

  /** Takes each flow that a row states. */
  interface Flows {
    void flow(CsvRow row, Layout.Measure measure, Flow flow);
  }

  FlowRows(Layout layout, CodeLists codes) {
    this.layout = layout;
    this.parser = new FlowParser(layout, codes);
  }

  /** Refuses a layout whose code schemes do not exist. */
  void check(String file) {
    parser.check(file);
  }

  void notARow(Issue issue, FlowCount count) {
    count.refuse(issue, new Tally(layout.measures().size(), BigDecimal.ZERO));
  }

  void read(CsvRow row, FlowCount count, Flows flows) {
    for (Layout.Measure measure : layout.measures()) {
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
      flows.flow(row, measure, parser.parse(row, measure));
    } catch (CellException e) {
      count.refuse(e.issue(), parser.moneyOrZero(row, measure));
    }
  }
}
