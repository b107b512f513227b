package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.summitledger.commitment.Ledger.Case;
import org.summitledger.reference.ExchangeRates;
import org.summitledger.reference.Sector;

/** Measures commitments against what came of them, as known on a day. */
public final class ProgressCalculator {
  /** Within this distance of the expectation a commitment is on pace. */
  static final double TOLERANCE = 0.05;

  private static final int MONTHS = 12;

  private final Ledger ledger;
  private final ExchangeRates rates;
  private final LocalDate asOf;
  private final List<Sector> sectors;
  private final TradeSeries trade;

  /** Scenarios of a commitment measure the same trade. */
  private final Map<Measure.Trade, List<List<Observation>>> stated = new HashMap<>();

  /** Where measures of trade find their values. */
  @FunctionalInterface
  public interface TradeSeries {
    /**
     * The values of a measure as each source states them, one a period, in the order of periods and
     * in whole units of one currency; periods may be missing. Of sources that measure as much of a
     * window the first speaks.
     */
    List<List<Observation>> of(Measure.Trade measure);
  }

  /**
   * A calculator for one day.
   *
   * @param ledger as known on that day
   * @param rates as known on that day
   * @param asOf the day
   * @param sectors whose notes say why they cannot be observed
   * @param trade the trade known on that day
   */
  public ProgressCalculator(
      Ledger ledger, ExchangeRates rates, LocalDate asOf, List<Sector> sectors, TradeSeries trade) {
    this.ledger = ledger;
    this.rates = rates;
    this.asOf = asOf;
    this.sectors = sectors;
    this.trade = trade;
  }

  /** How far a commitment has come under a scenario. */
  public Progress progress(Case given) {
    Commitment c = given.commitment();
    if (c.measureRelation().equals("not_observable")) {
      return without(c, "not_observable", notObservable(c));
    }
    if (c.measure() instanceof Measure.Event event) {
      return event(c, event);
    }
    if (c.kind().equals("quality") && c.target().isEmpty()) {
      return without(
          c,
          "context",
          "no source states a number; sector_tracking and supply_chain_dependency show the context");
    }
    if (c.target().isEmpty()) {
      return without(c, "not_computable", "no source states a target value");
    }
    return c.isMultipleOfBaseline() ? multiple(c) : target(c, c.target().orElseThrow());
  }

  private Progress multiple(Commitment c) {
    if (c.missingBaseline().isPresent()) {
      return without(c, "not_computable", c.missingBaseline().get());
    }
    if (!c.window().isComplete()) {
      return without(c, "not_computable", missingWindow(c));
    }
    BigDecimal target = c.target().orElseThrow().multiply(c.baseline().orElseThrow());
    String unit = values(c).stream().findFirst().map(Observation::unit).orElse(c.unit());
    return target(c.withTarget(target, unit), target);
  }

  /** The note of a sector in scope that no trade shows, or else that nothing is published. */
  private String notObservable(Commitment c) {
    return sectors.stream()
        .filter(s -> s.measureRelation().equals("not_observable"))
        .filter(s -> c.sectors().contains(s.id()))
        .map(Sector::note)
        .findFirst()
        .orElse("no published series shows it");
  }

  private Progress event(Commitment c, Measure.Event event) {
    Optional<Observation> seen = ledger.event(event.id());
    if (seen.isPresent() && seen.get().outcome().equals("held")) {
      return held(c, seen.get());
    }
    Optional<LocalDate> deadline = c.window().end();
    if (deadline.isEmpty()) {
      return without(c, "not_computable", "no source states by when");
    }
    LocalDate due = deadline.get();
    String lastDay = due.minusDays(1).toString();
    boolean over = !asOf.isBefore(due);
    String otherwise =
        seen.map(o -> "; reported " + o.outcome() + " on " + o.recordedOn()).orElse("");
    return over
        ? without(c, "missed", "nothing was observed by " + lastDay + otherwise)
        : without(c, "pending", "due by " + lastDay + otherwise);
  }

