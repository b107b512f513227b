package org.summitledger.report.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.Found.money;

import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.trade.DriverMemory;

class SectorGrowthSparkTest {
  private static final String NO_YEAR_BEFORE =
      "the source holds no value for the like period of the year before";

  private static final String TWO_YEARS =
      """
      IND JPN import 84 FY2014 100
      IND JPN import 87 FY2014 100
      IND JPN import 30 FY2014 300
      IND JPN import 84 FY2015 150
      IND JPN import 87 FY2015 90
      IND JPN import 30 FY2015 360
      """;

  private static Found twoYears;
  private static Found julys;

  @BeforeAll
  static void build() {
    twoYears = growth(TWO_YEARS);
    julys = julys();
  }

  private static Found growth(String trade) {
    return Night.with().trade(trade).build(new SectorGrowth());
  }

  @Test
  void growthIsOverTheYearBefore() {
    Row machines = twoYears.one("sector", "machines", "period", "2015-16");

    assertThat(machines.<Object>getAs("value")).isEqualTo(money("150"));
    assertThat(machines.<Object>getAs("previous_value")).isEqualTo(money("100"));
    assertThat(machines.<Double>getAs("growth")).isEqualTo(0.5);
    assertThat(machines.<Object>getAs("reason")).isNull();
  }

  @Test
  void theFirstYearHasNoGrowthAndSaysWhy() {
    Row first = twoYears.one("sector", "machines", "period", "2014-15");

    assertThat(first.<Object>getAs("growth")).isNull();
    assertThat(first.<Object>getAs("reason")).isEqualTo(NO_YEAR_BEFORE);
  }

  @Test
  void aGapInTheYearsIsNotJumped() {
    Row after =
        growth(
                """
                IND JPN import 87 FY2014 100
                IND JPN import 87 FY2016 120
                """)
            .one("sector", "vehicles", "period", "2016-17");

    assertThat(after.<Object>getAs("previous_value")).isNull();
    assertThat(after.<Object>getAs("growth")).isNull();
    assertThat(after.<Object>getAs("reason")).isEqualTo(NO_YEAR_BEFORE);
  }

  @Test
  void fiscalYearsAndCalendarYearsAreNeverCompared() {
    Found growth =
        growth(
            """
            IND JPN import 87 2014 100
            IND JPN import 87 FY2015 200
            IND JPN import 87 2016 300
            """);

    assertThat(growth.where("sector", "vehicles").column("growth")).containsOnlyNulls();
  }

