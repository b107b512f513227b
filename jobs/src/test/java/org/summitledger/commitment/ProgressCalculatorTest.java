package org.summitledger.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.TestTables;
import org.summitledger.reference.ExchangeRates;
import org.summitledger.reference.Sector;

class ProgressCalculatorTest {
  private static final String SERIES = "observations:fdi";
  private static final List<Sector> SECTORS = TestTables.sectors().all();

  private static Progress progress(String asOf, Promise promise, Observation... observed) {
    return progress(asOf, MonthlyRates.none(), promise.build(), observed);
  }

  private static Progress progress(
      String asOf, ExchangeRates rates, Commitment commitment, Observation... observed) {
    Ledger ledger = new Ledger(List.of(), List.of(commitment), List.of(), Arrays.asList(observed));
    return new ProgressCalculator(ledger, rates, LocalDate.parse(asOf), SECTORS, trade -> List.of())
        .progress(ledger.cases().get(0));
  }

  /** The pledge of 1,200 yen in the four years from 2020 on, measured by the series. */
  private static Promise fourYears() {
    return new Promise().measure(SERIES).window("2020-01-01", "2024-01-01");
  }

  private static Observation year(int year, String value) {
    return Observed.value(year + "-01-01", (year + 1) + "-01-01", value, "JPY");
  }

  private static Promise meeting() {
    return new Promise()
        .kind("event")
        .withoutTarget()
        .window("2026-07-02", "2027-01-01")
        .measure("event:meeting");
  }

  @Test
  void anEventIsPendingOnTheLastDayOfItsWindow() {
    Progress progress = progress("2026-12-31", meeting());
    assertThat(progress.status()).isEqualTo("pending");
    assertThat(progress.reason()).isEqualTo("due by 2026-12-31");
    assertThat(progress.elapsedShare().orElseThrow()).isLessThan(1);
  }

