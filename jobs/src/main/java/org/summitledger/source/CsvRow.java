package org.summitledger.source;

import java.util.List;
import java.util.Map;

/**
 * One well-formed row of text: as many cells as there are columns. A row of a Parquet file has the
 * cells that a CSV file would hold, those of the columns that are read.
 *
 * @param file the file's name
 * @param line the line on which the record starts, counting from 1; of a Parquet file the row,
 *     counting from 1
 * @param index the place of each column
 * @param cells the cells as they stand in the file
 */
public record CsvRow(String file, long line, Map<String, Integer> index, List<String> cells) {

  /**
   * The cell of a column.
   *
   * @throws BadInputException if the descriptor does not list the column
   */
  public String cell(String column) {
    Integer place = index.get(column);
    if (place == null) {
      throw DataPackage.invalid(file, "Its schema lists no field '" + column + "'.");
    }
    return cells.get(place);
  }

  /** What {@code line} counts, for messages: lines, or rows where a file has no lines. */
  String unit() {
    return InputFile.isParquet(file) ? "row" : "line";
  }

  /** The row as an issue shows it. */
  String text() {
    return Issue.raw(String.join(",", cells));
  }

  /**
   * Something wrong with this row; the raw text is the column's cell, or the row without a column:
   * also where a header ends in a comma, which names a column of no name.
   */
  public Issue issue(IssueCode code, String column, String message) {
    boolean isOfCell = !column.isEmpty() && index.containsKey(column);
    String raw = isOfCell ? cell(column) : text();
    return new Issue(code, file, line, column, raw, message);
  }
}
