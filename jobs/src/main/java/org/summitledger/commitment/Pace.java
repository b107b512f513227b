package org.summitledger.commitment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of pace to target. T is the target, B the baseline, A the actual, τ the share of
 * the window that has passed.
 */
public final class Pace {
  private static final int MONEY_SCALE = 3;
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
        .divide(BigDecimal.valueOf(whole), MONEY_SCALE, RoundingMode.HALF_EVEN);
  }

  /**
   * The expectation if each year of the window has the months of the baseline year: T/n·(full years
   * passed + Σ_{s≤m} x_s / Σ_s x_s), to three decimals (Bown 2020, PIIE US–China Phase One tracker,
   * later method).
   *
   * @param target T, for the whole window
   * @param window complete, and a whole number of years
   * @param day the day of the expectation; a month counts once it is over
   * @param months the twelve values of the baseline year, in the order of the window's months
   * @return empty if the window is not whole years, or the baseline year is incomplete or zero
   */
  public static Optional<BigDecimal> seasonal(
      BigDecimal target, Window window, LocalDate day, List<BigDecimal> months) {
    LocalDate start = window.start().orElseThrow();
    LocalDate end = window.end().orElseThrow();
    long years = java.time.temporal.ChronoUnit.YEARS.between(start, end);
    BigDecimal year = months.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!start.plusYears(years).equals(end) || months.size() != MONTHS || year.signum() <= 0) {
      return Optional.empty();
    }
    LocalDate until = day.isAfter(end) ? end : day;
    long passed = Math.max(0, java.time.temporal.ChronoUnit.MONTHS.between(start, until));
    BigDecimal part =
        months.stream().limit(passed % MONTHS).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal share =
        BigDecimal.valueOf(passed / MONTHS).add(part.divide(year, MathContext.DECIMAL64));
    return Optional.of(
        target
            .multiply(share)
            .divide(BigDecimal.valueOf(years), MONEY_SCALE, RoundingMode.HALF_EVEN));
  }

  /** A/T; empty for a target of zero. */
  public static Optional<Double> attainment(BigDecimal actual, BigDecimal target) {
    return ratio(actual, target);
  }

  /** (A − B)/(T − B); empty where the target equals the baseline. */
  public static Optional<Double> attainmentOfIncrement(
      BigDecimal actual, BigDecimal target, BigDecimal baseline) {
    return ratio(actual.subtract(baseline), target.subtract(baseline));
  }

  /**
   * [(T − A)/(1 − τ)] / [A/τ]; empty before anything came in, or when the window is over. The
   * actual must be all that came in during τ.
   */
  public static Optional<Double> requiredRunRate(
      BigDecimal actual, BigDecimal target, double elapsed) {
    if (actual.signum() <= 0 || elapsed <= 0 || elapsed >= 1) {
      return Optional.empty();
    }
    double missing = target.subtract(actual).doubleValue() / (1 - elapsed);
    return Optional.of(missing / (actual.doubleValue() / elapsed));
  }

  /** A ratio of two exact numbers; empty for a denominator of zero. */
  public static Optional<Double> ratio(BigDecimal numerator, BigDecimal denominator) {
    return denominator.signum() == 0
        ? Optional.empty()
        : Optional.of(numerator.divide(denominator, MathContext.DECIMAL64).doubleValue());
  }
}
