package org.summitledger.lake;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.summitledger.source.Flow;

/** The columns of the lake's files, once for the writer and once for Spark. */
public final class FlowColumns {
  /** Money: whole units of currency, three decimals. */
  public static final DataType MONEY = DataTypes.createDecimalType(18, 3);

  /** The same over many periods and countries. */
  public static final DataType TOTAL_MONEY = DataTypes.createDecimalType(38, 3);

  private static final int PRECISION = 18;

  /** A decimal of 38 digits. */
  private static final int WIDE_BYTES = 16;

  private FlowColumns() {}

  /** Trade flows as Spark reads them. */
  public static StructType flows() {
    return new StructType()
        .add("source", DataTypes.StringType, false)
        .add("dataflow", DataTypes.StringType, false)
        .add("file_sha256", DataTypes.StringType, false)
        .add("line", DataTypes.LongType, false)
        .add("known_from", DataTypes.DateType, false)
        .add("frequency", DataTypes.StringType, false)
        .add("period_start", DataTypes.DateType, false)
        .add("period_end", DataTypes.DateType, false)
        .add("reporter", DataTypes.StringType, false)
        .add("partner", DataTypes.StringType, false)
        .add("flow", DataTypes.StringType, false)
        .add("product", DataTypes.StringType, false)
        .add("product_level", DataTypes.StringType, false)
        .add("hs_revision", DataTypes.StringType, true)
        .add("value", MONEY, true)
        .add("currency", DataTypes.StringType, false)
        .add("valuation", DataTypes.StringType, true)
        .add("quantity", MONEY, true)
        .add("quantity_unit", DataTypes.StringType, true)
        .add("observation_status", DataTypes.StringType, false);
  }

  /** Rejected rows as Spark reads them. */
  public static StructType rejected() {
    return new StructType()
        .add("source", DataTypes.StringType, false)
        .add("dataflow", DataTypes.StringType, false)
        .add("known_from", DataTypes.DateType, false)
        .add("file_sha256", DataTypes.StringType, false)
        .add("line", DataTypes.LongType, false)
        .add("code", DataTypes.StringType, false)
        .add("file", DataTypes.StringType, false)
        .add("column", DataTypes.StringType, false)
        .add("raw_text", DataTypes.StringType, false)
        .add("message", DataTypes.StringType, false);
  }

  /** The same columns as Parquet's writer needs them. */
  static MessageType parquet(StructType columns, String name) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (StructField field : columns.fields()) {
      message.addField(parquet(field));
    }
    return message.named(name);
  }

  private static Type parquet(StructField field) {
    Repetition repetition = field.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
    DataType type = field.dataType();
    if (type.equals(DataTypes.StringType)) {
      return Types.primitive(PrimitiveTypeName.BINARY, repetition)
          .as(LogicalTypeAnnotation.stringType())
          .named(field.name());
    }
    if (type.equals(DataTypes.DateType)) {
      return Types.primitive(PrimitiveTypeName.INT32, repetition)
          .as(LogicalTypeAnnotation.dateType())
          .named(field.name());
    }
    if (type.equals(DataTypes.BooleanType)) {
      return Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(field.name());
    }
    if (type.equals(MONEY)) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition)
          .as(LogicalTypeAnnotation.decimalType(Flow.SCALE, PRECISION))
          .named(field.name());
    }
    if (type instanceof DecimalType wide) {
      return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
          .length(WIDE_BYTES)
          .as(LogicalTypeAnnotation.decimalType(wide.scale(), wide.precision()))
          .named(field.name());
    }
    return Types.primitive(PrimitiveTypeName.INT64, repetition).named(field.name());
  }
}
