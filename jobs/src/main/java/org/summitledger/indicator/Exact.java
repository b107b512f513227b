package org.summitledger.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Arithmetic of decimals: sums and products without rounding, quotients and roots to 34 digits, and
 * one rounding to a double at the end. So results do not depend on the order of what is summed, and
 * ratios do not change with the unit of money.
 */
final class Exact {
  static final MathContext DIGITS = MathContext.DECIMAL128;

  private Exact() {}

  /** Σ, without rounding. */
  static BigDecimal sum(Collection<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Σ to 34 digits, in the order given: of numbers that are rounded already. */
  static BigDecimal total(Collection<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, (a, b) -> a.add(b, DIGITS));
  }

  /** To 34 digits. */
  static BigDecimal quotient(BigDecimal numerator, BigDecimal denominator) {
    return numerator.divide(denominator, DIGITS);
  }

  /** The double that is nearest to it. */
  static Outcome outcome(BigDecimal value) {
    return Outcome.ifFinite(value.doubleValue());
  }

  /**
   * A value, unless there is a reason why it cannot be computed.
   *
   * @param reason empty where it can
   * @param value asked only then
   */
  static Outcome unless(Optional<String> reason, Supplier<BigDecimal> value) {
    return reason.map(Outcome::none).orElseGet(() -> outcome(value.get()));
  }

  /**
   * The reason why a number cannot be divided by.
   *
   * @param what with its verb: "imports are"
   */
  static Optional<String> notAboveZero(BigDecimal value, String what) {
    return value.signum() > 0 ? Optional.empty() : Optional.of(what + " not above zero");
  }

  /**
   * The reason why a number cannot be a part of a total.
   *
   * @param what with its verb: "imports are"
   */
  static Optional<String> belowZero(BigDecimal value, String what) {
    return value.signum() < 0 ? Optional.of(what + " below zero") : Optional.empty();
  }
}