  @Test
  void aMonthIsComparedWithTheSameMonth() {
    Row july =
        growth(
                """
                IND JPN import 87 2014-07 100
                IND JPN import 87 2015-06 500
                IND JPN import 87 2015-07 120
                """)
            .one("sector", "vehicles", "period", "2015-07");

    assertThat(july.<Object>getAs("previous_value")).isEqualTo(money("100"));
    assertThat(july.<Double>getAs("growth")).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void growthFromZeroHasNoMeaning() {
    Row after =
        growth(
                """
                IND JPN import 87 FY2014 0
                IND JPN import 87 FY2015 5
                """)
            .one("sector", "vehicles", "period", "2015-16");

    assertThat(after.<Object>getAs("growth")).isNull();
    assertThat(after.<Object>getAs("reason"))
        .isEqualTo("the value of the year before is not above zero");
  }

  @Test
  void sectorsOfTwoSchemesAreNotComparedThoughTheyShareAName() {
    Found growth =
        growth(
            """
            IND JPN import 87 2017 100
            IND JPN import 870310 2018 90
            """);
    Row now = growth.one("sector", "vehicles", "period", "2018");
    assertThat(now.<Object>getAs("growth")).isNull();
    assertThat(now.<Object>getAs("previous_value")).isNull();
    assertThat(now.<Object>getAs("contribution_to_growth")).isNull();
    assertThat(now.<String>getAs("reason"))
        .isEqualTo("sectors are of scheme HS2 in the year before and of HS6 in the period");
  }

  @Test
  void whereAllSectorsAreZeroNoneHasAShareAndTheReasonSaysSo() {
    Row now =
        growth("IND JPN import 87 2017 100\nIND JPN import 87 2018 0\n")
            .one("sector", "vehicles", "period", "2018");
    assertThat(now.<Object>getAs("share_of_total")).isNull();
    assertThat(now.<String>getAs("reason"))
        .isEqualTo("all sectors together are zero, so that none has a share");
  }

  @Test
  void aBlankHasNoGrowthAndIsNotZero() {
    Row blank =
        growth(
                """
                IND JPN import 87 FY2014 5
                IND JPN import 87 FY2015 -
                """)
            .one("sector", "vehicles", "period", "2015-16");

    assertThat(blank.<Object>getAs("value")).isNull();
    assertThat(blank.<Object>getAs("growth")).isNull();
    assertThat(blank.<Object>getAs("reason")).isEqualTo("the source is blank");
  }

  private static final String BLANK_IN_2015 =
      """
      IND JPN import 86 FY2014 80
      IND JPN import 87 FY2014 100
      IND JPN import 86 FY2015 -
      IND JPN import 87 FY2015 90
      IND JPN import 86 FY2016 45
      IND JPN import 87 FY2016 90
      """;

  @Test
  void aBlankProductLeavesTheTotalAsPublishedAndIsCounted() {
    Row year = growth(BLANK_IN_2015).one("sector", "vehicles", "period", "2015-16");

    assertThat(year.<Object>getAs("value")).isEqualTo(money("90"));
    assertThat(year.<Double>getAs("growth")).isEqualTo(-0.5);
    assertThat(year.<Object>getAs("products_counted")).isEqualTo(1L);
    assertThat(year.<Object>getAs("products_blank")).isEqualTo(1L);
  }

  @ParameterizedTest
  @CsvSource({
    "2015-16, 'blank products: 1 in the period, 0 in the year before'",
    "2016-17, 'blank products: 0 in the period, 1 in the year before'"
  })
  void growthOverABlankProductSaysSo(String period, String reason) {
    Row year = growth(BLANK_IN_2015).one("sector", "vehicles", "period", period);

    assertThat(year.<Object>getAs("growth")).isNotNull();
    assertThat(year.<String>getAs("reason")).isEqualTo(reason);
  }

  @Test
  void whatCannotBeObservedSaysWhyInsteadOfZero() {
    Row defence = twoYears.one("sector", "defence_equipment", "period", "2015-16");

    assertThat(defence.<Object>getAs("value")).isNull();
    assertThat(defence.<Object>getAs("reason"))
        .isEqualTo("not observable: the statistics hold no defence goods");
  }

  @Test
  void sharesOfACellAddUpToOne() {
    Found year = twoYears.where("period", "2015-16");

    assertThat(sum(year, "share_of_total")).isCloseTo(1.0, within(1e-12));
    assertThat(year.one("sector", "machines").<Double>getAs("share_of_total")).isEqualTo(0.25);
  }

  @Test
  void contributionsAddUpToTheGrowthOfTheTotal() {
    Found year = twoYears.where("period", "2015-16");

    assertThat(sum(year, "contribution_to_growth")).isCloseTo(600.0 / 500 - 1, within(1e-12));
    assertThat(year.one("sector", "vehicles").<Double>getAs("contribution_to_growth"))
        .isCloseTo(-10.0 / 500, within(1e-15));
  }

  @Test
  void partnersAndSourcesAreComparedWithThemselvesOnly() {
    Found growth =
        growth(
            """
            IND CHN import 87 FY2014 100
            IND JPN import 87 FY2015 200
            IND CHN import 87 FY2015 300 source=another
            """);

    assertThat(growth.where("sector", "vehicles").column("growth")).containsOnlyNulls();
  }

  @Test
  void scalingAllMoneyByTenLeavesEveryRatio() {
    String tenfold =
        Pattern.compile("(\\d+)$", Pattern.MULTILINE).matcher(TWO_YEARS).replaceAll("$10");
    Found ten = growth(tenfold);

    assertThat(ten.one("sector", "machines", "period", "2015-16").<Object>getAs("value"))
        .isEqualTo(money("1500"));
    for (String ratio : new String[] {"growth", "share_of_total", "contribution_to_growth"}) {
      for (Row row : twoYears.rows()) {
        Row same = ten.one("sector", row.getAs("sector"), "period", row.getAs("period"));
        assertThat(same.<Object>getAs(ratio)).as(ratio).isEqualTo(row.<Object>getAs(ratio));
      }
    }
  }

  /** Each July is known in August; the first one was revised before the second was known. */
  private static Found julys() {
    return releasesOfJulys().build(new SectorGrowth());
  }

  private static Night releasesOfJulys() {
    return Night.with()
        .release(
            "2018-08-15",
            """
            IND JPN import 87 2018-07 100
            IND JPN import 84 2018-07 50
            """)
        .release("2019-03-15", "IND JPN import 87 2018-07 125")
        .release(
            "2019-08-20",
            """
            IND JPN import 87 2019-07 150
            IND JPN import 30 2019-07 7
            """)
        .release(
            "2019-11-15",
            """
            IND JPN import 87 2019-07 175
            IND JPN import 30 2019-07 7
            """);
  }

  @Test
  void whatDoesNotFitOnTheDriverIsMadeByTasksAndIsTheSame() {
    SectorGrowth byTasks = new SectorGrowth(new DriverMemory(0));

    assertThat(releasesOfJulys().build(byTasks).rows())
        .containsExactlyInAnyOrderElementsOf(julys.rows());
    assertThat(Night.with().trade(TWO_YEARS).build(byTasks).rows())
        .containsExactlyInAnyOrderElementsOf(twoYears.rows());
  }

  @Test
  void growthAtTheSameMaturityComparesBothYearsAsFirstKnown() {
    Row july = julys.one("sector", "vehicles", "period", "2019-07");

    assertThat(july.<Object>getAs("maturity_months")).isEqualTo(0L);
    assertThat(july.<Object>getAs("first_value")).isEqualTo(money("150"));
    assertThat(july.<Object>getAs("previous_value_same_maturity")).isEqualTo(money("100"));
    assertThat(july.<Double>getAs("growth_same_maturity")).isEqualTo(0.5);
  }

  @Test
  void ordinaryGrowthIsThatOfTheLatestFigures() {
    assertThat(julys.one("sector", "vehicles", "period", "2019-07").<Double>getAs("growth"))
        .isCloseTo(175.0 / 125 - 1, within(1e-15));
  }

  @Test
  void aSectorThatTheYearBeforeLackedAtThatAgeHasNoGrowthAtTheSameMaturity() {
    Row july = julys.one("sector", "other", "period", "2019-07");

    assertThat(july.<Object>getAs("first_value")).isNotNull();
    assertThat(july.<Object>getAs("previous_value_same_maturity")).isNull();
    assertThat(july.<Object>getAs("growth_same_maturity")).isNull();
  }

  @Test
  void whatOnlyEarlierReleasesHeldAddsNoRow() {
    assertThat(julys.where("sector", "machines").rows()).isEmpty();
  }

  @Test
  void yearsOfOneReleaseAreOfDifferentAges() {
    Found years =
        Night.with()
            .release(
                "2020-06-30",
                """
                IND JPN import 87 2018 100
                IND JPN import 87 2019 150
                """)
            .build(new SectorGrowth());

    assertThat(years.column("growth_same_maturity")).isNotEmpty().containsOnlyNulls();
    assertThat(years.column("maturity_months")).containsOnlyNulls();
  }

  private static double sum(Found rows, String column) {
    return rows.column(column).stream().filter(v -> v != null).mapToDouble(v -> (double) v).sum();
  }
}
