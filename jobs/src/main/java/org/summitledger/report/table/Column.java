package org.summitledger.report.table;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/**
 * A published column: what a reader has to know of it.
 *
 * @param name lower snake_case
 * @param type as Spark writes it
 * @param nullable whether it may be null
 * @param unit of what it holds; empty for texts and codes
 * @param meaning in one sentence; what null means, where it may be null
 * @param formula how it is computed, with its reference; empty where it is taken as it is
 * @param source the tables or files it comes from
 */
public record Column(
    String name,
    DataType type,
    boolean nullable,
    String unit,
    String meaning,
    String formula,
    String source) {

  /** The column as Spark's schema has it; the meaning travels inside the Parquet file. */
  StructField field() {
    Metadata comment = new MetadataBuilder().putString("comment", meaning).build();
    return new StructField(name, type, nullable, comment);
  }
}
