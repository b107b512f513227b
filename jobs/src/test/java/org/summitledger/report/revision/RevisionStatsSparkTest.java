package org.summitledger.report.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.Found.money;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.report.Night;

class RevisionStatsSparkTest {
  private static Found stats;

  /** Each July is known in August, and again a year later. */
  @BeforeAll
  static void build() {
    stats =
        Night.with()
            .release(
                "2018-08-15",
                """
                IND JPN import 84 2018-07 100
                IND CHN import 84 2018-07 40
                """)
            .release(
                "2019-08-20",
                """
                IND JPN import 84 2018-07 106
                IND JPN import 84 2019-07 200
                """)
            .release(
                "2020-08-18",
                """
                IND JPN import 84 2018-07 106
                IND JPN import 84 2019-07 198
                IND JPN import 84 2020-07 300
                """)
            .build(new RevisionStats());
  }

  private static Row japan(String maturity) {
    return stats.one("partner", "JPN", "sector", "machines", "maturity_months", maturity);
  }

  @Test
  void aRevisionIsFromTheFigureOfAnAgeToTheLatestOne() {
    Row first = japan("0");

    assertThat(first.<Object>getAs("periods")).as("of 2018 and 2019").isEqualTo(2L);
    assertThat(first.<Object>getAs("mean_revision")).isEqualTo(money("2"));
    assertThat(first.<Object>getAs("mean_absolute_revision")).isEqualTo(money("4"));
    assertThat(first.<Object>getAs("smallest_revision")).isEqualTo(money("-2"));
    assertThat(first.<Object>getAs("largest_revision")).isEqualTo(money("6"));
    assertThat(first.<Object>getAs("standard_deviation")).isEqualTo(money("5.657"));
  }

  @Test
  void relativeRevisionsAreSumsBesideTheFiguresRevised() {
    assertThat(japan("0").<Double>getAs("relative_mean_revision"))
        .isCloseTo(4.0 / 300, within(1e-15));
    assertThat(japan("0").<Double>getAs("relative_mean_absolute_revision"))
        .isCloseTo(8.0 / 300, within(1e-15));
  }

  @Test
  void revisionsAreCountedByTheirDirection() {
    assertThat(japan("0").<Object>getAs("periods_revised")).isEqualTo(2L);
    assertThat(japan("0").<Object>getAs("periods_revised_up")).isEqualTo(1L);
  }

  @Test
  void aFigureThatStoodIsARevisionOfZero() {
    Row confirmed = japan("12");

    assertThat(confirmed.<Object>getAs("periods")).isEqualTo(1L);
    assertThat(confirmed.<Object>getAs("periods_revised")).isEqualTo(0L);
    assertThat(confirmed.<Object>getAs("mean_revision")).isEqualTo(money("0"));
    assertThat(confirmed.<Object>getAs("standard_deviation")).isNull();
  }

  @Test
  void whatIsMissingHasAReason() {
    assertThat(japan("0").<String>getAs("reason")).isNull();
    assertThat(japan("12").<String>getAs("reason"))
        .isEqualTo("one period has no standard deviation");
  }

  @Test
  void aFigureIsNotComparedWithItself() {
    assertThat(stats.where("partner", "JPN", "maturity_months", "24").rows()).isEmpty();
  }

  @Test
  void whatWasDeletedIsCountedAndInNoMean() {
    Row china = stats.one("partner", "CHN", "maturity_months", "0");

    assertThat(china.<Object>getAs("periods_deleted")).isEqualTo(1L);
    assertThat(china.<Object>getAs("periods")).isEqualTo(0L);
    assertThat(china.<Object>getAs("mean_revision")).isNull();
    assertThat(china.<Object>getAs("relative_mean_revision")).isNull();
  }

  @Test
  void withoutASecondReleaseThereAreNone() {
    assertThat(
            Night.with()
                .release("2018-08-15", "IND JPN import 84 2018-07 100")
                .build(new RevisionStats())
                .rows())
        .isEmpty();
  }

  @Test
  void ofSeveralReleasesInOneMonthTheFirstFigureCounts() {
    Row once =
        Night.with()
            .release("2018-08-01", "IND JPN import 84 2018-07 -")
            .release("2018-08-02", "IND JPN import 84 2018-07 100")
            .release("2018-08-20", "IND JPN import 84 2018-07 103")
            .release("2018-11-01", "IND JPN import 84 2018-07 110")
            .build(new RevisionStats())
            .one("partner", "JPN", "sector", "machines", "maturity_months", "0");

    assertThat(once.<Object>getAs("periods")).isEqualTo(1L);
    assertThat(once.<Object>getAs("mean_revision")).isEqualTo(money("10"));
  }

  @Test
  void aFigureThatWasBlankFirstHasNoRevisionAndTheReasonSaysSo() {
    Row first =
        Night.with()
            .release("2018-08-15", "IND JPN import 84 2018-07 -")
            .release("2019-08-20", "IND JPN import 84 2018-07 106")
            .build(new RevisionStats())
            .one("partner", "JPN", "sector", "machines", "maturity_months", "0");

    assertThat(first.<Object>getAs("periods")).isEqualTo(0L);
    assertThat(first.<Object>getAs("reason"))
        .isEqualTo("the source is blank at that age, or in the latest release");
  }
}
