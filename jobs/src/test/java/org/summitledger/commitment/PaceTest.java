package org.summitledger.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the published figures of the PIIE tracker of the US–China Phase One deal as examples. */
class PaceTest {
  /** Goods that China was to buy from the United States on top of 2017 in 2020, in dollars. */
  private static final BigDecimal GOODS_2020 = new BigDecimal("63900000000");

  private static final Window YEAR_2020 =
      Promise.window(Optional.of("2020-01-01"), Optional.of("2021-01-01"));

  /** An exporter's year as in farming: little in summer, most of it in autumn. */
  private static final List<BigDecimal> HARVEST =
      Stream.of(5, 4, 4, 3, 3, 2, 2, 3, 6, 10, 12, 10).map(BigDecimal::valueOf).toList();

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.000",
    "1, 5325000000.000",
    "6, 31950000000.000",
    "7, 37275000000.000",
    "12, 63900000000.000"
  })
  void theLinearExpectationIsTwelfthsOfTheYear(long months, BigDecimal expected) {
    assertThat(Pace.linear(GOODS_2020, months, 12)).isEqualTo(expected);
  }

  @Test
  void thePartsOfTheDealAddUpToItsLinearExpectation() {
    BigDecimal parts =
        Stream.of("12500000000", "32900000000", "18500000000")
            .map(part -> Pace.linear(number(part), 6, 12))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(parts).isEqualByComparingTo(Pace.linear(GOODS_2020, 6, 12));
  }

  @Test
  void theLinearExpectationIsExactToTheThousandth() {
    assertThat(Pace.linear(number("9999999999999.999"), 1, 3)).isEqualTo("3333333333333.333");
    assertThat(Pace.linear(number("10000000000000"), 2, 3)).isEqualTo("6666666666666.667");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-01, 0.000",
    "2020-01-31, 0.000",
    "2020-02-01, 4992187500.000",
    "2020-08-01, 22964062500.000",
    "2020-12-31, 53915625000.000",
    "2021-01-01, 63900000000.000",
    "2025-01-01, 63900000000.000"
  })
  void theSeasonalExpectationFollowsTheMonthsOfTheBaselineYear(LocalDate on, BigDecimal expected) {
    assertThat(Pace.seasonal(GOODS_2020, YEAR_2020, on, HARVEST).value()).contains(expected);
  }

  @Test
  void theSeasonalExpectationLagsTheLinearOneWhereTheHarvestIsLate() {
    BigDecimal seasonal =
        Pace.seasonal(GOODS_2020, YEAR_2020, day("2020-08-01"), HARVEST).value().orElseThrow();
    assertThat(seasonal).isLessThan(Pace.linear(GOODS_2020, 7, 12));
  }

  @Test
  void eachYearOfAWindowHasThePatternOfTheBaselineYear() {
    Window twoYears = Promise.window(Optional.of("2020-01-01"), Optional.of("2022-01-01"));
    assertThat(Pace.seasonal(number("128"), twoYears, day("2021-02-01"), HARVEST).value())
        .contains(number("69.000"));
  }

  @Test
  void equalMonthsGiveTheLinearExpectation() {
    List<BigDecimal> even = java.util.Collections.nCopies(12, number("3"));
    assertThat(Pace.seasonal(GOODS_2020, YEAR_2020, day("2020-08-01"), even).value())
        .contains(Pace.linear(GOODS_2020, 7, 12));
  }

  @Test
  void noSeasonalExpectationWithoutAllTwelveMonths() {
    assertThat(Pace.seasonal(GOODS_2020, YEAR_2020, day("2020-08-01"), HARVEST.subList(0, 11)))
        .isEqualTo(Computed.none("the measure has no complete monthly baseline year"));
  }

  @Test
  void noSeasonalExpectationFromABaselineYearOfZero() {
    List<BigDecimal> nothing = java.util.Collections.nCopies(12, BigDecimal.ZERO);
    assertThat(Pace.seasonal(GOODS_2020, YEAR_2020, day("2020-08-01"), nothing))
        .isEqualTo(Computed.none("the baseline year is not above zero"));
  }

  @Test
  void noSeasonalExpectationForAWindowThatIsNotWholeYears() {
    Window odd = Promise.window(Optional.of("2020-01-01"), Optional.of("2020-12-31"));
    Computed<BigDecimal> none = Computed.none("the window is not a whole number of years");
    assertThat(Pace.seasonal(GOODS_2020, odd, day("2020-08-01"), HARVEST)).isEqualTo(none);
    Window half = Promise.window(Optional.of("2020-01-01"), Optional.of("2021-07-01"));
    assertThat(Pace.seasonal(GOODS_2020, half, day("2020-08-01"), HARVEST)).isEqualTo(none);
  }

  @Test
  void noSeasonalExpectationForAWindowThatOpensInsideAMonth() {
    Window inside = Promise.window(Optional.of("2020-01-15"), Optional.of("2021-01-15"));
    assertThat(Pace.seasonal(GOODS_2020, inside, day("2020-08-01"), HARVEST))
        .isEqualTo(Computed.none("the window does not open on the first day of a month"));
  }

  @Test
  void theDealWasAttainedTo57PerCent() {
    assertThat(Pace.attainment(number("288.8"), number("502.4")).value().orElseThrow())
        .isCloseTo(0.57, within(0.005));
  }

  @Test
  void noneOfTheIncrementWasAttainedAlthough57PerCentOfTheTargetWas() {
    BigDecimal baseline = number("502.4").subtract(number("200"));
    double increment =
        Pace.attainmentOfIncrement(number("288.8"), number("502.4"), baseline)
            .value()
            .orElseThrow();
    assertThat(increment).isCloseTo(-0.068, within(1e-12));
  }

  @Test
  void aTargetOfZeroHasNoAttainment() {
    assertThat(Pace.attainment(number("5"), number("0.00")))
        .isEqualTo(Computed.none("the target is zero"));
  }

  @Test
  void aTargetEqualToItsBaselineHasNoAttainmentOfTheIncrement() {
    assertThat(Pace.attainmentOfIncrement(number("5"), number("7"), number("7.0")))
        .isEqualTo(Computed.none("the target equals the baseline"));
  }

  @Test
  void nothingOfATargetIsAnAttainmentOfZero() {
    assertThat(Pace.attainment(BigDecimal.ZERO, number("7"))).isEqualTo(Computed.of(0.0));
  }

  @Test
  void onPaceTheRestHasToComeAsFastAsBefore() {
    assertThat(Pace.requiredRunRate(number("25"), number("100"), 0.25)).isEqualTo(Computed.of(1.0));
  }

  @Test
  void atHalfThePaceTheRestHasToComeThreeTimesAsFastFromTheMiddle() {
    assertThat(Pace.requiredRunRate(number("25"), number("100"), 0.5)).isEqualTo(Computed.of(3.0));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0.5, the actual has reached the target",
    "120, 0.5, the actual has reached the target",
    "0, 0.5, nothing has come in so far",
    "-1, 0.5, nothing has come in so far",
    "1, 0, nothing has come in so far",
    "1, 1, the window is over"
  })
  void noRateIsRequiredOfATargetOf100(BigDecimal actual, double elapsed, String reason) {
    assertThat(Pace.requiredRunRate(actual, number("100"), elapsed))
        .isEqualTo(Computed.none(reason));
  }

  @Test
  void runningAtTheRequiredRateMeetsTheTarget() {
    Random random = new Random(20200115);
    for (int i = 0; i < 1000; i++) {
      BigDecimal actual = money(random);
      BigDecimal target = actual.add(money(random));
      double elapsed = 0.01 + 0.98 * random.nextDouble();
      double faster = Pace.requiredRunRate(actual, target, elapsed).value().orElseThrow();
      double soFar = actual.doubleValue() / elapsed;
      double end = actual.doubleValue() + faster * soFar * (1 - elapsed);
      double larger = Math.max(target.doubleValue(), actual.doubleValue());
      assertThat(end)
          .as("actual %s, target %s, elapsed %s", actual, target, elapsed)
          .isCloseTo(target.doubleValue(), within(1e-9 * larger));
    }
  }

  @Test
  void moneyInAnotherUnitLeavesEveryRatioAsItIs() {
    Random random = new Random(20200116);
    for (int i = 0; i < 1000; i++) {
      BigDecimal actual = money(random);
      BigDecimal target = actual.add(money(random));
      BigDecimal baseline = money(random);
      String numbers = actual + " of " + target + " from " + baseline;
      assertThat(Pace.attainment(ten(actual), ten(target)))
          .as(numbers)
          .isEqualTo(Pace.attainment(actual, target));
      assertThat(Pace.attainmentOfIncrement(ten(actual), ten(target), ten(baseline)))
          .as(numbers)
          .isEqualTo(Pace.attainmentOfIncrement(actual, target, baseline));
      assertThat(Pace.requiredRunRate(ten(actual), ten(target), 0.25).value().orElseThrow())
          .as(numbers)
          .isCloseTo(
              Pace.requiredRunRate(actual, target, 0.25).value().orElseThrow(),
              within(1e-9 * Math.max(1, target.doubleValue() / actual.doubleValue())));
    }
  }

  @Test
  void theSeasonalExpectationNeverFallsAndEndsAtTheTarget() {
    Random random = new Random(20200117);
    for (int i = 0; i < 200; i++) {
      BigDecimal target = money(random);
      List<BigDecimal> months = new ArrayList<>();
      for (int m = 0; m < 12; m++) {
        months.add(money(random));
      }
      BigDecimal before = BigDecimal.ZERO;
      for (LocalDate on = day("2020-01-01");
          on.isBefore(day("2021-02-01"));
          on = on.plusMonths(1)) {
        BigDecimal expected = Pace.seasonal(target, YEAR_2020, on, months).value().orElseThrow();
        assertThat(expected)
            .as("%s of %s on %s", months, target, on)
            .isGreaterThanOrEqualTo(before);
        before = expected;
      }
      assertThat(before).as("%s at the end", months).isEqualByComparingTo(target);
    }
  }

  private static BigDecimal ten(BigDecimal amount) {
    return amount.multiply(BigDecimal.TEN);
  }

  /** Between a thousandth and ten trillion, with three decimals. */
  private static BigDecimal money(Random random) {
    long largest = (long) Math.pow(10, 1 + random.nextInt(16));
    return BigDecimal.valueOf(1 + (long) (random.nextDouble() * largest), 3);
  }
}
