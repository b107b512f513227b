package org.summitledger.report.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.Found.money;

import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.report.growth.GrowthDecomposition;
import org.summitledger.report.trade.ReportInputs;

class SectorTrackingSparkTest {
  /** 10 % a year before the window, 20 % after; the world 10 %; other sectors 30 % in all. */
  private static final String TRADE =
      """
      IND JPN import 87 FY2011 1000
      IND JPN import 87 FY2012 1500
      IND JPN import 87 FY2013 1210
      IND JPN import 87 FY2014 1452
      IND JPN import 87 FY2015 1742.4
      IND JPN import 84 FY2013 100
      IND JPN import 84 FY2014 150
      IND JPN import 30 FY2013 100
      IND JPN import 30 FY2014 110
      IND WLD import 87 FY2013 5000
      IND WLD import 87 FY2014 5500
      IND WLD import 87 FY2015 6050
      """;

  private static final String OTHER_SOURCES =
      """
      IND JPN import 87 2013-09 50 source=months
      IND JPN import 87 2013-10 100 source=months
      IND JPN import 87 2014-08 70 source=months
      IND JPN import 87 2014-09 60 source=months
      IND JPN import 87 2014-10 120 source=months
      IND JPN import 87 2015-08 77 source=months
      IND JPN import 87 2015-10 144 source=months
      IND JPN import 87 FY2014 100 source=short
      IND JPN import 87 FY2013 0 source=zero
      IND JPN import 87 FY2014 100 source=zero
      IND JPN import 87 FY2013 100 source=world_zero
      IND JPN import 87 FY2014 100 source=world_zero
      IND WLD import 87 FY2013 0 source=world_zero
      IND WLD import 87 FY2014 200 source=world_zero
      IND JPN import 87 FY2013 100 source=world_late
      IND JPN import 87 FY2014 100 source=world_late
      IND WLD import 87 FY2014 200 source=world_late
      IND JPN import 87 FY2011 0 source=zero_before
      IND JPN import 87 FY2013 100 source=zero_before
      IND JPN import 87 FY2014 110 source=zero_before
      IND JPN import 84 FY2013 0 source=zero_before
      IND JPN import 84 FY2014 10 source=zero_before
      IND WLD import 87 FY2013 300 source=zero_before
      IND WLD import 87 FY2014 330 source=zero_before
      IND JPN import 87 FY2013 100 source=rupees currency=INR
      IND JPN import 87 FY2014 200 source=rupees currency=INR
      IND WLD import 87 FY2014 800 source=rupees currency=INR
      IND JPN import 84 FY2013 30 source=rupees currency=INR
      IND JPN import 84 FY2014 60 source=rupees currency=INR
      JPN IND export 87 2025-07 1500 source=yen currency=JPY
      JPN IND export 87 2026-07 3200 source=yen currency=JPY
      JPN IND export 84 2025-07 3000 source=yen currency=JPY
      JPN IND export 84 2026-07 3200 source=yen currency=JPY
      JPN WLD export 87 2025-07 6000 source=yen currency=JPY
      JPN WLD export 87 2026-07 6400 source=yen currency=JPY
      JPN IND export 87 2003-07 900 source=old_yen currency=JPY
      JPN IND export 87 2025-07 1500 source=old_yen currency=JPY
      JPN IND export 87 2026-07 3200 source=old_yen currency=JPY
      IND JPN import 87 FY2014 3 source=two_currencies
      IND JPN import 87 FY2014 180 source=two_currencies currency=INR dataflow=rupees
      JPN IND export 87 2020 16000 source=japan currency=JPY dataflow=yen
      IND JPN import 87 2020 20000 source=india currency=JPY dataflow=yen
      IND JPN import 87 FY2013 100 source=schemes
      IND JPN import 870310 FY2014 90 source=schemes
      IND JPN import 87 FY2014 1 source=parties
      JPN IND export 87 2015 2 source=parties
      IND CHN import 87 FY2014 4 source=parties
      USA JPN import 87 2015 8 source=parties
      JPN IND export 87 FY2017 90 source=japan
      IND JPN import 87 FY2017 100 source=india
      IND JPN import 87 FY2016 100 source=india
      """;

