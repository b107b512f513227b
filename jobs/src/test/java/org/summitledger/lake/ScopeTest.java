package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.summitledger.TestTables;
import org.summitledger.TestTrade;
import org.summitledger.lake.SectorSums.SectorSum;
import org.summitledger.lake.SupplierSums.SupplierSum;
import org.summitledger.source.Flow;

class ScopeTest {
  private static final Grouping GROUPING =
      new Grouping(TestTables.sectors(), Map.of(), Set.of("IND", "JPN"), Map.of());
  private static final Batches TRADE = Batches.of(List.of(imports("IND"), imports("USA")));

  private static Flow imports(String reporter) {
    LocalDate start = LocalDate.of(2018, 1, 1);
    return new Flow(
        2,
        "A",
        start,
        start.plusYears(1),
        reporter,
        "CHN",
        "import",
        "8703",
        null,
        new BigDecimal("5.000"),
        "FOB",
        null,
        null);
  }

  private static List<SectorSum> sectors(boolean partiesOnly) {
    return new SectorSums(
            new ProductSectors(GROUPING), TRADE.codes(), new Scope(false, partiesOnly))
        .add(TRADE.flows())
        .sums();
  }

  private static List<SupplierSum> suppliers(boolean partiesOnly) {
    SupplierSums sums = new SupplierSums(TRADE.codes(), GROUPING, new Scope(true, partiesOnly));
    sums.add(TRADE.flows(), TRADE.units());
    return sums.sums();
  }

  @Test
  void usuallyWhatEverybodyReportsIsAddedUp() {
    assertThat(sectors(false)).extracting(SectorSum::reporter).contains("IND", "USA");
    assertThat(suppliers(false))
        .extracting(SupplierSum::importer)
        .containsExactlyInAnyOrder("IND", "USA");
  }

  @Test
  void ofTheWholeWorldsTradeOnlyWhatPartiesOfCommitmentsReportIs() {
    assertThat(sectors(true)).extracting(SectorSum::reporter).containsOnly("IND");
    assertThat(suppliers(true)).extracting(SupplierSum::importer).containsExactly("IND");
  }

  @Test
  void otherPartiesNeedOtherSums() {
    Grouping others = new Grouping(TestTables.sectors(), Map.of(), Set.of("USA"), Map.of());

    assertThat(others.fingerprint()).isNotEqualTo(GROUPING.fingerprint());
    assertThat(others.adds(TestTrade.file("f", "all", "none"), "IND"))
        .as("of a file that shows all reporters")
        .isTrue();
  }
}
