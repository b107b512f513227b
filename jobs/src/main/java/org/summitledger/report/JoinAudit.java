package org.summitledger.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.Joins.JoinCount;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/** Every join made for the tables: what it allows, and what it did. Built last. */
public final class JoinAudit implements ReportTable {
  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            "join_audit", "A join made for a table: rows and money before and after.")
        .from("the joins themselves")
        .key("report", "The table it was made for.")
        .key("join", "What it adds.")
        .text(
            "cardinality",
            "at_most_one: rows are never multiplied; fan_out: they may be, on purpose.")
        .count("left_rows", "rows", "Rows before the join.")
        .count("matched", "rows", "Of these, rows with at least one match.")
        .count("unmatched", "rows", "Of these, rows without a match.")
        .count("multiplied", "rows", "Rows added because several matched.")
        .count("output_rows", "rows", "Rows after the join.")
        .money(
            "money_in",
            "mixed; for comparison only",
            "Money before the join; null where the rows carry none.",
            "")
        .money(
            "money_out",
            "mixed; for comparison only",
            "Money after it; differs from money_in by what fan-out multiplied or a join for matches dropped.",
            "")
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    List<Row> rows = new ArrayList<>();
    for (JoinCount c : inputs.joins().counts()) {
      rows.add(
          Rows.of(
              c.report(),
              c.join(),
              c.cardinality().name().toLowerCase(Locale.ROOT),
              c.leftRows(),
              c.matched(),
              c.leftRows() - c.matched(),
              c.multiplied(),
              c.outputRows(),
              c.moneyIn(),
              c.moneyOut()));
    }
    return Rows.table(inputs.spark(), definition(), rows);
  }
}
