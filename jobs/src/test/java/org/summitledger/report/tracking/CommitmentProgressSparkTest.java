package org.summitledger.report.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.Found.money;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.report.trade.ReportInputs;

class CommitmentProgressSparkTest {
  /**
   * Purchases of a list of products at mixed levels. In 2017 every month has 10 and December 90; in
   * the first half of 2020 every month has 20, in three products; a fourth is not on the list.
   */
  private static String purchases() {
    String baseline =
        IntStream.rangeClosed(1, 12)
            .mapToObj(m -> "CHN USA import 1201 2017-%02d %d".formatted(m, m == 12 ? 90 : 10))
            .collect(Collectors.joining("\n"));
    String half =
        IntStream.rangeClosed(1, 6)
            .mapToObj(
                m ->
                    """
                    CHN USA import 0203 2020-%1$02d 5
                    CHN USA import 1201 2020-%1$02d 10
                    CHN USA import 270900 2020-%1$02d 5
                    CHN USA import 870323 2020-%1$02d 999
                    """
                        .formatted(m))
            .collect(Collectors.joining());
    return baseline + "\n" + half;
  }

  private static Promise purchaseTarget() {
    return Promise.named("purchases")
        .kind("trade")
        .from("CHN")
        .to("USA")
        .target("1000", "USD")
        .window("2020-01-01", "2022-01-01")
        .baselineFrom("2017-01-01")
        .measuredBy("trade:CHN:USA:import:02+1201+270900");
  }

  private static Row halfYear() {
    return Night.with(purchaseTarget())
        .trade(purchases())
        .asOf("2020-07-01")
        .build(new CommitmentProgress())
        .one();
  }

  @Test
  void productsOfAListAreAddedUpAtWhateverLevelTheyAreListed() {
    Row row = halfYear();

    assertThat(row.<Object>getAs("actual_value")).isEqualTo(money("120"));
    assertThat(row.<Object>getAs("actual_through")).isEqualTo(LocalDate.parse("2020-07-01"));
    assertThat(row.<Double>getAs("coverage_share")).isEqualTo(1.0);
  }

  @Test
  void theSeasonalExpectationFollowsTheMonthsOfTheBaselineYear() {
    // Six of the twelve months held 60 of 200; half of the target is due in the first year.
    assertThat(halfYear().<Object>getAs("expected_seasonal")).isEqualTo(money("150"));
  }

  @Test
  void theLinearExpectationFollowsTheDays() {
    Row row = halfYear();

    assertThat(row.<Double>getAs("elapsed_share")).isCloseTo(182.0 / 731, within(1e-15));
    assertThat(row.<Object>getAs("expected_linear")).isEqualTo(money("248.974"));
  }

  @Test
  void aDirectMeasureGivesAVerdict() {
    Row row = halfYear();

    assertThat(row.<Double>getAs("pace")).isCloseTo(120 / 248.974, within(1e-6));
    assertThat(row.<Double>getAs("attainment")).isEqualTo(0.12);
    assertThat(row.<Object>getAs("status")).isEqualTo("behind");
  }

  /** What is measured of a pledge of two fiscal years, of dollars of vehicles. */
  private static Row measured(String trade) {
    Promise promise =
        Promise.named("c")
            .kind("trade")
            .target("400", "USD")
            .window("2014-04-01", "2016-04-01")
            .measuredBy("trade:IND:JPN:import:vehicles");
    return Night.with(promise).trade(trade).build(new CommitmentProgress()).one();
  }

  @Test
  void aSectorIsMeasuredByItsSeries() {
    Row row =
        measured(
            """
            IND JPN import 86 FY2014 100
            IND JPN import 87 FY2014 150
            IND JPN import 84 FY2014 999
            IND JPN import 87 FY2015 250
            """);

    assertThat(row.<Object>getAs("actual_value")).isEqualTo(money("500"));
    assertThat(row.<Object>getAs("status")).isEqualTo("met");
    assertThat(row.<Object>getAs("expected_seasonal")).isNull();
    assertThat(row.<String>getAs("reason")).contains("no complete monthly baseline year");
  }

  @Test
  void aSourceOfOneMonthDoesNotSilenceAnAnnualOne() {
    Row row =
        measured(
            """
            IND JPN import 87 FY2014 100
            IND JPN import 87 FY2015 110
            IND JPN import 87 2013-10 7 source=months
            """);

    assertThat(row.<Object>getAs("actual_value")).isEqualTo(money("210"));
  }

  @Test
  void ofSourcesThatCoverAsMuchTheOneThatMeasuresMostOftenSpeaks() {
    Row row =
        measured(
            """
            IND JPN import 87 FY2014 100
            IND JPN import 87 2014-04 1 source=z
            %s
            """
                .formatted(
                    IntStream.range(1, 12)
                        .mapToObj(m -> java.time.YearMonth.of(2014, 4).plusMonths(m))
                        .map(month -> "IND JPN import 87 " + month + " 2 source=z")
                        .collect(Collectors.joining("\n"))));

    assertThat(row.<Object>getAs("actual_value")).isEqualTo(money("23"));
  }

  @Test
  void currenciesOfOneSourceAreNotAddedUp() {
    Row row =
        measured(
            """
            IND JPN import 87 FY2014 88 currency=USD
            IND JPN import 86 FY2014 8800 currency=INR
            """);

    assertThat(row.<Object>getAs("actual_value")).isEqualTo(money("88"));
  }

  @Test
  void scenariosFanOutOnPurposeAndAreCounted() {
    ReportInputs inputs =
        Night.with(Promise.named("c").target("100", "JPY"), Promise.named("d"))
            .scenario(Promise.assuming("one", "c", "vehicles", "0.1"))
            .scenario(Promise.assuming("two", "c", "vehicles", "0.2"))
            .inputs();
    Found progress = Night.build(new CommitmentProgress(), inputs);

    assertThat(progress.where("commitment_id", "c").column("scenario"))
        .containsExactlyInAnyOrder("stated", "one", "two");
    assertThat(inputs.joins().counts())
        .singleElement()
        .satisfies(
            join -> {
              assertThat(join.join()).isEqualTo("scenarios");
              assertThat(join.multiplied()).isEqualTo(2);
              assertThat(join.outputRows()).isEqualTo(4);
              assertThat(join.isBroken()).isFalse();
            });
  }
}
