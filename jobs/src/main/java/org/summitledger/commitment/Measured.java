package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.summitledger.reference.ExchangeRates;

/**
 * What was measured inside the elapsed part of a window.
 *
 * @param sum of all periods, in the target's unit; empty if nothing was measured
 * @param through the day after the last period; empty if nothing was measured
 * @param days how many days the measured periods have
 * @param daysUntilThrough how many days the window has before {@code through}
 * @param daysElapsed how many days of the window have passed; none if it has not opened
 */
record Measured(
    Optional<BigDecimal> sum,
    Optional<LocalDate> through,
    long days,
    long daysUntilThrough,
    long daysElapsed) {

  /** Nothing was measured of so many days. */
  static Measured nothing(long daysElapsed) {
    return new Measured(Optional.empty(), Optional.empty(), 0, 0, daysElapsed);
  }

  /**
   * Adds up the periods that lie wholly inside the elapsed part of a window.
   *
   * @param values in the order of their first days, longer periods first; one that lies in an
   *     earlier one is in it already, and named if it was recorded later; one that overlaps it
   *     otherwise is left out
   * @param window complete, and open on the day
   * @param asOf the day
   * @param unit the target's
   * @param rates to convert other currencies by, at the mean rate of each period
   * @param reasons takes what was left out, and why
   */
  static Measured inside(
      List<Observation> values,
      Window window,
      LocalDate asOf,
      String unit,
      ExchangeRates rates,
      List<String> reasons) {
    LocalDate start = window.start().orElseThrow();
    LocalDate until = start.plusDays(window.daysBefore(asOf));
    BigDecimal sum = BigDecimal.ZERO;
    long days = 0;
    LocalDate through = start;
    LocalDate counted = LocalDate.MAX;
    for (Observation o : values) {
      LocalDate from = o.periodStart().orElseThrow();
      LocalDate to = o.periodEnd().orElseThrow();
      if (from.isBefore(start) || to.isAfter(until)) {
        continue;
      }
      if (!to.isAfter(through)) {
        if (o.recordedOn().isAfter(counted)) {
          reasons.add("left out, since it lies in a longer period: " + from + " to " + to);
        }
        continue;
      }
      if (from.isBefore(through)) {
        reasons.add("left out, since it overlaps an earlier period: " + from + " to " + to);
        continue;
      }
      Optional<BigDecimal> value = rates.convert(o.value().orElseThrow(), o.unit(), unit, from, to);
      if (value.isEmpty()) {
        reasons.add("no exchange rate " + o.unit() + " to " + unit + " for " + from);
        continue;
      }
      sum = sum.add(value.get());
      days += ChronoUnit.DAYS.between(from, to);
      through = to;
      counted = o.recordedOn();
    }
    long elapsed = ChronoUnit.DAYS.between(start, until);
    return days == 0
        ? nothing(elapsed)
        : new Measured(
            Optional.of(sum),
            Optional.of(through),
            days,
            ChronoUnit.DAYS.between(start, through),
            elapsed);
  }

  /** The share of the elapsed window that was measured; empty where none has elapsed. */
  Optional<Double> coverage() {
    return daysElapsed == 0 ? Optional.empty() : Optional.of((double) days / daysElapsed);
  }

  /** Whether every day of the elapsed window was measured; otherwise the sum is a lower bound. */
  boolean isComplete() {
    return days == daysElapsed;
  }

  /** Whether days before the last measured one were not: more is missing than what is to come. */
  boolean hasGaps() {
    return days < daysUntilThrough;
  }
}
