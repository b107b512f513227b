package org.summitledger.source;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A file as rows of text, whatever it is written in: columns are found by name, rows keep their
 * place, and what is not a row is an {@link Issue}, never a guess.
 */
public sealed interface RawTable permits CsvTable, ParquetTable {

  /**
   * The table in a statistical file: Parquet if its name says so, otherwise CSV.
   *
   * @param file the file to read
   * @param needed the columns that must be there
   * @param read which of the others are read too if they are there; of Parquet no other column is
   *     looked at, so that it may be of any type
   * @param codes columns of which every zero counts; Parquet must not hold them as numbers
   */
  static RawTable of(
      InputFile file, Set<String> needed, Predicate<String> read, Set<String> codes) {
    return file.isParquet()
        ? new ParquetTable(file, needed, read, codes)
        : new CsvTable(file, needed);
  }

  /** The same, without such columns. */
  static RawTable of(InputFile file, Set<String> needed, Predicate<String> read) {
    return of(file, needed, read, Set.of());
  }

  /**
   * The columns that cannot be read as text, each with why: of CSV there are none.
   *
   * @throws BadInputException if the file as a whole cannot be read
   */
  static Map<String, String> unreadable(InputFile file) {
    return file.isParquet()
        ? new ParquetTable(file, Set.of(), column -> false, Set.of()).unreadable()
        : Map.of();
  }

  /**
   * Reads every row, after its reader has seen the columns.
   *
   * @param columns takes the names of all columns, in the file's order; may refuse the file
   * @param rows takes each well-formed row
   * @param issues takes each row that is not well formed
   * @return how many rows there are, well formed or not
   * @throws BadInputException if the file as a whole cannot be read
   */
  long read(Consumer<Set<String>> columns, Consumer<CsvRow> rows, Consumer<Issue> issues);

  /** A column that the descriptor needs is not there; of CSV the first line says so. */
  static Issue missing(String file, String column, Collection<String> columns) {
    boolean parquet = InputFile.isParquet(file);
    return new Issue(
        IssueCode.HEADER_COLUMN_MISSING,
        file,
        parquet ? 0 : 1,
        column,
        "",
        "The descriptor needs column '"
            + column
            + "' but "
            + (parquet ? "the file's columns are: " : "the header is: ")
            + String.join(",", columns)
            + ". If the producer renamed it, change the descriptor.");
  }
}
