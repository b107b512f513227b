package org.summitledger.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.source.BadInputException;
import org.summitledger.source.InputFile;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;

class LedgerReaderTest {
  @TempDir private Path folder = Path.of("");

  private Register register() {
    return new Register(folder);
  }

  /** The one thing that is wrong with a register. */
  private static Issue theIssueOf(Register register) {
    List<Issue> issues = issuesOf(register);
    assertThat(issues).hasSize(1);
    return issues.get(0);
  }

  private static List<Issue> issuesOf(Register register) {
    return catchThrowableOfType(BadInputException.class, register::read).issues();
  }

  @Test
  void aSoundRegisterIsReadWhole() throws IOException {
    Ledger ledger = register().read().ledger();
    assertThat(ledger.statements()).hasSize(1);
    assertThat(ledger.commitments()).hasSize(1);
    assertThat(ledger.scenarios()).hasSize(1);
    assertThat(ledger.observations()).hasSize(2);
    Commitment pledge = ledger.commitments().get(0);
    assertThat(pledge.target()).contains(new BigDecimal("1200"));
    assertThat(pledge.measure()).isEqualTo(new Measure.Observations("fdi"));
    assertThat(pledge.statements()).containsExactly("s2020_pledge");
    assertThat(pledge.window()).isEqualTo(Window.UNSTATED);
    assertThat(pledge.baseline()).isEmpty();
    assertThat(pledge.sectors()).isEmpty();
  }

  @Test
  void everyTableIsAmongTheFilesRead() throws IOException {
    assertThat(register().read().files())
        .extracting(InputFile::name)
        .containsExactly(
            "commitments/summits.csv",
            "commitments/statements.csv",
            "commitments/commitments.csv",
            "commitments/scenarios.csv",
            "commitments/observations.csv",
            "investment/fdi_equity.csv");
  }

  @Test
  void aCommitmentIsAnnouncedOnTheDayOfItsSummit() throws IOException {
    Ledger ledger =
        register()
            .add("summits", "summit_id=later", "held_on=2022-03-19")
            .add("commitments", "commitment_id=second", "summit_id=later", "recorded_on=2022-04-01")
            .read()
            .ledger();
    assertThat(ledger.commitments().get(1).announcedOn()).isEqualTo("2022-03-19");
    assertThat(ledger.commitments().get(1).recordedOn()).isEqualTo("2022-04-01");
  }

  @Test
  void investmentFlowsBecomeObservationsOfTheirSeries() throws IOException {
    assertThat(register().read().ledger().series("fdi"))
        .singleElement()
        .satisfies(o -> assertThat(o.value()).contains(new BigDecimal("5")))
        .satisfies(o -> assertThat(o.place()).isEqualTo("investment/fdi_equity.csv:2"));
  }

  @ParameterizedTest
  @CsvSource({
    "statements, statement_id=s2020_x, summit_id",
    "statements, statement_id=s2020_x, commitment_id",
    "commitments, commitment_id=x, summit_id",
    "commitments, commitment_id=x, related_to",
    "scenarios, scenario=x, commitment_id",
    "observations, observation_id=x, commitment_id"
  })
  void aReferenceToNowhereIsNamedWithItsPlace(String table, String key, String column) {
    Issue issue = theIssueOf(register().add(table, key, column + "=nowhere"));
    assertThat(issue.code()).isEqualTo(IssueCode.REFERENCE_UNKNOWN);
    assertThat(issue.file()).isEqualTo("commitments/" + table + ".csv");
    assertThat(issue.line()).isEqualTo(3);
    assertThat(issue.column()).isEqualTo(column);
    assertThat(issue.raw()).isEqualTo("nowhere");
    assertThat(issue.message())
        .isEqualTo("'nowhere' does not exist. Add it, or mend the reference.");
  }

  @Test
  void aCommitmentMustNotRestOnAStatementThatDoesNotExist() {
    Issue issue =
        theIssueOf(
            register().add("commitments", "commitment_id=x", "statements=s2020_pledge|s2020_gone"));
    assertThat(issue.toString())
        .contains(
            "commitments/commitments.csv:3 [statements]: REFERENCE_UNKNOWN: 's2020_gone' does not");
  }

  @Test
  void anObservationMustNotNameAStatementThatDoesNotExist() {
    Issue issue =
        theIssueOf(register().add("observations", "observation_id=x", "statement_id=s2020_gone"));
    assertThat(issue.toString())
        .contains("observations.csv:3 [statement_id]: REFERENCE_UNKNOWN: 's2020_gone'");
  }

  @Test
  void aScopeMustNotNameASectorThatDoesNotExist() {
    Issue issue =
        theIssueOf(register().add("commitments", "commitment_id=x", "sectors=ict|pharmaceuticals"));
    assertThat(issue.toString()).contains("[sectors]: REFERENCE_UNKNOWN: 'pharmaceuticals'");
  }

