package org.summitledger.report.tracking;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.Ratios;

/** Growth of each pair's trade since the baseline in all sectors out of a commitment's scope. */
final class OutOfScope {
  private static final Outcome NOTHING =
      Outcome.none("no sector out of scope has a value in both periods");

  private final Map<List<Object>, Sum> sums = new HashMap<>();

  /** Of the sectors in some periods; those that lack a value in one of both are left out. */
  OutOfScope(List<TrackedPeriod> periods) {
    for (TrackedPeriod period : periods) {
      if (period.of().study().isOutOfScope(period.series())) {
        Sum.of(period).ifPresent(sum -> sums.merge(period.pairAndPeriod(), sum, Sum::plus));
      }
    }
  }

  /** Growth of the sectors out of scope beside a period of one of the pair's sectors. */
  Outcome growth(TrackedPeriod beside) {
    return Optional.ofNullable(sums.get(beside.pairAndPeriod())).map(Sum::growth).orElse(NOTHING);
  }

  /**
   * Sectors together.
   *
   * @param value in US dollars
   * @param baseline in US dollars
   * @param withoutRate why one of them cannot be told in US dollars; empty where all can
   */
  private record Sum(BigDecimal value, BigDecimal baseline, Optional<String> withoutRate) {
    static Optional<Sum> of(TrackedPeriod period) {
      Optional<String> why = period.withoutRate();
      return why.isPresent()
          ? Optional.of(new Sum(BigDecimal.ZERO, BigDecimal.ZERO, why))
          : period.valueInUsd().flatMap(v -> period.baselineInUsd().map(b -> new Sum(v, b, why)));
    }

    Sum plus(Sum other) {
      return new Sum(
          value.add(other.value), baseline.add(other.baseline), withoutRate.or(other::withoutRate));
    }

    Outcome growth() {
      Outcome growth =
          withoutRate.map(Outcome::none).orElseGet(() -> Ratios.growth(value, baseline));
      return growth
          .reason()
          .map(why -> Outcome.none("no growth out of scope: " + why))
          .orElse(growth);
    }
  }
}