  private static Found tracked;

  /** One night for all tests: many commitments, each with its own peculiarity. */
  @BeforeAll
  static void track() {
    tracked =
        Night.with(
                fiveYears("usual"),
                Promise.named("two_years").window("2014-09-01", "2015-09-01").sectors("vehicles"),
                fiveYears("to_chips").sectors("chips"),
                fiveYears("without_scope").sectors(),
                Promise.named("without_window").sectors("vehicles"),
                Promise.named("later").window("2026-07-02", "2031-07-02").sectors("vehicles"),
                fiveYears("stated_baseline").baselineFrom("2012-04-01"),
                fiveYears("unknown_baseline").baselineFrom("2012-01-01"),
                fiveYears("split").target("2000000", "JPY"))
            .scenario(Promise.assuming("assumed", "split", "vehicles", "0.2"))
            .scenario(Promise.assumingScope("scope", "without_scope", "vehicles"))
            .trade(TRADE + OTHER_SOURCES)
            .build(new SectorTracking());
  }

  private static Promise fiveYears(String id) {
    return Promise.named(id).window("2014-09-01", "2019-09-01").sectors("vehicles");
  }

  /** What a commitment has beside it in the annual source. */
  private static Found of(String commitment) {
    return tracked.where("commitment_id", commitment, "scenario", "stated", "source", "s");
  }

  private static Found usualIn(String source) {
    return tracked.where("commitment_id", "usual", "source", source);
  }

  private static Row vehicles(String period) {
    return of("usual").one("sector", "vehicles", "period", period);
  }

  @Test
  void theBaselineIsTheLastCompleteFiscalYearBeforeTheWindow() {
    Row row = vehicles("2015-16");

    assertThat(row.<Object>getAs("baseline_period_start")).isEqualTo(LocalDate.parse("2013-04-01"));
    assertThat(row.<Object>getAs("baseline_value")).isEqualTo(money("1210"));
  }