  @Test
  void aScenarioMustNotGiveAShareToASectorThatDoesNotExist() {
    List<Issue> issues =
        issuesOf(
            register()
                .add(
                    "scenarios",
                    "sector=pharmaceuticals",
                    "sector_share=0.5",
                    "scenario=five_years"));
    assertThat(issues.get(0).toString()).contains("[sector]: REFERENCE_UNKNOWN: 'pharmaceuticals'");
  }

  @Test
  void aScenarioMustNotGiveAShareToASectorOutsideTheScope() {
    Issue issue =
        theIssueOf(
            register()
                .add(
                    "scenarios", "scenario=five_years", "sector=clean_energy", "sector_share=0.5"));
    assertThat(issue.toString()).contains("scenarios.csv:3 [sector]: VALUE_NOT_ALLOWED");
    assertThat(issue.message())
        .isEqualTo(
            "'clean_energy' gets a share, but is not in the scope. Add it to the sectors of the"
                + " scenario.");
  }

  @Test
  void aScenarioMayGiveASharetoASectorOfTheStatedScope() throws IOException {
    Ledger ledger =
        register()
            .add("commitments", "commitment_id=scoped", "sectors=clean_energy")
            .add(
                "scenarios",
                "scenario=whole",
                "commitment_id=scoped",
                "sectors=",
                "sector=clean_energy",
                "sector_share=1")
            .read()
            .ledger();
    assertThat(ledger.scenarios()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"unit=times_baseline, target_value=2", "unit=, target_value="})
  void onlyMoneyIsSharedOutAmongSectors(String unit, String target) {
    Issue issue =
        theIssueOf(
            register()
                .add("commitments", "commitment_id=doubling", unit, target)
                .add(
                    "scenarios",
                    "scenario=shares",
                    "commitment_id=doubling",
                    "sector=ict",
                    "sector_share=0.2"));
    assertThat(issue.toString()).contains("scenarios.csv:3 [sector_share]: VALUE_NOT_ALLOWED");
    assertThat(issue.message())
        .isEqualTo(
            "The target of 'doubling' is not money, and only money is shared out among sectors."
                + " Leave the share out.");
  }

  @ParameterizedTest
  @CsvSource({
    "observations:nosuch, nosuch",
    "observations:claims, claims",
    "trade:IND:JPN:import:nosuch, nosuch",
    "trade:XXX:JPN:import:ict, XXX",
    "trade:IND:XXX:import:8542, XXX"
  })
  void aMeasureMustNameWhatIsThere(String measure, String missing) {
    Issue issue =
        theIssueOf(register().add("commitments", "commitment_id=x", "measure=" + measure));
    assertThat(issue.code()).isEqualTo(IssueCode.REFERENCE_UNKNOWN);
    assertThat(issue.column()).isEqualTo("measure");
    assertThat(issue.message())
        .isEqualTo("'" + missing + "' does not exist. Add it, or mend the reference.");
  }

  @ParameterizedTest
  @CsvSource({"event:meeting", "trade:IND:WLD:export:all_products", "trade:IND:JPN:import:85+90"})
  void anEventYetToComeAllProductsTogetherAndHsCodesAreMeasures(String measure) throws IOException {
    Ledger ledger =
        register().add("commitments", "commitment_id=x", "measure=" + measure).read().ledger();
    assertThat(ledger.commitments()).hasSize(2);
  }

  @Test
  void aCommitmentMayReferToALaterLine() throws IOException {
    Ledger ledger =
        register()
            .add("commitments", "commitment_id=part", "relation=part_of", "related_to=whole")
            .add("commitments", "commitment_id=whole")
            .read()
            .ledger();
    assertThat(ledger.commitments()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"2024-12-31", "2025-01-01"})
  void aWindowThatEndsOnOrBeforeItsFirstDayIsRefused(String end) {
    Issue issue =
        theIssueOf(
            register()
                .add(
                    "commitments",
                    "commitment_id=x",
                    "window_start=2025-01-01",
                    "window_end=" + end));
    assertThat(issue.code()).isEqualTo(IssueCode.VALUE_NOT_ALLOWED);
    assertThat(issue.column()).isEqualTo("window_end");
    assertThat(issue.raw()).isEqualTo(end);
    assertThat(issue.message())
        .isEqualTo("The window ends on or before the day it starts: 2025-01-01.");
  }

  @Test
  void anAssumedWindowThatEndsBeforeItStartsIsRefusedToo() {
    Issue issue =
        theIssueOf(register().add("scenarios", "scenario=backwards", "window_end=2019-01-01"));
    assertThat(issue.toString())
        .contains("scenarios.csv:3 [window_end]", "on or before the day it starts: 2020-01-01");
  }

