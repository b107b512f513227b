package org.summitledger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.Found.money;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.TestTables;
import org.summitledger.TestTrade;

class SectorSeriesSparkTest {
  private static Found series(String trade) {
    return Found.in(SectorSeries.of(TestTrade.cells(trade), TestTables.sectors()));
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

  @Test
  void theLeastCertainStatusOfASectorCounts() {
    Found series =
        series(
            """
            IND JPN import 86 FY2014 1 status=A
            IND JPN import 87 FY2014 1 status=P
            IND JPN import 84 FY2014 1 status=E
            IND JPN import 85 FY2014 1 status=A
            IND JPN import 30 FY2014 -
            """);

    assertThat(series.one("sector", "vehicles").<Object>getAs("observation_status")).isEqualTo("P");
    assertThat(series.one("sector", "machines").<Object>getAs("observation_status")).isEqualTo("E");
    assertThat(series.one("sector", "other").<Object>getAs("observation_status")).isEqualTo("M");
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
  void aSectorIsValuedAsAllItsProductsAreOrNotAtAll() {
    Found series =
        series(
            """
            IND JPN import 86 2014 10
            IND JPN import 87 2014 10
            IND JPN import 84 2014 10
            IND JPN import 85 2014 10 valuation=FOB
            """);

    assertThat(series.one("sector", "vehicles").<Object>getAs("valuation")).isEqualTo("CIF");
    assertThat(series.one("sector", "machines").<Object>getAs("valuation")).isNull();
  }
}
