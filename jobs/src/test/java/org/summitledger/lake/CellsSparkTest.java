package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.summitledger.Found.money;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.TestTrade;
import org.summitledger.lake.Vintages.Selected;

class CellsSparkTest {
  private static Found cells(String lines, Selected... files) {
    return Found.in(Cells.of(TestTrade.leaves(lines), List.of(files)));
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
  void theLeastCertainStatusOfACellCounts() {
    Found cells =
        cells(
            """
            IND JPN import 87 FY2014 1 status=A
            IND JPN import 87 FY2014 1 status=P
            IND JPN import 87 FY2014 1 status=E
            IND CHN import 87 FY2014 1 status=E
            IND CHN import 87 FY2014 1 status=A
            """);

    assertThat(cells.one("partner", "JPN").<Object>getAs("observation_status")).isEqualTo("P");
    assertThat(cells.one("partner", "CHN").<Object>getAs("observation_status")).isEqualTo("E");
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
}