  @Test
  void anAssumedEndBeforeTheStatedStartIsRefusedToo() {
    Issue issue =
        theIssueOf(
            register()
                .add("commitments", "commitment_id=late", "window_start=2030-01-01")
                .add(
                    "scenarios",
                    "scenario=too_early",
                    "commitment_id=late",
                    "window_start=",
                    "window_end=2029-01-01"));
    assertThat(issue.message()).contains("on or before the day it starts: 2030-01-01");
  }

  @ParameterizedTest
  @CsvSource({
    "commitments, commitment_id=x, baseline",
    "scenarios, scenario=x, baseline",
    "observations, observation_id=x, period",
    "fdi_equity, series=x, period"
  })
  void aBaselineOrPeriodThatEndsBeforeItStartsIsRefused(String table, String key, String span) {
    Issue issue =
        theIssueOf(
            register().add(table, key, span + "_start=2020-01-01", span + "_end=2019-01-01"));
    assertThat(issue.code()).isEqualTo(IssueCode.VALUE_NOT_ALLOWED);
    assertThat(issue.column()).isEqualTo(span + "_end");
    assertThat(issue.message())
        .isEqualTo("The " + span + " ends on or before the day it starts: 2020-01-01.");
  }

  @ParameterizedTest
  @CsvSource({"period_start, period_end", "period_end, period_start"})
  void aValueOfHalfAPeriodIsRefused(String stated, String missing) {
    Issue issue =
        theIssueOf(
            register()
                .add("observations", "observation_id=x", "kind=value", stated + "=2020-01-01"));
    assertThat(issue.code()).isEqualTo(IssueCode.VALUE_REQUIRED);
    assertThat(issue.column()).isEqualTo(missing);
    assertThat(issue.message()).isEqualTo("A value is of a period. State both its days.");
  }

  @ParameterizedTest
  @CsvSource({"target_value=, target_value", "unit=, unit"})
  void aTargetHasAValueAndAUnitOrNeither(String blank, String column) {
    Issue issue = theIssueOf(register().add("commitments", "commitment_id=x", blank));
    assertThat(issue.code()).isEqualTo(IssueCode.VALUE_REQUIRED);
    assertThat(issue.column()).isEqualTo(column);
    assertThat(issue.message())
        .isEqualTo("A target has a value and a unit. State both, or neither.");
  }

  @Test
  void aMeasureOfAnotherFormIsRefusedWithTheFormsThatExist() {
    Issue issue =
        theIssueOf(
            register()
                .add("commitments", "commitment_id=x", "measure=trade:IND:JPN:import:02+0203"));
    assertThat(issue.code()).isEqualTo(IssueCode.VALUE_NOT_ALLOWED);
    assertThat(issue.column()).isEqualTo("measure");
    assertThat(issue.message())
        .contains(
            "'trade:IND:JPN:import:02+0203' is no measure",
            "observations:SERIES",
            "HS codes with + between");
  }

  @Test
  void rowsOfOneScenarioAreOneScenarioWithAShareForEachSector() throws IOException {
    Ledger ledger =
        register()
            .add("scenarios", "scenario=five_years", "sector=ict", "sector_share=0.6")
            .add("scenarios", "scenario=five_years", "sector=chemicals", "sector_share=0.4")
            .read()
            .ledger();
    assertThat(ledger.scenarios())
        .singleElement()
        .satisfies(
            s ->
                assertThat(s.sectorShares())
                    .isEqualTo(
                        Map.of("ict", new BigDecimal("0.6"), "chemicals", new BigDecimal("0.4"))));
  }

  @Test
  void aScenarioThatGrewIsThereOnEachDayWithTheRowsRecordedByThen() throws IOException {
    Ledger ledger =
        register()
            .add(
                "scenarios",
                "scenario=five_years",
                "sector=ict",
                "sector_share=1",
                "recorded_on=2021-05-01")
            .read()
            .ledger();
    assertThat(ledger.asOf(LocalDate.parse("2021-04-30")).scenarios())
        .singleElement()
        .satisfies(s -> assertThat(s.sectorShares()).isEmpty());
    assertThat(ledger.asOf(LocalDate.parse("2021-05-01")).scenarios())
        .singleElement()
        .satisfies(s -> assertThat(s.sectorShares()).containsOnlyKeys("ict"));
  }

  @Test
  void aScenarioMayAssumeAScope() throws IOException {
    Ledger ledger =
        register()
            .add("scenarios", "scenario=scope", "window_end=", "sectors=ict|chemicals")
            .read()
            .ledger();
    assertThat(ledger.scenarios().get(1).sectors()).containsExactly("ict", "chemicals");
  }

