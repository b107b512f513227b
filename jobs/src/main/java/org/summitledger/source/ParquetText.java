package org.summitledger.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The values of a Parquet column as the text that a CSV file would hold: text as it is, whole
 * numbers and decimals in plain digits, days as yyyy-MM-dd. Types whose values have no one exact
 * text are not read.
 */
final class ParquetText {

  /** Writes the value that a column stands at, which must not be null. */
  @FunctionalInterface
  interface Writer {
    /**
     * The value's text.
     *
     * @throws CharacterCodingException if it is no UTF-8
     */
    String text(ColumnReader column) throws CharacterCodingException;
  }

  private ParquetText() {}

  /** How a column's values are written; empty if they are not read. */
  static Optional<Writer> of(Type column) {
    if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.empty();
    }
    PrimitiveTypeName stored = column.asPrimitiveType().getPrimitiveTypeName();
    LogicalTypeAnnotation meaning = column.getLogicalTypeAnnotation();
    return Optional.ofNullable(
        switch (stored) {
          case INT32 -> ofInt(meaning);
          case INT64 -> ofLong(meaning);
          case BINARY -> isText(meaning) ? ParquetText::utf8 : ofBytes(meaning);
          case FIXED_LEN_BYTE_ARRAY -> ofBytes(meaning);
          case BOOLEAN, FLOAT, DOUBLE, INT96 -> null;
        });
  }

  /** Whether a column holds exact numbers: of a code they have lost the zeros it begins with. */
  static boolean isNumber(Type column) {
    if (!column.isPrimitive()) {
      return false;
    }
    PrimitiveTypeName stored = column.asPrimitiveType().getPrimitiveTypeName();
    LogicalTypeAnnotation meaning = column.getLogicalTypeAnnotation();
    boolean isInt = stored == PrimitiveTypeName.INT32 || stored == PrimitiveTypeName.INT64;
    return meaning instanceof DecimalLogicalTypeAnnotation || (isInt && isWhole(meaning));
  }

  /** Why a column is not read, and what to do. */
  static String refusal(Type column) {
    String has = "Column '" + column.getName() + "' is ";
    if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
      return has + "nested or repeated. Write one plain value a row.";
    }
    PrimitiveType type = column.asPrimitiveType();
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    String name = meaning == null ? type.getPrimitiveTypeName().name() : meaning.toString();
    if (isFloating(type)) {
      return has
          + name
          + ", which does not hold figures exactly. Write it as DECIMAL, or as a whole number.";
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation
        || type.getPrimitiveTypeName() == PrimitiveTypeName.INT96) {
      return has + name + ", a moment and no day. Write it as DATE, or as text.";
    }
    return has + name + ". Only text, whole numbers, DECIMAL and DATE are read. Write it as text.";
  }

  private static boolean isFloating(PrimitiveType type) {
    PrimitiveTypeName stored = type.getPrimitiveTypeName();
    return stored == PrimitiveTypeName.DOUBLE
        || stored == PrimitiveTypeName.FLOAT
        || type.getLogicalTypeAnnotation() instanceof Float16LogicalTypeAnnotation;
  }

  private static boolean isText(@Nullable LogicalTypeAnnotation meaning) {
    return meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation;
  }

  private static @Nullable Writer ofInt(@Nullable LogicalTypeAnnotation meaning) {
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return column -> LocalDate.ofEpochDay(column.getInteger()).toString();
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return column -> BigDecimal.valueOf(column.getInteger(), decimal.getScale()).toPlainString();
    }
    if (meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
      return column -> Integer.toUnsignedString(column.getInteger());
    }
    return isWhole(meaning) ? column -> Integer.toString(column.getInteger()) : null;
  }

  private static @Nullable Writer ofLong(@Nullable LogicalTypeAnnotation meaning) {
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return column -> BigDecimal.valueOf(column.getLong(), decimal.getScale()).toPlainString();
    }
    if (meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
      return column -> Long.toUnsignedString(column.getLong());
    }
    return isWhole(meaning) ? column -> Long.toString(column.getLong()) : null;
  }

  private static boolean isWhole(@Nullable LogicalTypeAnnotation meaning) {
    return meaning == null || meaning instanceof IntLogicalTypeAnnotation;
  }

  private static @Nullable Writer ofBytes(@Nullable LogicalTypeAnnotation meaning) {
    return meaning instanceof DecimalLogicalTypeAnnotation decimal
        ? column ->
            new BigDecimal(new BigInteger(column.getBinary().getBytes()), decimal.getScale())
                .toPlainString()
        : null;
  }

  private static String utf8(ColumnReader column) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(column.getBinary().toByteBuffer()).toString();
  }
}
