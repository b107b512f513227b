package org.summitledger.report.tracking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.Ratios;

/** Growth of each pair's trade since the baseline in all sectors out of a commitment's scope. */
final class OutOfScope {
  private static final Outcome NOTHING =
      Outcome.none("no sector out of scope has a value in both periods");

  /** By pair and period, and by the first day of the baseline period. */
  private final Map<List<Object>, SortedMap<LocalDate, Sum>> sums = new HashMap<>();

  /** Of the sectors in some periods; those that lack a value in one of both are left out. */
  OutOfScope(List<TrackedPeriod> periods) {
    for (TrackedPeriod period : periods) {
      if (period.of().study().isOutOfScope(period.series())) {
        Sum.of(period)
            .ifPresent(
                sum ->
                    sums.computeIfAbsent(period.pairAndPeriod(), k -> new TreeMap<>())
                        .merge(period.baselineStart().orElseThrow(), sum, Sum::plus));
      }
    }
  }

  /** Growth of the sectors out of scope beside a period of one of the pair's sectors. */
  Outcome growth(TrackedPeriod beside) {
    Collection<Sum> all = sums.getOrDefault(beside.pairAndPeriod(), new TreeMap<>()).values();
    if (all.isEmpty()) {
      return NOTHING;
    }
    Outcome growth =
        all.stream()
            .flatMap(sum -> sum.withoutRate().stream())
            .findFirst()
            .map(Outcome::none)
            .orElseGet(
                () ->
                    Ratios.growth(
                        total(all.stream().map(Sum::valueInUsd).toList()),
                        total(all.stream().map(Sum::baselineInUsd).toList())));
    return growth
        .reason()
        .map(why -> Outcome.none("no growth out of scope: " + why))
        .orElse(growth);
  }

  private static BigDecimal total(List<Optional<BigDecimal>> money) {
    return money.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Sectors of one baseline period together, in the currency of the pair's trade: told in dollars
   * once, so that equal sums stay equal.
   *
   * @param of one of them, which tells periods and rates
   */
  private record Sum(TrackedPeriod of, BigDecimal value, BigDecimal baseline) {
    static Optional<Sum> of(TrackedPeriod period) {
      return period
          .value()
          .flatMap(value -> period.baselineValue().map(base -> new Sum(period, value, base)));
    }

    Sum plus(Sum other) {
      return new Sum(of, value.add(other.value), baseline.add(other.baseline));
    }

    Optional<String> withoutRate() {
      return of.withoutRate(of.point().start()).or(() -> of.withoutRate(baselineStart()));
    }

    Optional<BigDecimal> valueInUsd() {
      return of.inUsd(value, of.point().start());
    }

    Optional<BigDecimal> baselineInUsd() {
      return of.inUsd(baseline, baselineStart());
    }

    private LocalDate baselineStart() {
      return of.baselineStart().orElseThrow();
    }
  }
}
