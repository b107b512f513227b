package org.summitledger.report.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.Found.money;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;

class MirrorGapSparkTest {
  /** Each test has an importer and exporter, or a sector and year, of its own. */
  private static final String TRADE =
      """
      IND JPN import 87 2014 105 source=india
      JPN IND export 87 2014 100 source=japan
      IND JPN import 84 2014 300 source=india
      JPN IND export 84 2014 100 source=japan
      IND JPN import 87 2010 - source=india
      JPN IND export 87 2010 5 source=japan
      IND JPN import 87 2011 0 source=india
      JPN IND export 87 2011 0 source=japan

      IND JPN import 87 2013 60 source=india
      IND JPN import 84 2013 40 source=india
      JPN IND export TOTAL 2013 90 source=japan
      IND JPN import 87 2012 60 source=india
      IND JPN import 84 2012 - source=india
      JPN IND export TOTAL 2012 90 source=japan
      IND JPN import 87 2015 60 source=india
      IND JPN import 86 2015 - source=india
      JPN IND export 87 2015 90 source=japan
      IND JPN import 87 FY2016 40 source=india
      JPN IND export 87 2016 50 source=japan
      IND JPN import 87 2019 40 source=india
      JPN IND export 87 2019 5000 source=japan currency=JPY
      IND JPN import 87 2020 40 source=india
      JPN IND export 854231 2020 50 source=japan
      IND JPN import 87 2021-05 40 source=india
      JPN IND export 87 2021 50 source=japan
      IND JPN import 87 2025 40 source=india

      JPN IND import 87 2014 7 source=japan
      USA IND import 87 2014 20 source=usa valuation=FOB
      IND USA export 87 2014 19 source=india
      USA IND import 84 2014 20 source=usa valuation=FOB
      IND USA export 84 2014 19 source=india
      IND CHN import 87 2014 9 source=india
      CHN IND export 87 2014 8 source=china
      """
          .lines()
          .filter(line -> !line.isBlank())
          .collect(Collectors.joining("\n", "", "\n"));

  private static Found gaps;

  @BeforeAll
  static void compare() {
    gaps =
        Night.with(Promise.named("japan"), Promise.named("america").from("USA").to("IND"))
            .trade(TRADE + months(2022, 12) + months(2023, 11))
            .build(new MirrorGap());
  }

