package org.summitledger.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.ArraySeq;
import scala.jdk.javaapi.CollectionConverters;

/** The edge between records on the driver and Spark's tables. */
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

  /**
   * A table of rows in the order of the definition's columns: to be written, not to be joined,
   * since some of Spark's rules look at every row of a table that is part of a plan. Of equal texts
   * in it, and of equal cells one below the other, there is one, which there is not in {@link
   * SparkSession#createDataFrame}.
   */
  public static Dataset<Row> table(SparkSession spark, TableDefinition definition, List<Row> rows) {
    return table(spark, definition, rows::forEach);
  }

  /** The same of rows shown one after the other: none is held beside what Spark holds of it. */
  public static Dataset<Row> table(
      SparkSession spark, TableDefinition definition, Consumer<Consumer<Row>> rows) {
    StructType schema = definition.schema();
    List<Attribute> columns =
        new ArrayList<>(CollectionConverters.asJava(DataTypeUtils.toAttributes(schema)));
    return org.apache.spark.sql.classic.Dataset.ofRows(
        (org.apache.spark.sql.classic.SparkSession) spark,
        new LocalRelation(
            CollectionConverters.asScala(columns).toSeq(),
            ArraySeq.unsafeWrapArray(new SparkRows(definition).of(rows)),
            false,
            Option.empty()));
  }

  /**
   * The rows of a table, on the driver. {@link Dataset#collectAsList()} says the same, but decodes
   * them by expressions that look a method up for every cell where plans are interpreted. This way
   * is no public API of Spark, see decision 0053.
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
