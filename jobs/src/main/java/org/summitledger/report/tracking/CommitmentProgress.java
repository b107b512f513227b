package org.summitledger.report.tracking;

import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Ledger;
import org.summitledger.commitment.Measure;
import org.summitledger.commitment.Observation;
import org.summitledger.commitment.Progress;
import org.summitledger.commitment.ProgressCalculator;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.Joins.Cardinality;
import org.summitledger.report.trade.Joins.JoinCount;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/** How far each commitment has come under each scenario, beside what the parties say of it. */
public final class CommitmentProgress implements ReportTable {
  private static final String TABLE = "commitment_progress";
  private static final List<String> OFTEN = List.of("M", "Q", "A");
  private static final Comparator<Row> ORDER =
      Comparator.<Row>comparingInt(row -> OFTEN.indexOf(row.<String>getAs("frequency")))
          .thenComparing(row -> row.<String>getAs("source"))
          .thenComparing(row -> row.<String>getAs("currency"))
          .thenComparing(row -> row.<LocalDate>getAs("period_start"));

  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            TABLE,
            "A commitment under a scenario: what was promised, what was measured, what was to be"
                + " expected by the day.")
        .from("commitments.csv, scenarios.csv")
        .key("commitment_id", "The commitment.")
        .key("scenario", "Name of the assumptions; stated uses stated facts only.")
        .money(
            "target_value",
            "see column unit",
            "The amount or number promised; null where no source states one.",
            "")
        .optionalText(
            "unit",
            "ISO 4217 code, or what is counted; times_baseline for a multiple of the level before; null without a target.")
        .optionalDate("window_start", "First day of the window, stated or assumed by the scenario.")
        .optionalDate("window_end", "The day after its last.")
        .ratio(
            "elapsed_share",
            "Share of the window passed on the as-of day; null without a window.",
            "days passed / days of the window, from 0 to 1")
        .money(
            "baseline_value",
            "see column unit",
            "Level before, stated or assumed; null where neither.",
            "")
        .from("observations.csv, fdi_equity.csv or trade flows; exchange_rates.csv")
        .money(
            "actual_value",
            "see column unit",
            "What was measured in periods wholly inside the window; a lower bound where coverage_share is below 1. Of trade that several sources report, by the one that covers most of the window so far.",
            "sum of periods, each at the mean of its months' rates where currencies differ")
        .optionalDate("actual_through", "The day after the last period measured.")
        .ratio(
            "coverage_share",
            "Share of the elapsed window that measured periods cover.",
            "days measured / days of the window passed")
        .ratio(
            "attainment",
            "Attainment of the level.",
            "actual_value / target_value; a target in times_baseline stands for target_value * baseline_value, here and below")
        .ratio(
            "attainment_of_increment",
            "Attainment of the increase promised.",
            "(actual_value - baseline_value) / (target_value - baseline_value)")
        .money(
            "expected_linear",
            "see column unit",
            "Expectation by the as-of day if the target comes in evenly.",
            "target_value * elapsed_share (Bown 2020, PIIE)")
        .money(
            "expected_seasonal",
            "see column unit",
            "Expectation by the as-of day if every year has the months of the baseline year; null for measures that are not monthly, and for windows that are not whole years from the first day of a month.",
            "target_value / years * (years passed + share of the baseline year's months passed) (Bown 2020, PIIE)")
        .ratio(
            "pace",
            "Actual over what was to be expected of the very periods that were measured; 1 is on pace.",
            "actual_value / (target_value * days measured / days of the window)")
        .ratio(
            "required_run_rate",
            "How many times faster than so far the rest has to come; null where days before actual_through are not measured or nothing came in, once the target is reached, and once the window is over.",
            "((target - actual) / (1 - t)) / (actual / t), t the share passed by actual_through")
        .text(
            "status",
            "not_observable, not_computable, not_determined, context, pending, not_started, ahead, on_pace, behind, met or missed; ahead and behind are more than 5 % off pace.")
        .optionalText(
            "said_status",
            "What the parties or the press say, who says it and since when; not a measurement.")
        .text(
            "measure_relation",
            "direct, proxy, context or not_observable: what the measure says of the promise.")
        .reason()
        .build();
  }

  @Override
  public boolean joins() {
    return true;
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    ProgressCalculator calculator =
        new ProgressCalculator(
            inputs.ledger(),
            inputs.rates(),
            inputs.asOf(),
            inputs.sectors().all(),
            measure -> trade(inputs, measure));
    List<Row> rows = new ArrayList<>();
    List<Ledger.Case> cases = inputs.ledger().cases();
    for (Ledger.Case given : cases) {
      rows.add(row(given, calculator.progress(given)));
    }
    inputs.joins().add(count(inputs.ledger(), cases));
    return Rows.table(inputs.spark(), definition(), rows);
  }

  private static JoinCount count(Ledger ledger, List<Ledger.Case> cases) {
    long left = ledger.commitments().size();
    long matched =
        ledger.commitments().stream()
            .filter(c -> ledger.scenarios().stream().anyMatch(s -> s.commitmentId().equals(c.id())))
            .count();
    return new JoinCount(
        TABLE,
        "scenarios",
        Cardinality.FAN_OUT,
        left,
        matched,
        cases.size() - left,
        cases.size(),
        null,
        null);
  }

  private static Row row(Ledger.Case given, Progress p) {
    Commitment c = given.commitment();
    return Rows.of(
        c.id(),
        given.scenario().name(),
        c.target(),
        Rows.text(c.unit()),
        c.window().start(),
        c.window().end(),
        p.elapsedShare(),
        p.baseline(),
        p.actual(),
        p.actualThrough(),
        p.coverageShare(),
        p.attainment(),
        p.attainmentOfIncrement(),
        p.expectedLinear(),
        p.expectedSeasonal(),
        p.pace(),
        p.requiredRunRate(),
        p.status(),
        Rows.text(p.saidStatus()),
        c.measureRelation(),
        Rows.text(p.reason()));
  }

  /**
   * The values of a trade measure, a sector's series or the sum over listed products, as each
   * source states them in a currency: the one that measures most often first, then by name.
   */
  static List<List<Observation>> trade(ReportInputs inputs, Measure.Trade measure) {
    Dataset<Row> values =
        measure.isProductList()
            ? inputs
                .trade()
                .leaves()
                .between(measure.reporter(), measure.partner())
                .filter(listed("product", measure, Column::startsWith))
            : inputs
                .trade()
                .series()
                .filter(
                    col("reporter")
                        .equalTo(measure.reporter())
                        .and(col("partner").equalTo(measure.partner()))
                        .and(listed("sector", measure, Column::equalTo)));
    values = values.filter(col("flow").equalTo(measure.flow()));
    List<Row> rows =
        values
            .groupBy("source", "frequency", "currency", "period_start", "period_end")
            .agg(org.apache.spark.sql.functions.sum("value").as("value"))
            .filter(col("value").isNotNull())
            .collectAsList();
    Map<List<String>, List<Observation>> bySource = new LinkedHashMap<>();
    rows.stream()
        .sorted(ORDER)
        .forEach(
            row ->
                bySource
                    .computeIfAbsent(sourceOf(row), source -> new ArrayList<>())
                    .add(observation(row, measure)));
    return List.copyOf(bySource.values());
  }

  private static List<String> sourceOf(Row row) {
    return List.of(row.getAs("frequency"), row.getAs("source"), row.getAs("currency"));
  }

  private static Column listed(
      String column, Measure.Trade measure, BiFunction<Column, String, Column> matches) {
    return measure.sectorOrProducts().stream()
        .map(code -> matches.apply(col(column), code))
        .reduce(Column::or)
        .orElseThrow();
  }

  private static Observation observation(Row row, Measure.Trade measure) {
    return new Observation(
        measure.toString(),
        "",
        "value",
        Optional.of(row.<LocalDate>getAs("period_start")),
        Optional.of(row.<LocalDate>getAs("period_end")),
        Optional.of(row.<BigDecimal>getAs("value")),
        row.getAs("currency"),
        "",
        "reported",
        LocalDate.EPOCH,
        row.getAs("source"));
  }
}