  /**
   * What took place is met, unless it was late; without a deadline nothing is. Where no source
   * states the day it was no later than the day it was reported.
   */
  private Progress held(Commitment c, Observation event) {
    Optional<LocalDate> due = c.window().end();
    if (due.isEmpty()) {
      return without(c, "met", "no source states by when");
    }
    if (event.periodStart().orElse(event.recordedOn()).isBefore(due.get())) {
      return without(c, "met", "");
    }
    LocalDate lastDay = due.get().minusDays(1);
    return event.periodStart().isPresent()
        ? without(
            c, "missed", "it took place on " + event.periodStart().get() + ", after " + lastDay)
        : without(
            c,
            "not_determined",
            "reported held on "
                + event.recordedOn()
                + ", after "
                + lastDay
                + "; no source states when it took place");
  }

  private Progress target(Commitment c, BigDecimal target) {
    if (!c.window().isComplete()) {
      return without(c, "not_computable", missingWindow(c));
    }
    List<String> reasons = new ArrayList<>();
    Window window = c.window();
    double elapsed = window.elapsedBefore(asOf);
    List<Observation> values = values(c);
    Measured measured = measured(c, values, reasons);
    Optional<BigDecimal> seasonal =
        orWhy("seasonal expectation", seasonal(c, values, target), reasons);
    Optional<BigDecimal> actual = measured.sum();
    Optional<Double> attainment =
        actual.flatMap(a -> orWhy("attainment", Pace.attainment(a, target), reasons));
    if (c.baseline().isEmpty()) {
      reasons.add("no attainment of the increment: no source states a baseline");
    }
    Optional<Double> increment =
        actual.flatMap(
            a ->
                c.baseline()
                    .map(b -> Pace.attainmentOfIncrement(a, target, b))
                    .flatMap(i -> orWhy("attainment of the increment", i, reasons)));
    BigDecimal expected = Pace.linear(target, measured.days(), window.days());
    Optional<Double> pace = actual.flatMap(a -> orWhy("pace", Pace.pace(a, expected), reasons));
    Optional<Double> runRate =
        actual.flatMap(
            a -> orWhy("required run rate", requiredRunRate(a, measured, target, window), reasons));
    String status = status(c, measured, target, pace, elapsed, reasons);
    return new Progress(
        Optional.of(elapsed),
        c.baseline(),
        actual,
        measured.through(),
        measured.coverage(),
        attainment,
        increment,
        Optional.of(Pace.linear(target, window.daysBefore(asOf), window.days())),
        seasonal,
        pace,
        runRate,
        status,
        said(c),
        String.join("; ", reasons));
  }

  /** With gaps the rate so far is not known, so that nothing can be compared with it. */
  private Computed<Double> requiredRunRate(
      BigDecimal actual, Measured measured, BigDecimal target, Window window) {
    if (window.elapsedBefore(asOf) >= 1) {
      return Computed.none("the window is over");
    }
    if (measured.hasGaps()) {
      return Computed.none("days before the last measured one are not measured");
    }
    return Pace.requiredRunRate(actual, target, (double) measured.days() / window.days());
  }

  /** The number; where there is none the reasons say why. */
  private static <T> Optional<T> orWhy(String name, Computed<T> number, List<String> reasons) {
    if (number.value().isEmpty()) {
      reasons.add("no " + name + ": " + number.reason());
    }
    return number.value();
  }

  private static String missingWindow(Commitment c) {
    String what =
        c.window().start().isEmpty() && c.window().end().isEmpty()
            ? "no source states a window"
            : "no source states when the window "
                + (c.window().start().isEmpty() ? "opens" : "closes");
    return what + "; named scenarios may assume one";
  }

  private Measured measured(Commitment c, List<Observation> values, List<String> reasons) {
    Window window = c.window();
    long elapsed = window.daysBefore(asOf);
    if (c.measure() instanceof Measure.None) {
      reasons.add("nothing published measures it");
      return Measured.nothing(0);
    }
    if (elapsed == 0) {
      reasons.add(
          asOf.isBefore(window.start().orElseThrow())
              ? "the window has not opened"
              : "no day of the window has passed yet");
      return Measured.nothing(0);
    }
    Measured measured = Measured.inside(values, window, asOf, c.unit(), rates, reasons);
    if (measured.sum().isEmpty()) {
      reasons.add("no period inside the window is measured yet");
    } else if (!measured.isComplete()) {
      reasons.add(
          "the actual is a lower bound: "
              + measured.days()
              + " of "
              + measured.daysElapsed()
              + " days measured");
    }
    return measured;
  }

