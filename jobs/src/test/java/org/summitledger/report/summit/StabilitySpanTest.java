package org.summitledger.report.summit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.summitledger.report.table.Answer;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.SectorSeriesOf;
import org.summitledger.report.trade.SummitWindows;

class StabilitySpanTest {
  private static final LocalDate DAY = LocalDate.parse("2014-09-01");

  private static StabilitySpan before(SectorSeries series) {
    return new StabilitySpan(series, p -> SummitWindows.before(p.end(), DAY));
  }

  private static StabilitySpan since(SectorSeries series) {
    return new StabilitySpan(series, p -> SummitWindows.after(p.start(), DAY));
  }

  private static StabilitySpan all(SectorSeries series) {
    return new StabilitySpan(series, p -> true);
  }

  private static Stream<Answer> answers(StabilitySpan span) {
    return Stream.of(
        span.growthDeviation(),
        span.coefficientOfVariation(),
        span.largestDrawdown(),
        span.monthsToRecover());
  }

  @Test
  void growthIntoTheFirstPeriodSinceIsSince() {
    SectorSeries series = SectorSeriesOf.years("JPN", "machines", 2012, "1", "1", "1", "2", "8");

    assertThat(before(series).growthDeviation().outcome().reason())
        .contains("there are fewer than two growth rates");
    assertThat(since(series).growthDeviation().outcome().orElseThrow())
        .as("of ln 2 and ln 4")
        .isCloseTo(Math.log(2) / Math.sqrt(2), within(1e-15));
  }

  @Test
  void aSpanIsFromItsFirstToItsLastFigure() {
    SectorSeries series =
        SectorSeriesOf.years("JPN", "machines", 2011, null, "1", "1", "9", null, "8");

    assertThat(before(series).start()).contains(LocalDate.parse("2012-04-01"));
    assertThat(before(series).end()).contains(LocalDate.parse("2014-04-01"));
    assertThat(since(series).periods()).isEqualTo(1);
    assertThat(before(series).coefficientOfVariation().missing())
        .as("the blank before the first figure")
        .contains("1 of 3 periods have no figure");
    assertThat(since(series).growthDeviation().missing())
        .contains(
            "there are fewer than two growth rates; 2 of 2 growth rates cannot be computed; 1 of 2"
                + " periods have no figure");
  }

  @Test
  void seasonsAreNoUnsteadiness() {
    String[] months =
        IntStream.range(0, 48).mapToObj(m -> m % 12 < 6 ? "100" : "900").toArray(String[]::new);
    StabilitySpan span = all(SectorSeriesOf.months("JPN", "machines", 2010, months));

    assertThat(span.growthDeviation().outcome().orElseThrow()).isZero();
    assertThat(span.coefficientOfVariation().outcome().orElseThrow()).isZero();
    assertThat(span.largestDrawdown().outcome().orElseThrow()).isZero();
    assertThat(span.monthsToRecover().outcome().reason()).contains("the series never fell");
    assertThat(span.coefficientOfVariation().method()).isEqualTo("sums_of_12_months");
  }

  @Test
  void quartersAreAddedUpToYears() {
    StabilitySpan span =
        all(
            SectorSeriesOf.of(
                "JPN", "machines", "Q", LocalDate.parse("2010-01-01"), "1", "2", "3", "4", "0"));

    assertThat(span.largestDrawdown().outcome().orElseThrow())
        .as("from 10 to 9")
        .isCloseTo(0.1, within(1e-15));
  }

  @Test
  void aFallIsMeasuredInMonthsWhateverThePeriod() {
    SectorSeries years =
        SectorSeriesOf.years("JPN", "machines", 2010, "10", "20", "5", "15", "20", "30");

    assertThat(all(years).largestDrawdown().outcome().orElseThrow()).isEqualTo(0.75);
    assertThat(all(years).monthsToRecover().outcome().orElseThrow()).isEqualTo(24);
    assertThat(all(years).monthsToRecover().unit()).isEqualTo("months");
    assertThat(
            all(SectorSeriesOf.years("JPN", "machines", 2010, "10", "5"))
                .monthsToRecover()
                .outcome()
                .reason())
        .contains("the series has not recovered by 2011-12");
  }

