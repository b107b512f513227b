package org.summitledger.report.table;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Rows that belong together as some columns, of texts that are never null, say the same. */
public final class Groups {
  private Groups() {}

  /** Makes rows of all rows of a group. */
  public interface Maker extends Serializable {
    /** The rows, in any order; of rows that are seen once. */
    List<Row> rows(Iterator<Row> group);
  }

  /** What tells the group of a row from others. */
  public static List<String> key(List<String> columns, Row row) {
    return columns.stream().map(row::<String>getAs).toList();
  }

  /**
   * Makes a table by Spark, each group in one task.
   *
   * @param schema the table's columns
   */
  public static Dataset<Row> byTasks(
      Dataset<Row> rows, List<String> columns, Maker maker, StructType schema) {
    return rows.groupByKey(
            (MapFunction<Row, String>) row -> String.join("\0", key(columns, row)),
            Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>) (key, group) -> maker.rows(group).iterator(),
            Encoders.row(schema));
  }
}
