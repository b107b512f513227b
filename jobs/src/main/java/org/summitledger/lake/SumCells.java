package org.summitledger.lake;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/** Makes the values of a file of sums what rows hold: of equal texts and days there is one. */
final class SumCells extends GroupConverter {
  private final Map<String, Cell> cells = new LinkedHashMap<>();
  private final List<Cell> inOrder;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<Integer, LocalDate> days = new HashMap<>();

  /**
   * Of some columns.
   *
   * @param columns at least these, with their types
   * @param schema the columns that are read
   */
  SumCells(StructType columns, MessageType schema) {
    for (Type field : schema.getFields()) {
      cells.put(field.getName(), cell(columns.apply(field.getName()).dataType()));
    }
    this.inOrder = List.copyOf(cells.values());
  }

  /** A column's. */
  Cell of(String column) {
    return Objects.requireNonNull(cells.get(column));
  }

  @Override
  public Converter getConverter(int column) {
    return inOrder.get(column);
  }

  @Override
  public void start() {
    // Columns are read one by one.
  }

  @Override
  public void end() {
    // As above.
  }

  private Cell cell(DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return new Cell(Dictionary::decodeToBinary, value -> text((Binary) value));
    }
    if (type.equals(DataTypes.DateType)) {
      return new Cell(
          Dictionary::decodeToInt,
          value -> days.computeIfAbsent((Integer) value, LocalDate::ofEpochDay));
    }
    if (type.equals(FlowColumns.MONEY)) {
      int scale = ((DecimalType) type).scale();
      return new Cell(Dictionary::decodeToLong, value -> BigDecimal.valueOf((Long) value, scale));
    }
    if (type instanceof DecimalType wide) {
      return new Cell(
          Dictionary::decodeToBinary,
          value -> new BigDecimal(new BigInteger(((Binary) value).getBytes()), wide.scale()));
    }
    return new Cell(Dictionary::decodeToLong, value -> value);
  }

  private String text(Binary utf8) {
    String text = utf8.toStringUsingUTF8();
    String first = texts.putIfAbsent(text, text);
    return first == null ? text : first;
  }

  /** The value of a column that was read last. What a dictionary holds is made once. */
  static final class Cell extends PrimitiveConverter {
    private final BiFunction<Dictionary, Integer, Object> decode;
    private final UnaryOperator<Object> make;
    private Object[] made = {};
    private Object value = "";

    Cell(BiFunction<Dictionary, Integer, Object> decode, UnaryOperator<Object> make) {
      this.decode = decode;
      this.make = make;
    }

    Object value() {
      return value;
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
      made = new Object[dictionary.getMaxId() + 1];
      for (int id = 0; id < made.length; id++) {
        made[id] = make.apply(decode.apply(dictionary, id));
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      value = made[id];
    }

    @Override
    public void addBinary(Binary raw) {
      value = make.apply(raw);
    }

    @Override
    public void addBoolean(boolean raw) {
      value = make.apply(raw);
    }

    @Override
    public void addInt(int raw) {
      value = make.apply(raw);
    }

    @Override
    public void addLong(long raw) {
      value = make.apply(raw);
    }
  }
}
