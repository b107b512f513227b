package org.summitledger.report.summit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * What trade between the parties of a commitment would have been without it, by four methods side
 * by side, with the one word that they come to together; see {@link SummitStudies} and {@link
 * CounterfactualRows}.
 */
public final class Counterfactuals implements ReportTable {
  private static final String MONEY = "whole units of column currency";

  @Override
  public TableDefinition definition() {
    TableDefinition.Builder table =
        CaseStudy.key(
                TableDefinition.named(
                        "counterfactual",
                        "What trade between the parties of a commitment would have been without it,"
                            + " period by period while its window is open, by one method.")
                    .from("commitments.csv, scenarios.csv; trade by sector as in sector_growth"))
            .key("period_start", DataTypes.DateType, "First day of the period.")
            .key(
                "method",
                "log_linear_trend: growth before the window opened goes on; constant_share: the"
                    + " partner keeps its share of the reporter's trade with the world (Leamer and"
                    + " Stern 1970); difference_in_differences: the distance to sectors out of scope"
                    + " stays (Card and Krueger 1994); synthetic_control: goes on as the mixture of"
                    + " other partners that moved most like it (Abadie, Diamond and Hainmueller"
                    + " 2010); all: no method can answer, and reason says why.")
            .date("period_end", "The day after its last.")
            .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-Q2, 2018-07.");
    return verdict(numbers(table)).mayBeEmpty().build();
  }

  private static TableDefinition.Builder numbers(TableDefinition.Builder table) {
    return table
        .money("actual_value", MONEY, "Trade as reported; null where the source is blank.", "")
        .column(
            "expected_value",
            DataTypes.DoubleType,
            true,
            MONEY,
            "Trade without the commitment, by the method; null where reason says why.",
            "see method")
        .column(
            "effect",
            DataTypes.DoubleType,
            true,
            MONEY,
            "How much more was traded than the method expects.",
            "actual_value - expected_value")
        .ratio(
            "effect_ratio",
            "The same as a share of what is expected; null where that is not above zero.",
            "actual_value / expected_value - 1")
        .column(
            "low",
            DataTypes.DoubleType,
            true,
            MONEY,
            "Lower bound of where actual_value would lie without an effect; null where there is no"
                + " interval.",
            "by interval_kind and interval_level")
        .column(
            "high",
            DataTypes.DoubleType,
            true,
            MONEY,
            "Upper bound, as low.",
            "by interval_kind and interval_level")
        .optionalText(
            "interval_kind",
            "prediction: Student's t about the trend, or about the mean of ln(share); placebos:"
                + " effects found where nothing was promised.")
        .ratio(
            "interval_level",
            "How often such an interval holds the value where there is no effect.",
            "0.95; of interval_placebos n 1 - 2k / (n + 1), with k = 1 below 79")
        .optionalCount(
            "interval_placebos",
            "units",
            "Placebos that the interval is made of: comparable donors, see counterfactual_donors, or"
                + " controls.")
        .optionalText("side", "below, inside or above: where actual_value lies.");
  }

  private static TableDefinition.Builder verdict(TableDefinition.Builder table) {
    return table
        .optionalCount("pre_periods", "periods", "Periods before the window that were fitted to.")
        .ratio(
            "parallel_p",
            "Of difference_in_differences: how often a trend this far from parallel comes from"
                + " parallel ones. Below 0.05, and where it is null, the method is not heard.",
            "Student's t of the slope of ln(value / controls) before the window")
        .optionalCount(
            "placebo_rank",
            "units",
            "Of synthetic_control: 1 if no donor, taken for the partner, moved away from its mixture"
                + " as far; by the ratio of distances after and before the window opened.")
        .optionalCount("placebos", "units", "How many donors were taken for the partner.")
        .ratio(
            "placebo_p",
            "How often a country drawn at random stands as high.",
            "placebo_rank / (placebos + 1)")
        .optionalText(
            "evidence",
            "none, weak, moderate or strong: what all methods say together of an effect, the same in"
                + " all rows of a series. weak: two methods with intervals of at least 0.8 have"
                + " side on one side in more than half of the periods; moderate: and placebo_p is"
                + " at most 0.2; strong: three, and at most 0.1; none: fewer, or both sides."
                + " Null where no method has such an interval.")
        .optionalText("evidence_reason", "What the word rests on.")
        .text("unit", "What all money of the row is in: an ISO 4217 code.")
        .text("method_version", "Changes when the same inputs give another value.")
        .flag(
            "inputs_complete",
            "Whether everything was there that the method asks for; where not, reason says what.")
        .reason();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    return Rows.table(
        inputs.spark(),
        definition(),
        SummitStudies.of(inputs).stream()
            .flatMap(study -> CounterfactualRows.of(study).stream())
            .toList());
  }
}
