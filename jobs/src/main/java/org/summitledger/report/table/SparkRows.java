package org.summitledger.report.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkArithmeticException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Function1;

/**
 * Makes rows what Spark's plans hold. Tables are kept until they are written, and a cell is often
 * that of the row before: of texts, and of equal cells one below the other, there is one.
 */
final class SparkRows {
  private final Map<String, UTF8String> texts = new HashMap<>();
  private final TableDefinition table;
  private final StructType schema;
  private final List<Cells> cells;

  /** Of a table. */
  SparkRows(TableDefinition table) {
    this.table = table;
    this.schema = table.schema();
    this.cells = Stream.of(schema.fields()).map(f -> new Cells(conversion(f.dataType()))).toList();
  }

  /**
   * The rows, in the order in which they are shown.
   *
   * @throws OutOfRangeException if a number has more digits than its column holds: what files print
   *     fits, what it adds up to need not
   */
  InternalRow[] of(Consumer<Consumer<Row>> rows) {
    List<InternalRow> held = new ArrayList<>();
    rows.accept(row -> held.add(of(row)));
    return held.toArray(new InternalRow[0]);
  }

  private InternalRow of(Row row) {
    @Nullable Object[] held = new Object[cells.size()];
    for (int i = 0; i < held.length; i++) {
      try {
        held[i] = cells.get(i).of(row.get(i));
      } catch (SparkArithmeticException e) {
        throw outOfRange(i, row, e);
      }
    }
    return new GenericInternalRow(held);
  }

  private OutOfRangeException outOfRange(int column, Row row, SparkArithmeticException e) {
    String key =
        table.key().stream()
            .map(part -> part + "=" + row.get(schema.fieldIndex(part)))
            .collect(Collectors.joining(", "));
    return new OutOfRangeException(
        "Cannot write column %s of table %s: %s does not fit %s, in the row of %s."
                .formatted(
                    schema.apply(column).name(),
                    table.name(),
                    row.getDecimal(column).toPlainString(),
                    schema.apply(column).dataType().sql(),
                    key)
            + OutOfRangeException.ADVICE,
        e);
  }

  private UnaryOperator<Object> conversion(DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return cell -> texts.computeIfAbsent((String) cell, UTF8String::fromString);
    }
    Function1<Object, Object> convert = CatalystTypeConverters.createToCatalystConverter(type);
    if (type instanceof DecimalType decimal && decimal.precision() <= Decimal.MAX_LONG_DIGITS()) {
      return cell -> {
        BigDecimal rounded = ((BigDecimal) cell).setScale(decimal.scale(), RoundingMode.HALF_UP);
        // One object where Spark's conversion makes three. What does not fit, that refuses.
        return rounded.precision() <= decimal.precision()
            ? Decimal.createUnsafe(
                rounded.unscaledValue().longValue(), decimal.precision(), decimal.scale())
            : convert.apply(cell);
      };
    }
    return convert::apply;
  }

  /** The cells of a column, one below the other. */
  private static final class Cells {
    private final UnaryOperator<Object> conversion;
    private @Nullable Object last;
    private @Nullable Object held;

    Cells(UnaryOperator<Object> conversion) {
      this.conversion = conversion;
    }

    @Nullable Object of(@Nullable Object cell) {
      if (cell == null) {
        return null;
      }
      if (!cell.equals(last)) {
        last = cell;
        held = conversion.apply(cell);
      }
      return held;
    }
  }
}
