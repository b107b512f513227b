package org.summitledger.report.tracking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Window;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.Ratios;
import org.summitledger.report.table.Rows;
import org.summitledger.report.trade.Baseline;
import org.summitledger.report.trade.SectorFigure;
import org.summitledger.report.trade.SectorSeries;

/**
 * A period of trade beside a commitment. Money is in US dollars. What cannot be computed is empty,
 * and {@link #reason} says why.
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

  private static final String NOT_OBSERVABLE = "not_observable";

  static TrackedPeriod of(Tracked of, SectorFigure figure) {
    Optional<LocalDate> baseline =
        Baseline.of(
            of.given().commitment(),
            figure.point().start(),
            figure.point().end(),
            of.series()::hasYear);
    return new TrackedPeriod(of, figure, baseline, baseline.flatMap(day -> before(of, day)));
  }

  /** The first like period that the source holds, no further back than the window is long. */
  private static Optional<LocalDate> before(Tracked of, LocalDate baseline) {
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
        .filter(day -> of.series().usd(day).isPresent())
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
    return of.series().usd(point().start());
  }

  Optional<BigDecimal> baselineValue() {
    return baselineStart.flatMap(of.series()::usd);
  }

  private Optional<BigDecimal> beforeValue() {
    return beforeStart.flatMap(of.series()::usd);
  }

  private Optional<BigDecimal> world(LocalDate start) {
    return of.world().flatMap(world -> world.usd(start));
  }

  Optional<Long> yearsSince() {
    return baselineStart.map(day -> ChronoUnit.YEARS.between(day, point().start()));
  }

  Optional<Long> yearsBefore() {
    return beforeStart.flatMap(day -> baselineStart.map(b -> ChronoUnit.YEARS.between(day, b)));
  }

  Optional<Double> growth() {
    return ratio(Ratios::growth, value(), baselineValue());
  }

  Optional<Double> worldGrowth() {
    return ratio(Ratios::growth, world(point().start()), baselineStart.flatMap(this::world));
  }

  Optional<Double> shareOfReporter() {
    return ratio(Ratios::share, value(), world(point().start()));
  }

  /** Compound annual growth up to the baseline. */
  Optional<Double> growthBefore() {
    return perYear(baselineValue(), beforeValue(), yearsBefore());
  }

  /** Compound annual growth since. */
  Optional<Double> growthSince() {
    return perYear(value(), baselineValue(), yearsSince());
  }

  private static Optional<Double> perYear(
      Optional<BigDecimal> value, Optional<BigDecimal> base, Optional<Long> years) {
    return years.flatMap(n -> ratio((v, b) -> Ratios.compoundGrowth(v, b, n), value, base));
  }

  private static Optional<Double> ratio(
      BiFunction<BigDecimal, BigDecimal, Outcome> formula,
      Optional<BigDecimal> first,
      Optional<BigDecimal> second) {
    return first.flatMap(a -> second.flatMap(b -> formula.apply(a, b).value()));
  }

  /** Money pledged for the sector, in the commitment's currency. */
  Optional<BigDecimal> pledged() {
    return Optional.ofNullable(of.given().scenario().sectorShares().get(series().sector()))
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

  /** Why a number is not there; empty where all are. */
  Optional<String> reason() {
    List<String> reasons = new ArrayList<>();
    boolean measured = !series().measureRelation().equals(NOT_OBSERVABLE);
    if (!measured) {
      reasons.add("not observable: " + series().note());
    }
    addWindow(reasons);
    if (measured && value().isEmpty()) {
      reasons.add(
        .filter(share -> commitment().isMoney())
          series().currency().equals("USD")
              ? "the source is blank"
              : "growth is in USD; the source is not");
    }
    if (isSince()) {
      addYardsticks(reasons, measured);
    }
    if (growth().isPresent()) {
      addBlanks(reasons);
    }
    if (!of.study().hasScope()) {
      reasons.add("no source states a scope");
    }
    return Rows.text(String.join("; ", reasons));
  }

  private void addWindow(List<String> reasons) {
    Optional<LocalDate> opens = of.study().window().start();
    if (opens.isEmpty()) {
      reasons.add("no source states a window");
    } else if (!isSince()) {
      reasons.add(
          "the source ends on "
              + point().end().minusDays(1)
              + ", before the window opens on "
              + opens.get());
    }
  }

  private void addBlanks(List<String> reasons) {
    long now = figure.point().productsBlank();
    long before = baselineStart.map(of.series()::productsBlank).orElse(0L);
    if (now > 0 || before > 0) {
      reasons.add(
          "blank products: " + now + " in the period, " + before + " in the baseline period");
    }
  }

  private void addYardsticks(List<String> reasons, boolean measured) {
    Optional<BigDecimal> base = baselineValue();
    if (measured && base.isEmpty()) {
      reasons.add(
          "the source holds no value for the baseline period from " + baselineStart.orElseThrow());
    }
    if (base.filter(value -> value.signum() <= 0).isPresent()) {
      reasons.add("the baseline is not above zero");
    }
    if (base.isPresent() && beforeStart.isEmpty()) {
      reasons.add("the source holds no like period before the baseline");
    }
    if (measured && worldGrowth().isEmpty()) {
      reasons.add("the source holds no world value for both periods");
    }
  }
}
