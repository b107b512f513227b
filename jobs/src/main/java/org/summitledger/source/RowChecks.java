package org.summitledger.source;

import java.util.List;
import java.util.Optional;

/** What makes a row of as many cells as there are columns unfit to be read, in any format. */
final class RowChecks {
  static final int LONGEST_FIELD = 32_768;

  private RowChecks() {}

  /**
   * What is wrong with a row, if anything.
   *
   * @param columns the names of its cells, in their order
   */
  static Optional<Issue> of(CsvRow row, List<String> columns) {
    if (row.cells().equals(columns)) {
      return Optional.of(
          row.issue(
              IssueCode.ROW_IS_HEADER,
              "",
              "The header stands here again, as in files put together. Remove the "
                  + row.unit()
                  + "."));
    }
    for (int i = 0; i < columns.size(); i++) {
      String cell = row.cells().get(i);
      if (cell.length() > LONGEST_FIELD) {
        return Optional.of(
            row.issue(
                IssueCode.FIELD_TOO_LONG,
                columns.get(i),
                "The cell has " + cell.length() + " characters, more than " + LONGEST_FIELD + "."));
      }
      if (cell.chars().anyMatch(RowChecks::isForbidden)) {
        return Optional.of(
            row.issue(
                IssueCode.CONTROL_CHARACTER,
                columns.get(i),
                "The cell holds a control character. Remove it at the source."));
      }
    }
    return Optional.empty();
  }

  private static boolean isForbidden(int c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
  }
}
