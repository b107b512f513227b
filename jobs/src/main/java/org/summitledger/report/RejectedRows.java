package org.summitledger.report;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.lake.FlowColumns;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/** Every row of a statistical file that was not taken, with its place and why. */
public final class RejectedRows implements ReportTable {
  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            "rejected_rows", "A row of a statistical file that was not taken, and why.")
        .from("the file")
        .key("source", "The source's id; see table sources.")
        .key("dataflow", "The dataflow; see table sources.")
        .key("known_from", DataTypes.DateType, "The day the file's figures were known.")
        .key("file_sha256", "SHA-256 of the file's bytes; see table sources.")
        .key(
            "line",
            DataTypes.LongType,
            "The line on which the row starts, counting from 1; of a Parquet file the row.")
        .key("code", "Stable code of what is wrong.")
        .key("column", "The column that is wrong; empty where it is the whole row.")
        .text("file", "The file's path inside its data package.")
        .text(
            "raw_text",
            "The cell, or the row, as it stands in the file, of Parquet the cells read; at most 500"
                + " characters.")
        .text("message", "What is wrong, with the value, and what to do.")
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    List<LakeEntry> entries =
        inputs.selected().stream().map(Selected::entry).filter(e -> e.rowsRejected() > 0).toList();
    if (entries.isEmpty()) {
      return inputs.spark().createDataFrame(List.of(), definition().schema());
    }
    String[] paths =
        entries.stream()
            .map(e -> inputs.lake().uri(inputs.lake().rejected(e)))
            .toArray(String[]::new);
    return inputs
        .spark()
        .read()
        .schema(FlowColumns.rejected())
        .parquet(paths)
        .dropDuplicates(definition().key().toArray(String[]::new));
  }
}
