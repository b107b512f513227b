package org.summitledger.source;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a comma-separated file strictly: columns are found by name, lines keep their number, and a
 * line that is not a row is an {@link Issue}, never a guess.
 */
public final class CsvTable implements RawTable {
  private static final CSVFormat RFC4180 =
      CSVFormat.RFC4180
          .builder()
          .setIgnoreEmptyLines(false)
          .setTrailingData(false)
          .setLenientEof(false)
          .get();

  private final InputFile file;
  private final Set<String> needed;

  /**
   * A table with the columns it must have; others may be there and are not read.
   *
   * @param file the file to read
   * @param needed the columns that must be in the header
   */
  public CsvTable(InputFile file, Set<String> needed) {
    this.file = file;
    this.needed = needed;
  }

  /**
   * Reads every row.
   *
   * @param rows takes each well-formed row
   * @param issues takes each line that is not one
   * @return how many records follow the header, well-formed or not
   * @throws BadInputException if the file as a whole cannot be read
   */
  public long read(Consumer<CsvRow> rows, Consumer<Issue> issues) {
    return read(columns -> {}, rows, issues);
  }

  @Override
  public long read(Consumer<Set<String>> columns, Consumer<CsvRow> rows, Consumer<Issue> issues) {
    try (Reader text = open();
        CSVParser parser = CSVParser.parse(text, RFC4180)) {
      Iterator<CSVRecord> records = parser.iterator();
      if (!records.hasNext()) {
        throw stop(IssueCode.FILE_EMPTY, "The file holds no header. Deliver it again.");
      }
      Header header = header(records.next());
      columns.accept(new LinkedHashSet<>(header.names()));
      long count = 0;
      long line = parser.getCurrentLineNumber();
      while (records.hasNext()) {
        CSVRecord record = records.next();
        read(record, line + 1, header, rows, issues);
        line = Math.max(parser.getCurrentLineNumber(), line + 1);
        count++;
      }
      return count;
    } catch (UncheckedIOException | IOException e) {
      throw badQuoting(e);
    }
  }

  /**
   * The columns of a file.
   *
   * @param names their names, in their order
   * @param index the place of each name
   */
  record Header(List<String> names, Map<String, Integer> index) {}

  /** The header of a file that is read line by line: no quotes, one record a line. */
  Header header(String line) throws IOException {
    return header(record(line));
  }

  /** Reads one line of such a file. */
  void line(String text, long line, Header header, Consumer<CsvRow> rows, Consumer<Issue> issues)
      throws IOException {
    read(record(text), line, header, rows, issues);
  }

  private static CSVRecord record(String line) throws IOException {
    // Without its end, a blank line would be no record.
    try (CSVParser parser = CSVParser.parse(line + "\n", RFC4180)) {
      return parser.iterator().next();
    }
  }

  private Header header(CSVRecord record) {
    List<String> names = List.of(record.values());
    return new Header(names, index(names));
  }

  private Reader open() {
    try {
      return file.open();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private Map<String, Integer> index(List<String> header) {
    Map<String, Integer> index = new HashMap<>();
    List<Issue> problems = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (index.putIfAbsent(header.get(i), i) != null) {
        problems.add(
            header(
                IssueCode.HEADER_COLUMN_DUPLICATE,
                header.get(i),
                "The header names this column twice, so its values are ambiguous. Header: "
                    + String.join(",", header)));
      }
    }
    for (String name : needed) {
      if (!index.containsKey(name)) {
        problems.add(RawTable.missing(file.name(), name, header));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return index;
  }

  private void read(
      CSVRecord record, long line, Header columns, Consumer<CsvRow> rows, Consumer<Issue> issues) {
    List<String> header = columns.names();
    List<String> cells = List.of(record.values());
    CsvRow row = new CsvRow(file.name(), line, columns.index(), cells);
    if (cells.size() == 1 && cells.get(0).isBlank() && header.size() > 1) {
      issues.accept(row.issue(IssueCode.ROW_BLANK, "", "The line is blank. Remove it."));
    } else if (cells.size() < header.size()) {
      issues.accept(row.issue(IssueCode.ROW_TOO_SHORT, "", count(cells, header)));
    } else if (cells.size() > header.size()) {
      issues.accept(row.issue(IssueCode.ROW_TOO_LONG, "", count(cells, header)));
    } else {
      RowChecks.of(row, header).ifPresentOrElse(issues, () -> rows.accept(row));
    }
  }

  private static String count(List<String> cells, List<String> header) {
    return "The row has "
        + cells.size()
        + " cells, the header "
        + header.size()
        + " columns. A separator inside a value needs quotes.";
  }

  private BadInputException badQuoting(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    boolean unclosed = message.toLowerCase(Locale.ROOT).contains("eof reached");
    return stop(
        unclosed ? IssueCode.QUOTE_UNCLOSED : IssueCode.QUOTE_INVALID,
        "The file cannot be split into cells: " + message + ". Mend the quotes there.");
  }

  private Issue header(IssueCode code, String column, String message) {
    return new Issue(code, file.name(), 1, column, "", message);
  }

  private BadInputException stop(IssueCode code, String message) {
    return new BadInputException(Issue.ofFile(code, file.name(), message));
  }

  /** The names that stand twice in a list; for callers that check a descriptor's own fields. */
  static Set<String> repeated(List<String> names) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        twice.add(name);
      }
    }
    return twice;
  }
}
