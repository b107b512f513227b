package org.summitledger.report.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;

/** Published indicators of structure; Japan promises India something from 2015 on. */
class TradeStructureSparkTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** The oracle prints some numbers to ten decimals only. */
  private static final Offset<Double> PRINTED = within(1e-10);

  private static Found structure(String lines) {
    return Night.with(Promise.named("p").window("2015-07-01", "2020-07-01"))
        .trade(lines)
        .build(new TradeStructure());
  }

  private static double value(Found table, String... columns) {
    return table.one(columns).<Double>getAs("value");
  }

  private static String[] with(String[] columns, String... more) {
    return Stream.concat(Stream.of(columns), Stream.of(more)).toArray(String[]::new);
  }

  private static String[] all(String indicator) {
    return new String[] {"sector", "all_products", "product", "all", "indicator", indicator};
  }

  @Test
  void marginsInAMarketAreThoseOfTheOracle() {
    Found found =
        structure(
            """
            IND JPN import 87 2018 50 quantity=5 unit=t
            IND JPN import 30 2018 40 quantity=10 unit=t
            IND WLD import 87 2018 160 quantity=20 unit=t
            IND WLD import 30 2018 150 quantity=30 unit=t
            IND WLD import 84 2018 90 quantity=45 unit=t
            """);
    Map<String, String> names =
        Map.of(
            "extensive_margin", "EM",
            "intensive_margin", "IM",
            "market_share", "share=EM*IM",
            "intensive_price", "P",
            "intensive_quantity", "Q");

    names.forEach(
        (indicator, oracle) ->
            assertThat(value(found, with(new String[] {"partner", "JPN"}, all(indicator))))
                .as(indicator)
                .isCloseTo(SmallTrade.exact("HummelsKlenow", oracle), PRINTED));
    assertThat(value(found, with(new String[] {"partner", "JPN"}, all("priced_share"))))
        .isEqualTo(1);
  }

  /** The oracle's products that stayed, came and went: a is 87, b 30, c 84 and d 01. */
  private static final String MOVED =
      """
      IND JPN import 87 FY2017 10
      IND JPN import 30 FY2017 5
      IND JPN import 84 FY2017 8
      IND JPN import 87 FY2018 14
      IND JPN import 30 FY2018 0
      IND JPN import 01 FY2018 6
      """;

  @Test
  void productsThatCameAndWentAreThoseOfTheOracle() {
    Found found = structure(MOVED).where("base_period_start", "2017-04-01");
    String oracle = "export_transition_identity";

    for (String indicator : List.of("continuing", "entry", "exit")) {
      assertThat(value(found, all(indicator))).isEqualTo(SmallTrade.exact(oracle, indicator));
    }
    assertThat(value(found, all("change"))).isEqualTo(SmallTrade.exact(oracle, "dX"));
    assertThat(found.one(all("change")).<String>getAs("unit")).isEqualTo("USD");
  }

  @Test
  void whatMovedBetweenProductsIsThatOfTheOracle() {
    Found found =
        structure(
            """
            IND JPN import 87 2017 50
            IND JPN import 30 2017 30
            IND JPN import 84 2017 20
            IND JPN import 87 2018 60
            IND JPN import 30 2018 24
            IND JPN import 84 2018 36
            """);

    assertThat(value(found.where("base_period_start", "2017-01-01"), all("lawrence")))
        .isCloseTo(
            SmallTrade.exact("contribution_to_growth", "Lawrence_index_half_sum_abs_share_change"),
            EXACT);
  }

  @Test
  void aPeriodIsComparedWithTheYearBeforeAndWithTheLastOneBeforeTheWindow() {
    Found found =
        structure(
            """
            IND JPN import 87 2013 1
            IND JPN import 87 2014 2
            IND JPN import 87 2015 3
            IND JPN import 87 2016 4
            """);

    assertThat(
            found.where(all("change")).rows().stream()
                .map(
                    r ->
                        r.getAs("period")
                            + " "
                            + r.getAs("base_period_start")
                            + " "
                            + r.getAs("before_commitments")
                            + " "
                            + r.getAs("value"))
                .toList())
        .containsExactlyInAnyOrder(
            "2014 2013-01-01 null 1.0",
            "2015 2014-01-01 p 1.0",
            "2016 2015-01-01 null 1.0",
            "2016 2014-01-01 p 2.0");
    Row first = found.one("period", "2013", "indicator", "lawrence");
    assertThat(first.<String>getAs("reason"))
        .isEqualTo("the source holds no figures for the period from 2012-01-01");
    assertThat(first.<Boolean>getAs("inputs_complete")).isFalse();
  }

  @Test
  void aKilogramIsNoPrice() {
    Found found =
        structure(
                """
                IND JPN import 87 2018 1000 quantity=1 unit=kg
                IND JPN import 30 2018 10000 quantity=10000 unit=kg
                IND WLD import 87 2018 1000000 quantity=1000000 unit=kg
                IND WLD import 30 2018 1000000 quantity=1000000 unit=kg
                """)
            .where("partner", "JPN");

    assertThat(value(found, all("intensive_price"))).isEqualTo(1);
    assertThat(value(found, all("priced_share"))).isCloseTo(10.0 / 11, EXACT);
  }

  @Test
  void whatIsNotSpecifiedIsNoProduct() {
    Found found =
        structure(
            """
            IND JPN import 870310 2018 10 revision=HS2017
            IND JPN import 999999 2018 90 revision=HS2017
            """);

    assertThat(value(found, all("hhi_products"))).isEqualTo(1);
    assertThat(found.where("product", "999999").rows()).isEmpty();
    Row row = found.one(all("hhi_products"));
    assertThat(row.<String>getAs("product_level")).isEqualTo("HS6");
    assertThat(row.<String>getAs("hs_revision")).isEqualTo("HS2017");
  }

  @Test
  void productsOfTwoRevisionsAreNotCompared() {
    Row row =
        structure(
                """
                IND JPN import 870310 2017 10 revision=HS2012
                IND JPN import 870310 2018 10 revision=HS2017
                """)
            .one("base_period_start", "2017-01-01", "indicator", "lawrence");

    assertThat(row.<Object>getAs("value")).isNull();
    assertThat(row.<String>getAs("reason")).isEqualTo("products are of HS2012 and of HS2017");
  }

  @Test
  void ofASectorThatIsOneProductNothingIsSaidThatRestsOnSharesOfProducts() {
    Found vehicles =
        structure(
                """
                IND JPN import 87 2017 10
                IND JPN import 30 2017 10
                IND WLD import 87 2017 30
                IND WLD import 30 2017 40
                IND JPN export 87 2017 3
                IND JPN import 87 2018 20
                IND JPN import 30 2018 10
                IND WLD import 87 2018 30
                IND WLD import 30 2018 40
                """)
            .where("partner", "JPN", "sector", "vehicles", "product", "all");

    for (String indicator :
        List.of(
            "hhi_products",
            "finger_kreinin_others",
            "finger_kreinin_flows",
            "lawrence",
            "least_traded_share",
            "new_goods_margin")) {
      assertThat(vehicles.where("indicator", indicator).rows())
          .as(indicator)
          .isNotEmpty()
          .allSatisfy(
              row -> {
                assertThat(row.<Object>getAs("value")).isNull();
                assertThat(row.<String>getAs("reason"))
                    .isEqualTo("the source tells no products within 87");
              });
    }
    assertThat(vehicles.one("period", "2018", "indicator", "change").<Double>getAs("value"))
        .isEqualTo(10);
  }

  @Test
  void whatASourceCannotAnswerIsSaidOncePerSeries() {
    Found found =
        structure(
            """
            IND JPN export TOTAL 2018-01 10
            IND WLD export TOTAL 2018-01 70
            IND JPN export TOTAL 2018-02 10
            IND WLD export TOTAL 2018-02 70
            """);

    assertThat(
            found.rows().stream()
                .map(
                    r ->
                        r.getAs("partner")
                            + " "
                            + r.getAs("period")
                            + " "
                            + r.getAs("indicator")
                            + ": "
                            + r.getAs("reason"))
                .toList())
        .containsExactlyInAnyOrder(
            "JPN 2018-02 products: the source does not tell products apart",
            "WLD 2018-02 products: the source does not tell products apart",
            "WLD 2018-02 hhi_partners: the source does not list all partners",
            "WLD 2018-02 world: the source does not hold the world's trade");
  }

  /**
   * One product, no trade, corrections below zero, a product that appears and one that vanishes.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IND JPN import 87 2018 10",
        "IND JPN import 87 2018 0",
        "IND JPN import 87 2018 -5",
        "IND JPN import 87 2018 -",
        "IND JPN import 87 2017 10; IND JPN import 30 2018 10",
        "IND JPN import 87 2018 10; IND WLD import 87 2018 5; JPN IND export 87 2018 3",
        "IND JPN import 87 2018 5; IND JPN export 87 2018 -5; IND WLD import 30 2018 0",
        "IND JPN import 87 2018 0 partners=all world=none reporters=parties",
        "IND JPN import 87 2018 5 partners=all world=none reporters=parties"
      })
  void badInputGivesAReasonOrANumberAndNothingElse(String lines) {
    Answers.areNumbersOrReasons(structure(Answers.lines(lines)), new TradeStructure().definition());
  }

  @Test
  void tenTimesAllMoneyMakesMoneyTenTimesAndLeavesRatios() {
    Found once = structure(MOVED);
    Found tenfold = structure(MOVED.replaceAll("(?m)^(.* )(\\d+)$", "$1$20"));

    Answers.areOfTenfoldMoney(
        once, tenfold, "sector", "product", "indicator", "period", "base_period_start");
  }
}
