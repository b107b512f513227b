package org.summitledger.commitment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.summitledger.source.Flow;

/**
 * The arithmetic of pace to target. T is the target, B the baseline, A the actual, τ the share of
 * the window that has passed.
 */
public final class Pace {
  private static final int MONTHS = 12;

  private Pace() {}

  /**
   * T·τ, the expectation if the target comes in evenly, to three decimals (Bown 2020, PIIE US–China
   * Phase One tracker, early method, which counts months; days serve as well).
   *
   * @param target T, for the whole window
   * @param passed days or months of the window that have passed, or that were measured
   * @param whole days or months of the window
   */
  public static BigDecimal linear(BigDecimal target, long passed, long whole) {
    return target
        .multiply(BigDecimal.valueOf(passed))
        .divide(BigDecimal.valueOf(whole), Flow.SCALE, RoundingMode.HALF_EVEN);
  }

  /**
   * The expectation if each year of the window has the months of the baseline year: T/n·(full years
   * passed + Σ_{s≤m} x_s / Σ_s x_s), to three decimals (Bown 2020, PIIE US–China Phase One tracker,
   * later method).
   *
   * @param target T, for the whole window
   * @param window complete
   * @param day the day of the expectation; a month counts once it is over
   * @param months the twelve values of the baseline year, in the order of the window's months
   * @return none if the baseline year is incomplete or zero, or the window is not whole years of
   *     whole months
   */
  public static Computed<BigDecimal> seasonal(
      BigDecimal target, Window window, LocalDate day, List<BigDecimal> months) {
    LocalDate start = window.start().orElseThrow();
    LocalDate end = window.end().orElseThrow();
    long years = ChronoUnit.YEARS.between(start, end);
    BigDecimal year = months.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (months.size() != MONTHS) {
      return Computed.none("the measure has no complete monthly baseline year");
    }
    if (year.signum() <= 0) {
      return Computed.none("the baseline year is not above zero");
    }
    if (start.getDayOfMonth() != 1) {
      return Computed.none("the window does not open on the first day of a month");
    }
    if (!start.plusYears(years).equals(end)) {
      return Computed.none("the window is not a whole number of years");
    }
    LocalDate until = day.isAfter(end) ? end : day;
    long passed = Math.max(0, ChronoUnit.MONTHS.between(start, until));
    BigDecimal part =
        months.stream().limit(passed % MONTHS).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal share =
        BigDecimal.valueOf(passed / MONTHS).add(part.divide(year, MathContext.DECIMAL64));
    return Computed.of(
        target
            .multiply(share)
            .divide(BigDecimal.valueOf(years), Flow.SCALE, RoundingMode.HALF_EVEN));
  }

  /** A/T; none for a target of zero. */
  public static Computed<Double> attainment(BigDecimal actual, BigDecimal target) {
    return ratio(actual, target, "the target is zero");
  }

  /** (A − B)/(T − B); none where the target equals the baseline. */
  public static Computed<Double> attainmentOfIncrement(
      BigDecimal actual, BigDecimal target, BigDecimal baseline) {
    return ratio(
        actual.subtract(baseline), target.subtract(baseline), "the target equals the baseline");
  }

  /** Actual over expectation; none where nothing was to be expected. */
  public static Computed<Double> pace(BigDecimal actual, BigDecimal expected) {
    return ratio(actual, expected, "nothing was to be expected of the days that were measured");
  }

  /**
   * [(T − A)/(1 − τ)] / [A/τ]; none before anything came in, once the target is reached, and when
   * the window is over. The actual must be all that came in during τ.
   */
  public static Computed<Double> requiredRunRate(
      BigDecimal actual, BigDecimal target, double elapsed) {
    if (elapsed >= 1) {
      return Computed.none("the window is over");
    }
    if (actual.compareTo(target) >= 0) {
      return Computed.none("the actual has reached the target");
    }
    if (actual.signum() <= 0 || elapsed <= 0) {
      return Computed.none("nothing has come in so far");
    }
    double missing = target.subtract(actual).doubleValue() / (1 - elapsed);
    return Computed.of(missing / (actual.doubleValue() / elapsed));
  }

  private static Computed<Double> ratio(
      BigDecimal numerator, BigDecimal denominator, String whenZero) {
    return denominator.signum() == 0
        ? Computed.none(whenZero)
        : Computed.of(numerator.divide(denominator, MathContext.DECIMAL64).doubleValue());
  }
}
