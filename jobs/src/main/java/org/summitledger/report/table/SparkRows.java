package org.summitledger.report.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Function1;

/** Makes rows what Spark's plans hold. A table repeats few texts often: there is one of each. */
final class SparkRows {
  private final Map<String, UTF8String> texts = new HashMap<>();
  private final List<Cell> cells;

  /** How a column's cells are held. */
  private interface Cell {
    @Nullable Object of(@Nullable Object cell);
  }

  /** With these columns. */
  SparkRows(StructType schema) {
    this.cells = Stream.of(schema.fields()).map(this::cell).toList();
  }

  /** The rows, in the order in which they are shown. */
  InternalRow[] of(Consumer<Consumer<Row>> rows) {
    List<InternalRow> held = new ArrayList<>();
    rows.accept(row -> held.add(of(row)));
    return held.toArray(new InternalRow[0]);
  }

  private InternalRow of(Row row) {
    @Nullable Object[] held = new Object[cells.size()];
    for (int i = 0; i < held.length; i++) {
      held[i] = cells.get(i).of(row.get(i));
    }
    return new GenericInternalRow(held);
  }

  private Cell cell(StructField field) {
    if (field.dataType().equals(DataTypes.StringType)) {
      return cell ->
          cell == null ? null : texts.computeIfAbsent((String) cell, UTF8String::fromString);
    }
    Function1<Object, Object> convert =
        CatalystTypeConverters.createToCatalystConverter(field.dataType());
    return convert::apply;
  }
}
