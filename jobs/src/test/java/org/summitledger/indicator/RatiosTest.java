package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RatiosTest {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  @Test
  void aShareOfExactMoneyIsTheNearestDouble() {
    assertThat(Ratios.share(money("0.1"), money("0.3"))).isEqualTo(Outcome.of(1.0 / 3));
    assertThat(Ratios.share(money("-3"), money("12"))).isEqualTo(Outcome.of(-0.25));
  }

  @Test
  void thereIsNoShareOfZero() {
    assertThat(Ratios.share(money("1"), ZERO).reason()).contains("the whole is zero");
  }

  @Test
  void growthIsOverABaseAboveZero() {
    assertThat(Ratios.growth(money("110"), money("100"))).isEqualTo(Outcome.of(0.1));
    assertThat(Ratios.growth(ZERO, money("100"))).isEqualTo(Outcome.of(-1));
    assertThat(Ratios.growth(money("1"), ZERO).reason()).contains("the base is not above zero");
    assertThat(Ratios.growth(money("1"), money("-5")).reason())
        .contains("the base is not above zero");
  }

  @Test
  void compoundGrowthIsPerYear() {
    assertThat(Ratios.compoundGrowth(money("121"), money("100"), 2).orElseThrow())
        .isCloseTo(0.1, within(1e-15));
    assertThat(Ratios.compoundGrowth(ZERO, money("100"), 2)).isEqualTo(Outcome.of(-1));
  }

  @Test
  void compoundGrowthNeedsABaseAValueAndAYear() {
    assertThat(Ratios.compoundGrowth(money("1"), ZERO, 2).reason())
        .contains("the base is not above zero");
    assertThat(Ratios.compoundGrowth(money("-1"), money("1"), 2).reason())
        .contains("the value is below zero");
    assertThat(Ratios.compoundGrowth(money("1"), money("1"), 0.5).reason())
        .contains("it is less than one year");
    assertThat(Ratios.compoundGrowth(money("1"), money("1"), Double.NaN).reason())
        .contains("it is less than one year");
  }

  @Test
  void aContributionIsTheChangeOverTheWholeBefore() {
    assertThat(Ratios.contribution(money("150"), money("100"), money("200")))
        .isEqualTo(Outcome.of(0.25));
    assertThat(Ratios.contribution(money("150"), money("100"), ZERO).reason())
        .contains("the whole before is not above zero");
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }
}