  private List<Observation> values(Commitment c) {
    if (c.measure() instanceof Measure.Observations observed) {
      return ledger.series(observed.series());
    }
    return c.measure() instanceof Measure.Trade traded
        ? ofOneSource(stated.computeIfAbsent(traded, trade::of), c)
        : List.of();
  }

  /**
   * Sources report the same trade: adding them up would count it twice. The one that covers most
   * days of the window speaks.
   */
  private List<Observation> ofOneSource(List<List<Observation>> sources, Commitment c) {
    return sources.stream()
        .sorted(Comparator.<List<Observation>>comparingLong(s -> daysMeasured(s, c)).reversed())
        .findFirst()
        .orElse(List.of());
  }

  private long daysMeasured(List<Observation> values, Commitment c) {
    String unit = c.isMultipleOfBaseline() ? values.get(0).unit() : c.unit();
    return Measured.inside(values, c.window(), asOf, unit, rates, new ArrayList<>()).days();
  }

  private Computed<BigDecimal> seasonal(Commitment c, List<Observation> values, BigDecimal target) {
    Window window = c.window();
    LocalDate start = window.start().orElseThrow();
    List<BigDecimal> months = new ArrayList<>();
    LocalDate first = c.baselineStart().orElse(start.withDayOfMonth(1).minusYears(1));
    int shift = Math.floorMod(start.getMonthValue() - first.getMonthValue(), MONTHS);
    for (int i = 0; i < MONTHS; i++) {
      LocalDate from = first.plusMonths((shift + i) % MONTHS);
      values.stream()
          .filter(o -> o.periodStart().orElseThrow().equals(from))
          .filter(o -> o.periodEnd().orElseThrow().equals(from.plusMonths(1)))
          .findFirst()
          .flatMap(Observation::value)
          .ifPresent(months::add);
    }
    return Pace.seasonal(target, window, asOf, months);
  }

  /**
   * A verdict is given only where the measure is direct. With gaps in what was measured the actual
   * is a lower bound, and only good news is certain.
   */
  private String status(
      Commitment c,
      Measured measured,
      BigDecimal target,
      Optional<Double> pace,
      double elapsed,
      List<String> reasons) {
    if (elapsed == 0) {
      return "not_started";
    }
    if (measured.sum().isEmpty()) {
      return "not_determined";
    }
    if (!c.measureRelation().equals("direct")) {
      reasons.add("no verdict: the measure is a " + c.measureRelation() + " of what was promised");
      return "not_determined";
    }
    if (measured.sum().get().compareTo(target) >= 0) {
      return "met";
    }
    if (elapsed >= 1 && measured.isComplete()) {
      return "missed";
    }
    if (measured.hasGaps() || elapsed >= 1) {
      reasons.add("no verdict: what is missing may have come in while nothing was measured");
      return "not_determined";
    }
    double p = pace.orElse(0.0);
    return p > 1 + TOLERANCE ? "ahead" : p < 1 - TOLERANCE ? "behind" : "on_pace";
  }

  private Progress without(Commitment c, String status, String reason) {
    Optional<Double> elapsed =
        c.window().isComplete() ? Optional.of(c.window().elapsedBefore(asOf)) : Optional.empty();
    return new Progress(
        elapsed,
        c.baseline(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        status,
        said(c),
        reason);
  }

  /** The claims of the last day that there are any of, or the rung of the ladder. */
  private String said(Commitment c) {
    List<Observation> claims =
        ledger.claims(c.id()).stream().filter(o -> !o.outcome().isEmpty()).toList();
    return claims.isEmpty()
        ? c.status() + (c.statusSaidBy().isEmpty() ? "" : " (" + c.statusSaidBy() + ")")
        : claims.stream()
            .filter(o -> o.recordedOn().equals(claims.get(0).recordedOn()))
            .map(o -> o.outcome() + " (" + o.saidBy() + ", " + o.recordedOn() + ")")
            .distinct()
            .collect(Collectors.joining("; "));
  }
}
