package org.summitledger.report.tracking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Window;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.Ratios;
import org.summitledger.report.table.Rows;
import org.summitledger.report.trade.Baseline;
import org.summitledger.report.trade.SectorFigure;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.source.Flow;

/**
 * A period of trade beside a commitment. Values are in the currency of the series, growth is of
 * their worth in US dollars at the mean of the months' rates of each period. What cannot be
 * computed is empty, and {@link #reason} says why.
 *
 * @param of the commitment and the series
 * @param figure the period's figure
 * @param baselineStart first day of the period that growth since the commitment is measured from;
 *     empty without a window, and where the period ends before it opens
 * @param beforeStart first day of the period that growth before it is measured from
 */
record TrackedPeriod(
    Tracked of,
    SectorFigure figure,
    Optional<LocalDate> baselineStart,
    Optional<LocalDate> beforeStart) {

  private static final String USD = "USD";
  private static final String NOT_OBSERVABLE = "not_observable";
  private static final String BLANK = "the source is blank";
  private static final String NONE_BEFORE = "the source holds no like period before the baseline";
  private static final String NO_RATE_BEFORE =
      "the source holds no like period before the baseline whose exchange rates are known";

  static TrackedPeriod of(Tracked of, SectorFigure figure) {
    Optional<LocalDate> baseline =
        Baseline.of(
            of.given().commitment(),
            figure.point().start(),
            figure.point().end(),
            of.series()::hasYear);
    return new TrackedPeriod(
        of, figure, baseline, baseline.flatMap(day -> before(of, figure, day)));
  }

  /**
   * The first like period that the source holds by the same scheme of sectors and that can be told
   * in US dollars, no further back than the window is long.
   */
  private static Optional<LocalDate> before(Tracked of, SectorFigure figure, LocalDate baseline) {
    Window window = of.study().window();
    LocalDate horizon =
        window
            .start()
            .flatMap(start -> window.end().map(end -> Baseline.yearsAfter(start, end)))
            .map(baseline::minusYears)
            .orElse(LocalDate.MIN);
    return of.series().figures().headMap(baseline).keySet().stream()
        .filter(day -> !day.isBefore(horizon))
        .filter(day -> day.plusYears(ChronoUnit.YEARS.between(day, baseline)).equals(baseline))
        .filter(day -> of.series().value(day).isPresent())
        .filter(day -> withoutRate(of, figure.series(), day).isEmpty())
        .filter(day -> of.series().scheme(day).equals(Optional.of(figure.series().scheme())))
        .findFirst();
  }

  SectorSeries series() {
    return figure.series();
  }

  SectorSeries.Point point() {
    return figure.point();
  }

  /** Whether the window was open when it ended. */
  boolean isSince() {
    return baselineStart.isPresent();
  }

  Optional<BigDecimal> value() {
    return of.series().value(point().start());
  }

  Optional<BigDecimal> baselineValue() {
    return baselineStart.flatMap(day -> stated(day, Optional.of(of.series()), BLANK).value());
  }

  /** What money of the pair's trade in a like period is worth in US dollars; see withoutRate. */
  Optional<BigDecimal> inUsd(BigDecimal money, LocalDate start) {
    return of.rates()
        .worth(money, series().currency(), USD, start, Flow.endOf(series().frequency(), start));
  }

  /** Why money of a like period cannot be told in US dollars; empty where it can. */
  Optional<String> withoutRate(LocalDate start) {
    return withoutRate(of, series(), start);
  }

  private static Optional<String> withoutRate(Tracked of, SectorSeries series, LocalDate start) {
    return of.rates().whyNone(series.currency(), USD, start, Flow.endOf(series.frequency(), start));
  }

  /** Money, or why there is none. */
  private record Amount(Optional<BigDecimal> value, String missing) {
    static Amount none(String why) {
      return new Amount(Optional.empty(), why);
    }
  }

  private Amount now() {
    return inUsd(point().start(), Optional.of(of.series()), BLANK);
  }

  private Amount base() {
    return atBaseline(Optional.of(of.series()), "value");
  }

  private Amount before() {
    return beforeStart
        .map(day -> inUsd(day, Optional.of(of.series()), BLANK))
        .orElseGet(
            () -> Amount.none(series().currency().equals(USD) ? NONE_BEFORE : NO_RATE_BEFORE));
  }

  private Amount worldNow() {
    return inUsd(point().start(), of.world(), holdsNo("world value", "the period"));
  }

  private String holdsNo(String what, String when) {
    return "the source holds no " + what + " in " + series().currency() + " for " + when;
  }

  private Amount worldBase() {
    return atBaseline(of.world(), "world value");
  }

  private Amount atBaseline(Optional<TrackedSeries> series, String what) {
    return baselineStart
        .map(day -> inUsd(day, series, holdsNo(what, "the baseline period from " + day)))
        .orElseGet(() -> Amount.none(withoutBaseline()));
  }

  private Amount inUsd(LocalDate day, Optional<TrackedSeries> series, String missing) {
    Amount stated = stated(day, series, missing);
    return stated
        .value()
        .flatMap(money -> withoutRate(day))
        .map(Amount::none)
        .orElseGet(
            () -> new Amount(stated.value().flatMap(money -> inUsd(money, day)), stated.missing()));
  }

  /** Sectors of two schemes may share a name and hold other goods: they are not compared. */
  private Amount stated(LocalDate day, Optional<TrackedSeries> series, String missing) {
    Optional<String> other =
        series.flatMap(s -> s.scheme(day)).filter(scheme -> !scheme.equals(series().scheme()));
    return other
        .map(
            scheme ->
                Amount.none(
                    "sectors are of scheme "
                        + scheme
                        + " in the figure of "
                        + day
                        + " and of "
                        + series().scheme()
                        + " in this one"))
        .orElseGet(() -> new Amount(series.flatMap(s -> s.value(day)), missing));
  }

  Optional<Long> yearsSince() {
    return baselineStart.map(day -> ChronoUnit.YEARS.between(day, point().start()));
  }

  Optional<Long> yearsBefore() {
    return beforeStart.flatMap(day -> baselineStart.map(b -> ChronoUnit.YEARS.between(day, b)));
  }

  Outcome growth() {
    return outcome("growth", Ratios::growth, now(), base());
  }

  Outcome worldGrowth() {
    return outcome("growth of the world", Ratios::growth, worldNow(), worldBase());
  }

  /** Of one currency and period, so that it asks for no rate. */
  Outcome shareOfReporter() {
    return outcome(
        "share of the reporter",
        Ratios::share,
        new Amount(value(), BLANK),
        stated(point().start(), of.world(), holdsNo("world value", "the period")));
  }

  /** Compound annual growth up to the baseline. */
  Outcome growthBefore() {
    return perYear("growth a year before", base(), before(), yearsBefore());
  }

  /** Compound annual growth since; none where there is no growth, for the same reason. */
  Outcome growthSince() {
    return growth().isPresent()
        ? perYear("growth a year since", now(), base(), yearsSince())
        : growth();
  }

  private static Outcome perYear(String name, Amount value, Amount base, Optional<Long> years) {
    return outcome(name, (v, b) -> Ratios.compoundGrowth(v, b, years.orElse(0L)), value, base);
  }

  private static Outcome outcome(
      String name,
      BiFunction<BigDecimal, BigDecimal, Outcome> formula,
      Amount first,
      Amount second) {
    if (first.value().isEmpty()) {
      return Outcome.none(first.missing());
    }
    if (second.value().isEmpty()) {
      return Outcome.none(second.missing());
    }
    Outcome outcome = formula.apply(first.value().get(), second.value().get());
    return outcome.reason().map(why -> Outcome.none("no " + name + ": " + why)).orElse(outcome);
  }

  /** Money pledged for the sector, in the commitment's currency. */
  Optional<BigDecimal> pledged() {
    return Optional.ofNullable(of.given().scenario().sectorShares().get(series().sector()))
        .filter(share -> commitment().isMoney())
        .flatMap(share -> commitment().target().map(share::multiply));
  }

  Commitment commitment() {
    return of.given().commitment();
  }

  /** Growth from a figure that is a proxy is no better than that figure. */
  String measureRelation() {
    boolean fromProxy =
        baselineStart.filter(of.series()::isProxy).isPresent()
            || beforeStart.filter(of.series()::isProxy).isPresent();
    String relation = series().measureRelation();
    return relation.equals("direct") && fromProxy ? "proxy" : relation;
  }

  /** What tells the sectors of one period of one pair from those of others. */
  List<Object> pairAndPeriod() {
    return List.of(
        of.study().commitmentId(),
        of.study().scenario(),
        series().source(),
        series().reporter(),
        series().partner(),
        series().flow(),
        series().currency(),
        series().frequency(),
        point().start());
  }

  /**
   * Why a number is not there; empty where all are.
   *
   * @param outOfScope growth of the sectors out of scope
   */
  Optional<String> reason(Outcome outOfScope) {
    Set<String> reasons = new LinkedHashSet<>();
    boolean measured = !series().measureRelation().equals(NOT_OBSERVABLE);
    if (!measured) {
      reasons.add("not observable: " + series().note());
    }
    if (!isSince()) {
      reasons.add(withoutBaseline());
    }
    if (measured) {
      Stream.of(growth(), growthSince(), growthBefore(), worldGrowth(), shareOfReporter())
          .flatMap(outcome -> outcome.reason().stream())
          .forEach(reasons::add);
      addBlanks(reasons);
    }
    if (isSince() && of.study().hasScope()) {
      outOfScope.reason().ifPresent(reasons::add);
    }
    if (!of.study().hasScope()) {
      reasons.add("no source states a scope");
    }
    return Rows.text(String.join("; ", reasons));
  }

  /** Why there is no baseline period. */
  private String withoutBaseline() {
    return of.study()
        .window()
        .start()
        .map(
            opens ->
                "the source ends on "
                    + point().end().minusDays(1)
                    + ", before the window opens on "
                    + opens)
        .orElse("no source states a window");
  }

  private void addBlanks(Set<String> reasons) {
    long now = figure.point().productsBlank();
    long before = baselineStart.map(of.series()::productsBlank).orElse(0L);
    if (growth().isPresent() && (now > 0 || before > 0)) {
      reasons.add(
          "blank products: " + now + " in the period, " + before + " in the baseline period");
    }
  }
}
