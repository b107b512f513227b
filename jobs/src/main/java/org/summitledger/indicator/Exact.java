package org.summitledger.indicator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Arithmetic of decimals: sums and products without rounding, quotients and roots to 34 digits, and
 * one rounding to a double at the end. So results do not depend on the order of what is summed, and
 * ratios do not change with the unit of money.
 */
final class Exact {
  static final MathContext DIGITS = MathContext.DECIMAL128;

  private static final int DOUBLE_BITS = 53;

  /** Rounding asks for one more, and whether anything follows. */
  private static final int ENOUGH_BITS = DOUBLE_BITS + 2;

  /** Of ten. With these no quotient is so small that a double holds less than 53 bits of it. */
  private static final BigInteger[] POWERS =
      Stream.iterate(BigInteger.ONE, power -> power.multiply(BigInteger.TEN))
          .limit(100)
          .toArray(BigInteger[]::new);

  private Exact() {}

  /** Σ, without rounding. */
  static BigDecimal sum(Collection<BigDecimal> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal value : values) {
      sum = sum.add(value);
    }
    return sum;
  }

  /** Σ to 34 digits, in the order given: of numbers that are rounded already. */
  static BigDecimal total(Collection<BigDecimal> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal value : values) {
      sum = sum.add(value, DIGITS);
    }
    return sum;
  }

  /**
   * To 34 digits. What is divided by itself is frequent, the share of an only supplier for one, and
   * takes longest: 33 zeros are taken off its quotient one by one.
   */
  static BigDecimal quotient(BigDecimal numerator, BigDecimal denominator) {
    return numerator.signum() != 0 && numerator.compareTo(denominator) == 0
        ? BigDecimal.ONE
        : numerator.divide(denominator, DIGITS);
  }

  /** The double that is nearest to it. */
  static Outcome outcome(BigDecimal value) {
    return Outcome.ifFinite(nearest(value));
  }

  /**
   * As {@link BigDecimal#doubleValue()}, which before Java 21 prints and parses numbers of more
   * digits than a double holds: of a quotient of 34 digits that takes several times longer than to
   * divide.
   */
  static double nearest(BigDecimal value) {
    BigInteger digits = value.unscaledValue();
    boolean hasPower = value.scale() >= 0 && value.scale() < POWERS.length;
    if (!hasPower || digits.bitLength() < DOUBLE_BITS) {
      return value.doubleValue();
    }
    BigInteger power = POWERS[value.scale()];
    int shift = Math.max(0, ENOUGH_BITS + power.bitLength() - digits.bitLength());
    BigInteger[] quotient = digits.abs().shiftLeft(shift).divideAndRemainder(power);
    // What is cut off lies below the last bit, so that rounding knows that it was more.
    BigInteger rounded = quotient[1].signum() == 0 ? quotient[0] : quotient[0].setBit(0);
    double size = Math.scalb(rounded.doubleValue(), -shift);
    return digits.signum() < 0 ? -size : size;
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