  /** India's total by month, and Japan's by year. */
  private static String months(int year, int count) {
    return Stream.concat(
            IntStream.rangeClosed(1, count)
                .mapToObj(
                    "IND JPN import TOTAL %d-%%02d 10.001 source=monthly".formatted(year)
                        ::formatted),
            Stream.of("JPN IND export TOTAL %d 100 source=japan".formatted(year)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Found ofImports(String sector, String start) {
    return gaps.where(
        "importer", "IND", "exporter", "JPN", "sector", sector, "period_start", start);
  }

  @Test
  void asStatedTheImportersCifStandsBesideTheExportersFob() {
    Row row = ofImports("vehicles", "2014-01-01").one("margin", "as_stated");

    assertThat(row.<Object>getAs("importer_value")).isEqualTo(money("105"));
    assertThat(row.<Object>getAs("importer_valuation")).isEqualTo("CIF");
    assertThat(row.<Object>getAs("exporter_value")).isEqualTo(money("100"));
    assertThat(row.<Object>getAs("exporter_valuation")).isEqualTo("FOB");
    assertThat(row.<Double>getAs("gap")).isCloseTo(5.0 / 205, within(1e-15));
    assertThat(row.<Double>getAs("log_ratio")).isCloseTo(Math.log(1.05), within(1e-15));
    assertThat(row.<Object>getAs("cif_margin")).isNull();
    assertThat(row.<Object>getAs("reason")).isNull();
  }

  @Test
  void atAMarginTheImporterIsAtFobToo() {
    Row row = ofImports("vehicles", "2014-01-01").one("margin", "small");

    assertThat(row.<Object>getAs("cif_margin")).isEqualTo(0.05);
    assertThat(row.<Object>getAs("importer_value")).isEqualTo(money("100"));
    assertThat(row.<Object>getAs("exporter_value")).isEqualTo(money("100"));
    assertThat(row.<Object>getAs("gap")).isEqualTo(0.0);
  }

  @Test
  void everyMarginHasItsRow() {
    assertThat(ofImports("machines", "2014-01-01").column("margin"))
        .containsExactlyInAnyOrder("as_stated", "small", "large");
  }

  @Test
  void nothingIsTakenOffWhereBothStateFob() {
    assertThat(gaps.where("importer", "USA", "sector", "vehicles").column("margin"))
        .containsExactly("as_stated");
  }

  @Test
  void aBlankFigureGivesTheReasonAndNoNumber() {
    Row row = ofImports("vehicles", "2010-01-01").one();

    assertThat(row.<Object>getAs("importer_value")).isNull();
    assertThat(row.<Object>getAs("exporter_value")).isEqualTo(money("5"));
    assertThat(row.<Object>getAs("gap")).isNull();
    assertThat(row.<Object>getAs("reason")).isEqualTo("the source of IND is blank");
  }

  @Test
  void nothingOnBothSidesHasNoGap() {
    Row row = ofImports("vehicles", "2011-01-01").one("margin", "as_stated");

    assertThat(row.<Object>getAs("gap")).isNull();
    assertThat(row.<Object>getAs("log_ratio")).isNull();
    assertThat(row.<Object>getAs("reason")).isEqualTo("a value is not above zero");
  }

  @Test
  void allProductsAreNotKnownWhereASectorIsBlank() {
    Row total = ofImports("all_products", "2012-01-01").one("margin", "as_stated");
    assertThat(total.<Object>getAs("importer_value")).isNull();
    assertThat(total.<Object>getAs("gap")).isNull();
    assertThat(total.<Object>getAs("reason"))
        .isEqualTo("a sector of IND is blank, so that no sum of them is known");
  }

  @Test
  void aFigureThatLacksBlankProductsSaysSoBesideTheGap() {
    Row vehicles = ofImports("vehicles", "2015-01-01").one("margin", "as_stated");
    assertThat(vehicles.<Double>getAs("gap")).isEqualTo(0.2);
    assertThat(vehicles.<Object>getAs("reason")).isEqualTo("blank products of IND: 1");
  }

  @Test
  void allProductsAreAddedUpOnlyWhereTheOtherSideStatesNothingFiner() {
    assertThat(ofImports("all_products", "2014-01-01").rows()).isEmpty();
    assertThat(
            ofImports("all_products", "2013-01-01")
                .one("margin", "as_stated")
                .<Object>getAs("importer_basis"))
        .isEqualTo("sum of sectors");
  }

  @Test
  void fiscalAndCalendarYearsAreNotCompared() {
    Row india = ofImports("vehicles", "2016-04-01").one();
    Row japan = ofImports("vehicles", "2016-01-01").one();

    assertThat(india.<Object>getAs("exporter_source")).isEqualTo("none");
    assertThat(india.<Object>getAs("exporter_value")).isNull();
    assertThat(india.<Object>getAs("gap")).isNull();
    assertThat(india.<String>getAs("reason"))
        .isEqualTo(
            "the exports of JPN to IND are known for years that start in another month only:"
                + " fiscal and calendar years are not compared");
    assertThat(japan.<Object>getAs("importer_source")).isEqualTo("none");
    assertThat(japan.<String>getAs("reason")).startsWith("the imports of IND from JPN are known");
  }

  @Test
  void amountsInTwoCurrenciesAreNotCompared() {
    assertThat(ofImports("vehicles", "2019-01-01").column("reason"))
        .containsExactlyInAnyOrder(
            "the exports of JPN to IND are known in another currency or by another scheme of sectors",
            "the imports of IND from JPN are known in another currency or by another scheme of sectors");
  }

  @Test
  void sectorsOfAnotherLevelAreNotCompared() {
    assertThat(ofImports("vehicles", "2020-01-01").column("reason"))
        .containsExactly("the exports of JPN to IND are known for other sectors only");
    assertThat(ofImports("chips", "2020-01-01").column("reason"))
        .containsExactly("the imports of IND from JPN are known for other sectors only");
  }

  @Test
  void aMonthIsNotComparedWithAYear() {
    assertThat(ofImports("vehicles", "2021-05-01").column("reason"))
        .containsExactly("the exports of JPN to IND are known for periods of another length only");
    assertThat(ofImports("vehicles", "2021-01-01").column("reason"))
        .containsExactly(
            "the imports of IND from JPN are known for some months or quarters only: no twelve"
                + " months add up to this year");
  }

  @Test
  void aPeriodThatOnlyOneSideHasSaysSo() {
    assertThat(ofImports("vehicles", "2025-01-01").column("reason"))
        .containsExactly("no source holds the exports of JPN to IND in this period");
  }

  @Test
  void aFlowThatOnlyOneSideHasSaysSo() {
    assertThat(
            gaps.where("importer", "JPN", "exporter", "IND", "sector", "vehicles").column("reason"))
        .containsExactly("no source holds the exports of IND to JPN");
  }

  @Test
  void twelveMonthsAddUpToACalendarYearAndSaySo() {
    Row row = ofImports("all_products", "2022-01-01").one("frequency", "A", "margin", "as_stated");

    assertThat(row.<Object>getAs("importer_value")).isEqualTo(money("120.012"));
    assertThat(row.<Object>getAs("importer_basis")).isEqualTo("sum of 12 months");
    assertThat(row.<Object>getAs("importer_source")).isEqualTo("monthly");
    assertThat(row.<Object>getAs("importer_valuation")).isEqualTo("CIF");
    assertThat(row.<Object>getAs("exporter_basis")).isEqualTo("stated");
  }

  @Test
  void elevenMonthsAreNoYear() {
    Row row = ofImports("all_products", "2023-01-01").one("frequency", "A");

    assertThat(row.<Object>getAs("importer_value")).isNull();
    assertThat(row.<String>getAs("reason")).contains("no twelve months add up to this year");
  }

  @Test
  void aSectorThatTheStatisticsDoNotHoldIsNotObservable() {
    Row row = ofImports("defence_equipment", "2014-01-01").one();

    assertThat(row.<Object>getAs("gap")).isNull();
    assertThat(row.<String>getAs("reason"))
        .contains("not observable in the statistics of IND: the statistics hold no defence goods");
  }

  @Test
  void countriesThatPromisedNothingAreLeftOut() {
    assertThat(gaps.where("exporter", "CHN").rows()).isEmpty();
  }
}
