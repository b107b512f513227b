package org.summitledger.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a file that have one key. Keys are what the file prints: two names of one
 * country are two rows. Of each row only its key, its flow and what an issue would show of it are
 * kept: there may be tens of columns.
 */
final class Repeats {
  private final List<String> keyColumns;
  private final Map<List<String>, Entry> byKey = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /** Of the last flow's row, which a row of several values shares among them. */
  private Shown shown = new Shown("", 0, "", "");

  /** What an issue shows of a row. */
  private record Shown(String file, long line, String unit, String text) {
    static Shown of(CsvRow row) {
      return new Shown(row.file(), row.line(), row.unit(), row.text());
    }

    String place() {
      return unit + " " + line;
    }

    Issue issue(IssueCode code, String message) {
      return new Issue(code, file, line, "", text, message);
    }
  }

  private static final class Entry {
    final Shown row;
    final Flow flow;
    boolean conflicting;
    boolean stated;

    Entry(Shown row, Flow flow) {
      this.row = row;
      this.flow = flow;
      this.stated = flow.value() != null;
    }
  }

  Repeats(Layout layout) {
    this.keyColumns = List.copyOf(layout.keyColumns());
  }

  /** Takes the next flow of the file; one whose key was seen before is refused. */
  void add(CsvRow row, Layout.Measure measure, Flow flow, FlowCount count) {
    Entry entry = new Entry(shown(row), flow);
    Entry first = byKey.putIfAbsent(key(row, measure), entry);
    if (first == null) {
      entries.add(entry);
    } else {
      refuseAgain(first, entry, count);
    }
  }

  private Shown shown(CsvRow row) {
    if (row.line() != shown.line()) {
      shown = Shown.of(row);
    }
    return shown;
  }

  /** The first flow of each key, in the file's order; those that a later row denies are refused. */
  List<Flow> settle(FlowCount count) {
    List<Flow> flows = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.conflicting) {
        count.refuse(
            entry.row.issue(
                IssueCode.DUPLICATE_KEY,
                "A later row has the key of this one but another value; neither is kept. Ask the"
                    + " producer which is right."),
            entry.flow.value());
      } else {
        flows.add(entry.flow);
      }
    }
    return flows;
  }

  /** The first flow of each key, denied or not. */
  List<Flow> firsts() {
    return entries.stream().map(entry -> entry.flow).toList();
  }

  /** The first flow of each key of which some row states a value. */
  List<Flow> stated() {
    return entries.stream().filter(entry -> entry.stated).map(entry -> entry.flow).toList();
  }

  private List<String> key(CsvRow row, Layout.Measure measure) {
    List<String> key = new ArrayList<>();
    key.add(measure.field());
    for (String column : keyColumns) {
      key.add(row.cell(column).strip());
    }
    return List.copyOf(key);
  }

  private static void refuseAgain(Entry first, Entry again, FlowCount count) {
    boolean same =
        same(first.flow.value(), again.flow.value())
            && same(first.flow.quantity(), again.flow.quantity())
            && Objects.equals(first.flow.quantityUnit(), again.flow.quantityUnit());
    if (!same) {
      first.conflicting = true;
    }
    first.stated |= again.stated;
    count.refuse(
        again.row.issue(
            same ? IssueCode.DUPLICATE_ROW : IssueCode.DUPLICATE_KEY,
            same
                ? "The row repeats " + first.row.place() + "; it is counted once."
                : "The row has the key of "
                    + first.row.place()
                    + " but another value; neither is kept. Ask the producer which is right."),
        again.flow.value());
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }
}
