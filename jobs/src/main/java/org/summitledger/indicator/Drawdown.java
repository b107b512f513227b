package org.summitledger.indicator;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The largest fall of a series below the highest value it had reached, and how long it took to get
 * back (Magdon-Ismail and Atiya 2004, for prices of assets). Periods are named by their first
 * month.
 *
 * @param size (peak − trough) / peak: a plain ratio, 0.3 is 30 % below the peak; 0 where the series
 *     never fell
 * @param peak the period of the highest value before; empty where it never fell
 * @param trough the period of the lowest value after; of equal falls the first
 * @param recovered the first period after that which is as high as the peak again; empty where
 *     there is none
 * @param monthsToRecover from the trough on; none where it never fell, or has not recovered
 */
public record Drawdown(
    Outcome size,
    Optional<YearMonth> peak,
    Optional<YearMonth> trough,
    Optional<YearMonth> recovered,
    Outcome monthsToRecover) {

  /**
   * The largest fall; none of fewer than two values, and for values below zero. Missing periods are
   * passed over: a fall within them is not seen.
   *
   * @param values by first month of the period
   */
  public static Drawdown largest(Map<YearMonth, BigDecimal> values) {
    SortedMap<YearMonth, BigDecimal> series = OrderedMap.of(values);
    Optional<String> why =
        series.size() < 2
            ? Optional.of(series.isEmpty() ? "there are no values" : "there is only one value")
            : Products.anyBelowZero(series, "values");
    if (why.isPresent()) {
      Outcome none = Outcome.none(why.get());
      return new Drawdown(none, Optional.empty(), Optional.empty(), Optional.empty(), none);
    }
    return fall(series)
        .map(fall -> fall.recovery(series))
        .orElseGet(
            () ->
                new Drawdown(
                    Outcome.of(0),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Outcome.none("the series never fell")));
  }

  private static Optional<Fall> fall(SortedMap<YearMonth, BigDecimal> series) {
    Optional<Fall> largest = Optional.empty();
    YearMonth peak = series.firstKey();
    BigDecimal height = Products.at(series, peak);
    for (Map.Entry<YearMonth, BigDecimal> e : series.entrySet()) {
      if (e.getValue().compareTo(height) >= 0) {
        peak = e.getKey();
        height = e.getValue();
      } else {
        Fall fall = new Fall(peak, height, e.getKey(), e.getValue());
        largest =
            largest.filter(l -> l.size().compareTo(fall.size()) >= 0).or(() -> Optional.of(fall));
      }
    }
    return largest;
  }

  /** From a peak above zero to a lower value. */
  private record Fall(YearMonth peak, BigDecimal height, YearMonth trough, BigDecimal depth) {
    BigDecimal size() {
      return Exact.quotient(height.subtract(depth), height);
    }

    Drawdown recovery(SortedMap<YearMonth, BigDecimal> series) {
      Optional<YearMonth> recovered =
          series.tailMap(trough).entrySet().stream()
              .filter(e -> e.getValue().compareTo(height) >= 0)
              .map(Map.Entry::getKey)
              .findFirst();
      Outcome months =
          recovered
              .map(month -> (double) ChronoUnit.MONTHS.between(trough, month))
              .map(Outcome::of)
              .orElseGet(() -> Outcome.none("the series has not recovered by " + series.lastKey()));
      return new Drawdown(
          Exact.outcome(size()), Optional.of(peak), Optional.of(trough), recovered, months);
    }
  }
}
