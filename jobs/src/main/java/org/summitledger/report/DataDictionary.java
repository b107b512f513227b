package org.summitledger.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.report.table.Column;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/** Every column of every published table. */
public final class DataDictionary implements ReportTable {
  @Override
  public TableDefinition definition() {
    return TableDefinition.named("data_dictionary", "A column of a published table.")
        .from("the definitions of the tables")
        .key("table", "The table.")
        .key("column", "The column.")
        .column("position", DataTypes.IntegerType, false, "", "Its place in the table, from 1.", "")
        .text("type", "Its type, as in SQL.")
        .flag("nullable", "Whether it may be null.")
        .flag("is_key", "Whether it is part of the table's key.")
        .optionalText("unit", "Unit of what it holds; null for texts and codes.")
        .text(
            "meaning",
            "What it says, and what null means; where it does not say, the row's reason does.")
        .optionalText("formula", "How it is computed; null where it is taken as it is.")
        .optionalText("source", "Tables or files it comes from.")
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    List<Row> rows = new ArrayList<>();
    for (TableDefinition table : Tables.definitions()) {
      int position = 1;
      for (Column column : table.columns()) {
        rows.add(
            Rows.of(
                table.name(),
                column.name(),
                position++,
                column.type().sql(),
                column.nullable(),
                table.key().contains(column.name()),
                Rows.text(column.unit()),
                column.meaning(),
                Rows.text(column.formula()),
                Rows.text(column.source())));
      }
    }
    return Rows.table(inputs.spark(), definition(), rows);
  }
}
