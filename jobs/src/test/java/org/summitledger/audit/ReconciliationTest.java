package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.summitledger.TestTables;
import org.summitledger.TestTrade;
import org.summitledger.commitment.CrossCurrencyCheck;
import org.summitledger.commitment.Statement;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.trade.Joins.Cardinality;
import org.summitledger.report.trade.Joins.JoinCount;

class ReconciliationTest {
  private static final Grouping GROUPING =
      new Grouping(TestTables.sectors(), Map.of(), Set.of(), Map.of());

  private static Selected file(long rowsRead, String moneyRead) {
    LakeEntry e = TestTrade.file("f", "all", "none");
    LakeEntry read =
        new LakeEntry(
            e.id(),
            e.fileName(),
            e.fileSha256(),
            e.fileBytes(),
            e.source(),
            e.dataflow(),
            e.knownFrom(),
            e.frequency(),
            e.currency(),
            e.valuation(),
            e.quantityUnit(),
            e.partners(),
            e.products(),
            e.world(),
            e.reporters(),
            e.producer(),
            e.licence(),
            rowsRead,
            e.rowsKept(),
            e.rowsRejected(),
            e.rowsExcluded(),
            new BigDecimal(moneyRead),
            e.valueKept(),
            e.valueRejected(),
            e.valueExcluded(),
            e.contents(),
            e.exclusions(),
            e.rejections());
    return new Selected(read, new TreeSet<>(e.periods()));
  }

  private static Finding files(Selected file) {
    return Reconciliation.files(List.of(file)).get(0);
  }

  private static TradeTotals totals(String stated, long repeated) {
    return new TradeTotals(
        Map.of("s", new BigDecimal(stated)),
        Map.of(),
        Map.of("s", new BigDecimal("70")),
        Map.of("s", repeated));
  }

  private static JoinCount join(Cardinality cardinality, long multiplied) {
    return new JoinCount("report", "world", cardinality, 3, 2, multiplied, 4, null, null);
  }

  @Test
  void aFileWhoseRowsAndMoneyAddUpPasses() {
    Finding found = files(file(10, "100.00"));

    assertThat(found.passed()).isTrue();
    assertThat(found.check()).isEqualTo("rows_and_money_add_up:trade/f.csv");
  }

  @Test
  void aRowThatGotLostBlocks() {
    Finding found = files(file(11, "100"));

    assertThat(found.blocks()).isTrue();
    assertThat(found.observed()).isEqualTo("10 rows, 100");
    assertThat(found.bound()).isEqualTo("11 rows, 100");
  }

  @Test
  void moneyThatGotLostBlocks() {
    assertThat(files(file(10, "100.001")).blocks()).isTrue();
  }

  @Test
  void moneyOfAFileThatIsInTheTablesToTheLastThousandthPasses() {
    Finding found =
        Reconciliation.lake(List.of(file(10, "100")), GROUPING, totals("70.000", 0)).get(0);

    assertThat(found.passed()).isTrue();
    assertThat(found.check()).isEqualTo("money_of_files_reaches_tables:s");
  }

  @Test
  void moneyThatGotLostBetweenTheLakeAndTheTablesBlocks() {
    Finding found =
        Reconciliation.lake(List.of(file(10, "100")), GROUPING, totals("69.999", 0)).get(0);

    assertThat(found.blocks()).isTrue();
    assertThat(found.observed()).isEqualTo("69.999");
    assertThat(found.bound()).isEqualTo("70.000");
  }

  @Test
  void moneyOfPeriodsThatAnotherFileSpeaksForIsNotExpected() {
    Selected superseded = new Selected(file(10, "100").entry(), new TreeSet<>());

    assertThat(Reconciliation.lake(List.of(superseded), GROUPING, totals("70.000", 0)))
        .extracting(Finding::blocks, Finding::bound)
        .containsExactly(tuple(true, "0"), tuple(true, "0"));
  }

  @Test
  void moneyInTheTablesThatNoFileStatesBlocks() {
    assertThat(Reconciliation.lake(List.of(), GROUPING, totals("0.001", 0)))
        .extracting(Finding::blocks, Finding::bound)
        .containsExactly(tuple(true, "0"), tuple(true, "0"));
  }

  @Test
  void importsThatGotLostBlock() {
    Finding found = Reconciliation.lake(List.of(file(10, "100")), GROUPING, imports("69.5")).get(1);

    assertThat(found.blocks()).isTrue();
    assertThat(found.check()).isEqualTo("imports_of_files_reach_tables:s");
    assertThat(found.observed()).isEqualTo("69.5");
    assertThat(found.bound()).isEqualTo("70.000");
  }

  private static TradeTotals imports(String money) {
    return new TradeTotals(
        Map.of("s", new BigDecimal("70")), Map.of(), Map.of("s", new BigDecimal(money)), Map.of());
  }

  @Test
  void aCellThatTwoDataflowsSpeakForBlocks() {
    assertThat(Reconciliation.dataflows(totals("70.000", 2)))
        .extracting(Finding::blocks, Finding::check, Finding::observed)
        .containsExactly(
            tuple(true, "one_dataflow_speaks_for_a_cell:s", "2 cells of several dataflows"));
    assertThat(Reconciliation.dataflows(totals("70.000", 0)).get(0).passed()).isTrue();
  }

  @Test
  void aJoinThatMultipliesAlthoughItMustNotBlocks() {
    Finding found = Reconciliation.joins(List.of(join(Cardinality.AT_MOST_ONE, 1))).get(0);

    assertThat(found.blocks()).isTrue();
    assertThat(found.check()).isEqualTo("join_keeps_its_cardinality:world");
    assertThat(found.observed()).isEqualTo("1 rows multiplied");
    assertThat(found.bound()).isEqualTo("0 rows multiplied");
  }

  @Test
  void aJoinThatMultipliesOnPurposePasses() {
    assertThat(Reconciliation.joins(List.of(join(Cardinality.FAN_OUT, 1))).get(0).passed())
        .isTrue();
  }

  @Test
  void anAmountPrintedTenfoldBlocksUnlessTheLedgerSaysSo() {
    List<Finding> findings =
        Reconciliation.printedAmounts(
            List.of(printed("one", "consistent"), printed("two", "printed_error")));

    assertThat(findings).extracting(Finding::blocks).containsExactly(true, false);
    assertThat(findings.get(0).check()).isEqualTo("printed_amounts_agree:c:one");
    assertThat(findings.get(0).observed())
        .isEqualTo("10.000 of the target; assessed as consistent");
  }

  private static CrossCurrencyCheck.Finding printed(String id, String assessment) {
    Statement statement =
        new Statement(
            id, "summit", "", LocalDate.parse("2026-07-02"), Optional.empty(), "INR", assessment);
    return new CrossCurrencyCheck.Finding("c", statement, 10);
  }
}
