package org.summitledger.report.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.summitledger.Found.money;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.TestTables;
import org.summitledger.TestTrade;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.SumRows;
import org.summitledger.report.Night;

/** Trade by sector, as the lake adds it up while it reads, from its own files. */
class TradeSparkTest {
  private static Found series(String trade) {
    return Found.in(TestTrade.of(trade).series());
  }

  @Test
  void productsOfASectorAreAddedUpAndThoseWithAValueCounted() {
    Row vehicles =
        series(
                """
                IND JPN import 86 FY2014 10
                IND JPN import 87 FY2014 5.25
                IND JPN import 84 FY2014 100
                IND JPN import 85 FY2014 -
                """)
            .one("sector", "vehicles");

    assertThat(vehicles.<Object>getAs("value")).isEqualTo(money("15.25"));
    assertThat(vehicles.<Object>getAs("products_counted")).isEqualTo(2L);
  }

  @Test
  void aBlankProductIsNotCounted() {
    Row machines =
        series(
                """
                IND JPN import 84 FY2014 100
                IND JPN import 85 FY2014 -
                """)
            .one("sector", "machines");

    assertThat(machines.<Object>getAs("value")).isEqualTo(money("100"));
    assertThat(machines.<Object>getAs("products_counted")).isEqualTo(1L);
  }

  @Test
  void aTotalBesideItsPartsIsDropped() {
    Found series =
        series(
            """
            IND JPN import TOTAL FY2014 999
            IND JPN import 87 FY2014 10
            """);

    assertThat(series.column("sector")).containsExactlyInAnyOrder("vehicles", "defence_equipment");
  }

  private static void areTheSame(SumRows here, Dataset<Row> bySpark) {
    assertThat(here.select(bySpark.columns()).list())
        .hasSizeGreaterThan(1)
        .containsExactlyInAnyOrderElementsOf(bySpark.collectAsList());
  }

  @Test
  void rowsReadHereAreThoseThatSparkReadsWithoutTotalsBesideParts() {
    Trade trade =
        TestTrade.of(
            """
            IND JPN import TOTAL FY2014 999 file=a dataflow=a
            IND JPN import TOTAL FY2015 888 file=a dataflow=a
            IND JPN import 87 FY2014 10 file=b dataflow=b
            IND WLD import 87 FY2014 50 file=b dataflow=b
            IND CHN import 84 FY2014 - file=b dataflow=b
            """);

    areTheSame(trade.sectorRows(), trade.series());
    areTheSame(trade.supplierRows(), trade.suppliers());
    assertThat(trade.sectorRows().list())
        .noneMatch(row -> row.getAs("period").equals("2014-15") && isTotal(row))
        .anyMatch(row -> row.getAs("period").equals("2015-16") && isTotal(row));
  }

  private static boolean isTotal(Row row) {
    return row.getAs("product_level").equals("TOTAL");
  }

  @Test
  void rowsReadHereAreThoseThatSparkReadsWherePartOfAFileIsSuperseded() {
    Trade trade =
        Night.with()
            .release(
                "2019-06-30",
                """
                IND JPN import 84 2017 90
                IND JPN import 84 2018 100
                """)
            .release("2020-06-30", "IND JPN import 84 2018 110")
            .inputs()
            .trade();

    areTheSame(trade.sectorRows(), trade.series());
    areTheSame(trade.revisedRows(), trade.revised());
  }

  @Test
  void aTotalAloneIsAllProductsAndHidesNoSector() {
    Found series =
        series(
            """
            IND JPN import TOTAL FY2014 999
            IND JPN import 87 FY2015 10
            """);

    Found alone = series.where("period", "2014-15");
    assertThat(alone.one().<Object>getAs("sector")).isEqualTo("all_products");
    assertThat(alone.one().<Object>getAs("measure_relation")).isEqualTo("direct");
  }

  @Test
  void aSectorThatCannotBeObservedHasARowWithoutAValueThatSaysWhy() {
    Row defence = series("IND JPN import 87 FY2014 10").one("sector", "defence_equipment");

    assertThat(defence.<Object>getAs("value")).isNull();
    assertThat(defence.<Object>getAs("measure_relation")).isEqualTo("not_observable");
    assertThat(defence.<Object>getAs("observation_status")).isEqualTo("M");
    assertThat(defence.<Object>getAs("products_counted")).isEqualTo(0L);
    assertThat(defence.<String>getAs("note")).isEqualTo("the statistics hold no defence goods");
  }

