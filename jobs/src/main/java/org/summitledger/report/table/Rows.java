package org.summitledger.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Tables made on the driver from records: the edge between them and Spark. */
public final class Rows {
  private Rows() {}

  /** A row; an empty Optional is null. */
  public static Row of(@Nullable Object... values) {
    Object[] cells = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      cells[i] = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }
    return RowFactory.create(cells);
  }

  /** A row that ends with an answer. */
  public static Row of(List<?> head, Answer answer) {
    List<@Nullable Object> cells = new ArrayList<>(head);
    cells.addAll(answer.cells());
    return of(cells.toArray());
  }

  /** A table of rows in the order of the definition's columns. */
  public static Dataset<Row> table(SparkSession spark, TableDefinition definition, List<Row> rows) {
    return spark.createDataFrame(new ArrayList<>(rows), definition.schema());
  }

  /** A text, or null where it is empty. */
  public static Optional<String> text(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
