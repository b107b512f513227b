package org.summitledger.indicator;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.Test;
import org.summitledger.SparkTestSession;

class RatiosSparkTest {
  private static Object value(Column ratio) {
    return SparkTestSession.get().range(1).select(ratio).head().get(0);
  }

  private static Column money(String value) {
    BigDecimal amount = value == null ? null : new BigDecimal(value);
    return lit(amount).cast("decimal(18,3)");
  }

  @Test
  void aShareIsAPlainRatio() {
    assertThat(value(Ratios.share(money("12.4"), money("100")))).isEqualTo(0.124);
  }

  @Test
  void aShareOfNothingIsNull() {
    assertThat(value(Ratios.share(money("1"), money("0")))).isNull();
    assertThat(value(Ratios.share(money("1"), money(null)))).isNull();
  }

  @Test
  void growthIsOverTheBase() {
    assertThat((double) value(Ratios.growth(money("110"), money("100"))))
        .isCloseTo(0.1, within(1e-15));
    assertThat(value(Ratios.growth(money("0"), money("100")))).isEqualTo(-1.0);
  }

  @Test
  void growthOverZeroOrLessIsNull() {
    assertThat(value(Ratios.growth(money("1"), money("0")))).isNull();
    assertThat(value(Ratios.growth(money("1"), money("-5")))).isNull();
  }

  @Test
  void compoundGrowthIsPerYear() {
    assertThat((double) value(Ratios.compoundGrowth(money("121"), money("100"), lit(2))))
        .isCloseTo(0.1, within(1e-15));
  }

  @Test
  void compoundGrowthNeedsAPositiveBaseAndAYear() {
    assertThat(value(Ratios.compoundGrowth(money("121"), money("0"), lit(2)))).isNull();
    assertThat(value(Ratios.compoundGrowth(money("121"), money("100"), lit(0)))).isNull();
    assertThat(value(Ratios.compoundGrowth(money("-1"), money("100"), lit(2)))).isNull();
  }

  @Test
  void aContributionIsTheChangeOverTheWholeBefore() {
    assertThat(value(Ratios.contribution(money("150"), money("100"), money("200"))))
        .isEqualTo(0.25);
    assertThat(value(Ratios.contribution(money("150"), money("100"), money("0")))).isNull();
  }
}
