package org.summitledger.report.revision;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_contains_key;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.map_keys;
import static org.apache.spark.sql.functions.map_values;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.indicator.Maturity;
import org.summitledger.lake.FlowColumns;
import org.summitledger.lake.Releases;
import org.summitledger.lake.Releases.Days;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;
import org.summitledger.report.trade.Trade;

/**
 * The revision triangle of trade by sector, where it is not the same all along: each period as each
 * release stated it. Money is as the reporter states it, in whole units of currency.
 */
public final class Revisions implements ReportTable {
  private static final String TABLE = "revisions";
  private static final Column[] CELL = {
    col("source"),
    col("dataflow"),
    col("reporter"),
    col("partner"),
    col("flow"),
    col("sector"),
    col("currency"),
    col("frequency"),
    col("period_start"),
    col("period_end"),
    col("period")
  };

  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            TABLE,
            "Trade in a sector and period as a release stated it. Only what was changed, added or"
                + " deleted by some release is listed, and then with every release that holds the"
                + " period; what is not listed is the same in all of them. Empty where no period"
                + " was released twice.")
        .from("the files of a dataflow that were known on the day, superseded ones too")
        .key("source", "The statistical source; see table sources.")
        .key("dataflow", "What releases replace; see table sources.")
        .key("reporter", "Whose statistics: ISO3.")
        .key("partner", "The other country: ISO3, WLD for the world, or a special area's code.")
        .key("flow", "import or export, seen from the reporter.")
        .key("sector", "The sector; at HS2 some stand for several, see sectors.csv.")
        .key("currency", "ISO 4217 code of the money columns.")
        .key("frequency", "A year, Q quarter, M month (SDMX CL_FREQ).")
        .key("period_start", DataTypes.DateType, "First day of the period.")
        .key("known_from", DataTypes.DateType, "The day of the release: the vintage.")
        .date("period_end", "The day after the period's last.")
        .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-Q2, 2018-07.")
        .count("release", "releases", "Which release of the period it is, from 1.")
        .column(
            "maturity_months",
            DataTypes.LongType,
            false,
            "months",
            "Age of the period at the release: 0 if it came in the month after the period.",
            "month of known_from - month of period_end")
        .money(
            "value",
            "whole units of currency",
            "Trade as this release states it; null where it is blank or deleted.",
            "sum over the sector's products")
        .money(
            "previous_value",
            "whole units of currency",
            "Trade as the release before stated it; null where that is blank, did not hold it, or there is none.",
            "")
        .money(
            "revision",
            "whole units of currency",
            "What this release changed, above zero for upwards; null where one of the two values is missing.",
            "value - previous_value")
        .money(
            "first_value",
            "whole units of currency",
            "Trade as first stated; null where that was blank.",
            "")
        .money(
            "latest_value",
            "whole units of currency",
            "Trade as the last release known on the day states it; null where that is blank or deleted it.",
            "")
        .money(
            "difference",
            "whole units of currency",
            "What all releases changed together, later minus earlier; null where one of the two values is missing.",
            "latest_value - first_value")
        .flag(
            "appeared",
            "Whether the release before did not state it: a partner or sector that came later, or a period that is new in a release which also states earlier periods anew.")
        .flag(
            "deleted",
            "Whether the release before stated it and this one, which holds the period, does not.")
        .reason()
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    Map<String, Days> days = inputs.trade().releases().days();
    return days.isEmpty()
        ? Rows.table(inputs.spark(), definition(), List.of())
        : triangle(stated(inputs.trade().revised(), days));
  }

  /**
   * One row for each cell and period: {@code stated}, its value by day of release; {@code days},
   * the days of all releases that hold the period; {@code added}, see {@link Days}.
   *
   * @param vintages see {@link Trade#vintages}
   * @param days see {@link Releases#days}
   */
  static Dataset<Row> stated(Dataset<Row> vintages, Map<String, Days> days) {
    Column[] period = {
      col("source"), col("dataflow"), col("frequency"), col("period_start").cast("string")
    };
    UDF4<String, String, String, String, String[]> daysOf =
        (source, dataflow, frequency, start) ->
            of(days, source, dataflow, frequency, start).days().toArray(String[]::new);
    UDF4<String, String, String, String, Boolean> isAdded =
        (source, dataflow, frequency, start) ->
            of(days, source, dataflow, frequency, start).added();
    return vintages
        .filter(col("measure_relation").notEqual("not_observable"))
        .groupBy(CELL)
        .agg(map_from_entries(collect_list(struct(col("known_from"), col("value")))).as("stated"))
        .withColumns(
            Map.of(
                "days",
                    udf(daysOf, DataTypes.createArrayType(DataTypes.StringType))
                        .apply(period)
                        .cast("array<date>"),
                "added", udf(isAdded, DataTypes.BooleanType).apply(period)));
  }

  private static Days of(
      Map<String, Days> days, String source, String dataflow, String frequency, String start) {
    return Objects.requireNonNull(days.get(Releases.key(source, dataflow, frequency, start)));
  }

  private static Dataset<Row> triangle(Dataset<Row> cells) {
    Column stated = col("stated");
    Column first = array_min(map_keys(stated));
    Column since = filter(col("days"), day -> day.geq(first));
    Column alwaysTheSame =
        array_size(since)
            .equalTo(array_size(map_keys(stated)))
            .and(array_size(array_distinct(map_values(stated))).equalTo(1))
            .and(first.equalTo(element_at(col("days"), 1)))
            .and(not(col("added")));
    Dataset<Row> releases =
        cells
            .filter(not(alwaysTheSame))
            .withColumns(
                Map.of(
                    "known_from", explode(since),
                    "first_value", element_at(stated, first),
                    "latest_value", try_element_at(stated, element_at(col("days"), -1))))
            .withColumn("release", array_position(col("days"), col("known_from")));
    Column before = get(col("days"), col("release").minus(2).cast("int"));
    Column holds = map_contains_key(stated, col("known_from"));
    Column held = coalesce(map_contains_key(stated, before), lit(false));
    Column isFirst = col("release").equalTo(1).and(not(col("added")));
    return releases
        .withColumns(
            Map.of(
                "value", try_element_at(stated, col("known_from")),
                "previous_value", try_element_at(stated, before),
                "maturity_months", Maturity.months(col("known_from"), col("period_end")),
                "appeared", holds.and(not(held)).and(not(isFirst)),
                "deleted", not(holds).and(held)))
        .filter(holds.or(col("deleted")))
        .withColumns(
            Map.of(
                "revision", difference(col("value"), col("previous_value")),
                "difference", difference(col("latest_value"), col("first_value")),
                "reason", reason(isFirst)));
  }

  private static Column difference(Column later, Column earlier) {
    return later.minus(earlier).cast(FlowColumns.MONEY);
  }

  private static Column reason(Column isFirst) {
    return when(isFirst, "the first release of the period")
        .when(col("appeared"), "the release before does not hold it")
        .when(col("deleted"), "the release holds the period without it")
        .when(col("value").isNull(), "the release is blank")
        .when(col("previous_value").isNull(), "the release before is blank");
  }
}
