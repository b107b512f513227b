package org.summitledger.report.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.Found.money;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.trade.DriverMemory;

class RevisionsSparkTest {
  private static final String FIRST =
      """
      IND JPN import 84 2018 100
      IND JPN import 87 2018 50
      IND CHN import 84 2018 70
      IND KOR import 84 2018 -
      """;

  private static Found three;

  @BeforeAll
  static void build() {
    three = releases().build(new Revisions());
  }

  private static Night releases() {
    return Night.with()
        .release("2019-06-30", FIRST)
        .release(
            "2020-06-30",
            """
            IND JPN import 84 2018 110
            IND JPN import 87 2018 50
            IND KOR import 84 2018 5
            IND USA import 84 2018 8
            IND JPN import 84 2019 200
            """)
        .release(
            "2021-06-30",
            """
            IND JPN import 84 2018 104
            IND JPN import 87 2018 50
            IND CHN import 84 2018 71
            IND KOR import 84 2018 5
            IND USA import 84 2018 8
            IND JPN import 84 2019 200
            """);
  }

  private static Row at(String partner, String sector, String period, String knownFrom) {
    return three.one(
        "partner", partner, "sector", sector, "period", period, "known_from", knownFrom);
  }

  @Test
  void whatDoesNotFitOnTheDriverIsMadeByTasksAndIsTheSame() {
    DriverMemory none = new DriverMemory(0);

    assertThat(releases().build(new Revisions(none)).rows())
        .containsExactlyInAnyOrderElementsOf(three.rows());
    assertThat(releases().build(new RevisionStats(none)).rows())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(releases().build(new RevisionStats()).rows());
  }

  @Test
  void eachReleaseOfAPeriodThatWasRevisedIsARow() {
    Found japan = three.where("partner", "JPN", "period", "2018");

    assertThat(japan.column("known_from"))
        .extracting(String::valueOf)
        .containsExactlyInAnyOrder("2019-06-30", "2020-06-30", "2021-06-30");
    assertThat(japan.column("sector")).containsOnly("machines");
  }

  @Test
  void aRevisionIsTheReleaseMinusTheOneBefore() {
    Row second = at("JPN", "machines", "2018", "2020-06-30");

    assertThat(second.<Object>getAs("release")).isEqualTo(2L);
    assertThat(second.<Object>getAs("value")).isEqualTo(money("110"));
    assertThat(second.<Object>getAs("previous_value")).isEqualTo(money("100"));
    assertThat(second.<Object>getAs("revision")).isEqualTo(money("10"));
    assertThat(second.<Object>getAs("reason")).isNull();
    assertThat(at("JPN", "machines", "2018", "2021-06-30").<Object>getAs("revision"))
        .isEqualTo(money("-6"));
  }

  @Test
  void theDifferenceIsLatestMinusFirstInEveryRow() {
    Found japan = three.where("partner", "JPN", "period", "2018");

    assertThat(japan.column("first_value")).containsOnly(money("100"));
    assertThat(japan.column("latest_value")).containsOnly(money("104"));
    assertThat(japan.column("difference")).containsOnly(money("4"));
  }

  @Test
  void whatIsTheSameInAllReleasesIsNotListed() {
    assertThat(three.where("sector", "vehicles").rows()).isEmpty();
  }

  @Test
  void theFirstReleaseNeitherAppearedNorWasRevised() {
    Row first = at("JPN", "machines", "2018", "2019-06-30");

    assertThat(first.<Object>getAs("appeared")).isEqualTo(false);
    assertThat(first.<Object>getAs("revision")).isNull();
    assertThat(first.<Object>getAs("reason")).isEqualTo("the first release of the period");
  }

  @Test
  void aPartnerThatComesLaterAppears() {
    Row usa = at("USA", "machines", "2018", "2020-06-30");

    assertThat(usa.<Object>getAs("appeared")).isEqualTo(true);
    assertThat(usa.<Object>getAs("first_value")).isEqualTo(money("8"));
    assertThat(usa.<Object>getAs("reason")).isEqualTo("the release before does not hold it");
  }

  @Test
  void aPeriodThatIsNewInARereleaseAppears() {
    Row year = at("JPN", "machines", "2019", "2020-06-30");

    assertThat(year.<Object>getAs("appeared")).isEqualTo(true);
    assertThat(year.<Object>getAs("release")).isEqualTo(1L);
    assertThat(year.<Object>getAs("value")).isEqualTo(money("200"));
  }

