package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactTest {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private static void isNearest(BigDecimal value) {
    assertThat(Exact.nearest(value)).as("%s", value).isEqualTo(value.doubleValue());
  }

  @Test
  void theNearestDoubleIsThatOfTheJdkForNumbersOfAnySizeAndScale() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      byte[] bits = new byte[1 + random.nextInt(24)];
      random.nextBytes(bits);
      isNearest(new BigDecimal(new BigInteger(bits), random.nextInt(-40, 130)));
    }
  }

  @Test
  void theNearestDoubleIsThatOfTheJdkForQuotients() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100_000; i++) {
      BigDecimal numerator = BigDecimal.valueOf(random.nextLong(), 3);
      BigDecimal denominator = BigDecimal.valueOf(1 + random.nextLong(1L << 50), 3);
      isNearest(Exact.quotient(numerator, denominator));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "-7", "0.001", "123456789012.345"})
  void whatIsDividedByItselfIsOne(String number) {
    BigDecimal value = new BigDecimal(number);
    assertThat(Exact.quotient(value, value)).isEqualByComparingTo("1");
    BigDecimal longer = value.setScale(value.scale() + 2);
    assertThat(Exact.quotient(value, longer)).isEqualByComparingTo("1");
    assertThat(Exact.quotient(longer, value)).isEqualByComparingTo("1");
  }

  /** They differ in the last of 40 digits. */
  @Test
  void whatIsDividedByItsNeighbourIsRoundedTo34Digits() {
    BigDecimal value = new BigDecimal("1".repeat(40));
    assertThat(Exact.quotient(value.add(BigDecimal.ONE), value))
        .isEqualTo(value.add(BigDecimal.ONE).divide(value, MathContext.DECIMAL128));
  }

  @Test
  void nothingIsDividedByZeroNotEvenZero() {
    assertThatThrownBy(() -> Exact.quotient(BigDecimal.ZERO, BigDecimal.ZERO))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("Division undefined");
    assertThatThrownBy(() -> Exact.quotient(TWO, BigDecimal.ZERO))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("Division by zero");
  }

  /** Between two doubles, and a trace above or below: 1 + 2^-53 has 53 decimals. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "1E-70", "-1E-70", "1E-99", "-1E-99"})
  void whatLiesBetweenTwoDoublesIsRoundedAsByTheJdk(String trace) {
    BigDecimal half = BigDecimal.ONE.divide(TWO.pow(53));
    BigDecimal odd = BigDecimal.ONE.add(BigDecimal.ONE.divide(TWO.pow(52)));
    for (BigDecimal between : new BigDecimal[] {BigDecimal.ONE.add(half), odd.add(half)}) {
      isNearest(between.add(new BigDecimal(trace)));
      isNearest(between.add(new BigDecimal(trace)).negate());
    }
  }
}