  @Test
  void aHoleCostsTheGrowthIntoItAndTheOneAYearOn() {
    SectorSeries hole =
        SectorSeriesOf.years("JPN", "machines", 2010, "1", "2", "3", null, "5", "6", "7");

    assertThat(all(hole).growthDeviation().missing())
        .contains("2 of 6 growth rates cannot be computed; 1 of 7 periods have no figure");
    assertThat(all(hole).growthDeviation().outcome().isPresent()).isTrue();
  }

  @Test
  void monthsThatAreBlankJustBeforeTheDayAreSaid() {
    String[] months =
        IntStream.range(0, 44).mapToObj(m -> m < 40 ? "1" : null).toArray(String[]::new);
    StabilitySpan span = before(SectorSeriesOf.months("JPN", "machines", 2011, months));

    assertThat(span.end()).contains(LocalDate.parse("2014-05-01"));
    assertThat(span.largestDrawdown().missing()).contains("4 of 44 periods have no figure");
  }

  @Test
  void tooFewFiguresAreMissingInputsAndASeriesThatNeverFellIsNot() {
    assertThat(all(SectorSeriesOf.years("JPN", "machines", 2010, "5")).largestDrawdown().missing())
        .contains("there is only one value");
    assertThat(all(SectorSeriesOf.years("JPN", "machines", 2010, "5", "6")).monthsToRecover())
        .satisfies(
            a -> {
              assertThat(a.outcome().reason()).contains("the series never fell");
              assertThat(a.missing()).isEmpty();
            });
  }

  @Test
  void aMissingPeriodIsSaid() {
    StabilitySpan span = all(SectorSeriesOf.years("JPN", "machines", 2010, "1", null, "3", "4"));

    assertThat(span.coefficientOfVariation().missing()).contains("1 of 4 periods have no figure");
    assertThat(span.coefficientOfVariation().outcome().isPresent()).isTrue();
  }

  @Test
  void badInputHasAReasonOrAFiniteNumber() {
    for (SectorSeries bad :
        new SectorSeries[] {
          SectorSeriesOf.years("JPN", "machines", 2010),
          SectorSeriesOf.years("JPN", "machines", 2010, "5"),
          SectorSeriesOf.years("JPN", "machines", 2010, "0", "0", "0"),
          SectorSeriesOf.years("JPN", "machines", 2010, "5", "-3", "2", "1"),
          SectorSeriesOf.months("JPN", "machines", 2010, "5", "3")
        }) {
      assertThat(answers(all(bad)))
          .allSatisfy(
              a -> assertThat(a.outcome().value().filter(v -> !Double.isFinite(v))).isEmpty());
    }
    StabilitySpan zero = all(SectorSeriesOf.years("JPN", "machines", 2010, "0", "0", "0"));
    assertThat(zero.coefficientOfVariation().outcome().reason())
        .contains("the mean is not above zero");
    assertThat(all(SectorSeriesOf.years("JPN", "machines", 2010)).start())
        .isEqualTo(Optional.empty());
  }

  @Test
  void noneOfItDependsOnTheUnitOfMoney() {
    SplittableRandom random = new SplittableRandom(31);
    for (int draw = 0; draw < 50; draw++) {
      String[] values = random.longs(20, 1, 1_000).mapToObj(String::valueOf).toArray(String[]::new);
      String[] tenfold = Stream.of(values).map(v -> v + "0").toArray(String[]::new);
      StabilitySpan one = all(SectorSeriesOf.years("JPN", "machines", 2000, values));
      StabilitySpan ten = all(SectorSeriesOf.years("JPN", "machines", 2000, tenfold));

      assertThat(answers(ten).map(Answer::outcome))
          .usingElementComparator(
              (a, b) ->
                  a.reason().equals(b.reason())
                          && Math.abs(a.value().orElse(0.0) - b.value().orElse(0.0)) < 1e-12
                      ? 0
                      : 1)
          .containsExactlyElementsOf(answers(one).map(Answer::outcome).toList());
      assertThat(one.largestDrawdown().outcome().orElseThrow()).isBetween(0.0, 1.0);
      assertThat(one.coefficientOfVariation().outcome().orElseThrow())
          .isCloseTo(
              ten.coefficientOfVariation().outcome().orElseThrow(),
              Percentage.withPercentage(1e-9));
    }
  }
}