  @Test
  void aPartnerThatAReleaseLeavesOutIsDeletedAndMayComeBack() {
    Row gone = at("CHN", "machines", "2018", "2020-06-30");
    Row back = at("CHN", "machines", "2018", "2021-06-30");

    assertThat(gone.<Object>getAs("deleted")).isEqualTo(true);
    assertThat(gone.<Object>getAs("value")).isNull();
    assertThat(gone.<Object>getAs("previous_value")).isEqualTo(money("70"));
    assertThat(gone.<Object>getAs("reason")).isEqualTo("the release holds the period without it");
    assertThat(back.<Object>getAs("appeared")).isEqualTo(true);
    assertThat(back.<Object>getAs("difference")).isEqualTo(money("1"));
  }

  @Test
  void aDeletionIsListedOnceAndLeavesNoLatestValue() {
    Found revisions =
        Night.with()
            .release("2019-06-30", FIRST)
            .release("2020-06-30", "IND JPN import 84 2018 100")
            .release("2021-06-30", "IND JPN import 84 2018 100")
            .build(new Revisions())
            .where("partner", "CHN");

    assertThat(revisions.column("deleted")).containsExactlyInAnyOrder(false, true);
    assertThat(revisions.column("latest_value")).containsOnlyNulls();
    assertThat(revisions.column("difference")).containsOnlyNulls();
  }

  @Test
  void aBlankThatIsFilledHasNoRevisionAndSaysWhy() {
    Row filled = at("KOR", "machines", "2018", "2020-06-30");

    assertThat(filled.<Object>getAs("value")).isEqualTo(money("5"));
    assertThat(filled.<Object>getAs("appeared")).isEqualTo(false);
    assertThat(filled.<Object>getAs("revision")).isNull();
    assertThat(filled.<Object>getAs("reason")).isEqualTo("the release before is blank");
  }

  @Test
  void theAgeIsCountedInMonthsAfterThePeriod() {
    assertThat(at("JPN", "machines", "2018", "2019-06-30").<Object>getAs("maturity_months"))
        .isEqualTo(5L);
    assertThat(at("JPN", "machines", "2018", "2020-06-30").<Object>getAs("maturity_months"))
        .isEqualTo(17L);
  }

  @Test
  void whatCannotBeObservedIsNeverRevised() {
    assertThat(three.where("sector", "defence_equipment").rows()).isEmpty();
  }

  @Test
  void aReleaseThatIsNotYetKnownRevisesNothing() {
    Found early =
        Night.with()
            .release("2019-06-30", FIRST)
            .release("2020-06-30", FIRST.replace("100", "101"))
            .asOf("2020-06-29")
            .build(new Revisions());

    assertThat(early.rows()).isEmpty();
  }

  @Test
  void filesThatOnlyAddPeriodsAreNoRevision() {
    Found revisions =
        Night.with()
            .release("2019-06-30", FIRST)
            .release("2020-06-30", FIRST.replace(" 2018 ", " 2019 "))
            .build(new Revisions());

    assertThat(revisions.rows()).isEmpty();
  }

  @Test
  void anotherDataflowIsNoReleaseOfThisOne() {
    Found revisions =
        Night.with()
            .release("2019-06-30", FIRST)
            .release("2020-06-30", "IND JPN import 84 2018 999 dataflow=other")
            .build(new Revisions());

    assertThat(revisions.rows()).isEmpty();
  }

  @Test
  void theTriangleOfADayIsThatPartOfALaterOneThatWasKnown() {
    Night night =
        Night.with()
            .release("2019-06-30", FIRST)
            .release("2020-06-30", FIRST.replace("100", "101"))
            .release("2021-06-30", FIRST.replace("100", "103"));
    List<Object> later =
        night.build(new Revisions()).where("partner", "JPN").rows().stream()
            .filter(r -> r.<LocalDate>getAs("known_from").getYear() < 2021)
            .map(r -> r.<Object>getAs("value"))
            .toList();

    assertThat(night.asOf("2020-12-31").build(new Revisions()).column("value"))
        .containsExactlyInAnyOrderElementsOf(later);
  }
}
