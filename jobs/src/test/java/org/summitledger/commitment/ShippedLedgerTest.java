package org.summitledger.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.ShippedDatasets;
import org.summitledger.commitment.Ledger.Case;
import org.summitledger.reference.ExchangeRates;
import org.summitledger.reference.ReferenceData;

/** What the shipped register of the Japan–India summits says. */
class ShippedLedgerTest {
  private static final String INVESTMENT = "jpn_ind_2026_investment";

  private static ReferenceData reference;
  private static Ledger ledger;

  @BeforeAll
  static void read() {
    reference = ShippedDatasets.reference();
    ledger = ShippedDatasets.ledger(reference);
  }

  private static Progress progress(String asOf, String commitment, String scenario) {
    LocalDate day = LocalDate.parse(asOf);
    Ledger known = ledger.asOf(day);
    Case given =
        known.cases().stream()
            .filter(c -> c.commitment().id().equals(commitment))
            .filter(c -> c.scenario().name().equals(scenario))
            .findFirst()
            .orElseThrow();
    ExchangeRates rates = ExchangeRates.of(reference.rateRows(), day);
    return new ProgressCalculator(known, rates, day, reference.sectors().all(), trade -> List.of())
        .progress(given);
  }

  private static BigDecimal sum(Stream<Commitment> commitments) {
    return commitments.map(c -> c.target().orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Commitment commitment(String id) {
    return ledger.commitments().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void theTwoPlusTwoIsPendingOnTheLastDayOfTheYear() {
    assertThat(progress("2026-12-31", "jpn_ind_2026_two_plus_two", "stated").status())
        .isEqualTo("pending");
  }

  @Test
  void theTwoPlusTwoIsMissedInTheNewYearAsLongAsNothingIsRecorded() {
    assertThat(progress("2027-01-01", "jpn_ind_2026_two_plus_two", "stated").status())
        .isEqualTo("missed");
  }

  @Test
  void theTwoTrillionYenAreNotComputableAsStated() {
    Progress progress = progress("2026-11-01", INVESTMENT, "stated");
    assertThat(progress.status()).isEqualTo("not_computable");
    assertThat(progress.reason()).contains("no source states a window");
    assertThat(progress.attainment()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "five_years_from_summit",
        "ten_years_from_summit",
        "within_2025_window",
        "equal_priority_sectors"
      })
  void theTwoTrillionYenHaveAnExpectationUnderNamedScenariosButNoVerdict(String scenario) {
    Progress progress = progress("2026-11-01", INVESTMENT, scenario);
    assertThat(progress.expectedLinear().orElseThrow()).isPositive();
    assertThat(progress.status()).isEqualTo("not_determined");
  }

  @Test
  void defenceEquipmentIsNotObservable() {
    Progress progress = progress("2026-11-01", "jpn_ind_2026_defence_equipment", "stated");
    assertThat(progress.status()).isEqualTo("not_observable");
    assertThat(progress.reason()).contains("defence goods");
  }

  @Test
  void theDoublingOf2014LacksTheLevelToStartFrom() {
    Progress progress = progress("2026-11-01", "jpn_ind_2014_fdi_doubling", "stated");
    assertThat(progress.status()).isEqualTo("not_computable");
    assertThat(progress.reason()).isEqualTo("no source states the baseline that is to be doubled");
  }

  @Test
  void theDoublingOfCompaniesIsWhatItsStatementsPrint() {
    Commitment doubling = commitment("jpn_ind_2014_companies_doubling");
    assertThat(ledger.statements())
        .filteredOn(s -> doubling.statements().contains(s.id()))
        .hasSize(2)
        .allSatisfy(s -> assertThat(s.amount()).isEqualTo(doubling.target()))
        .allSatisfy(s -> assertThat(s.unit()).isEqualTo(doubling.unit()));
  }

  @Test
  void equalSharesOfTheFivePrioritySectorsAreOfAScopeThatTheScenarioAssumes() {
    assertThat(ledger.cases())
        .filteredOn(c -> c.scenario().name().equals("equal_priority_sectors"))
        .singleElement()
        .satisfies(
            c ->
                assertThat(c.commitment().sectors())
                    .containsExactlyElementsOf(c.scenario().sectorShares().keySet()));
  }

  @Test
  void theAdditiveYenAddUpTo8Point5Trillion() {
    assertThat(
            sum(ledger.commitments().stream().filter(c -> c.additive() && c.unit().equals("JPY"))))
        .isEqualByComparingTo("8500000000000");
  }

  @Test
  void theChainOfPledgesIsRecordedWholeButNeverAddsUpToItsNaiveSum() {
    List<Commitment> chain =
        Stream.of(
                "jpn_ind_2014_investment",
                "jpn_ind_2022_investment",
                "jpn_ind_2025_investment",
                INVESTMENT)
            .map(ShippedLedgerTest::commitment)
            .toList();
    assertThat(sum(chain.stream())).isEqualByComparingTo("20500000000000");
    assertThat(sum(chain.stream().filter(Commitment::additive)))
        .isEqualByComparingTo("8500000000000");
  }

  @Test
  void partsAndRestatementsAreNeverAdditive() {
    assertThat(ledger.commitments())
        .filteredOn(c -> !c.relation().equals("stands_alone"))
        .isNotEmpty()
        .noneMatch(Commitment::additive);
  }

  @Test
  void additivePledgesOfOneUnitHaveWindowsThatDoNotTouch() {
    List<Window> windows =
        ledger.commitments().stream()
            .filter(c -> c.additive() && c.isMoney())
            .map(Commitment::window)
            .sorted(java.util.Comparator.comparing(w -> w.start().orElseThrow()))
            .toList();
    assertThat(windows).hasSize(2);
    assertThat(windows.get(0).end().orElseThrow())
        .isBeforeOrEqualTo(windows.get(1).start().orElseThrow());
  }

  @Test
  void theDayBeforeTheSummitNoneOfItsCommitmentsIsKnown() {
    Ledger before = ledger.asOf(LocalDate.parse("2026-07-01"));
    assertThat(before.commitments()).isNotEmpty().noneMatch(c -> c.id().contains("2026"));
    assertThat(before.scenarios()).isEmpty();
    assertThat(before.statements()).noneMatch(s -> s.summitId().equals("jpn_ind_2026"));
  }

  @Test
  void onTheDayOfTheSummitItsCommitmentsAreKnown() {
    assertThat(ledger.asOf(LocalDate.parse("2026-07-02")).commitments())
        .filteredOn(c -> c.summitId().equals("jpn_ind_2026"))
        .extracting(Commitment::kind)
        .contains("investment", "documents", "event", "quality");
  }

  @Test
  void noCommitmentIsKnownBeforeTheStatementsItRestsOn() {
    for (Commitment c : ledger.commitments()) {
      List<String> known =
          ledger.asOf(c.recordedOn()).statements().stream().map(Statement::id).toList();
      assertThat(known).as(c.id()).containsAll(c.statements());
    }
  }

  @Test
  void equityInflowNeverGivesAVerdictOnAnInvestmentPledge() {
    ExchangeRates rates = ExchangeRates.of(reference.rateRows(), LocalDate.parse("2040-01-01"));
    ProgressCalculator calculator =
        new ProgressCalculator(
            ledger,
            rates,
            LocalDate.parse("2040-01-01"),
            reference.sectors().all(),
            trade -> List.of());
    assertThat(ledger.cases())
        .filteredOn(c -> c.commitment().kind().equals("investment"))
        .isNotEmpty()
        .allSatisfy(
            c ->
                assertThat(calculator.progress(c).status())
                    .as(c.commitment().id())
                    .isIn("not_determined", "not_computable", "not_observable"));
  }

  @Test
  void thePledgeOf2022IsMeasuredInYenFromTheFiscalYearsInsideItsWindow() {
    Progress progress = progress("2026-11-01", "jpn_ind_2022_investment", "stated");
    assertThat(progress.actualThrough()).contains(LocalDate.parse("2026-01-01"));
    assertThat(progress.actual().orElseThrow())
        .isBetween(new BigDecimal("1300000000000"), new BigDecimal("1600000000000"));
    assertThat(progress.saidStatus()).contains("reported, 2025-08-31");
  }

  @Test
  void everyStatementThatDisagreesWithTheRateOfItsMonthIsAssessedAsSuch() {
    ExchangeRates rates = ExchangeRates.of(reference.rateRows(), LocalDate.parse("2026-11-01"));
    assertThat(CrossCurrencyCheck.run(ledger, rates))
        .hasSizeGreaterThan(8)
        .allMatch(CrossCurrencyCheck.Finding::isAssessedRightly);
  }

  private static List<CrossCurrencyCheck.Finding> printedErrors() {
    ExchangeRates rates = ExchangeRates.of(reference.rateRows(), LocalDate.parse("2026-11-01"));
    return CrossCurrencyCheck.run(ledger, rates).stream()
        .filter(f -> f.statement().assessment().equals("printed_error"))
        .toList();
  }

  @Test
  void sixtyThousandCroreRupeesAreATenthOfThePledgeOf2025AndCalledAnError() {
    assertThat(printedErrors())
        .filteredOn(f -> f.statement().unit().equals("INR"))
        .hasSize(3)
        .allSatisfy(
            f -> {
              assertThat(f.commitmentId()).isEqualTo("jpn_ind_2025_investment");
              assertThat(f.statement().amount()).contains(new BigDecimal("600000000000"));
              assertThat(f.ratio()).isCloseTo(0.10, within(0.005));
              assertThat(f.isAssessedRightly()).isTrue();
            });
  }

  @Test
  void tenYenBillionsAreAThousandthOfThePledgeOf2025AndCalledAnError() {
    assertThat(printedErrors())
        .filteredOn(f -> f.statement().unit().equals("JPY"))
        .singleElement()
        .satisfies(f -> assertThat(f.ratio()).isEqualTo(0.001))
        .matches(CrossCurrencyCheck.Finding::isAssessedRightly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpn_ind_2014_investment", "jpn_ind_2022_investment"})
  void noPledgeWithAWindowStatesAScopeSoThatOneIsAssumedByName(String pledge) {
    assertThat(commitment(pledge).sectors()).isEmpty();
    assertThat(commitment(pledge).window().isComplete()).isTrue();
    assertThat(ledger.asOf(LocalDate.parse("2026-11-01")).cases())
        .filteredOn(c -> c.commitment().id().equals(pledge))
        .filteredOn(c -> c.scenario().name().equals("priority_sectors"))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.commitment().window()).isEqualTo(commitment(pledge).window());
              assertThat(c.commitment().sectors())
                  .containsExactlyInAnyOrderElementsOf(
                      commitment("jpn_ind_2026_economic_security").sectors());
            });
  }
}
