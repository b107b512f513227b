package org.summitledger.report.tracking;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Measure;
import org.summitledger.reference.ExchangeRates;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.Joins.Cardinality;
import org.summitledger.report.trade.Joins.JoinCount;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/** The register of commitments as known on the day, with money targets in three currencies. */
public final class Commitments implements ReportTable {
  private static final String TABLE = "commitments";
  private static final List<String> CURRENCIES = List.of("USD", "INR", "JPY");

  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            TABLE, "One promise made at a summit, resolved from the statements that it names.")
        .from("commitments.csv, summits.csv")
        .key("commitment_id", "The commitment.")
        .text("summit_id", "The summit at which it was made.")
        .date("announced_on", "The summit's day.")
        .text("title", "What was promised, in a few words.")
        .text("kind", "investment, trade, documents, event or quality.")
        .text("giver", "Who promises: ISO3; several with | where the parties promise each other.")
        .text("receiver", "To whom: ISO3; several with |.")
        .money(
            "target_value",
            "see column unit",
            "The amount or number promised; null where no source states one.",
            "")
        .optionalText(
            "unit",
            "ISO 4217 code, or what is counted; times_baseline for a multiple of the level before; null without a target.")
        .flag("approximate", "Whether the source says \"about\".")
        .from("commitments.csv, exchange_rates.csv")
        .money(
            "target_value_usd",
            "USD",
            "The target at the announcement month's mean rate; null where it is not money or the rate is not known.",
            "target_value at the month's rate (US Federal Reserve H.10)")
        .money(
            "target_value_inr",
            "INR",
            "The same in Indian rupees.",
            "target_value at the month's rate (US Federal Reserve H.10)")
        .money(
            "target_value_jpy",
            "JPY",
            "The same in Japanese yen.",
            "target_value at the month's rate (US Federal Reserve H.10)")
        .from("commitments.csv")
        .optionalDate(
            "window_start",
            "First day of the time it is to be kept in; null where no source states it.")
        .optionalDate("window_end", "The day after the last; null where no source states it.")
        .optionalDate(
            "baseline_start", "First day of the stated baseline; null where none is stated.")
        .optionalDate("baseline_end", "The day after its last; null where none is stated.")
        .money(
            "baseline_value",
            "see column unit",
            "The stated level before; null where none is stated.",
            "")
        .optionalText(
            "sectors", "The stated scope, | between sectors; null where no source states one.")
        .text("instrument", "private, public, public_private or unstated.")
        .text(
            "measure",
            "What counts as the actual: observations:SERIES, trade:REPORTER:PARTNER:FLOW:SECTOR (or HS codes with + between), event:ID or none.")
        .text(
            "measure_relation",
            "direct, proxy, context or not_observable: what the measure says of the promise.")
        .text(
            "status",
            "Rung of the ladder: stated, signed, committed, allocated, under_way, disbursed, completed, suspended, cancelled or expired.")
        .optionalText("status_said_by", "Who says so: self_declared or validated.")
        .text(
            "relation",
            "To the commitment in related_to: stands_alone, part_of, supersedes, restates, additional or unknown.")
        .optionalText("related_to", "Another commitment_id; null if it stands alone.")
        .flag(
            "additive",
            "Whether it may be summed with other additive rows of its unit; a total over other rows counts money twice.")
        .date("recorded_on", "The day it entered the ledger.")
        .text("statements", "The statement_ids it was resolved from, | between.")
        .reason()
        .build();
  }

  @Override
  public boolean joins() {
    return true;
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    List<Row> rows = new ArrayList<>();
    List<Commitment> commitments = inputs.ledger().commitments();
    for (Commitment commitment : commitments) {
      rows.add(row(commitment, inputs.rates()));
    }
    inputs.joins().add(count(commitments, inputs.rates()));
    return Rows.table(inputs.spark(), definition(), rows);
  }

  private static JoinCount count(List<Commitment> commitments, ExchangeRates rates) {
    long matched = commitments.stream().filter(c -> in("USD", c, rates).isPresent()).count();
    return new JoinCount(
        TABLE,
        "exchange_rates",
        Cardinality.AT_MOST_ONE,
        commitments.size(),
        matched,
        0,
        commitments.size(),
        null,
        null);
  }

  private static Optional<BigDecimal> in(String currency, Commitment c, ExchangeRates rates) {
    return c.isMoney()
        ? rates.convert(
            c.target().orElseThrow(), c.unit(), currency, YearMonth.from(c.announcedOn()))
        : Optional.empty();
  }

  private static Row row(Commitment c, ExchangeRates rates) {
    return Rows.of(
        c.id(),
        c.summitId(),
        c.announcedOn(),
        c.title(),
        c.kind(),
        String.join("|", c.givers()),
        String.join("|", c.receivers()),
        c.target(),
        Rows.text(c.unit()),
        c.approximate(),
        in("USD", c, rates),
        in("INR", c, rates),
        in("JPY", c, rates),
        c.window().start(),
        c.window().end(),
        c.baselineStart(),
        c.baselineEnd(),
        c.baseline(),
        Rows.text(String.join("|", c.sectors())),
        c.instrument(),
        text(c.measure()),
        c.measureRelation(),
        c.status(),
        Rows.text(c.statusSaidBy()),
        c.relation(),
        Rows.text(c.relatedTo()),
        c.additive(),
        c.recordedOn(),
        String.join("|", c.statements()),
        Rows.text(reason(c, rates)));
  }

  private static String reason(Commitment c, ExchangeRates rates) {
    String missing =
        CURRENCIES.stream()
            .filter(currency -> in(currency, c, rates).isEmpty())
            .collect(Collectors.joining(", "));
    if (c.isMoney() && !missing.isEmpty()) {
      return "no exchange rate "
          + c.unit()
          + " to "
          + missing
          + " for "
          + YearMonth.from(c.announcedOn());
    }
    boolean needsTarget = !c.kind().equals("event") && !c.kind().equals("quality");
    return c.target().isEmpty() && needsTarget
        ? "no source states a target value"
        : c.missingBaseline().orElse("");
  }

  private static String text(Measure measure) {
    if (measure instanceof Measure.Observations observed) {
      return "observations:" + observed.series();
    }
    if (measure instanceof Measure.Event event) {
      return "event:" + event.id();
    }
    if (measure instanceof Measure.Trade trade) {
      return String.join(
          ":",
          "trade",
          trade.reporter(),
          trade.partner(),
          trade.flow(),
          String.join("+", trade.sectorOrProducts()));
    }
    return "none";
  }
}
