package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.summitledger.Found.money;
import static org.summitledger.TestTrade.file;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.summitledger.TestTrade;
import org.summitledger.report.trade.Trade;

class TradeTotalsSparkTest {
  private static TradeTotals totals(String lines) {
    return TradeTotals.of(
        TestTrade.of(
            lines,
            file("f", "d", "all", "all", "none"),
            file("f", "minerals", "all", "some", "none")));
  }

  @Test
  void aWorldThatIsAddedUpHereIsCountedButNotStated() {
    TradeTotals totals =
        totals(
            """
            IND JPN import 87 FY2014 30.5
            IND CHN import 87 FY2014 20
            IND CHN import 86 FY2014 -
            """);

    assertThat(totals.stated()).isEqualTo(Map.of("s", money("50.5")));
    assertThat(totals.counted()).isEqualTo(Map.of("s", money("101")));
  }

  @Test
  void ofFilesThatListSomeProductsOnlyImportsByProductAreUsed() {
    TradeTotals totals =
        totals(
            """
            IND JPN import 87 FY2014 30
            IND JPN import 2605 FY2014 4 dataflow=minerals
            """);

    assertThat(totals.stated()).isEqualTo(Map.of("s", money("30")));
    assertThat(totals.counted()).isEqualTo(Map.of("s", money("60")));
    assertThat(totals.imports()).isEqualTo(Map.of("s", money("34")));
  }

  @Test
  void exportsAndTotalsAreNoImportsByProduct() {
    TradeTotals totals =
        totals(
            """
            IND JPN import 87 FY2014 30
            IND JPN export 87 FY2014 5
            IND JPN import TOTAL FY2015 7
            """);

    assertThat(totals.imports()).isEqualTo(Map.of("s", money("30")));
  }

  @Test
  void aSourceOfBlanksComesToNothing() {
    assertThat(totals("IND JPN import 87 FY2014 -").stated()).isEqualTo(Map.of("s", money("0")));
  }

  @Test
  void aTotalOfAnotherFileBesideProductsIsStatedButNotCounted() {
    TradeTotals totals =
        TradeTotals.of(
            TestTrade.of(
                """
                IND JPN import TOTAL FY2014 999 file=totals dataflow=totals
                IND JPN import 87 FY2014 10
                """));

    assertThat(totals.stated()).isEqualTo(Map.of("s", money("1009")));
    assertThat(totals.counted()).isEqualTo(Map.of("s", money("10")));
  }

  @Test
  void aTotalIsCountedBesideProductsInAnotherCurrency() {
    Trade trade =
        TestTrade.of(
            """
            IND JPN import TOTAL FY2014 999 file=totals dataflow=totals
            IND JPN import 87 FY2014 600 currency=INR
            """);

    assertThat(TradeTotals.of(trade).counted()).isEqualTo(Map.of("s", money("1599")));
    assertThat(
            trade.series().filter("value is not null").select("currency", "value").collectAsList())
        .extracting(row -> row.getString(0), row -> row.getDecimal(1))
        .containsExactlyInAnyOrder(tuple("USD", money("999")), tuple("INR", money("600")));
    assertThat(trade.sectorRows().list())
        .filteredOn(row -> !row.isNullAt(row.fieldIndex("value")))
        .extracting(row -> row.<String>getAs("currency"))
        .containsExactlyInAnyOrder("USD", "INR");
  }

  @Test
  void cellsOfTwoDataflowsAreRepeated() {
    TradeTotals totals =
        totals(
            """
            IND JPN import 87 FY2014 30 dataflow=minerals
            IND JPN import 87 FY2014 30
            IND JPN import 87 2014 30 dataflow=minerals
            IND JPN export 87 FY2014 30 dataflow=minerals
            IND JPN export 87 FY2014 1800 currency=INR
            IND JPN import 86 FY2014 30 source=t
            """);

    assertThat(totals.repeated()).isEqualTo(Map.of("s", 1L, "t", 0L));
  }
}
