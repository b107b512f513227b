package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.Given.money;
import static org.summitledger.indicator.Given.series;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How steady a series is, and how far it fell. */
class StabilityTest {
  private static final YearMonth MAY = YearMonth.of(2019, 5);

  @Test
  void growthIsOverTheLikeMonthOfTheYearBefore() {
    Map<YearMonth, BigDecimal> values = series("2019-04", 1, 100, 50);
    values.putAll(series("2020-04", 1, 110, 0));
    Map<YearMonth, Outcome> found = Stability.logGrowth(values, 12);
    assertThat(found).containsOnlyKeys(YearMonth.of(2020, 4), YearMonth.of(2020, 5));
    assertThat(found.get(YearMonth.of(2020, 4)).orElseThrow())
        .isCloseTo(0.0953101798043249, within(1e-15));
    assertThat(found.get(YearMonth.of(2020, 5)).reason()).contains("the value is not above zero");
  }

  @Test
  void aMissingMonthHasNoGrowthAndIsCounted() {
    Map<YearMonth, BigDecimal> values = series("2019-04", 1, 100, 100, 100, 100);
    values.remove(MAY);
    values.putAll(series("2020-04", 1, 200, 100, 400, 50));
    assertThat(Stability.logGrowth(values, 12).get(MAY.plusYears(1)).reason())
        .contains("the value of 2019-05 is missing");
    Stability.Spread found = Stability.spread(values, 12);
    assertThat(found.growths()).isEqualTo(3);
    assertThat(found.missing()).isEqualTo(1);
    double ln2 = StrictMath.log(2);
    assertThat(found.deviation().orElseThrow())
        .as("of ln 2, 2 ln 2 and −ln 2: deviations 1/3, 4/3, −5/3")
        .isCloseTo(ln2 * Math.sqrt(42.0 / 9 / 2), within(1e-15));
  }

  @Test
  void steadyGrowthHasNoSpread() {
    assertThat(Stability.spread(series("2015-04", 12, 1, 2, 4, 8, 16), 12).deviation())
        .isEqualTo(Outcome.of(0));
  }

  @Test
  void oneGrowthRateHasNoSpread() {
    Stability.Spread found = Stability.spread(series("2015-04", 12, 1, 2), 12);
    assertThat(found.deviation().reason()).contains("there are fewer than two growth rates");
    assertThat(Stability.spread(Map.of(), 12).growths()).isZero();
    assertThat(
            Stability.logGrowth(series("2015-04", 12, 0, 2), 12)
                .get(YearMonth.of(2016, 4))
                .reason())
        .contains("the value of 2015-04 is not above zero");
  }

  @Test
  void variationIsDeviationOverMean() {
    assertThat(Stability.coefficientOfVariation(List.of(money(2), money(4), money(6))))
        .isEqualTo(Outcome.of(0.5));
    assertThat(Stability.coefficientOfVariation(List.of(money(2))).reason())
        .contains("there are fewer than two values");
    assertThat(Stability.coefficientOfVariation(List.of(money(2), money(-2))).reason())
        .contains("the mean is not above zero");
  }

  @Test
  void theLargestFallIsFromTheHighestValueBefore() {
    Drawdown found = Drawdown.largest(series("2019-01", 1, 50, 100, 90, 95, 60, 80, 100, 99));
    assertThat(found.size()).isEqualTo(Outcome.of(0.4));
    assertThat(found.peak()).contains(YearMonth.of(2019, 2));
    assertThat(found.trough()).contains(YearMonth.of(2019, 5));
    assertThat(found.recovered()).contains(YearMonth.of(2019, 7));
    assertThat(found.monthsToRecover()).isEqualTo(Outcome.of(2));
  }

  @Test
  void aFallIsMeasuredInSharesNotInMoney() {
    Drawdown found = Drawdown.largest(series("2010-04", 12, 10, 4, 100, 70, 110));
    assertThat(found.size()).isEqualTo(Outcome.of(0.6));
    assertThat(found.trough()).contains(YearMonth.of(2011, 4));
    assertThat(found.monthsToRecover()).isEqualTo(Outcome.of(12));
  }

  @Test
  void whatHasNotRecoveredSaysUntilWhen() {
    Drawdown found = Drawdown.largest(series("2019-01", 1, 100, 40, 99));
    assertThat(found.recovered()).isEmpty();
    assertThat(found.monthsToRecover().reason())
        .contains("the series has not recovered by 2019-03");
  }

  @Test
  void ofEqualFallsTheFirstCounts() {
    Drawdown found = Drawdown.largest(series("2019-01", 1, 100, 50, 100, 50));
    assertThat(found.trough()).contains(YearMonth.of(2019, 2));
  }

  @Test
  void aSeriesThatNeverFellHasAFallOfZeroWithoutDates() {
    Drawdown found = Drawdown.largest(series("2019-01", 1, 0, 0, 5, 5, 8));
    assertThat(found.size()).isEqualTo(Outcome.of(0));
    assertThat(found.peak()).isEqualTo(Optional.empty());
    assertThat(found.monthsToRecover().reason()).contains("the series never fell");
  }

  @Test
  void aFallNeedsValuesThatAreNotBelowZero() {
    assertThat(Drawdown.largest(Map.of()).size().reason()).contains("there are no values");
    Drawdown ofOne = Drawdown.largest(series("2019-01", 1, 5));
    assertThat(ofOne.size().reason()).contains("there is only one value");
    assertThat(ofOne.monthsToRecover().reason()).contains("there is only one value");
    assertThat(Drawdown.largest(series("2019-01", 1, 5, -1)).size().reason())
        .contains("values of 2019-02 are below zero");
  }
}
