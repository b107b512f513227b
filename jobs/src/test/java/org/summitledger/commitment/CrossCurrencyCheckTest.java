package org.summitledger.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.commitment.CrossCurrencyCheck.Finding;
import org.summitledger.reference.ExchangeRates;

/** With what pages printed of the pledges of 2022 and 2025. */
class CrossCurrencyCheckTest {
  private ExchangeRates rates = MonthlyRates.none();

  @BeforeEach
  void readRates(@TempDir Path folder) throws IOException {
    rates =
        MonthlyRates.of(
            folder,
            """
            2022-03,INR,76.2
            2022-03,JPY,118.5
            2025-08,INR,87.5
            2025-08,JPY,147.6
            """);
  }

  private List<Finding> check(String announcedOn, String target, Statement... printed) {
    Commitment pledge =
        new Promise()
            .announcedOn(announcedOn)
            .target(target, "JPY")
            .statements(java.util.Arrays.stream(printed).map(Statement::id).toArray(String[]::new))
            .build();
    return CrossCurrencyCheck.run(
        new Ledger(List.of(printed), List.of(pledge), List.of(), List.of()), rates);
  }

  private static Statement printed(String amount, String unit, String assessment) {
    return about("", amount, unit, assessment);
  }

  private static Statement about(String commitment, String amount, String unit, String assessment) {
    return new Statement(
        "printed_" + unit,
        "summit",
        commitment,
        LocalDate.parse("2025-08-29"),
        Optional.of(amount).filter(a -> !a.isEmpty()).map(BigDecimal::new),
        unit,
        assessment);
  }

  @Test
  void tenTrillionYenAre68BillionDollarsAnd6LakhCroreRupees() {
    List<Finding> findings =
        check(
            "2025-08-29",
            "10000000000000",
            printed("68000000000", "USD", "consistent"),
            printed("6000000000000", "INR", "consistent"));
    assertThat(findings).hasSize(2).allMatch(Finding::agrees).allMatch(Finding::isAssessedRightly);
  }

  @Test
  void fiveTrillionYenAre42BillionDollarsAnd3Point2LakhCroreRupees() {
    List<Finding> findings =
        check(
            "2022-03-19",
            "5000000000000",
            printed("42000000000", "USD", "consistent"),
            printed("3200000000000", "INR", "consistent"));
    assertThat(findings).hasSize(2).allMatch(Finding::agrees);
  }

  @Test
  void sixtyThousandCroreRupeesForTenTrillionYenAreATenthAndStandOut() {
    List<Finding> findings =
        check("2025-08-29", "10000000000000", printed("600000000000", "INR", "consistent"));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).ratio()).isCloseTo(0.1, within(0.005));
    assertThat(findings.get(0).agrees()).isFalse();
    assertThat(findings.get(0).isAssessedRightly()).isFalse();
  }

  @Test
  void anErrorThatTheLedgerCallsAnErrorIsAssessedRightly() {
    Finding finding =
        check("2025-08-29", "10000000000000", printed("600000000000", "INR", "printed_error"))
            .get(0);
    assertThat(finding.agrees()).isFalse();
    assertThat(finding.isAssessedRightly()).isTrue();
  }

  @Test
  void aRightAmountThatTheLedgerCallsAnErrorIsAssessedWrongly() {
    assertThat(
            check("2025-08-29", "10000000000000", printed("68000000000", "USD", "printed_error")))
        .singleElement()
        .matches(f -> !f.isAssessedRightly());
  }

  @ParameterizedTest
  @CsvSource({"conflicting, 68000000000", "conflicting, 6800000000", "claim, 6800000000"})
  void anAssessmentThatIsNotOfTheAmountFitsAnyAmount(String assessment, String amount) {
    assertThat(check("2025-08-29", "10000000000000", printed(amount, "USD", assessment)))
        .singleElement()
        .matches(Finding::isAssessedRightly);
  }

  /** Findings of a statement that the pledge does not rest on. */
  private List<Finding> beside(Statement printed) {
    Commitment pledge =
        new Promise().announcedOn("2025-08-29").target("10000000000000", "JPY").build();
    return CrossCurrencyCheck.run(
        new Ledger(List.of(printed), List.of(pledge), List.of(), List.of()), rates);
  }

  @Test
  void anErrorThatThePledgeDoesNotRestOnIsComparedWithIt() {
    assertThat(beside(about("pledge", "600000000000", "INR", "printed_error")))
        .singleElement()
        .satisfies(f -> assertThat(f.ratio()).isCloseTo(0.1, within(0.005)))
        .matches(Finding::isAssessedRightly);
  }

  @Test
  void anErrorInTheCurrencyOfThePledgeIsComparedWithIt() {
    assertThat(beside(about("pledge", "10000000000", "JPY", "printed_error")))
        .singleElement()
        .satisfies(f -> assertThat(f.ratio()).isEqualTo(0.001))
        .matches(Finding::isAssessedRightly);
  }

  @Test
  void aStatementAboutNoPledgeIsNotCompared() {
    assertThat(beside(printed("600000000000", "INR", "printed_error"))).isEmpty();
    assertThat(beside(about("another", "600000000000", "INR", "printed_error"))).isEmpty();
  }

  @Test
  void aQuarterOffIsTheLastThatAgrees() {
    assertThat(finding(1.25).agrees()).isTrue();
    assertThat(finding(0.75).agrees()).isTrue();
    assertThat(finding(1.2501).agrees()).isFalse();
    assertThat(finding(0.7499).agrees()).isFalse();
  }

  private static Finding finding(double ratio) {
    return new Finding("pledge", printed("1", "USD", "consistent"), ratio);
  }

  @Test
  void amountsThatThePledgeRestsOnAreNotComparedInItsOwnCurrency() {
    assertThat(check("2025-08-29", "10000000000000", printed("1", "JPY", "consistent"))).isEmpty();
  }

  @Test
  void countsAndCurrenciesWithoutRateAndBlanksAreNotCompared() {
    assertThat(
            check(
                "2025-08-29",
                "10000000000000",
                printed("170", "documents", "consistent"),
                printed("57000000000", "EUR", "consistent"),
                printed("", "USD", "consistent")))
        .isEmpty();
  }

  @Test
  void anUnknownMonthGivesNoFinding() {
    assertThat(check("2024-08-29", "10000000000000", printed("68000000000", "USD", "consistent")))
        .isEmpty();
  }

  @Test
  void aPledgeWithoutMoneyIsNotCompared() {
    Statement statement = printed("68000000000", "USD", "consistent");
    Commitment documents =
        new Promise()
            .announcedOn("2025-08-29")
            .target("120", "documents")
            .statements(statement.id())
            .build();
    assertThat(
            CrossCurrencyCheck.run(
                new Ledger(List.of(statement), List.of(documents), List.of(), List.of()), rates))
        .isEmpty();
  }

  @Test
  void aStatementThatIsNotKnownYetIsLeftOut() {
    Commitment pledge = new Promise().announcedOn("2025-08-29").statements("unknown_yet").build();
    assertThat(
            CrossCurrencyCheck.run(
                new Ledger(List.of(), List.of(pledge), List.of(), List.of()), rates))
        .isEmpty();
  }
}
