package org.summitledger.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.FlowFile.Tally;

/**
 * Reads a statistical file through its layout. Nothing is guessed: a row that cannot be read whole
 * is rejected with its place, a row that would be counted twice is excluded and counted.
 */
public final class FlowReader {
  /** Reason of exclusion: the layout's {@code keep} leaves the row out. */
  public static final String NOT_KEPT = "outside_layout_keep";

  /** Reason of exclusion: a column of a month that was not over when the file was known. */
  public static final String NOT_OVER = "month_not_over";

  /** Reason of exclusion: the same file holds the parts of this product. */
  public static final String PARENT = "parent_of_rows_present";

  private final Layout layout;
  private final FlowParser parser;
  private final InputFile file;

  private final List<String> keyColumns;
  private List<Layout.Measure> measures;
  private final Map<List<String>, Entry> byKey = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Issue> rejected = new ArrayList<>();
  private final Map<String, Tally> excluded = new TreeMap<>();
  private Tally refused = Tally.ZERO;

  private static final class Entry {
    final CsvRow row;
    final Flow flow;
    boolean conflicting;

    Entry(CsvRow row, Flow flow) {
      this.row = row;
      this.flow = flow;
    }
  }

  private FlowReader(InputFile file, Layout layout, CodeLists codes) {
    this.file = file;
    this.layout = layout;
    this.parser = new FlowParser(layout, codes);
    this.keyColumns = List.copyOf(layout.keyColumns());
    this.measures = layout.measures();
  }

  /**
   * Reads one file.
   *
   * @throws BadInputException if the file as a whole cannot be read, or the layout names a code
   *     scheme that does not exist
   */
  public static FlowFile read(InputFile file, Layout layout, CodeLists codes) {
    FlowReader reader = new FlowReader(file, layout, codes);
    reader.parser.check(file.name());
    CsvTable table = new CsvTable(file, layout.neededColumns());
    long rows = table.read(reader::header, reader::row, reader::notARow);
    if (rows == 0) {
      throw new BadInputException(
          Issue.ofFile(
              IssueCode.FILE_WITHOUT_ROWS,
              file.name(),
              "The file holds a header and no row. Deliver it again."));
    }
    return reader.result();
  }

  /** Of the columns of months, those that a file delivered during the year holds already. */
  private void header(Set<String> columns) {
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
            .flatMap(FlowReader::columns)
            .filter(c -> !columns.contains(c))
            .map(c -> CsvTable.missing(file.name(), c, columns))
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

  private void notARow(Issue issue) {
    rejected.add(issue);
    refused = refused.plus(new Tally(measures.size(), BigDecimal.ZERO));
  }

  private void row(CsvRow row) {
    for (Layout.Measure measure : measures) {
      if (isKept(row)) {
        value(row, measure);
      } else {
        excluded.merge(NOT_KEPT, Tally.ZERO.plus(parser.moneyOrZero(row, measure)), Tally::plus);
      }
    }
  }

  private boolean isKept(CsvRow row) {
    return layout.keep().stream().allMatch(k -> k.allowed().contains(row.cell(k.field()).strip()));
  }

  private void value(CsvRow row, Layout.Measure measure) {
    try {
      Flow flow = parser.parse(row, measure);
      Entry entry = new Entry(row, flow);
      if (measure.month() > 0 && flow.periodEnd().isAfter(layout.knownFrom())) {
        excluded.merge(NOT_OVER, Tally.ZERO.plus(money(flow)), Tally::plus);
        return;
      }
      Entry first = byKey.putIfAbsent(rawKey(row, measure), entry);
      if (first == null) {
        entries.add(entry);
      } else {
        duplicate(first, entry);
      }
    } catch (CellException e) {
      reject(e.issue(), parser.moneyOrZero(row, measure));
    }
  }

  /** Duplicates are told by what the file prints: two names of one country are two rows. */
  private List<String> rawKey(CsvRow row, Layout.Measure measure) {
    List<String> key = new ArrayList<>();
    key.add(measure.field());
    for (String column : keyColumns) {
      key.add(row.cell(column).strip());
    }
    return key;
  }

  private void duplicate(Entry first, Entry again) {
    boolean same =
        same(first.flow.value(), again.flow.value())
            && same(first.flow.quantity(), again.flow.quantity());
    if (!same) {
      first.conflicting = true;
    }
    reject(
        again.row.issue(
            same ? IssueCode.DUPLICATE_ROW : IssueCode.DUPLICATE_KEY,
            "",
            same
                ? "The row repeats line " + first.row.line() + "; it is counted once."
                : "The row has the key of line "
                    + first.row.line()
                    + " but another value; neither is kept. Ask the producer which is right."),
        money(again.flow));
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }

  private void reject(Issue issue, BigDecimal money) {
    rejected.add(issue);
    refused = refused.plus(money);
  }

  private FlowFile result() {
    List<Flow> flows = new ArrayList<>();
    Tally kept = Tally.ZERO;
    Set<List<String>> parents = parents();
    for (Entry entry : entries) {
      if (entry.conflicting) {
        reject(
            entry.row.issue(
                IssueCode.DUPLICATE_KEY,
                "",
                "A later row has the key of this one but another value; neither is kept. Ask the"
                    + " producer which is right."),
            money(entry.flow));
      } else if (parents.contains(productKey(entry.flow, entry.flow.product()))) {
        excluded.merge(PARENT, Tally.ZERO.plus(money(entry.flow)), Tally::plus);
      } else {
        flows.add(entry.flow);
        kept = kept.plus(money(entry.flow));
      }
    }
    rejected.sort(java.util.Comparator.comparingLong(Issue::line));
    return new FlowFile(flows, List.copyOf(rejected), kept, refused, new TreeMap<>(excluded));
  }

  /** Products of which the same cell also holds parts: they would be counted twice. */
  private Set<List<String>> parents() {
    Set<List<String>> present = new HashSet<>();
    Set<Integer> lengths = new HashSet<>();
    for (Entry entry : entries) {
      present.add(productKey(entry.flow, entry.flow.product()));
      lengths.add(entry.flow.product().length());
    }
    Set<List<String>> parents = new HashSet<>();
    if (lengths.size() < 2) {
      return parents;
    }
    for (Entry entry : entries) {
      String product = entry.flow.product();
      if (!product.equals("TOTAL")) {
        for (int length = 2; length < product.length(); length++) {
          addIfPresent(productKey(entry.flow, product.substring(0, length)), present, parents);
        }
        addIfPresent(productKey(entry.flow, "TOTAL"), present, parents);
      }
    }
    return parents;
  }

  private static void addIfPresent(
      List<String> key, Set<List<String>> present, Set<List<String>> parents) {
    if (present.contains(key)) {
      parents.add(key);
    }
  }

  private static List<String> productKey(Flow flow, String product) {
    return List.of(
        flow.periodStart().toString(), flow.reporter(), flow.partner(), flow.flow(), product);
  }

  private static BigDecimal money(Flow flow) {
    return Optional.ofNullable(flow.value()).orElse(BigDecimal.ZERO);
  }

  @Override
  public String toString() {
    return "FlowReader of " + file.name();
  }
}