  @Test
  void anAssumedScopeMustNotNameASectorThatDoesNotExist() {
    Issue issue =
        theIssueOf(register().add("scenarios", "scenario=scope", "sectors=ict|pharmaceuticals"));
    assertThat(issue.toString())
        .contains("scenarios.csv:3 [sectors]: REFERENCE_UNKNOWN: 'pharmaceuticals'");
  }

  @Test
  void rowsOfOneScenarioMustNotDisagreeOnTheScope() {
    Issue issue =
        theIssueOf(
            register()
                .add("scenarios", "scenario=scope", "sectors=ict")
                .add(
                    "scenarios",
                    "scenario=scope",
                    "sectors=chemicals",
                    "sector=ict",
                    "sector_share=1"));
    assertThat(issue.toString())
        .contains(
            "[sectors]", "The scenario says 'ict' on line 3. Its rows differ by sector only.");
  }

  @Test
  void sharesThatAddUpToMoreThanTheWholeAreRefused() {
    Issue issue =
        theIssueOf(
            register()
                .add("scenarios", "scenario=five_years", "sector=ict", "sector_share=0.6")
                .add("scenarios", "scenario=five_years", "sector=chemicals", "sector_share=0.5"));
    assertThat(issue.code()).isEqualTo(IssueCode.NUMBER_OUT_OF_RANGE);
    assertThat(issue.message())
        .isEqualTo("The shares of this scenario add up to 1.1, more than 1.");
  }

  @Test
  void rowsOfOneScenarioMustNotDisagree() {
    Issue issue =
        theIssueOf(
            register()
                .add(
                    "scenarios",
                    "scenario=five_years",
                    "sector=ict",
                    "sector_share=1",
                    "window_end=2030-01-01"));
    assertThat(issue.toString())
        .contains(
            "scenarios.csv:3 [window_end]",
            "The scenario says '2025-01-01' on line 2. Its rows differ by sector only.");
  }

  @Test
  void noScenarioIsCalledStated() {
    Issue issue = theIssueOf(register().add("scenarios", "scenario=stated"));
    assertThat(issue.toString())
        .contains("scenarios.csv:3 [scenario]", "'stated' assumes nothing and is never listed");
  }

  @Test
  void allProblemsAcrossTablesAreListedAtOnce() {
    Register register =
        register()
            .add("statements", "statement_id=s2020_x", "summit_id=nowhere")
            .add(
                "commitments",
                "commitment_id=x",
                "summit_id=nowhere",
                "related_to=nobody",
                "measure=trade:IND:JPN:import:02+0203",
                "window_start=2025-01-01",
                "window_end=2024-01-01")
            .add("scenarios", "scenario=stated")
            .add("observations", "observation_id=x", "commitment_id=nothing");
    assertThat(issuesOf(register))
        .extracting(i -> i.file().replace("commitments/", "") + " " + i.column())
        .containsExactlyInAnyOrder(
            "statements.csv summit_id",
            "commitments.csv summit_id",
            "commitments.csv related_to",
            "commitments.csv measure",
            "commitments.csv window_end",
            "scenarios.csv scenario",
            "observations.csv commitment_id");
  }

  @Test
  void wrongCellsOfSeveralTablesAreListedAtOnce() {
    Register register =
        register()
            .add("summits", "summit_id=x", "held_on=1 May 2020")
            .add("commitments", "commitment_id=x", "additive=yes")
            .add("fdi_equity", "period_start=2018-01-01", "value=n/a");
    assertThat(issuesOf(register))
        .extracting(i -> i.code() + " " + i.raw())
        .containsExactly("DATE_INVALID 1 May 2020", "BOOLEAN_INVALID yes", "NUMBER_INVALID n/a");
  }

  @Test
  void anIdThatStandsTwiceIsRefused() {
    Issue issue = theIssueOf(register().add("commitments", "commitment_id=pledge"));
    assertThat(issue.code()).isEqualTo(IssueCode.DUPLICATE_KEY);
    assertThat(issue.message()).contains("[pledge]", "line 2");
  }

  @Test
  void aPackageWithoutATableOfTheRegisterIsRefused() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(
        other.resolve("datapackage.json"),
        """
        {"name": "other", "resources": [{"name": "summits", "path": "summits.csv"}]}
        """);
    Files.writeString(other.resolve("summits.csv"), "summit_id\nx\n");
    assertThatThrownBy(() -> LedgerReader.read(other, other, Set.of(), Set.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("other/datapackage.json")
        .hasMessageContaining("It lists no resource 'statements'");
  }

  @Test
  void aTableThatIsNotDeliveredIsRefused() throws IOException {
    register().read();
    Files.delete(folder.resolve("commitments/scenarios.csv"));
    assertThatThrownBy(
            () ->
                LedgerReader.read(
                    folder.resolve("commitments"),
                    folder.resolve("investment"),
                    Set.of(),
                    Set.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("commitments/scenarios.csv: FILE_NOT_FOUND");
  }
}
