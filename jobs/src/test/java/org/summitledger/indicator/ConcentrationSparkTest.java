package org.summitledger.indicator;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.SparkTestSession;

class ConcentrationSparkTest {
  private static Object herfindahl(long total, long... values) {
    long squares = LongStream.of(values).map(v -> v * v).sum();
    return SparkTestSession.get()
        .range(1)
        .select(Concentration.herfindahl(money(squares), money(total)))
        .head()
        .get(0);
  }

  private static Column money(long value) {
    return lit(BigDecimal.valueOf(value)).cast("decimal(18,3)");
  }

  /** Exports of three countries in three products; the index as an exact fraction. */
  @ParameterizedTest
  @CsvSource({"100, 40, 10, 13, 25", "15, 45, 90, 23, 50", "80, 90, 70, 97, 288"})
  void theIndexEqualsItsExactFraction(long a, long b, long c, int numerator, int denominator) {
    assertThat((double) herfindahl(a + b + c, a, b, c))
        .isCloseTo((double) numerator / denominator, within(1e-15));
  }

  @Test
  void aSingleSupplierIsOneAndFourEqualOnesAreAQuarter() {
    assertThat(herfindahl(7, 7)).isEqualTo(1.0);
    assertThat(herfindahl(400, 100, 100, 100, 100)).isEqualTo(0.25);
  }

  @Test
  void scalingByTenChangesNothing() {
    assertThat(herfindahl(2400, 800, 900, 700)).isEqualTo(herfindahl(240, 80, 90, 70));
  }

  @Test
  void ofATotalOfZeroThereIsNone() {
    assertThat(herfindahl(0, 0)).isNull();
  }

  @Test
  void ofNoValuesItIsZeroSoThatItCanBeALowerBound() {
    assertThat(herfindahl(5)).isEqualTo(0.0);
  }
}
