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
  /**
   * Rows that may be part of a plan. Rules of Spark's look at each of them, whenever anything is
   * asked of the table: of 200,000 rows that took longer than to write them.
   */
  private static final int IN_PLAN = 10_000;

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
    Dataset<Row> table = spark.createDataFrame(new ArrayList<>(rows), definition.schema());
    return rows.size() <= IN_PLAN ? table : apart(table);
  }

  private static Dataset<Row> apart(Dataset<Row> table) {
    org.apache.spark.sql.classic.Dataset<Row> planned =
        (org.apache.spark.sql.classic.Dataset<Row>) table;
    return planned
        .sparkSession()
        .internalCreateDataFrame(
            planned.queryExecution().toRdd(), planned.schema(), /* isStreaming= */ false);
  }

  /**
   * The rows of a table, on the driver. {@link Dataset#collectAsList()} decodes them by expressions
   * that look a method up for every cell where plans are interpreted: a third of the time that the
   * tables of a world's trade took.
   */
  public static List<Row> collect(Dataset<Row> table) {
    return List.of(
        ((org.apache.spark.sql.classic.Dataset<Row>) table)
            .queryExecution()
            .executedPlan()
            .executeCollectPublic());
  }

  /** A text, or null where it is empty. */
  public static Optional<String> text(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