  @Test
  void anEventThatNobodySawIsMissedTheDayAfter() {
    Progress progress = progress("2027-01-01", meeting());
    assertThat(progress.status()).isEqualTo("missed");
    assertThat(progress.reason()).isEqualTo("nothing was observed by 2026-12-31");
    assertThat(progress.elapsedShare()).contains(1.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-02", "2027-06-01"})
  void anEventHeldInTimeIsMetThenAndEverAfter(String asOf) {
    Progress progress =
        progress(asOf, meeting(), Observed.event("held", "2026-12-01", "2026-12-02"));
    assertThat(progress.status()).isEqualTo("met");
    assertThat(progress.reason()).isEmpty();
  }

  @Test
  void anEventHeldOnTheLastDayIsMetThoughReportedLater() {
    Progress progress =
        progress("2027-01-05", meeting(), Observed.event("held", "2026-12-31", "2027-01-04"));
    assertThat(progress.status()).isEqualTo("met");
  }

  @Test
  void anEventHeldTooLateIsMissed() {
    Progress progress =
        progress("2027-02-01", meeting(), Observed.event("held", "2027-01-01", "2027-01-02"));
    assertThat(progress.status()).isEqualTo("missed");
    assertThat(progress.reason()).isEqualTo("it took place on 2027-01-01, after 2026-12-31");
  }

  @Test
  void anEventHeldOnAnUnknownDayIsMetIfItWasReportedInTime() {
    assertThat(progress("2027-02-01", meeting(), Observed.event("held", "", "2026-12-30")).status())
        .isEqualTo("met");
  }

  @Test
  void whetherAnEventOfAnUnknownDayThatWasReportedLaterWasInTimeIsNotDetermined() {
    Progress progress = progress("2027-02-01", meeting(), Observed.event("held", "", "2027-01-05"));
    assertThat(progress.status()).isEqualTo("not_determined");
    assertThat(progress.reason())
        .isEqualTo(
            "reported held on 2027-01-05, after 2026-12-31; no source states when it took place");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postponed", "cancelled", "not_held"})
  void anEventReportedOtherwiseIsPendingUntilTheWindowCloses(String outcome) {
    Observation reported = Observed.event(outcome, "", "2026-10-01");
    Progress before = progress("2026-12-31", meeting(), reported);
    assertThat(before.status()).isEqualTo("pending");
    assertThat(before.reason())
        .isEqualTo("due by 2026-12-31; reported " + outcome + " on 2026-10-01");
    Progress after = progress("2027-01-01", meeting(), reported);
    assertThat(after.status()).isEqualTo("missed");
    assertThat(after.reason()).contains("reported " + outcome + " on 2026-10-01");
  }

  @Test
  void anEventWithoutADeadlineIsNotComputable() {
    Progress progress = progress("2027-01-01", meetingSomeDay());
    assertThat(progress.status()).isEqualTo("not_computable");
    assertThat(progress.reason()).isEqualTo("no source states by when");
    assertThat(progress.elapsedShare()).isEmpty();
  }

  private static Promise meetingSomeDay() {
    return new Promise().withoutTarget().opens("2026-07-02").measure("event:meeting");
  }

  @Test
  void anEventThatWasHeldIsMetThoughNothingStatesByWhen() {
    Progress progress =
        progress(
            "2027-01-01", meetingSomeDay(), Observed.event("held", "2026-12-01", "2026-12-02"));
    assertThat(progress.status()).isEqualTo("met");
    assertThat(progress.reason()).isEqualTo("no source states by when");
  }

  @Test
  void whatNoSeriesShowsIsNotObservableNotZero() {
    Progress progress =
        progress("2026-12-31", fourYears().relation("not_observable"), year(2020, "300"));
    assertThat(progress.status()).isEqualTo("not_observable");
    assertThat(progress.reason()).isEqualTo("no published series shows it");
    assertThat(progress.actual()).isEmpty();
    assertThat(progress.attainment()).isEmpty();
  }

  @Test
  void aSectorThatNoTradeShowsGivesItsNoteAsReason() {
    Promise defence = new Promise().withoutTarget().relation("not_observable");
    assertThat(progress("2026-12-31", defence.sectors("defence_equipment")).reason())
        .isEqualTo("the statistics hold no defence goods");
    assertThat(progress("2026-12-31", defence.sectors("vehicles")).reason())
        .isEqualTo("no published series shows it");
  }

  @ParameterizedTest
  @CsvSource({"2, doubled", "2.0, doubled", "3, multiplied by 3", "1.50, multiplied by 1.5"})
  void aMultipleOfAnUnstatedBaselineIsNotComputable(String times, String change) {
    Progress progress =
        progress("2022-01-01", fourYears().target(times, "times_baseline"), year(2020, "300"));
    assertThat(progress.status()).isEqualTo("not_computable");
    assertThat(progress.reason())
        .isEqualTo("no source states the baseline that is to be " + change);
    assertThat(progress.actual()).isEmpty();
  }

  @Test
  void aMultipleOfAKnownBaselineIsAnAmountInTheUnitOfTheMeasure() {
    Progress progress =
        progress(
            "2021-01-01",
            fourYears().target("2", "times_baseline").baseline("2016-01-01", "600"),
            year(2020, "300"));
    assertThat(progress.attainment()).contains(0.25);
    assertThat(progress.attainmentOfIncrement()).contains(-0.5);
    assertThat(progress.expectedLinear()).contains(new BigDecimal("300.616"));
    assertThat(progress.status()).isEqualTo("on_pace");
  }

  @Test
  void aQualityWithoutANumberHasContextOnly() {
    Progress progress =
        progress("2026-12-31", new Promise().kind("quality").withoutTarget().relation("context"));
    assertThat(progress.status()).isEqualTo("context");
    assertThat(progress.reason()).contains("no source states a number", "sector_tracking");
  }

  @Test
  void withoutATargetNothingIsComputed() {
    Progress progress = progress("2026-12-31", fourYears().withoutTarget(), year(2020, "300"));
    assertThat(progress.status()).isEqualTo("not_computable");
    assertThat(progress.reason()).isEqualTo("no source states a target value");
    assertThat(progress.actual()).isEmpty();
  }

  @Test
  void withoutAWindowNothingIsComputed() {
    Progress progress = progress("2026-12-31", new Promise().measure(SERIES), year(2020, "300"));
    assertThat(progress.status()).isEqualTo("not_computable");
    assertThat(progress.reason())
        .isEqualTo("no source states a window; named scenarios may assume one");
    assertThat(progress.expectedLinear()).isEmpty();
    assertThat(progress.elapsedShare()).isEmpty();
  }

  @Test
  void theReasonSaysWhichEndOfTheWindowIsMissing() {
    assertThat(progress("2026-12-31", new Promise().measure(SERIES).opens("2020-01-01")).reason())
        .isEqualTo("no source states when the window closes; named scenarios may assume one");
    assertThat(progress("2026-12-31", new Promise().measure(SERIES).closes("2020-01-01")).reason())
        .isEqualTo("no source states when the window opens; named scenarios may assume one");
  }

  @Test
  void aScenarioThatAssumesAWindowMakesItComputable() {
    Commitment pledge = new Promise().measure(SERIES).build();
    Scenario scenario =
        new Scenario(
            "four_years",
            "pledge",
            Promise.window(Optional.of("2020-01-01"), Optional.of("2024-01-01")),
            Optional.empty(),
            Optional.empty(),
            Optional.of(BigDecimal.ZERO),
            List.of(),
            Map.of(),
            LocalDate.parse("2020-01-01"));
    Ledger ledger =
        new Ledger(List.of(), List.of(pledge), List.of(scenario), List.of(year(2020, "400")));
    ProgressCalculator calculator =
        new ProgressCalculator(
            ledger,
            MonthlyRates.none(),
            LocalDate.parse("2021-01-01"),
            SECTORS,
            trade -> List.of());
    Progress assumed = calculator.progress(ledger.cases().get(1));
    assertThat(calculator.progress(ledger.cases().get(0)).status()).isEqualTo("not_computable");
    assertThat(assumed.status()).isEqualTo("ahead");
    assertThat(assumed.actual()).contains(new BigDecimal("400"));
    assertThat(assumed.attainmentOfIncrement()).isEqualTo(assumed.attainment());
  }

  @Test
  void everyNumberOfADirectMeasureIsComputedFromItsParts() {
    Progress progress =
        progress(
            "2022-01-01",
            fourYears().baseline("2019-01-01", "200"),
            year(2020, "300"),
            year(2021, "150"));
    assertThat(progress.actual()).contains(new BigDecimal("450"));
    assertThat(progress.actualThrough()).contains(LocalDate.parse("2022-01-01"));
    assertThat(progress.coverageShare()).contains(1.0);
    assertThat(progress.attainment()).contains(0.375);
    assertThat(progress.attainmentOfIncrement()).contains(0.25);
    assertThat(progress.expectedLinear()).contains(new BigDecimal("600.411"));
    assertThat(progress.elapsedShare().orElseThrow()).isCloseTo(731 / 1461.0, within(1e-15));
    assertThat(progress.pace().orElseThrow()).isCloseTo(450 / 600.411, within(1e-12));
    assertThat(progress.requiredRunRate().orElseThrow())
        .isCloseTo(750.0 / 450 * 731 / 730, within(1e-12));
  }

  @Test
  void aQuarterThatWasRecordedAfterItsYearIsInIt() {
    Observation quarter = Observed.value("2020-01-01", "2020-04-01", "70", "JPY", "2021-08-01");
    Progress progress = progress("2022-01-01", fourYears(), year(2020, "300"), quarter);
    assertThat(progress.actual()).contains(new BigDecimal("300"));
    assertThat(progress.reason())
        .contains("left out, since it lies in a longer period: 2020-01-01 to 2020-04-01");
  }

  @Test
  void aQuarterThatWasRecordedBeforeItsYearIsSimplyInIt() {
    Observation quarter = Observed.value("2020-01-01", "2020-04-01", "70", "JPY", "2020-05-01");
    Progress progress = progress("2022-01-01", fourYears(), quarter, year(2020, "300"));
    assertThat(progress.actual()).contains(new BigDecimal("300"));
    assertThat(progress.reason()).doesNotContain("left out");
  }

  @Test
  void aPeriodThatReachesBeyondAnEarlierOneIsLeftOutAndSaid() {
    Observation overlapping = Observed.value("2020-10-01", "2021-04-01", "70", "JPY", "2021-08-01");
    Progress progress = progress("2022-01-01", fourYears(), year(2020, "300"), overlapping);
    assertThat(progress.actual()).contains(new BigDecimal("300"));
    assertThat(progress.reason())
        .contains("left out, since it overlaps an earlier period: 2020-10-01 to 2021-04-01");
  }

  @ParameterizedTest
  @CsvSource({"280, behind", "290, on_pace", "300, on_pace", "315, on_pace", "330, ahead"})
  void aDirectMeasureIsJudgedByItsDistanceFromTheExpectation(String value, String status) {
    assertThat(progress("2021-01-01", fourYears(), year(2020, value)).status()).isEqualTo(status);
  }

  @Test
  void theVerdictComparesAtTheDayTheMeasureReaches() {
    Progress progress = progress("2021-12-31", fourYears(), year(2020, "300"));
    assertThat(progress.actualThrough()).contains(LocalDate.parse("2021-01-01"));
    assertThat(progress.coverageShare().orElseThrow()).isLessThan(1);
    assertThat(progress.status()).isEqualTo("on_pace");
  }

  @Test
  void aTargetReachedBeforeTheEndIsMet() {
    assertThat(progress("2022-01-01", fourYears(), year(2020, "700"), year(2021, "500")).status())
        .isEqualTo("met");
  }

  @Test
  void aTargetNotReachedOnceAllIsMeasuredIsMissed() {
    Progress progress =
        progress(
            "2024-01-01",
            fourYears(),
            year(2020, "300"),
            year(2021, "300"),
            year(2022, "300"),
            year(2023, "299.999"));
    assertThat(progress.status()).isEqualTo("missed");
    assertThat(progress.coverageShare()).contains(1.0);
    assertThat(progress.requiredRunRate()).isEmpty();
  }

  @Test
  void beforeTheWindowOpensNothingHasStarted() {
    Progress progress = progress("2019-12-31", fourYears(), year(2019, "300"));
    assertThat(progress.status()).isEqualTo("not_started");
    assertThat(progress.reason()).contains("the window has not opened");
    assertThat(progress.expectedLinear()).contains(new BigDecimal("0.000"));
    assertThat(progress.actual()).isEmpty();
  }

  @Test
  void onItsFirstDayAWindowIsOpenButNoDayOfItHasPassed() {
    Progress progress = progress("2020-01-01", fourYears());
    assertThat(progress.status()).isEqualTo("not_started");
    assertThat(progress.reason())
        .contains("no day of the window has passed yet")
        .doesNotContain("not opened");
  }

  @Test
  void whereNothingCameInNoRateIsRequiredAndTheReasonSaysSo() {
    Progress progress = progress("2021-01-01", fourYears(), year(2020, "0"));
    assertThat(progress.requiredRunRate()).isEmpty();
    assertThat(progress.reason()).contains("no required run rate: nothing has come in so far");
  }

  @Test
  void onceTheTargetIsReachedNoRateIsRequiredAndTheReasonSaysSo() {
    Progress progress = progress("2021-01-01", fourYears(), year(2020, "1500"));
    assertThat(progress.requiredRunRate()).isEmpty();
    assertThat(progress.reason())
        .contains("no required run rate: the actual has reached the target");
  }

  @Test
  void onceTheWindowIsOverNoRateIsRequiredAndTheReasonSaysSo() {
    Progress progress = progress("2025-01-01", fourYears(), year(2020, "300"));
    assertThat(progress.requiredRunRate()).isEmpty();
    assertThat(progress.reason()).contains("no required run rate: the window is over");
  }

  @Test
  void aTargetOfZeroHasNoAttainmentAndTheReasonSaysSo() {
    Progress progress = progress("2021-01-01", fourYears().target("0", "JPY"), year(2020, "1"));
    assertThat(progress.attainment()).isEmpty();
    assertThat(progress.reason())
        .contains(
            "no attainment: the target is zero",
            "no pace: nothing was to be expected of the days that were measured");
  }

  @Test
  void aTargetThatEqualsItsBaselineHasNoIncrementAndTheReasonSaysSo() {
    Progress progress =
        progress("2021-01-01", fourYears().baseline("2019-01-01", "1200"), year(2020, "300"));
    assertThat(progress.attainmentOfIncrement()).isEmpty();
    assertThat(progress.reason())
        .contains("no attainment of the increment: the target equals the baseline");
  }

  @Test
  void aGapMakesTheActualALowerBoundWithoutAVerdict() {
    Progress progress = progress("2023-01-01", fourYears(), year(2020, "300"), year(2022, "300"));
    assertThat(progress.actual()).contains(new BigDecimal("600"));
    assertThat(progress.coverageShare().orElseThrow()).isCloseTo(731 / 1096.0, within(1e-15));
    assertThat(progress.status()).isEqualTo("not_determined");
    assertThat(progress.reason())
        .contains("the actual is a lower bound: 731 of 1096 days measured")
        .contains("no verdict: what is missing may have come in while nothing was measured");
  }

  @Test
  void aGapDoesNotSlowThePaceOfWhatWasMeasured() {
    Progress progress = progress("2023-01-01", fourYears(), year(2020, "300"), year(2022, "300"));
    assertThat(progress.pace().orElseThrow()).isCloseTo(600 / 600.411, within(1e-12));
  }

  @Test
  void aGapLeavesTheRateSoFarUnknownAndNothingToCompareWithIt() {
    Progress progress = progress("2023-01-01", fourYears(), year(2020, "300"), year(2022, "300"));
    assertThat(progress.requiredRunRate()).isEmpty();
    assertThat(progress.reason())
        .contains("no required run rate: days before the last measured one are not measured");
  }

  @Test
  void aWindowMeasuredFromLaterThanItsFirstDayHasAGap() {
    Progress progress = progress("2022-01-01", fourYears(), year(2021, "300"));
    assertThat(progress.requiredRunRate()).isEmpty();
    assertThat(progress.reason()).contains("365 of 731 days measured", "no required run rate");
  }

  @Test
  void whatIsStillToBeReportedIsNoGap() {
    Progress progress = progress("2021-12-31", fourYears(), year(2020, "300"));
    assertThat(progress.requiredRunRate().orElseThrow())
        .isCloseTo(900.0 / 300 * 366 / 1095, within(1e-12));
    assertThat(progress.reason())
        .contains("the actual is a lower bound: 366 of 730 days measured")
        .doesNotContain("run rate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "proxy", "context"})
  void aLowerBoundIsSaidToBeOneWhateverTheMeasure(String relation) {
    assertThat(progress("2022-01-01", fourYears().relation(relation), year(2020, "300")).reason())
        .contains("the actual is a lower bound: 366 of 731 days measured");
  }

  @Test
  void whatIsMeasuredWholeIsNoLowerBound() {
    assertThat(progress("2021-01-01", fourYears(), year(2020, "300")).reason())
        .doesNotContain("lower bound");
  }

  @Test
  void onceTheWindowIsOverAMissingEndIsAGapToo() {
    Progress progress =
        progress(
            "2025-01-01", fourYears(), year(2020, "300"), year(2021, "300"), year(2022, "300"));
    assertThat(progress.status()).isEqualTo("not_determined");
    assertThat(progress.reason()).contains("the actual is a lower bound");
  }

  @Test
  void aLowerBoundThatReachesTheTargetIsGoodNewsForCertain() {
    assertThat(progress("2025-01-01", fourYears(), year(2022, "1200")).status()).isEqualTo("met");
  }

  @ParameterizedTest
  @CsvSource({"proxy, 5000", "proxy, 1", "context, 5000"})
  void onlyADirectMeasureGivesAVerdict(String relation, String value) {
    Progress progress = progress("2021-01-01", fourYears().relation(relation), year(2020, value));
    assertThat(progress.status()).isEqualTo("not_determined");
    assertThat(progress.reason())
        .contains("no verdict: the measure is a " + relation + " of what was promised");
    assertThat(progress.actual()).contains(new BigDecimal(value));
  }

  @Test
  void whatNothingMeasuresIsNotDetermined() {
    Progress progress = progress("2021-01-01", fourYears().measure("none"));
    assertThat(progress.status()).isEqualTo("not_determined");
    assertThat(progress.reason()).contains("nothing published measures it");
    assertThat(progress.expectedLinear()).contains(new BigDecimal("300.616"));
  }

  @Test
  void anOpenWindowWithoutAnyPeriodIsNotDetermined() {
    Progress progress = progress("2021-01-01", fourYears());
    assertThat(progress.status()).isEqualTo("not_determined");
    assertThat(progress.coverageShare()).contains(0.0);
    assertThat(progress.reason()).contains("no period inside the window is measured yet");
  }

  @Test
  void periodsThatStraddleAnEndOfTheWindowAreNotCounted() {
    Progress progress =
        progress(
            "2025-01-01",
            fourYears(),
            Observed.value("2019-04-01", "2020-04-01", "1000", "JPY"),
            Observed.value("2020-04-01", "2021-04-01", "7", "JPY"),
            Observed.value("2023-04-01", "2024-04-01", "1000", "JPY"));
    assertThat(progress.actual()).contains(new BigDecimal("7"));
    assertThat(progress.actualThrough()).contains(LocalDate.parse("2021-04-01"));
  }

  @Test
  void aPeriodThatIsNotOverOnTheDayIsNotCounted() {
    Observation forecast = Observed.value("2020-01-01", "2021-01-01", "300", "JPY", "2020-06-01");
    assertThat(progress("2020-12-31", fourYears(), forecast).actual()).isEmpty();
    assertThat(progress("2021-01-01", fourYears(), forecast).actual())
        .contains(new BigDecimal("300"));
  }

  @Test
  void aPeriodRecordedTwiceIsCountedOnce() {
    Observation first = Observed.value("2020-01-01", "2021-01-01", "300", "JPY", "2021-02-01");
    Observation revised = Observed.value("2020-01-01", "2021-01-01", "310", "JPY", "2021-09-01");
    Progress progress = progress("2022-01-01", fourYears(), first, revised);
    assertThat(progress.actual()).contains(new BigDecimal("310"));
    assertThat(progress.coverageShare().orElseThrow()).isCloseTo(366 / 731.0, within(1e-15));
  }

  @Test
  void otherCurrenciesAreConvertedPeriodByPeriod(@TempDir Path folder) throws IOException {
    ExchangeRates rates =
        MonthlyRates.of(
            folder,
            """
            2020-01,JPY,100
            2020-02,JPY,110
            2020-03,JPY,120
            """);
    Commitment pledge = new Promise().measure(SERIES).window("2020-01-01", "2021-01-01").build();
    Progress progress =
        progress(
            "2020-04-01",
            rates,
            pledge,
            Observed.value("2020-01-01", "2020-02-01", "1.5", "USD"),
            Observed.value("2020-02-01", "2020-04-01", "2", "USD"));
    assertThat(progress.actual()).contains(new BigDecimal("380.000"));
    assertThat(progress.coverageShare()).contains(1.0);
  }

  @Test
  void aPeriodWithoutARateIsLeftOutAndNamed(@TempDir Path folder) throws IOException {
    ExchangeRates rates = MonthlyRates.of(folder, "2020-01,JPY,100\n");
    Commitment pledge = new Promise().measure(SERIES).window("2020-01-01", "2021-01-01").build();
    Progress progress =
        progress(
            "2020-03-01",
            rates,
            pledge,
            Observed.value("2020-01-01", "2020-02-01", "1", "USD"),
            Observed.value("2020-02-01", "2020-03-01", "2", "USD"));
    assertThat(progress.actual()).contains(new BigDecimal("100.000"));
    assertThat(progress.reason()).contains("no exchange rate USD to JPY for 2020-02-01");
    assertThat(progress.coverageShare().orElseThrow()).isCloseTo(31 / 60.0, within(1e-15));
  }

  @Test
  void withoutABaselineTheReasonSaysSo() {
    Progress progress = progress("2021-01-01", fourYears(), year(2020, "300"));
    assertThat(progress.attainmentOfIncrement()).isEmpty();
    assertThat(progress.reason())
        .contains("no attainment of the increment: no source states a baseline");
  }

  @Test
  void attainmentOfTheIncrementIsNegativeBelowTheBaseline() {
    Progress progress =
        progress("2021-01-01", fourYears().baseline("2019-01-01", "400"), year(2020, "300"));
    assertThat(progress.attainment()).contains(0.25);
    assertThat(progress.attainmentOfIncrement()).contains(-0.125);
  }

  @Test
  void aMonthlyBaselineYearGivesTheSeasonalExpectation() {
    Promise purchases = fourYears().window("2020-01-01", "2021-01-01").baseline("2019-01-01", "78");
    Progress progress = progress("2020-03-01", purchases, monthsOf2019());
    assertThat(progress.expectedSeasonal()).contains(new BigDecimal("46.154"));
    assertThat(progress.reason()).doesNotContain("seasonal");
  }

  @Test
  void theMonthsOfTheBaselineStartWhereTheWindowStarts() {
    Promise fiscal = fourYears().window("2020-04-01", "2021-04-01").baseline("2019-01-01", "78");
    Progress progress = progress("2020-05-01", fiscal, monthsOf2019());
    assertThat(progress.expectedSeasonal()).contains(new BigDecimal("61.538"));
  }

  /** January 1, February 2 … December 12: 78 in all. */
  private static Observation[] monthsOf2019() {
    List<Observation> months = new ArrayList<>();
    for (int m = 1; m <= 12; m++) {
      LocalDate start = LocalDate.of(2019, m, 1);
      months.add(
          Observed.value(
              start.toString(), start.plusMonths(1).toString(), String.valueOf(m), "JPY"));
    }
    return months.toArray(new Observation[0]);
  }

  @Test
  void withoutMonthsThereIsNoSeasonalExpectation() {
    Progress progress = progress("2021-01-01", fourYears(), year(2019, "200"), year(2020, "300"));
    assertThat(progress.expectedSeasonal()).isEmpty();
    assertThat(progress.reason())
        .contains("no seasonal expectation: the measure has no complete monthly baseline year");
  }

  @Test
  void allMonthsGiveNoSeasonalExpectationOfAYearAndAHalf() {
    Promise purchases = fourYears().window("2020-01-01", "2021-07-01").baseline("2019-01-01", "78");
    Progress progress = progress("2020-03-01", purchases, monthsOf2019());
    assertThat(progress.expectedSeasonal()).isEmpty();
    assertThat(progress.reason())
        .contains("no seasonal expectation: the window is not a whole number of years");
  }

  @Test
  void allMonthsGiveNoSeasonalExpectationOfAWindowThatOpensInsideOne() {
    Promise purchases = fourYears().window("2020-01-15", "2021-01-15");
    Progress progress = progress("2020-03-01", purchases, monthsOf2019());
    assertThat(progress.expectedSeasonal()).isEmpty();
    assertThat(progress.reason())
        .contains("no seasonal expectation: the window does not open on the first day of a month");
  }

  @Test
  void aTradeMeasureTakesItsValuesFromTheTrade() {
    Commitment pledge = fourYears().kind("trade").measure("trade:CHN:USA:import:1201+02").build();
    Ledger ledger = new Ledger(List.of(), List.of(pledge), List.of(), List.of());
    List<Measure.Trade> asked = new ArrayList<>();
    ProgressCalculator calculator =
        new ProgressCalculator(
            ledger,
            MonthlyRates.none(),
            LocalDate.parse("2021-01-01"),
            SECTORS,
            trade -> {
              asked.add(trade);
              return List.of(List.of(year(2020, "330")));
            });
    assertThat(calculator.progress(ledger.cases().get(0)).status()).isEqualTo("ahead");
    assertThat(asked)
        .containsOnly(new Measure.Trade("CHN", "USA", "import", List.of("1201", "02")));
  }

  /** Of two sources that state the same trade, in the order in which they are asked. */
  private static Progress traded(String asOf, List<Observation> first, List<Observation> second) {
    Commitment pledge = fourYears().kind("trade").measure("trade:CHN:USA:import:02").build();
    Ledger ledger = new Ledger(List.of(), List.of(pledge), List.of(), List.of());
    return new ProgressCalculator(
            ledger,
            MonthlyRates.none(),
            LocalDate.parse(asOf),
            SECTORS,
            trade -> List.of(first, second))
        .progress(ledger.cases().get(0));
  }

  @Test
  void aMonthOfOneSourceDoesNotSilenceTheYearsOfAnother() {
    Observation month = Observed.value("2019-01-01", "2019-02-01", "9", "JPY");
    Progress progress =
        traded("2022-01-01", List.of(month), List.of(year(2020, "300"), year(2021, "310")));
    assertThat(progress.actual()).contains(new BigDecimal("610"));
  }

  @Test
  void theSourceThatCoversMostDaysOfTheWindowSpeaks() {
    Observation quarter = Observed.value("2020-01-01", "2020-04-01", "9", "JPY");
    Progress progress = traded("2022-01-01", List.of(quarter), List.of(year(2020, "300")));
    assertThat(progress.actual()).contains(new BigDecimal("300"));
  }

  @Test
  void ofSourcesThatCoverAsManyDaysTheFirstSpeaks() {
    Progress progress =
        traded("2021-01-01", List.of(year(2020, "300")), List.of(year(2020, "301")));
    assertThat(progress.actual()).contains(new BigDecimal("300"));
  }

  @Test
  void aSourceInACurrencyWithoutARateCoversNothing() {
    Observation dollars = Observed.value("2020-01-01", "2021-01-01", "2", "USD");
    Progress progress = traded("2021-01-01", List.of(dollars), List.of(year(2020, "300")));
    assertThat(progress.actual()).contains(new BigDecimal("300"));
  }

  @Test
  void whatThePartiesSayStandsBesideTheStatusNotInPlaceOfIt() {
    Progress progress =
        progress(
            "2021-01-01",
            fourYears(),
            year(2020, "1"),
            Observed.claim("pledge", "invested", "2020-06-01"),
            Observed.claim("pledge", "exceeded", "2020-12-01"));
    assertThat(progress.status()).isEqualTo("behind");
    assertThat(progress.saidStatus()).isEqualTo("exceeded (self_declared, 2020-12-01)");
  }

  @Test
  void claimsOfOneDayStandBesideEachOther() {
    Progress progress =
        progress(
            "2021-01-01",
            fourYears(),
            Observed.claim("pledge", "signed", "2020-06-01"),
            Observed.claim("pledge", "exceeded", "2020-12-01"),
            Observed.claim("pledge", "invested", "2020-12-01"));
    assertThat(progress.saidStatus())
        .isEqualTo("exceeded (self_declared, 2020-12-01); invested (self_declared, 2020-12-01)");
  }

  @Test
  void withoutAClaimTheRungOfTheLadderStands() {
    assertThat(progress("2021-01-01", fourYears()).saidStatus())
        .isEqualTo("stated (self_declared)");
    assertThat(progress("2021-01-01", fourYears().saidByNobody()).saidStatus()).isEqualTo("stated");
  }
}
