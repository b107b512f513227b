package org.summitledger.audit;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnReader;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.summitledger.publish.TableFile;
import org.summitledger.report.table.TableDefinition;

/**
 * What is counted of the rows of a table whose file has the columns of its definition. Columns are
 * read one after the other: to make a million rows of them takes most of an audit.
 */
final class TableContent {
  /** A null in a key is counted elsewhere; here it comes first. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static final Comparator<@Nullable Comparable<?>> NULL_FIRST =
      Comparator.nullsFirst((a, b) -> ((Comparable) a).compareTo(b));

  private final StructType schema;
  private final List<String> key;
  private final Map<String, @Nullable Comparable<?>> lastKey = new HashMap<>();
  private long rows;
  private long outOfOrder;
  private long nulls;
  private long notNumbers;

  private TableContent(TableDefinition table) {
    this.schema = table.schema();
    this.key = table.key();
  }

  /** Of all rows of a file. */
  static TableContent of(TableDefinition table, TableFile file) {
    TableContent content = new TableContent(table);
    file.forEachGroup(content::add);
    return content;
  }

  /** How many rows there are. */
  long rows() {
    return rows;
  }

  /** Rows that repeat the key of the row before them, or come before it in the order of keys. */
  long outOfOrder() {
    return outOfOrder;
  }

  /** Cells that are null and must not be. */
  long nulls() {
    return nulls;
  }

  /** Doubles that are infinite, or no numbers. */
  long notNumbers() {
    return notNumbers;
  }

  private void add(TableFile.Columns group) {
    BitSet sameKey = new BitSet();
    sameKey.set(0, group.rows());
    if (rows == 0) {
      sameKey.clear(0);
    }
    for (String column : key) {
      KeyCells cells = new KeyCells(lastKey.get(column), sameKey);
      read(group, schema.apply(column), cells);
      lastKey.put(column, cells.before);
    }
    for (StructField field : schema.fields()) {
      if (!key.contains(field.name())) {
        read(group, field, this::look);
      }
    }
    outOfOrder += sameKey.cardinality();
    rows += group.rows();
  }

  /** Takes the cells of a column, row by row; one that is there must be read or skipped. */
  private interface Cells {
    void take(int row, @Nullable ColumnReader cell, DataType type);
  }

  private void read(TableFile.Columns group, StructField field, Cells cells) {
    ColumnReader column = group.of(field.name());
    int present = column.getDescriptor().getMaxDefinitionLevel();
    for (int row = 0; row < group.rows(); row++) {
      boolean isNull = column.getCurrentDefinitionLevel() < present;
      nulls += isNull && !field.nullable() ? 1 : 0;
      cells.take(row, isNull ? null : column, field.dataType());
      column.consume();
    }
  }

  private void look(int row, @Nullable ColumnReader cell, DataType type) {
    if (cell == null) {
      return;
    }
    if (type.equals(DataTypes.DoubleType)) {
      notNumbers += Double.isFinite(cell.getDouble()) ? 0 : 1;
    } else {
      cell.skip();
    }
  }

  /** Compares each row with the one before it, where the columns of the key so far are the same. */
  private final class KeyCells implements Cells {
    private final BitSet sameKey;
    private @Nullable Comparable<?> before;

    KeyCells(@Nullable Comparable<?> before, BitSet sameKey) {
      this.before = before;
      this.sameKey = sameKey;
    }

    @Override
    public void take(int row, @Nullable ColumnReader cell, DataType type) {
      Comparable<?> value = cell == null ? null : value(cell, type);
      // A dictionary gives the same object again, which need not be compared.
      if (value != before && sameKey.get(row)) {
        int order = NULL_FIRST.compare(before, value);
        sameKey.set(row, order == 0);
        outOfOrder += order > 0 ? 1 : 0;
      }
      before = value;
    }

    private static Comparable<?> value(ColumnReader cell, DataType type) {
      if (type.equals(DataTypes.StringType)) {
        return cell.getBinary();
      }
      return type.equals(DataTypes.DateType)
          ? (Comparable<?>) cell.getInteger()
          : (Comparable<?>) cell.getLong();
    }
  }
}
