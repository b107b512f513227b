package org.summitledger.report.trade;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.summitledger.report.table.TableDefinition;

/** A published table: its definition, and how it is built from what was known on the day. */
public interface ReportTable {
  /** What the table is. */
  TableDefinition definition();

  /** Whether building it makes joins, which {@code join_audit} counts. */
  default boolean joins() {
    return false;
  }

  /**
   * Builds the table, with at least the columns of the definition; order and further columns do not
   * matter.
   */
  Dataset<Row> build(ReportInputs inputs);
}