  @Test
  void theYearInWhichTheWindowOpensIsTheFirst() {
    Row row = vehicles("2014-15");

    assertThat(row.<Object>getAs("years_since")).isEqualTo(1L);
    assertThat(row.<Double>getAs("growth_since_baseline")).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void yearsBeforeTheWindowAreNotTracked() {
    assertThat(of("usual").where("sector", "vehicles").column("period"))
        .containsExactlyInAnyOrder("2014-15", "2015-16");
  }

  @Test
  void growthBeforeIsPerYearAndAsFarBackAsTheSourceGoes() {
    Row row = vehicles("2015-16");

    assertThat(row.<Object>getAs("years_before")).isEqualTo(2L);
    assertThat(row.<Double>getAs("cagr_before")).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void growthBeforeGoesNoFurtherBackThanTheWindowIsLong() {
    Row row = of("two_years").one("sector", "vehicles", "period", "2014-15");

    assertThat(row.<Object>getAs("years_before")).isEqualTo(1L);
    assertThat(row.<Double>getAs("cagr_before")).isCloseTo(1210.0 / 1500 - 1, within(1e-12));
  }

  @Test
  void accelerationIsGrowthSinceBeyondGrowthBefore() {
    Row row = vehicles("2015-16");

    assertThat(row.<Double>getAs("growth_since_baseline")).isCloseTo(0.44, within(1e-12));
    assertThat(row.<Double>getAs("cagr_since")).isCloseTo(0.2, within(1e-12));
    assertThat(row.<Double>getAs("acceleration")).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void theWorldIsTheYardstickOfTheSamePeriods() {
    Row row = vehicles("2015-16");

    assertThat(row.<Double>getAs("world_growth_since_baseline")).isCloseTo(0.21, within(1e-12));
    assertThat(row.<Double>getAs("excess_over_world")).isCloseTo(0.23, within(1e-12));
    assertThat(row.<Double>getAs("share_of_reporter")).isCloseTo(1742.4 / 6050, within(1e-12));
  }

  @Test
  void theWorldItselfIsNotTracked() {
    assertThat(of("usual").column("partner")).containsOnly("JPN");
  }

  @Test
  void sectorsOutsideTheScopeAreTheOtherYardstick() {
    Row row = vehicles("2014-15");

    assertThat(row.<Object>getAs("in_scope")).isEqualTo(true);
    assertThat(row.<Double>getAs("out_of_scope_growth")).isCloseTo(260.0 / 200 - 1, within(1e-12));
    assertThat(row.<Double>getAs("excess_over_out_of_scope")).isCloseTo(0.2 - 0.3, within(1e-12));
    assertThat(row.<Object>getAs("reason")).isNull();
  }

  @Test
  void withoutAnyValueOutsideTheScopeTheReasonSaysSo() {
    Row row = vehicles("2015-16");

    assertThat(row.<Object>getAs("out_of_scope_growth")).isNull();
    assertThat(row.<String>getAs("reason"))
        .isEqualTo("no sector out of scope has a value in both periods");
  }

  @Test
  void aCombinedSectorIsInScopeIfAPartOfItIs() {
    Found chips = of("to_chips");

    assertThat(chips.where("sector", "machines").column("in_scope")).containsOnly(true);
    assertThat(chips.where("sector", "vehicles").column("in_scope")).containsOnly(false);
  }

  @Test
  void aScopeThatAScenarioAssumesPartsSectorsAsAStatedOneDoes() {
    Row row =
        tracked
            .where("commitment_id", "without_scope", "scenario", "scope", "source", "s")
            .one("sector", "vehicles", "period", "2014-15");

    assertThat(row.<Object>getAs("in_scope")).isEqualTo(true);
    assertThat(row.<Double>getAs("out_of_scope_growth"))
        .isEqualTo(vehicles("2014-15").<Double>getAs("out_of_scope_growth"))
        .isNotNull();
  }

  @Test
  void withoutAStatedScopeNoSectorIsInOrOut() {
    Row row = of("without_scope").one("sector", "vehicles", "period", "2014-15");

    assertThat(row.<Object>getAs("in_scope")).isNull();
    assertThat(row.<Object>getAs("out_of_scope_growth")).isNull();
    assertThat(row.<String>getAs("reason")).isEqualTo("no source states a scope");
  }

  @Test
  void aSectorIsNotComparedWithOneOfAnotherSchemeThoughTheyShareAName() {
    Row row = usualIn("schemes").one("sector", "vehicles", "period", "2014-15");

    assertThat(row.<Object>getAs("baseline_value")).isNull();
    assertThat(row.<Object>getAs("growth_since_baseline")).isNull();
    assertThat(row.<Object>getAs("out_of_scope_growth")).isNull();
    assertThat(row.<String>getAs("reason"))
        .contains("sectors are of scheme HS2 in the figure of 2013-04-01 and of HS6 in this one");
  }

  @Test
  void withoutAWindowOneRowSaysSo() {
    Row row = of("without_window").one("sector", "vehicles");

    assertThat(row.<String>getAs("period")).isEqualTo("2015-16");
    assertThat(row.<String>getAs("reason")).isEqualTo("no source states a window");
    assertThat(row.<Object>getAs("growth_since_baseline")).isNull();
  }

  @Test
  void aWindowAfterTheDataEndHasOneRowThatSaysSo() {
    Row row = of("later").one("sector", "vehicles");

    assertThat(row.<String>getAs("reason"))
        .isEqualTo("the source ends on 2016-03-31, before the window opens on 2026-07-02");
    assertThat(row.<Object>getAs("baseline_period_start")).isNull();
  }

  @Test
  void aMonthIsComparedWithTheSameMonthBeforeTheWindow() {
    Found vehicles = usualIn("months").where("sector", "vehicles");
    assertThat(vehicles.column("period"))
        .containsExactlyInAnyOrder("2014-09", "2014-10", "2015-08", "2015-10");
    assertThat(vehicles.one("period", "2015-08").<Object>getAs("baseline_value"))
        .isEqualTo(money("70"));
    Row october = vehicles.one("period", "2015-10");
    assertThat(october.<Object>getAs("baseline_value")).isEqualTo(money("100"));
    assertThat(october.<Double>getAs("cagr_since")).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void aStatedBaselineTakesThePlaceOfTheUsualOne() {
    Row row = of("stated_baseline").one("sector", "vehicles", "period", "2014-15");

    assertThat(row.<Object>getAs("baseline_value")).isEqualTo(money("1500"));
    assertThat(row.<Object>getAs("years_since")).isEqualTo(2L);
  }

  @Test
  void aStatedBaselineThatTheSourceDoesNotHoldIsNotUsed() {
    Row row = of("unknown_baseline").one("sector", "vehicles", "period", "2014-15");

    assertThat(row.<Object>getAs("baseline_value")).isEqualTo(money("1210"));
  }

  @Test
  void withoutABaselineThereIsNoGrowthAndTheReasonNamesThePeriod() {
    Row row = usualIn("short").one("sector", "vehicles");

    assertThat(row.<Object>getAs("growth_since_baseline")).isNull();
    assertThat(row.<String>getAs("reason"))
        .contains("the source holds no value in USD for the baseline period from 2013-04-01")
        .contains("the source holds no world value in USD for the period");
  }

  @Test
  void aBaselineOfZeroHasNoGrowth() {
    Row row = usualIn("zero").one("sector", "vehicles");

    assertThat(row.<Object>getAs("growth_since_baseline")).isNull();
    assertThat(row.<String>getAs("reason")).contains("no growth: the base is not above zero");
  }

  @Test
  void aWorldBaselineOfZeroIsThereButHasNoGrowth() {
    Row row = usualIn("world_zero").one("sector", "vehicles");

    assertThat(row.<Object>getAs("world_growth_since_baseline")).isNull();
    assertThat(row.<String>getAs("reason"))
        .contains("no growth of the world: the base is not above zero")
        .doesNotContain("no world value");
  }

  @Test
  void aWorldThatTheBaselinePeriodLacksIsNamed() {
    Row row = usualIn("world_late").one("sector", "vehicles");

    assertThat(row.<Double>getAs("share_of_reporter")).isEqualTo(0.5);
    assertThat(row.<String>getAs("reason"))
        .contains("the source holds no world value in USD for the baseline period from 2013-04-01")
        .doesNotContain("world value for the period");
  }

  @Test
  void growthBeforeFromZeroAndGrowthOutOfScopeFromZeroHaveTheirReasons() {
    Row row = usualIn("zero_before").one("sector", "vehicles");

    assertThat(row.<Object>getAs("cagr_before")).isNull();
    assertThat(row.<Object>getAs("acceleration")).isNull();
    assertThat(row.<Object>getAs("excess_over_out_of_scope")).isNull();
    assertThat(row.<String>getAs("reason"))
        .isEqualTo(
            "no growth a year before: the base is not above zero;"
                + " no growth out of scope: the base is not above zero");
  }

  @Test
  void beforeTheWindowAShareWithoutAWorldHasItsReasonToo() {
    Row row = tracked.where("commitment_id", "later", "source", "short").one("sector", "vehicles");

    assertThat(row.<Object>getAs("share_of_reporter")).isNull();
    assertThat(row.<String>getAs("reason"))
        .isEqualTo(
            "the source ends on 2015-03-31, before the window opens on 2026-07-02;"
                + " the source holds no world value in USD for the period");
  }

  @Test
  void growthIsInDollarsWhateverTheSourceStates() {
    Row row =
        tracked
            .where("commitment_id", "later", "source", "yen")
            .one("sector", "vehicles", "period", "2026-07");

    assertThat(row.<Object>getAs("currency")).isEqualTo("JPY");
    assertThat(row.<Object>getAs("baseline_value")).isEqualTo(money("1500"));
    assertThat(row.<Object>getAs("value")).isEqualTo(money("3200"));
    assertThat(row.<Double>getAs("growth_since_baseline")).isEqualTo(1);
    assertThat(row.<Double>getAs("world_growth_since_baseline")).isZero();
    assertThat(row.<Double>getAs("out_of_scope_growth")).isZero();
    assertThat(row.<Double>getAs("share_of_reporter")).isEqualTo(0.5);
  }

  @Test
  void withoutARateThereIsNoGrowthButAShare() {
    Row row = usualIn("rupees").one("sector", "vehicles");

    assertThat(row.<Object>getAs("value")).isEqualTo(money("200"));
    assertThat(row.<Object>getAs("baseline_value")).isEqualTo(money("100"));
    assertThat(row.<Object>getAs("growth_since_baseline")).isNull();
    assertThat(row.<Double>getAs("share_of_reporter")).isEqualTo(0.25);
    assertThat(row.<String>getAs("reason"))
        .isEqualTo(
            "no exchange rate of INR for 2014-04; no exchange rate of INR for 2013-04;"
                + " no growth out of scope: no exchange rate of INR for 2014-04");
  }

  @Test
  void growthInDollarsIsThatOfGrowthDecomposition() {
    ReportInputs inputs =
        Night.with(Promise.named("later").window("2026-07-02", "2031-07-02"))
            .trade(OTHER_SOURCES)
            .inputs();
    Row told =
        Night.build(new GrowthDecomposition(), inputs)
            .one(
                "source", "yen",
                "partner", "IND",
                "sector", "vehicles",
                "product", "all",
                "currency", "USD",
                "component", "nominal_growth_factor");
    Row tracked =
        Night.build(new SectorTracking(), inputs)
            .where("source", "yen")
            .one("sector", "vehicles", "period", "2026-07");

    assertThat(tracked.<Double>getAs("growth_since_baseline"))
        .isCloseTo(told.<Double>getAs("value") - 1, within(1e-15));
  }

  /** The rate of July is known from August on. */
  @Test
  void growthComesWithTheRateOfTheMonth() {
    Row row =
        Night.with(Promise.named("later").window("2026-07-02", "2031-07-02"))
            .asOf("2026-07-31")
            .trade(OTHER_SOURCES)
            .build(new SectorTracking())
            .where("source", "yen")
            .one("sector", "vehicles", "period", "2026-07");

    assertThat(row.<Double>getAs("share_of_reporter")).isEqualTo(0.5);
    assertThat(row.<Object>getAs("growth_since_baseline")).isNull();
    assertThat(row.<String>getAs("reason")).startsWith("no exchange rate of JPY for 2026-07; ");
  }

  @Test
  void growthBeforeBeginsWhereRatesDo() {
    Row row =
        tracked
            .where("commitment_id", "later", "source", "old_yen")
            .one("sector", "vehicles", "period", "2026-07");

    assertThat(row.<Object>getAs("years_before")).isNull();
    assertThat(row.<String>getAs("reason"))
        .contains(
            "the source holds no like period before the baseline whose exchange rates are known");
  }

  @Test
  void twoCurrenciesOfASourceAreTwoRows() {
    Found rows = usualIn("two_currencies").where("sector", "vehicles");

    assertThat(rows.one("currency", "USD").<Object>getAs("value")).isEqualTo(money("3"));
    assertThat(rows.one("currency", "INR").<Object>getAs("value")).isEqualTo(money("180"));
  }

  @Test
  void aRangeIsInTheCurrencyThatBothSidesState() {
    Row row = usualIn("japan").one("sector", "vehicles", "currency", "JPY");

    assertThat(row.<Object>getAs("value_low")).isEqualTo(money("16000"));
    assertThat(row.<Object>getAs("value_high")).isEqualTo(money("19047.619"));
  }

  @Test
  void whatCannotBeObservedSaysWhy() {
    Row defence = of("usual").one("sector", "defence_equipment", "period", "2014-15");

    assertThat(defence.<Object>getAs("value")).isNull();
    assertThat(defence.<Object>getAs("measure_relation")).isEqualTo("not_observable");
    assertThat(defence.<String>getAs("reason"))
        .isEqualTo("not observable: the statistics hold no defence goods");
  }

  @Test
  void moneyIsPledgedForASectorOnlyWhereAScenarioSaysSo() {
    Found year = tracked.where("commitment_id", "split", "source", "s", "period", "2014-15");
    Row assumed = year.one("scenario", "assumed", "sector", "vehicles");
    assertThat(assumed.<Object>getAs("pledged_value")).isEqualTo(money("400000"));
    assertThat(assumed.<Object>getAs("pledged_unit")).isEqualTo("JPY");
    assertThat(year.one("scenario", "assumed", "sector", "machines").<Object>getAs("pledged_value"))
        .isNull();
    assertThat(year.one("scenario", "stated", "sector", "vehicles").<Object>getAs("pledged_value"))
        .isNull();
  }

  @Test
  void aShareOfADoublingIsNoMoney() {
    Row row =
        Night.with(fiveYears("doubling").target("2", "times_baseline"))
            .scenario(Promise.assuming("assumed", "doubling", "vehicles", "0.2"))
            .trade("IND JPN import 87 FY2014 100")
            .build(new SectorTracking())
            .one("scenario", "assumed", "sector", "vehicles");

    assertThat(row.<Object>getAs("pledged_value")).isNull();
    assertThat(row.<Object>getAs("pledged_unit")).isNull();
  }

  @Test
  void bothPartiesStatisticsAreShownAndNobodyElses() {
    assertThat(usualIn("parties").where("sector", "vehicles").column("value"))
        .containsExactlyInAnyOrder(money("1"), money("2"));
  }

  @Test
  void theRangeIsWhatBothSidesSayAtFobOverAllMargins() {
    Row india = usualIn("india").one("sector", "vehicles", "period", "2017-18");
    Row japan = usualIn("japan").one("sector", "vehicles", "period", "2017-18");

    assertThat(india.<Object>getAs("value_low")).isEqualTo(money("80"));
    assertThat(india.<Object>getAs("value_high")).isEqualTo(money("95.238"));
    assertThat(japan.<Object>getAs("value_low")).isEqualTo(money("80"));
    assertThat(japan.<Object>getAs("value_high")).isEqualTo(money("95.238"));
  }

  @Test
  void oneSideAloneHasNoRange() {
    Row row = usualIn("india").one("sector", "vehicles", "period", "2016-17");

    assertThat(row.<Object>getAs("value")).isEqualTo(money("100"));
    assertThat(row.<Object>getAs("value_low")).isNull();
    assertThat(row.<Object>getAs("value_high")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2014-15, 'blank products: 0 in the period, 1 in the baseline period'",
    "2015-16, 'blank products: 1 in the period, 1 in the baseline period'"
  })
  void growthOverABlankProductSaysSo(String period, String reason) {
    Row row =
        Night.with(fiveYears("usual"))
            .trade(
                """
                IND JPN import 86 FY2013 -
                IND JPN import 87 FY2013 100
                IND JPN import 86 FY2014 40
                IND JPN import 87 FY2014 90
                IND JPN import 86 FY2015 -
                IND JPN import 87 FY2015 90
                IND WLD import 87 FY2012 500
                IND WLD import 87 FY2013 500
                IND WLD import 87 FY2014 500
                IND WLD import 87 FY2015 500
                IND JPN import 87 FY2012 80
                IND JPN import 84 FY2013 1
                IND JPN import 84 FY2014 1
                IND JPN import 84 FY2015 1
                """)
            .build(new SectorTracking())
            .one("sector", "vehicles", "period", period);

    assertThat(row.<Object>getAs("growth_since_baseline")).isNotNull();
    assertThat(row.<String>getAs("reason")).isEqualTo(reason);
  }

  @Test
  void growthFromABaselineThatWeightsDividedIsAProxy() {
    Found found =
        Night.with(Promise.named("chips").window("2018-01-01", "2023-01-01").sectors("chips"))
            .withWeights()
            .trade(
                """
                IND JPN import 854201 2017 10 revision=HS2017
                IND JPN import 854203 2018 4 revision=HS2022
                IND JPN import 854203 2019 5 revision=HS2022
                """)
            .build(new SectorTracking());
    Row row = found.one("sector", "chips", "period", "2019");
    assertThat(row.<Object>getAs("growth_since_baseline")).isNotNull();
    assertThat(row.<String>getAs("measure_relation")).isEqualTo("proxy");
  }
}
