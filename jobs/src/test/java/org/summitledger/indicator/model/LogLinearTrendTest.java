package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.model.Drawn.annual;
import static org.summitledger.indicator.model.Drawn.computed;
import static org.summitledger.indicator.model.Drawn.reason;
import static org.summitledger.indicator.model.Drawn.series;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.summitledger.indicator.model.Counterfactual.Computed;

class LogLinearTrendTest {
  /** The 97.5 % quantile of Student's t with 3 degrees of freedom, from printed tables. */
  private static final double T3 = 3.182446305;

  @Test
  void whatGrewByATenthGoesOnGrowingByATenth() {
    Computed answer =
        computed(LogLinearTrend.of(annual(series("steel", 100, 110, 121, 133.1, 146.41, 200), 4)));
    assertThat(answer.method().code()).isEqualTo("log_linear_trend");
    assertThat(answer.effects()).extracting(Effect::period).containsExactly(4, 5);
    Effect onTrend = answer.effects().get(0);
    assertThat(onTrend.counterfactual()).isCloseTo(146.41, within(1e-9));
    assertThat(onTrend.side()).as("rounding is no effect").contains(Side.INSIDE);
    Effect above = answer.effects().get(1);
    assertThat(above.value()).isCloseTo(200 - 161.051, within(1e-9));
    assertThat(above.relative().orElseThrow()).isCloseTo(200 / 161.051 - 1, within(1e-9));
    assertThat(above.side()).contains(Side.ABOVE);
    TrendFit fit = (TrendFit) answer.fit();
    assertThat(fit.growth()).isCloseTo(Math.log(1.1), within(1e-12));
    assertThat(fit.periods()).isEqualTo(4);
    assertThat(fit.degreesOfFreedom()).isEqualTo(2);
  }

  /** The textbook's formulas for one regressor. */
  @Test
  void theIntervalIsThePredictionIntervalOfTheLogarithm() {
    double[] values = {90, 130, 120, 170, 160, 230};
    Computed answer = computed(LogLinearTrend.of(annual(series("steel", values), 5)));
    double meanY = 0;
    double product = 0;
    for (int t = 0; t < 5; t++) {
      meanY += Math.log(values[t]) / 5;
      product += (t - 2) * Math.log(values[t]);
    }
    double slope = product / 10;
    double residuals = 0;
    for (int t = 0; t < 5; t++) {
      residuals += Math.pow(Math.log(values[t]) - meanY - slope * (t - 2), 2);
    }
    double s = Math.sqrt(residuals / 3);
    double reach = T3 * s * Math.sqrt(1 + 1 / 5.0 + 9 / 10.0);
    Effect effect = answer.effects().get(0);
    Percentage exact = Percentage.withPercentage(1e-7);
    assertThat(effect.counterfactual()).isCloseTo(Math.exp(meanY + 3 * slope), exact);
    Interval interval = effect.interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(Math.exp(meanY + 3 * slope - reach), exact);
    assertThat(interval.high()).isCloseTo(Math.exp(meanY + 3 * slope + reach), exact);
    assertThat(interval.level()).isEqualTo(0.95);
    assertThat(((TrendFit) answer.fit()).deviation()).isCloseTo(s, within(1e-12));
  }

  @Test
  void monthsOfTheYearHaveTheirOwnLevel() {
    double[] values = new double[40];
    for (int month = 0; month < values.length; month++) {
      values[month] = 50 * Math.exp(0.01 * month + (month % 12 == 2 ? 0.8 : 0));
    }
    Computed answer = computed(LogLinearTrend.of(new Study(series("steel", values), 36, 12)));
    assertThat(answer.effects()).hasSize(4);
    assertThat(answer.effects())
        .allSatisfy(e -> assertThat(e.counterfactual()).isCloseTo(e.actual(), within(1e-8)));
    assertThat(((TrendFit) answer.fit()).degreesOfFreedom()).isEqualTo(36 - 13);
  }

  @Test
  void aMissingMonthIsNotZeroAndDoesNotMoveTime() {
    TreeMap<Integer, Double> values = new TreeMap<>(series("steel", 1, 2, 4, 8, 16, 32).values());
    values.remove(1);
    Computed answer = computed(LogLinearTrend.of(annual(new Series("steel", values), 5)));
    assertThat(answer.effects().get(0).counterfactual()).isCloseTo(32, within(1e-9));
  }

  @Test
  void aSeasonThatWasNeverSeenHasNoCounterfactual() {
    TreeMap<Integer, Double> values = new TreeMap<>();
    for (int quarter = 0; quarter < 25; quarter++) {
      values.put(quarter, 10.0 + quarter % 5);
    }
    values.keySet().removeIf(quarter -> quarter < 20 && quarter % 4 == 3);
    Computed answer = computed(LogLinearTrend.of(new Study(new Series("steel", values), 20, 4)));
    assertThat(answer.effects()).extracting(Effect::period).containsExactly(20, 21, 22, 24);
    assertThat(answer.gaps())
        .containsEntry(23, Obstacle.missing("no period before the summit is of its season"));
  }

  @Test
  void withoutAnEffectOneOfTwentyActualsIsOutside() {
    SplittableRandom random = new SplittableRandom(1);
    int outside = 0;
    for (int draw = 0; draw < 2000; draw++) {
      Series drawn = Drawn.growing("steel", 9, 0.2, random);
      Computed answer = computed(LogLinearTrend.of(annual(drawn, 8)));
      outside += answer.side().orElseThrow() == Side.INSIDE ? 0 : 1;
    }
    assertThat(outside).isBetween(70, 130);
  }

  @Test
  void aClearEffectIsFound() {
    SplittableRandom random = new SplittableRandom(2);
    for (int draw = 0; draw < 100; draw++) {
      Series drawn = Drawn.growing("steel", 16, 0.05, random);
      Series doubled = Drawn.changed(drawn, 12, value -> value * 2);
      assertThat(computed(LogLinearTrend.of(annual(doubled, 12))).side()).contains(Side.ABOVE);
      Series halved = Drawn.changed(drawn, 12, value -> value / 2);
      assertThat(computed(LogLinearTrend.of(annual(halved, 12))).side()).contains(Side.BELOW);
    }
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(reason(LogLinearTrend.of(annual(series("steel", 1, 2, 3, 4), 4))))
        .isEqualTo("no period after the summit has a figure yet");
    assertThat(reason(LogLinearTrend.of(annual(series("steel", 1, 2, 3, 4), 3))))
        .isEqualTo("the method needs 4 periods before the summit; 3 have figures");
    assertThat(reason(LogLinearTrend.of(new Study(series("steel", new double[20]), 14, 12))))
        .isEqualTo("the method needs 15 periods before the summit; 14 have figures");
    assertThat(reason(LogLinearTrend.of(annual(series("steel", 1, 2, 0, 4, 5), 4))))
        .isEqualTo("no logarithm: the value of period 2 is 0");
  }

  @Test
  void aTrendBeyondTheRangeOfNumbersIsNoNumber() {
    assertThat(reason(LogLinearTrend.of(annual(series("steel", 1, 1e90, 1e180, 1e270, 5), 4))))
        .isEqualTo("the estimate is beyond the range of numbers");
  }
}
