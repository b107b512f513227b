package org.summitledger.report.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.Found.money;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.report.trade.ReportInputs;

class CommitmentsSparkTest {
  private static Row row(Promise promise) {
    return Night.with(promise).build(new Commitments()).one();
  }

  /** July 2026: 160 yen and 88 rupees for a dollar. */
  @Test
  void anAmountInYenIsAlsoGivenInDollarsAndRupees() {
    Row row = row(Promise.named("c").target("2000000000000", "JPY"));

    assertThat(row.<Object>getAs("target_value")).isEqualTo(money("2000000000000"));
    assertThat(row.<Object>getAs("target_value_jpy")).isEqualTo(money("2000000000000"));
    assertThat(row.<Object>getAs("target_value_usd")).isEqualTo(money("12500000000"));
    assertThat(row.<Object>getAs("target_value_inr")).isEqualTo(money("1100000000000"));
    assertThat(row.<Object>getAs("reason")).isNull();
  }

  @Test
  void anAmountInRupeesGoesThroughTheDollarToYen() {
    Row row = row(Promise.named("c").target("1100", "INR"));

    assertThat(row.<Object>getAs("target_value_usd")).isEqualTo(money("12.5"));
    assertThat(row.<Object>getAs("target_value_jpy")).isEqualTo(money("2000"));
  }

  @Test
  void aRateThatIsNotKnownYetLeavesTheAmountOutAndSaysSo() {
    Row row =
        Night.with(Promise.named("c").target("100", "JPY"))
            .asOf("2026-07-15")
            .build(new Commitments())
            .one();

    assertThat(row.<Object>getAs("target_value_usd")).isNull();
    assertThat(row.<Object>getAs("target_value_jpy")).isEqualTo(money("100"));
    assertThat(row.<Object>getAs("reason"))
        .isEqualTo("no exchange rate JPY to USD, INR for 2026-07");
  }

  @Test
  void aCurrencyThatHasNoRateIsNamedThoughDollarsAreThere() {
    Row row = row(Promise.named("c").target("100", "USD").announcedOn("2014-09-01"));

    assertThat(row.<Object>getAs("target_value_usd")).isEqualTo(money("100"));
    assertThat(row.<Object>getAs("target_value_inr")).isNull();
    assertThat(row.<Object>getAs("reason"))
        .isEqualTo("no exchange rate USD to INR, JPY for 2014-09");
  }

  @Test
  void aNumberOfDocumentsIsNotMoney() {
    Row row = row(Promise.named("c").kind("documents").target("120", "documents"));

    assertThat(row.<Object>getAs("target_value")).isEqualTo(money("120"));
    assertThat(row.<Object>getAs("target_value_usd")).isNull();
    assertThat(row.<Object>getAs("target_value_jpy")).isNull();
  }

  @Test
  void aMissingTargetIsAnAnswer() {
    Row row = row(Promise.named("c"));

    assertThat(row.<Object>getAs("target_value")).isNull();
    assertThat(row.<Object>getAs("unit")).isNull();
    assertThat(row.<Object>getAs("reason")).isEqualTo("no source states a target value");
  }

  @Test
  void aMultipleOfAnUnstatedBaselineSaysWhatIsMissing() {
    Row row = row(Promise.named("c").target("2", "times_baseline"));

    assertThat(row.<Object>getAs("target_value")).isEqualTo(money("2"));
    assertThat(row.<Object>getAs("unit")).isEqualTo("times_baseline");
    assertThat(row.<Object>getAs("target_value_usd")).isNull();
    assertThat(row.<Object>getAs("reason"))
        .isEqualTo("no source states the baseline that is to be doubled");
  }

  @Test
  void anEventNeedsNoTarget() {
    assertThat(
            row(Promise.named("c").kind("event").measuredBy("event:meeting"))
                .<Object>getAs("reason"))
        .isNull();
  }

  @Test
  void theMeasureIsWrittenAsInTheRegister() {
    String measure = "trade:IND:JPN:import:2504+282520";

    assertThat(row(Promise.named("c").measuredBy(measure)).<Object>getAs("measure"))
        .isEqualTo(measure);
  }

  @Test
  void listsKeepTheirOrderWithBarsBetween() {
    Row row = row(Promise.named("c").from("JPN", "IND").to("JPN", "IND").sectors("chips", "tools"));

    assertThat(row.<Object>getAs("giver")).isEqualTo("JPN|IND");
    assertThat(row.<Object>getAs("sectors")).isEqualTo("chips|tools");
  }

  @Test
  void conversionsThatWereMadeAreCounted() {
    ReportInputs inputs =
        Night.with(
                Promise.named("c").target("100", "JPY"),
                Promise.named("d").target("120", "documents"))
            .inputs();
    Night.build(new Commitments(), inputs);

    assertThat(inputs.joins().counts())
        .singleElement()
        .satisfies(
            join -> {
              assertThat(join.join()).isEqualTo("exchange_rates");
              assertThat(join.leftRows()).isEqualTo(2);
              assertThat(join.matched()).isEqualTo(1);
              assertThat(join.isBroken()).isFalse();
            });
  }
}
