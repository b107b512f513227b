package org.summitledger.run;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Cells of rows whose columns are not the same in all tables. */
final class Cells {
  private Cells() {}

  /** A text; empty where the table has no such column, and where it is null or without letters. */
  static Optional<String> text(Row row, String column) {
    return has(row, column)
        ? Optional.<String>ofNullable(row.getAs(column)).filter(t -> !t.isEmpty())
        : Optional.empty();
  }

  /** A day; empty where the table has no such column, and where it is null. */
  static Optional<LocalDate> date(Row row, String column) {
    return has(row, column) ? Optional.<LocalDate>ofNullable(row.getAs(column)) : Optional.empty();
  }

  private static boolean has(Row row, String column) {
    return Arrays.asList(row.schema().fieldNames()).contains(column);
  }
}
