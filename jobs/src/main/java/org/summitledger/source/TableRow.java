package org.summitledger.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A row whose cells have been checked against the schema, so that reading them cannot fail. */
public final class TableRow {
  private final CsvRow row;

  TableRow(CsvRow row) {
    this.row = row;
  }

  /** The text of a required column; empty text where the column is not required and blank. */
  public String text(String column) {
    return row.cell(column).strip();
  }

  /** The text of a column, or nothing where it is blank. */
  public Optional<String> find(String column) {
    return Optional.of(text(column)).filter(t -> !t.isEmpty());
  }

  /** The date of a required column. */
  public LocalDate date(String column) {
    return LocalDate.parse(text(column));
  }

  /** The date of a column, or nothing where it is blank. */
  public Optional<LocalDate> findDate(String column) {
    return find(column).map(LocalDate::parse);
  }

  /** The number of a column, or nothing where it is blank. */
  public Optional<BigDecimal> findDecimal(String column) {
    return find(column).map(BigDecimal::new);
  }

  /** Whether the cell says true; a blank says false. */
  public boolean isTrue(String column) {
    return text(column).equals("true");
  }

  /**
   * The entries of a cell that lists them with {@code |} between.
   *
   * @throws BadInputException if one of them is blank: it would be an entry of its own
   */
  public List<String> list(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> entries = Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
    if (entries.contains("")) {
      throw new BadInputException(
          List.of(
              issue(
                  IssueCode.VALUE_REQUIRED,
                  column,
                  "The list has a blank entry. Put one '|' between two entries, and none before or"
                      + " after them.")));
    }
    return entries;
  }

  /** The line on which the row starts. */
  public long line() {
    return row.line();
  }

  /** Something wrong with a cell that only its neighbours can tell. */
  public Issue issue(IssueCode code, String column, String message) {
    return row.issue(code, column, message);
  }

  @Override
  public String toString() {
    return row.file() + ":" + row.line();
  }
}
