package org.summitledger.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.summitledger.TestFiles;

class LedgerTest {

  private static Ledger ledger(Observation... observations) {
    return new Ledger(List.of(), List.of(), List.of(), Arrays.asList(observations));
  }

  private static Statement statement(String id, String recorded) {
    return new Statement(
        id, "summit", "", LocalDate.parse(recorded), Optional.empty(), "", "consistent");
  }

  private static Scenario scenario(String name, String commitment, String recorded) {
    return new Scenario(
        name,
        commitment,
        Promise.window(Optional.of("2026-07-02"), Optional.of("2031-07-02")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        LocalDate.parse(recorded));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  @Test
  void aCommitmentIsKnownFromTheDayItWasRecorded() {
    Commitment pledge = new Promise().recordedOn("2026-07-02").build();
    Ledger ledger = new Ledger(List.of(), List.of(pledge), List.of(), List.of());
    assertThat(ledger.asOf(day("2026-07-01")).commitments()).isEmpty();
    assertThat(ledger.asOf(day("2026-07-02")).commitments()).containsExactly(pledge);
  }

  @Test
  void aStatementIsKnownFromTheDayItWasRecorded() {
    Statement printed = statement("s1", "2026-07-02");
    Ledger ledger = new Ledger(List.of(printed), List.of(), List.of(), List.of());
    assertThat(ledger.asOf(day("2026-07-01")).statements()).isEmpty();
    assertThat(ledger.asOf(day("2026-07-02")).statements()).containsExactly(printed);
  }

  @Test
  void aCommitmentNamesNoStatementThatWasRecordedLater() {
    Commitment pledge = new Promise().recordedOn("2026-07-02").statements("early", "late").build();
    Ledger ledger =
        new Ledger(
            List.of(statement("early", "2026-07-02"), statement("late", "2026-07-05")),
            List.of(pledge),
            List.of(),
            List.of());
    assertThat(ledger.asOf(day("2026-07-04")).commitments())
        .singleElement()
        .satisfies(c -> assertThat(c.statements()).containsExactly("early"));
    assertThat(ledger.asOf(day("2026-07-05")).commitments()).containsExactly(pledge);
  }

  @Test
  void anObservationIsKnownFromTheDayItWasRecordedNotTheDayItIsAbout() {
    Observation late = Observed.value("2020-01-01", "2021-01-01", "5", "JPY", "2026-07-02");
    assertThat(ledger(late).asOf(day("2026-07-01")).observations()).isEmpty();
    assertThat(ledger(late).asOf(day("2026-07-02")).observations()).containsExactly(late);
  }

  @Test
  void aScenarioIsUsedFromTheDayItWasRecorded() {
    Commitment pledge = new Promise().recordedOn("2020-01-01").build();
    Ledger ledger =
        new Ledger(
            List.of(),
            List.of(pledge),
            List.of(scenario("five_years", "pledge", "2026-07-02")),
            List.of());
    assertThat(ledger.asOf(day("2026-07-01")).scenarios()).isEmpty();
    assertThat(ledger.asOf(day("2026-07-02")).scenarios()).hasSize(1);
  }

  @Test
  void aScenarioOfACommitmentNotYetKnownIsNotKnownEither() {
    Commitment pledge = new Promise().recordedOn("2026-07-02").build();
    Ledger ledger =
        new Ledger(
            List.of(),
            List.of(pledge),
            List.of(scenario("five_years", "pledge", "2020-01-01")),
            List.of());
    assertThat(ledger.asOf(day("2026-07-01")).scenarios()).isEmpty();
  }

  @Test
  void ofAScenarioThatGrewTheLastEditionOfTheDayCounts() {
    Commitment pledge = new Promise().recordedOn("2020-01-01").build();
    Ledger ledger =
        new Ledger(
            List.of(),
            List.of(pledge),
            List.of(
                scenario("five_years", "pledge", "2021-01-01"),
                scenario("five_years", "pledge", "2022-01-01")),
            List.of());
    assertThat(ledger.asOf(day("2021-12-31")).cases())
        .extracting(c -> c.scenario().recordedOn().toString())
        .containsExactly("2020-01-01", "2021-01-01");
    assertThat(ledger.asOf(day("2022-01-01")).cases())
        .extracting(c -> c.scenario().recordedOn().toString())
        .containsExactly("2020-01-01", "2022-01-01");
  }

  @Test
  void everyCommitmentComesAsStatedAndThenUnderItsOwnScenarios() {
    Commitment first = new Promise().id("first").build();
    Commitment second = new Promise().id("second").build();
    Ledger ledger =
        new Ledger(
            List.of(),
            List.of(first, second),
            List.of(
                scenario("five_years", "second", "2020-01-01"),
                scenario("ten_years", "second", "2020-01-01")),
            List.of());
    assertThat(ledger.cases())
        .extracting(c -> c.commitment().id() + " " + c.scenario().name())
        .containsExactly("first stated", "second stated", "second five_years", "second ten_years");
  }

  @Test
  void aCaseCarriesTheAssumptionsOfItsScenario() {
    Ledger ledger =
        new Ledger(
            List.of(),
            List.of(new Promise().build()),
            List.of(scenario("five_years", "pledge", "2020-01-01")),
            List.of());
    assertThat(ledger.cases().get(0).commitment().window()).isEqualTo(Window.UNSTATED);
    assertThat(ledger.cases().get(1).commitment().window().end()).contains(day("2031-07-02"));
  }

  @Test
  void aSeriesComesInTheOrderOfItsPeriods() {
    Observation late = Observed.value("2021-01-01", "2022-01-01", "2", "JPY");
    Observation early = Observed.value("2020-01-01", "2021-01-01", "1", "JPY");
    assertThat(ledger(late, early).series("fdi")).containsExactly(early, late);
  }

  @Test
  void aRevisedValueStandsInPlaceOfTheEarlierOne() {
    Observation first = Observed.value("2020-01-01", "2021-01-01", "1", "JPY", "2021-02-01");
    Observation revised = Observed.value("2020-01-01", "2021-01-01", "3", "JPY", "2022-02-01");
    assertThat(ledger(revised, first).series("fdi")).containsExactly(revised);
    assertThat(ledger(revised, first).asOf(day("2021-12-31")).series("fdi")).containsExactly(first);
  }

  /** A budget of the World Bank that was revised: adding both up gave 1.06 billion dollars. */
  @Test
  void aRevisedBudgetIsNotAddedToTheOriginal() throws IOException {
    JsonNode iati =
        new ObjectMapper().readTree(TestFiles.oracle("iati_budget_dedupe.json").toFile());
    BigDecimal naive = iati.path("naive_sum_usd").decimalValue();
    BigDecimal right = iati.path("correct_usd").decimalValue();
    BigDecimal first = naive.subtract(right);
    Observation original =
        Observed.value("2019-07-01", "2020-07-01", first.toPlainString(), "USD", "2019-07-01");
    Observation revised =
        Observed.value("2019-07-01", "2020-07-01", right.toPlainString(), "USD", "2020-03-01");

    assertThat(sum(List.of(original, revised)))
        .as("naive")
        .isEqualByComparingTo("1060000000")
        .isEqualByComparingTo(naive);
    assertThat(sum(ledger(original, revised).series("fdi")))
        .as("what the ledger shows")
        .isEqualByComparingTo("530000000")
        .isEqualByComparingTo(right);
  }

  private static BigDecimal sum(List<Observation> of) {
    return of.stream().map(o -> o.value().orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void aYearComesBeforeItsFirstMonthsWhicheverWasRecordedLater() {
    Observation months = Observed.value("2025-04-01", "2026-01-01", "32", "USD", "2026-02-01");
    Observation year = Observed.value("2025-04-01", "2026-04-01", "40", "USD", "2026-06-01");
    Observation quarter = Observed.value("2025-04-01", "2025-07-01", "9", "USD", "2026-08-01");
    assertThat(ledger(months, year, quarter).series("fdi")).containsExactly(year, months, quarter);
  }

  @Test
  void aBlankThatIsRecordedLaterWithdrawsTheValue() {
    Observation first = Observed.value("2020-01-01", "2021-01-01", "1", "JPY", "2021-02-01");
    Observation blank = Observed.value("2020-01-01", "2021-01-01", "", "JPY", "2022-02-01");
    assertThat(ledger(first, blank).series("fdi")).isEmpty();
  }

  @Test
  void claimsAreNoValuesOfASeries() {
    assertThat(ledger(Observed.claim("pledge", "exceeded", "2022-03-31")).series("claims"))
        .isEmpty();
  }

  @Test
  void ofAnEventTheLatestRecordCounts() {
    Observation postponed = Observed.event("postponed", "", "2026-10-01");
    Observation held = Observed.event("held", "2026-12-01", "2026-12-02");
    assertThat(ledger(held, postponed).event("meeting")).contains(held);
    assertThat(ledger(held, postponed).event("another")).isEmpty();
  }

  @Test
  void claimsOfACommitmentComeLatestFirst() {
    Observation early = Observed.claim("pledge", "invested", "2022-03-31");
    Observation late = Observed.claim("pledge", "exceeded", "2025-08-31");
    Observation other = Observed.claim("another", "signed", "2026-01-01");
    assertThat(ledger(early, other, late).claims("pledge")).containsExactly(late, early);
  }

  @Test
  void ofValuesOfOneDayTheLaterRowStands() {
    Observation first = Observed.value("2020-01-01", "2021-01-01", "1", "JPY", "2021-02-01");
    Observation second = Observed.value("2020-01-01", "2021-01-01", "2", "JPY", "2021-02-01");
    assertThat(ledger(first, second).series("fdi")).containsExactly(second);
  }

  @Test
  void ofRecordsOfAnEventOfOneDayTheLaterRowStands() {
    Observation postponed = Observed.event("postponed", "", "2026-12-02");
    Observation held = Observed.event("held", "2026-12-01", "2026-12-02");
    assertThat(ledger(postponed, held).event("meeting")).contains(held);
  }

  @Test
  void claimsOfOneDayStayInTheOrderOfTheRows() {
    Observation first = Observed.claim("pledge", "invested", "2022-03-31");
    Observation second = Observed.claim("pledge", "exceeded", "2022-03-31");
    assertThat(ledger(first, second).claims("pledge")).containsExactly(first, second);
  }

  @Test
  void aTargetIsMoneyWhenItsUnitIsACurrency() {
    assertThat(new Promise().target("1", "JPY").build().isMoney()).isTrue();
    assertThat(new Promise().target("120", "documents").build().isMoney()).isFalse();
    assertThat(new Promise().withoutTarget().build().isMoney()).isFalse();
  }

  @Test
  void partiesAreEachOthersCounterpartsWhoeverPromised() {
    Commitment pledge = new Promise().givers("JPN").receivers("IND", "AUS").build();
    Commitment mutual = new Promise().givers("JPN", "IND").receivers("JPN", "IND").build();
    Ledger ledger = new Ledger(List.of(), List.of(pledge, mutual), List.of(), List.of());
    assertThat(ledger.counterparts().toString())
        .isEqualTo("{AUS=[JPN], IND=[JPN], JPN=[AUS, IND]}");
  }
}
