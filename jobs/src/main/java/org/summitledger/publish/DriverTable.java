package org.summitledger.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.summitledger.store.Place;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A table whose rows lie on the driver already. It is sorted there, as Spark's tasks sort, and
 * written by the code that they write with: sent through a plan and a task, its rows would be
 * copied five times. No public API of Spark does it, see decision 0054.
 */
final class DriverTable {
  private final SparkSession spark;
  private final StructType schema;
  private final InternalRow[] rows;
  private final int[] required;

  private DriverTable(SparkSession spark, StructType schema, InternalRow[] rows) {
    this.spark = spark;
    this.schema = schema;
    this.rows = rows;
    this.required =
        IntStream.range(0, schema.length()).filter(i -> !schema.apply(i).nullable()).toArray();
  }

  /** A table made of rows with exactly these columns; empty where it has to be computed. */
  static Optional<DriverTable> of(Dataset<Row> table, StructType schema) {
    org.apache.spark.sql.classic.Dataset<Row> planned =
        (org.apache.spark.sql.classic.Dataset<Row>) table;
    return planned.logicalPlan() instanceof LocalRelation local && local.schema().equals(schema)
        ? Optional.of(
            new DriverTable(
                planned.sparkSession(),
                schema,
                CollectionConverters.asJava(local.data()).toArray(new InternalRow[0])))
        : Optional.empty();
  }

  /**
   * Writes it, sorted by some of its columns as Spark sorts, into a new file.
   *
   * @param name the table's, for its errors
   * @throws IllegalStateException if a cell is null in a column that never is: Parquet would move
   *     the values of later rows into it
   */
  void write(String name, Path file, List<String> key, Map<String, String> options)
      throws IOException {
    for (InternalRow row : rows) {
      requireCells(name, row);
    }
    Arrays.sort(rows, order(key));
    OutputWriter writer = writer(file, options);
    try {
      for (InternalRow row : rows) {
        writer.write(row);
      }
    } catch (Throwable e) {
      // Code of Scala's throws checked exceptions that it does not declare.
      closeAfter(writer, e);
      throw e;
    }
    writer.close();
  }

  private OutputWriter writer(Path file, Map<String, String> options) throws IOException {
    var settings = scala.collection.immutable.Map.from(CollectionConverters.asScala(options));
    Job job = Job.getInstance(spark.sessionState().newHadoopConfWithOptions(settings));
    OutputWriterFactory writers =
        new ParquetFileFormat().prepareWrite(spark, job, settings, schema);
    var task = new TaskAttemptContextImpl(job.getConfiguration(), new TaskAttemptID());
    // A writer asks the thread's session how dates are written; a thread may have none.
    return spark.withActive(() -> writers.newInstance(Place.hadoop(file), schema, task));
  }

  private void requireCells(String name, InternalRow row) {
    for (int column : required) {
      if (row.isNullAt(column)) {
        throw new IllegalStateException(
            "Cannot write table "
                + name
                + ": column "
                + schema.apply(column).name()
                + " is null, which it never is by its definition, in the row "
                + row
                + ". Mend what builds the table, or let the column be null.");
      }
    }
  }

  /** What went wrong first is what has to be known. */
  private static void closeAfter(OutputWriter writer, Throwable first) {
    try {
      writer.close();
    } catch (Throwable e) {
      first.addSuppressed(e);
    }
  }

  /** As Spark sorts: texts by their bytes, empty cells first. */
  private Comparator<InternalRow> order(List<String> key) {
    return key.stream().map(this::ascending).reduce(Comparator::thenComparing).orElseThrow();
  }

  private Comparator<InternalRow> ascending(String column) {
    int at = schema.fieldIndex(column);
    Comparator<InternalRow> values = values(at);
    return schema.apply(at).nullable()
        ? (one, other) ->
            one.isNullAt(at) || other.isNullAt(at)
                ? Boolean.compare(other.isNullAt(at), one.isNullAt(at))
                : values.compare(one, other)
        : values;
  }

  private Comparator<InternalRow> values(int at) {
    DataType type = schema.apply(at).dataType();
    if (type.equals(DataTypes.StringType)) {
      return Comparator.comparing(row -> row.getUTF8String(at), UTF8String::binaryCompare);
    }
    if (type.equals(DataTypes.DateType) || type.equals(DataTypes.IntegerType)) {
      return Comparator.comparingInt(row -> row.getInt(at));
    }
    if (type.equals(DataTypes.LongType)) {
      return Comparator.comparingLong(row -> row.getLong(at));
    }
    throw new IllegalArgumentException(
        "Cannot sort by column " + schema.apply(at).name() + " of type " + type);
  }
}
