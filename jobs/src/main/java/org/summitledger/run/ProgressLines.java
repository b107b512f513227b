package org.summitledger.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Ledger;
import org.summitledger.commitment.Measure;
import org.summitledger.commitment.Observation;
import org.summitledger.reference.ExchangeRates;
import org.summitledger.source.TableRow;

/**
 * The observations behind the actual of a commitment under a scenario: which were counted, which
 * were not and why, and the exchange rates used.
 */
final class ProgressLines {
  private final Ledger ledger;
  private final RateLines rateLines;
  private final ExchangeRates rates;
  private final LocalDate asOf;

  /** Of what was known on a day. */
  ProgressLines(Datasets datasets, LocalDate asOf) {
    this.ledger = datasets.register().ledger().asOf(asOf);
    List<TableRow> rateRows = datasets.reference().rateRows();
    this.rateLines = new RateLines(rateRows);
    this.rates = ExchangeRates.of(rateRows, asOf);
    this.asOf = asOf;
  }

  /** The lines behind a row of {@code commitment_progress}. */
  List<String> behind(Row row) {
    Commitment commitment =
        ledger.cases().stream()
            .filter(c -> c.commitment().id().equals(row.<String>getAs("commitment_id")))
            .filter(c -> c.scenario().name().equals(row.<String>getAs("scenario")))
            .map(Ledger.Case::commitment)
            .findFirst()
            .orElseThrow();
    if (commitment.measure() instanceof Measure.Observations observed) {
      return observations(commitment, ledger.series(observed.series()), row);
    }
    if (commitment.measure() instanceof Measure.Event event) {
      return ledger.observations().stream()
          .filter(o -> o.kind().equals("event") && o.series().equals(event.id()))
          .map(o -> o.place() + "  " + o.series() + "  " + o.outcome() + "  " + o.recordedOn())
          .toList();
    }
    if (commitment.measure() instanceof Measure.Trade trade) {
      return List.of(
          "the actual is trade: explain the rows of sector_growth or supply_chain_dependency of "
              + String.join(" ", trade.reporter(), trade.partner(), trade.flow())
              + " "
              + String.join(" ", trade.sectorOrProducts()));
    }
    return List.of("nothing published measures it");
  }

  private List<String> observations(Commitment commitment, List<Observation> series, Row row) {
    Optional<BigDecimal> published = Optional.ofNullable(row.getAs("actual_value"));
    List<String> shown = new ArrayList<>();
    if (published.isEmpty()) {
      series.forEach(o -> shown.add(text(o) + "  not counted"));
      shown.add("published actual_value: null: " + row.getAs("reason"));
      return shown;
    }
    LocalDate through = LocalDate.MIN;
    Optional<BigDecimal> sum = Optional.empty();
    for (Observation o : series) {
      Optional<String> hindrance = hindrance(o, commitment, through);
      if (hindrance.isPresent()) {
        shown.add(text(o) + "  not counted: " + hindrance.get());
        continue;
      }
      BigDecimal value = converted(o, commitment).orElseThrow();
      boolean isSame = o.unit().equals(commitment.unit());
      shown.add(text(o) + (isSame ? "" : " = " + value.toPlainString() + " " + commitment.unit()));
      if (!isSame) {
        shown.addAll(ratesOf(o.unit(), o));
        shown.addAll(ratesOf(commitment.unit(), o));
      }
      sum = Optional.of(sum.orElse(BigDecimal.ZERO).add(value));
      through = o.periodEnd().orElseThrow();
    }
    shown.add(SumComparison.beside(sum, "actual_value", published));
    return shown;
  }

  /** Why an observation is not counted; empty if it is. */
  private Optional<String> hindrance(Observation o, Commitment commitment, LocalDate through) {
    LocalDate opens = commitment.window().start().orElseThrow();
    LocalDate closes = commitment.window().end().orElseThrow();
    LocalDate until = asOf.isBefore(closes) ? asOf : closes;
    LocalDate from = o.periodStart().orElseThrow();
    if (from.isBefore(opens) || o.periodEnd().orElseThrow().isAfter(until)) {
      return Optional.of("not wholly between " + opens + " and " + until);
    }
    if (!o.periodEnd().orElseThrow().isAfter(through)) {
      return Optional.of("it lies in a longer period");
    }
    if (from.isBefore(through)) {
      return Optional.of("it overlaps the period before");
    }
    return converted(o, commitment).isEmpty()
        ? Optional.of("no exchange rate " + o.unit() + " to " + commitment.unit())
        : Optional.empty();
  }

  private Optional<BigDecimal> converted(Observation o, Commitment commitment) {
    return rates.convert(
        o.value().orElseThrow(),
        o.unit(),
        commitment.unit(),
        o.periodStart().orElseThrow(),
        o.periodEnd().orElseThrow());
  }

  private List<String> ratesOf(String currency, Observation o) {
    return rateLines.of(currency, o.periodStart().orElseThrow(), o.periodEnd().orElseThrow());
  }

  private static String text(Observation o) {
    return o.place()
        + "  "
        + o.periodStart().orElseThrow()
        + " to "
        + o.periodEnd().orElseThrow()
        + "  "
        + SumComparison.plain(o.value(), "blank")
        + " "
        + o.unit();
  }
}
