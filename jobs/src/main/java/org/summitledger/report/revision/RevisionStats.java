package org.summitledger.report.revision;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.map_contains_key;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.indicator.Maturity;
import org.summitledger.indicator.RevisionStatistics;
import org.summitledger.lake.FlowColumns;
import org.summitledger.lake.Releases.Days;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;
import org.summitledger.report.trade.Trade;

/**
 * How much figures of an age were still to change: for each series, the revisions from the figure
 * known at a maturity to the latest one, over all periods that were stated at that age and again
 * later. Figures that did not change count as revisions of zero.
 */
public final class RevisionStats implements ReportTable {
  private static final String MONEY = "whole units of currency";
  private static final Column REVISION = col("revision");

  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            "revision_stats",
            "How much figures of a series that were known at an age were still to change, up to the"
                + " latest release known on the day. A revision is the later figure minus the"
                + " earlier one. Empty where no period was released twice.")
        .from("the files of a dataflow that were known on the day, superseded ones too")
        .key("source", "The statistical source; see table sources.")
        .key("dataflow", "What releases replace; see table sources.")
        .key("reporter", "Whose statistics: ISO3.")
        .key("partner", "The other country: ISO3, WLD for the world, or a special area's code.")
        .key("flow", "import or export, seen from the reporter.")
        .key("sector", "The sector; at HS2 some stand for several, see sectors.csv.")
        .key("currency", "ISO 4217 code of the money columns.")
        .key("frequency", "A year, Q quarter, M month (SDMX CL_FREQ).")
        .key(
            "maturity_months",
            DataTypes.LongType,
            "Age of the periods when the earlier figure was released: 0 if in the month after the period.")
        .count(
            "periods",
            "periods",
            "Periods with a figure at that age and a latest one from a later release: n.")
        .count("periods_revised", "periods", "Of these, periods whose figure changed.")
        .count("periods_revised_up", "periods", "Of these, periods whose figure rose.")
        .count(
            "periods_deleted",
            "periods",
            "Periods stated at that age that the latest release no longer holds; not among the others.")
        .money(
            "mean_revision",
            MONEY,
            "Mean revision: above zero where figures of that age are too low; null without periods.",
            "sum of (latest - earlier) / periods (McKenzie and Gamba 2008)")
        .money(
            "mean_absolute_revision",
            MONEY,
            "Mean absolute revision; null without periods.",
            "sum of |latest - earlier| / periods (McKenzie and Gamba 2008)")
        .money(
            "standard_deviation",
            MONEY,
            "Standard deviation of the revisions about their mean; null for fewer than two periods.",
            "square root of sum of (revision - mean_revision)^2 / (periods - 1)")
        .money(
            "smallest_revision",
            MONEY,
            "Smallest revision, with its sign; null without periods.",
            "")
        .money(
            "largest_revision", MONEY, "Largest revision, with its sign; null without periods.", "")
        .ratio(
            "relative_mean_revision",
            "The mean revision beside the figures of that age; null without periods or where these are zero.",
            "sum of (latest - earlier) / sum of |earlier|")
        .ratio(
            "relative_mean_absolute_revision",
            "The mean absolute revision beside the figures of that age; null without periods or where these are zero.",
            "sum of |latest - earlier| / sum of |earlier|")
        .reason()
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    Map<String, Days> days = inputs.trade().releases().days();
    return days.isEmpty()
        ? Rows.table(inputs.spark(), definition(), List.of())
        : of(inputs.trade().revised(), days);
  }

  /**
   * From what each release stated.
   *
   * @param vintages see {@link Trade#vintages}
   * @param days see {@link org.summitledger.lake.Releases#days}
   */
  static Dataset<Row> of(Dataset<Row> vintages, Map<String, Days> days) {
    Column last = element_at(col("days"), -1);
    Dataset<Row> pairs =
        Revisions.stated(vintages, days)
            .filter(array_size(col("days")).gt(1))
            .withColumns(
                Map.of(
                    "_last", last,
                    "_latest", try_element_at(col("stated"), last),
                    "_kept", map_contains_key(col("stated"), last)))
            .select(col("*"), explode(col("stated")).as(new String[] {"known_from", "_earlier"}))
            .filter(col("known_from").lt(col("_last")))
            .withColumns(
                Map.of(
                    "maturity_months", Maturity.months(col("known_from"), col("period_end")),
                    "revision", col("_latest").minus(col("_earlier")).cast(FlowColumns.MONEY)));
    return pairs
        .groupBy(
            col("source"),
            col("dataflow"),
            col("reporter"),
            col("partner"),
            col("flow"),
            col("sector"),
            col("currency"),
            col("frequency"),
            col("maturity_months"))
        .agg(
            count(REVISION).as("periods"),
            count(when(abs(REVISION).gt(0), 1)).as("periods_revised"),
            count(when(REVISION.gt(0), 1)).as("periods_revised_up"),
            count(when(not(col("_kept")), 1)).as("periods_deleted"),
            money(RevisionStatistics.mean(REVISION), "mean_revision"),
            money(RevisionStatistics.meanAbsolute(REVISION), "mean_absolute_revision"),
            money(RevisionStatistics.standardDeviation(REVISION), "standard_deviation"),
            min(REVISION).as("smallest_revision"),
            max(REVISION).as("largest_revision"),
            RevisionStatistics.relativeMean(REVISION, col("_earlier")).as("relative_mean_revision"),
            RevisionStatistics.relativeMeanAbsolute(REVISION, col("_earlier"))
                .as("relative_mean_absolute_revision"))
        .withColumn("reason", reason());
  }

  private static Column reason() {
    return when(col("periods").equalTo(0), "the latest release holds no period stated at that age")
        .when(col("relative_mean_revision").isNull(), "the figures of that age are zero")
        .when(col("periods").equalTo(1), "one period has no standard deviation");
  }

  private static Column money(Column statistic, String name) {
    return statistic.cast(FlowColumns.MONEY).as(name);
  }
}
