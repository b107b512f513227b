package org.summitledger.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * The edge between records on the driver and Spark's tables. Large ones pass it by ways inside
 * Spark that are no public API, see decision 0053.
 */
public final class Rows {
  /** Rows that may be part of a plan: Spark's rules look at each of them, again and again. */
  static final int IN_PLAN = 10_000;

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

  /** A table of rows in the order of the definition's columns: to be written, not to be joined. */
  public static Dataset<Row> table(SparkSession spark, TableDefinition definition, List<Row> rows) {
    Dataset<Row> table = spark.createDataFrame(new ArrayList<>(rows), definition.schema());
    return rows.size() <= IN_PLAN ? table : apart(table);
  }

  /** The same rows, planned by themselves: plans that are made of them do not hold them. */
  private static Dataset<Row> apart(Dataset<Row> table) {
    org.apache.spark.sql.classic.Dataset<Row> planned =
        (org.apache.spark.sql.classic.Dataset<Row>) table;
    return planned
        .sparkSession()
        .internalCreateDataFrame(
            planned.queryExecution().toRdd(), planned.schema(), /* isStreaming= */ false);
  }

  /**
   * The rows of a table, on the driver. {@link Dataset#collectAsList()} says the same, but decodes
   * them by expressions that look a method up for every cell where plans are interpreted.
   */
  public static List<Row> collect(Dataset<Row> table) {
    QueryExecution query = ((org.apache.spark.sql.classic.Dataset<Row>) table).queryExecution();
    // The session's settings reach tasks, and say what dates are, only inside an execution.
    return List.of(
        SQLExecution.withNewExecutionId(
            query, Option.apply("collect"), () -> query.executedPlan().executeCollectPublic()));
  }

  /** A text, or null where it is empty. */
  public static Optional<String> text(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