  @Test
  void finerCodesAreSortedByTheFinerScheme() {
    Found series =
        series(
            """
            IND JPN import 854231 2014 3
            IND JPN import 850440 2014 4
            """);

    assertThat(series.one("sector", "chips").<Object>getAs("value")).isEqualTo(money("3"));
    assertThat(series.one("sector", "tools").<Object>getAs("value")).isEqualTo(money("4"));
    assertThat(series.column("product_level")).containsOnly("HS6");
  }

  @Test
  void aCodeTooShortToTellIsUnallocatedNotGuessed() {
    Found series =
        series(
            """
            IND JPN import 8542 2014 3
            IND JPN import 99 2014 4
            """);

    assertThat(series.one("sector", "chips").<Object>getAs("value")).isEqualTo(money("3"));
    assertThat(series.one("sector", "unallocated").<Object>getAs("value")).isEqualTo(money("4"));
  }

  @Test
  void combinedSectorsAreMarkedAsProxies() {
    assertThat(
            series("IND JPN import 85 FY2014 1")
                .one("sector", "machines")
                .<Object>getAs("measure_relation"))
        .isEqualTo("proxy");
  }

  @Test
  void periodsAreWrittenAsTheirUsersWriteThem() {
    Found series =
        series(
            """
            IND JPN import 87 2018 1
            IND JPN import 87 FY2018 1
            IND JPN import 87 FY1999 1
            IND JPN import 87 2018Q2 1
            IND JPN import 87 2018-07 1
            """);

    assertThat(series.where("sector", "vehicles").column("period"))
        .containsExactlyInAnyOrder("2018", "2018-19", "1999-00", "2018-Q2", "2018-07");
  }

  /** Without the sectors that cannot be observed. */
  private static Found cells(String trade, LakeEntry... files) {
    return Found.in(TestTrade.of(trade, files).series().filter("sector <> 'defence_equipment'"));
  }

  @Test
  void theWorldIsTheSumOfPartnersWhereTheFileListsThemAll() {
    Found cells =
        cells(
            """
            IND JPN import 87 FY2014 30.5
            IND CHN import 87 FY2014 20
            """,
            TestTrade.file("f", "all", "none"));

    assertThat(cells.one("partner", "WLD").<Object>getAs("value")).isEqualTo(money("50.5"));
  }

  @Test
  void theWorldIsNotMadeUpWhereTheFileListsSomePartners() {
    Found cells = cells("IND JPN import 87 FY2014 30", TestTrade.file("f", "some", "none"));

    assertThat(cells.column("partner")).containsExactly("JPN");
  }

  @Test
  void aReportedWorldIsNotAddedToItsParts() {
    Found cells =
        cells(
            """
            IND JPN import 87 FY2014 30
            IND CHN import 87 FY2014 20
            IND WLD import 87 FY2014 51
            """,
            TestTrade.file("f", "all", "reported"));

    assertThat(cells.one("partner", "WLD").<Object>getAs("value")).isEqualTo(money("51"));
  }

  @Test
  void theWorldOfOneFileHoldsNothingOfAnother() {
    Found cells =
        cells(
            """
            IND JPN import 87 FY2014 30 file=complete dataflow=a
            IND CHN import 87 FY2014 20 file=partial dataflow=b
            """,
            TestTrade.file("complete", "a", "all", "none"),
            TestTrade.file("partial", "b", "some", "none"));

    assertThat(cells.one("partner", "WLD").<Object>getAs("value")).isEqualTo(money("30"));
  }

  @Test
  void bytesReadThroughTwoLayoutsAreTwoFiles() {
    Found cells =
        cells(
            """
            IND JPN import 87 FY2014 30 dataflow=all_partners
            IND JPN import 88 FY2014 40 dataflow=some_partners
            """,
            TestTrade.file("f", "all_partners", "all", "none"),
            TestTrade.file("f", "some_partners", "some", "none"));

    assertThat(cells.one("partner", "WLD").<Object>getAs("value")).isEqualTo(money("30"));
  }

  @Test
  void onlyAWorldThatIsAddedUpHereIsDerived() {
    Found cells =
        cells(
            """
            IND JPN import 87 FY2014 30 dataflow=added
            IND WLD import 87 FY2014 30 dataflow=stated
            """,
            TestTrade.file("f", "added", "all", "none"),
            TestTrade.file("f", "stated", "all", "reported"));

    assertThat(cells.rows())
        .extracting(
            cell -> cell.getAs("dataflow") + " " + cell.getAs("partner"),
            cell -> cell.<Boolean>getAs("is_derived"))
        .containsExactlyInAnyOrder(
            tuple("added JPN", false), tuple("added WLD", true), tuple("stated WLD", false));
  }

