package org.summitledger.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;
import org.summitledger.source.Flow;

/** Every statistical file known on the day, with what was read, kept, rejected and excluded. */
public final class Sources implements ReportTable {
  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            "sources",
            "A statistical file known on the day; rows and money read are kept, rejected or excluded"
                + " on purpose, and add up.")
        .from("the file and its datapackage.json")
        .key("source", "The source's id, as in the other tables.")
        .key(
            "dataflow",
            "What releases replace: a later one replaces an earlier one, period by period.")
        .key("known_from", DataTypes.DateType, "The day its figures were known.")
        .key("file_sha256", "SHA-256 of the file's bytes.")
        .text("file_name", "The file's path inside its data package.")
        .text("frequency", "A year, Q quarter, M month.")
        .optionalDate("first_period_start", "First day of its first period.")
        .optionalDate("last_period_start", "First day of its last period.")
        .count(
            "periods_used", "periods", "Periods for which it is the latest file known on the day.")
        .text("currency", "ISO 4217 code of the money columns.")
        .text("partners", "all if the file lists every partner, otherwise some.")
        .text(
            "products",
            "all if the file lists every product, otherwise some; only files with all are grouped"
                + " into sectors.")
        .text(
            "world",
            "Where rows for the world come from: reported, sum_of_partners (added up by whoever compiled the file) or none (added up here if partners is all).")
        .count(
            "rows_read",
            "values",
            "Values that the file prints; a row with two value columns counts twice.")
        .count("rows_kept", "values", "Values kept; blank ones are kept as missing.")
        .count("rows_rejected", "values", "Values rejected; see rejected_rows.")
        .count("rows_excluded", "values", "Values left out on purpose; see exclusions.")
        .totalMoney(
            "value_read",
            "whole units of currency",
            "Money read, as far as rejected cells can be read.",
            "value_kept + value_rejected + value_excluded")
        .totalMoney("value_kept", "whole units of currency", "Money kept.", "")
        .totalMoney("value_rejected", "whole units of currency", "Money rejected.", "")
        .totalMoney("value_excluded", "whole units of currency", "Money left out on purpose.", "")
        .optionalText("exclusions", "Rows left out, by reason; null if none.")
        .text("producer", "Who made the figures.")
        .text("licence", "Under which terms they may be used.")
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    List<Row> rows = new ArrayList<>();
    for (Selected selected : inputs.selected()) {
      rows.add(row(selected));
    }
    return Rows.table(inputs.spark(), definition(), rows);
  }

  private static Row row(Selected selected) {
    LakeEntry e = selected.entry();
    Optional<LocalDate> first = e.periods().stream().findFirst().map(LocalDate::parse);
    Optional<LocalDate> last =
        e.periods().isEmpty()
            ? Optional.empty()
            : Optional.of(LocalDate.parse(e.periods().get(e.periods().size() - 1)));
    return Rows.of(
        e.source(),
        e.dataflow(),
        LocalDate.parse(e.knownFrom()),
        e.fileSha256(),
        e.fileName(),
        e.frequency(),
        first,
        last,
        (long) selected.periods().size(),
        e.currency(),
        e.partners(),
        e.products(),
        e.world(),
        e.rowsRead(),
        e.rowsKept(),
        e.rowsRejected(),
        e.rowsExcluded(),
        money(e.valueRead()),
        money(e.valueKept()),
        money(e.valueRejected()),
        money(e.valueExcluded()),
        Rows.text(exclusions(e.exclusions())),
        e.producer(),
        e.licence());
  }

  private static BigDecimal money(BigDecimal value) {
    return value.setScale(Flow.SCALE, RoundingMode.UNNECESSARY);
  }

  private static String exclusions(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(r -> r.getKey() + ": " + r.getValue())
        .collect(Collectors.joining("; "));
  }
}
