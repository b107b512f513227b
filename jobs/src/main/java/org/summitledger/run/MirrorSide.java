package org.summitledger.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** The two who tell of one trade, by which the columns of {@code mirror_gap} begin. */
enum MirrorSide {
  IMPORTER("import", "exporter"),
  EXPORTER("export", "importer");

  private final String flow;
  private final String other;

  MirrorSide(String flow, String other) {
    this.flow = flow;
    this.other = other;
  }

  /** The column of this side's figure. */
  String value() {
    return column() + "_value";
  }

  private String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The trade as this side tells it. */
  RowCell cell(Row row) {
    return new RowCell(
        row.getAs(column() + "_source"),
        row.getAs("frequency"),
        row.getAs(column()),
        Optional.of(row.getAs(other)),
        List.of(flow),
        Optional.of(row.getAs("sector")),
        Optional.empty(),
        row.getAs("currency"));
  }
}