  @Test
  void twoLinesOfOneCellAreAddedUp() {
    Row cell =
        cells(
                """
                IND AFG import 87 FY2014 10
                IND AFG import 87 FY2014 5
                """)
            .one("partner", "AFG");

    assertThat(cell.<Object>getAs("value")).isEqualTo(money("15"));
  }

  @Test
  void aBlankBesideAValueLeavesTheValue() {
    Row cell =
        cells(
                """
                IND AFG import 87 FY2014 10
                IND AFG import 87 FY2014 -
                """)
            .one("partner", "AFG");

    assertThat(cell.<Object>getAs("value")).isEqualTo(money("10"));
    assertThat(cell.<Object>getAs("observation_status")).isEqualTo("A");
  }

  @Test
  void aBlankStaysMissingAndAZeroStaysZero() {
    Found cells =
        cells(
            """
            IND JPN import 87 FY2014 -
            IND CHN import 87 FY2014 0
            """);

    assertThat(cells.one("partner", "JPN").isNullAt(cells.rows().get(0).fieldIndex("value")))
        .isTrue();
    assertThat(cells.one("partner", "JPN").<Object>getAs("observation_status")).isEqualTo("M");
    assertThat(cells.one("partner", "CHN").<Object>getAs("value")).isEqualTo(money("0"));
  }

  @Test
  void aWorldOfBlanksIsMissing() {
    Found cells =
        cells(
            """
            IND JPN import 87 FY2014 -
            IND CHN import 87 FY2014 -
            """,
            TestTrade.file("f", "all", "none"));

    assertThat(cells.one("partner", "WLD").<Object>getAs("value")).isNull();
  }

  @Test
  void flowsCurrenciesAndPeriodsAreNeverMixed() {
    Found cells =
        cells(
            """
            IND JPN import 87 FY2014 1
            IND JPN export 87 FY2014 2
            IND JPN import 87 FY2014 4 currency=INR
            IND JPN import 87 2014 8
            IND JPN import 87 FY2015 16
            """);

    assertThat(cells.column("value"))
        .containsExactlyInAnyOrder(money("1"), money("2"), money("4"), money("8"), money("16"));
  }

  @Test
  void productsThatCannotBeCarriedToTheSectorsRevisionAreCountedWithTheirMoney() {
    Found series =
        series(
            """
            IND JPN import 854231 2014 10 revision=HS2022
            IND JPN import 854232 2014 3.5 revision=HS1992
            IND JPN import 854233 2014 2 revision=HS1992
            """);

    Row left = series.one("sector", "not_carried");
    assertThat(left.<Object>getAs("value")).isEqualTo(money("5.5"));
    assertThat(left.<Object>getAs("products_counted")).isEqualTo(2L);
    assertThat(left.<Object>getAs("measure_relation")).isEqualTo("context");
    assertThat(series.one("sector", "chips").<Object>getAs("value")).isEqualTo(money("10"));
  }

  @Test
  void productsThatStatedWeightsDivideAreInEachSectorAsAProxy() {
    Grouping grouping = new Grouping(TestTables.sectorsWithWeights(), Map.of(), Set.of(), Map.of());
    Found series =
        Found.in(
            TestTrade.of(
                    """
                    IND JPN import 854201 2018 1.001 revision=HS2017
                    IND JPN import 854202 2018 7 revision=HS2017
                    IND JPN import 850102 2018 10 revision=HS2017
                    IND JPN import 854203 2019 4 revision=HS2022
                    """,
                    grouping,
                    List.of())
                .series());

    assertThat(series.rows())
        .extracting(
            row -> row.getAs("sector") + " " + row.getAs("period"),
            row -> row.<Object>getAs("value"),
            row -> row.<Object>getAs("products_counted"),
            row -> row.<String>getAs("measure_relation"))
        .containsExactlyInAnyOrder(
            tuple("chips 2018", money("0.3"), 1L, "proxy"),
            tuple("tools 2018", money("10.701"), 2L, "proxy"),
            tuple("not_carried 2018", money("7"), 1L, "context"),
            tuple("chips 2019", money("4"), 1L, "direct"));
  }

  @Test
  void aSectorIsValuedAsItsFileSaysOfTheFlow() {
    Found series =
        series(
                """
                IND JPN import 86 2014 10
                IND JPN export 86 2014 10
                IND JPN import 87 2015 10 valuation=FOB
                """)
            .where("sector", "vehicles");

    assertThat(series.rows())
        .extracting(
            row -> row.getAs("flow") + " " + row.getAs("period"),
            row -> row.<String>getAs("valuation"))
        .containsExactlyInAnyOrder(
            tuple("import 2014", "CIF"), tuple("export 2014", "FOB"), tuple("import 2015", "FOB"));
  }
}
