package org.summitledger.report.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;

/** Growth of trade, told in three currencies; Japan promises India something. */
class GrowthDecompositionSparkTest {
  private static final String TRADE =
      """
      IND JPN import 87 FY2013 100
      IND JPN import 84 FY2013 100
      IND JPN import 87 FY2014 120
      IND JPN import 84 FY2014 90
      IND JPN import 87 FY2015 150
      IND JPN import 84 FY2015 90
      IND CHN import 84 FY2014 7
      IND CHN import 84 FY2015 9
      """;

  private static Found build(String trade) {
    Promise promise = Promise.named("p").window("2014-09-01", "2019-09-01");
    return Night.with(promise).trade(trade).build(new GrowthDecomposition());
  }

  private static Object value(Found found, String... columns) {
    return found.one(columns).getAs("value");
  }

  private static String reason(Row row) {
    return row.getAs("reason");
  }

  @Test
  void growthIsToldOverTheYearBeforeAndSinceTheBaseline() {
    Found whole =
        build(TRADE).where("period", "2015-16", "sector", "all_products", "product", "all");

    String growth = "trade_growth_factor";
    assertThat(
            value(whole, "component", growth, "currency", "USD", "base_period_start", "2014-04-01"))
        .isEqualTo(240 / 210.0);
    assertThat(
            value(whole, "component", growth, "currency", "USD", "base_period_start", "2013-04-01"))
        .isEqualTo(1.2);
    assertThat(whole.where("component", growth).column("currency")).contains("USD", "JPY", "INR");
  }

  @Test
  void sectorsAndProductsContributeSinceTheBaseline() {
    Found since =
        build(TRADE)
            .where(
                "period", "2015-16",
                "base_period_start", "2013-04-01",
                "component", "contribution_to_total_growth");

    assertThat(value(since, "sector", "vehicles", "product", "all")).isEqualTo(0.25);
    assertThat(value(since, "sector", "machines", "product", "84")).isEqualTo(-0.05);
    assertThat(since.where("product", "rest").rows()).isEmpty();
  }

  @Test
  void withoutARateOfEveryMonthGrowthIsToldInTheCurrencyOfTradeOnly() {
    Row yen =
        build(TRADE)
            .one(
                "period", "2015-16",
                "sector", "all_products",
                "base_period_start", "2014-04-01",
                "currency", "JPY",
                "component", "nominal_growth_factor");

    assertThat(yen.isNullAt(yen.fieldIndex("value"))).isTrue();
    assertThat(reason(yen)).isEqualTo("no exchange rate of JPY for 2014-04");
    assertThat(yen.<String>getAs("trade_currency")).isEqualTo("USD");
  }

  @Test
  void whatASourceCannotGiveIsSaidOnceAtItsLastPeriod() {
    Found found = build(TRADE);

    assertThat(reason(found.one("component", "volume_fisher")))
        .isEqualTo("the source states no quantities: neither volumes nor prices");
    Row defence = found.one("sector", "defence_equipment");
    assertThat(reason(defence)).isEqualTo("not observable: the statistics hold no defence goods");
    assertThat(defence.<String>getAs("period")).isEqualTo("2015-16");
  }

  @Test
  void theFirstPeriodSaysThatTheSourceDoesNotHoldItsBase() {
    assertThat(build(TRADE).where("period", "2013-14").rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(reason(row)).isEqualTo("the source does not hold the base period");
              assertThat(row.<Boolean>getAs("inputs_complete")).isFalse();
            });
  }

  /** The years since are compared with the year before the window; the years until then are not. */
  @Test
  void aBaseSaysBeforeWhichCommitmentItLies() {
    Found growth =
        build(TRADE)
            .where("component", "trade_growth_factor", "sector", "all_products", "currency", "USD");

    assertThat(growth.where("base_period_start", "2013-04-01").column("before_commitments"))
        .isEqualTo(List.of("p", "p"));
    assertThat(growth.where("base_period_start", "2014-04-01").column("before_commitments"))
        .containsOnlyNulls();
  }

  @Test
  void aBaseThatTheSourceDoesNotHoldIsNamedForTheLastPeriodOnly() {
    Found lacking =
        build("IND JPN import 87 FY2015 1\nIND JPN import 87 FY2016 2\nIND JPN import 87 FY2017 3")
            .where("base_period_start", "2013-04-01");

    assertThat(lacking.column("period")).isEqualTo(List.of("2017-18"));
    assertThat(lacking.column("reason"))
        .isEqualTo(List.of("the source does not hold the base period"));
  }

  @Test
  void whatIsNullForWantOfAnInputIsNotComplete() {
    Found found =
        build(
            """
            IND JPN import 87 FY2014 120
            IND JPN import 86 FY2014 80
            IND JPN import 84 FY2014 90
            IND JPN import 87 FY2015 150
            IND JPN import 86 FY2015 -
            IND JPN import 84 FY2015 -
            """);

    assertThat(found.where("value", "null").rows()).isNotEmpty();
    for (Row row : found.where("value", "null").rows()) {
      assertThat(row.<Boolean>getAs("inputs_complete")).as(reason(row)).isFalse();
    }
    Found since = found.where("period", "2015-16", "base_period_start", "2014-04-01");
    Row vehicles =
        since.one("sector", "vehicles", "component", "trade_growth_factor", "currency", "USD");
    assertThat(vehicles.<Double>getAs("value")).isEqualTo(1.25);
    assertThat(reason(vehicles))
        .isEqualTo("left out, since the source is blank in one period or both: product 86");
  }

  @Test
  void anExchangeRateThatIsNotKnownIsAMissingInput() {
    Row yen =
        build(
                """
                IND JPN import 87 FY2014 120
                IND JPN import 86 FY2014 80
                IND JPN import 87 FY2015 150
                IND JPN import 86 FY2015 -
                """)
            .one(
                "period", "2015-16",
                "base_period_start", "2014-04-01",
                "sector", "all_products",
                "currency", "JPY",
                "component", "exchange_rate_factor");

    assertThat(yen.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(reason(yen)).isEqualTo("no exchange rate of JPY for 2014-04");
  }

  @Test
  void onlyTradeWithCounterpartsAndTheWorldIsTold() {
    assertThat(build(TRADE).column("partner")).containsOnly("JPN");
    assertThat(build("").rows()).isEmpty();
  }

  @Test
  void listedProductsWithQuantitiesAreAWholeOfTheirOwn() {
    Found found =
        build(
            """
            IND JPN import 854231 2018 1000 quantity=2000 unit=kg revision=HS2022
            IND JPN import 854231 2019 3000 quantity=3000 unit=kg revision=HS2022
            """);
    Found whole = found.where("sector", "all_products", "base_period_start", "2018-01-01");

    assertThat(value(whole, "product", "all", "component", "volume_fisher", "currency", "USD"))
        .isEqualTo(1.5);
    assertThat(value(whole, "product", "all", "component", "price_fisher", "currency", "JPY"))
        .isEqualTo(2.0);
    assertThat(value(whole, "product", "854231", "component", "contribution_to_price_fisher"))
        .isEqualTo(1.0);
    assertThat(value(found, "sector", "chips", "component", "chained_price_fisher")).isEqualTo(2.0);
  }

  @Test
  void aTradeThatIsStatedInTwoCurrenciesIsToldByEachInItsOwn() {
    Found growth =
        build(
                """
                IND JPN import 87 2018 100
                IND JPN import 87 2019 150
                IND JPN import 87 2018 7000 currency=INR dataflow=rupees
                IND JPN import 87 2019 14000 currency=INR dataflow=rupees
                """)
            .where(
                "component", "trade_growth_factor",
                "sector", "all_products",
                "base_period_start", "2018-01-01");

    assertThat(growth.column("currency")).containsExactlyInAnyOrder("USD", "INR", "JPY");
    assertThat(value(growth, "currency", "USD")).isEqualTo(1.5);
    assertThat(value(growth, "currency", "INR")).isEqualTo(2.0);
  }

  @Test
  void monthsAreComparedWithTheSameMonth() {
    Found months =
        build("IND JPN import TOTAL 2018-03 10\nIND JPN import TOTAL 2019-03 15")
            .where("component", "trade_growth_factor", "currency", "USD");

    assertThat(months.column("value")).isEqualTo(List.of(1.5));
    assertThat(months.column("sector")).containsOnly("all_products");
  }

  @Test
  void aNegativeOrVanishedTradeNeverGivesAnInfiniteNumber() {
    Found found =
        build(
            """
            IND JPN import 87 2017 0
            IND JPN import 87 2018 -5 quantity=2000 unit=kg
            IND JPN import 87 2019 9 quantity=2000 unit=kg
            IND JPN import 84 2019 0
            """);

    assertThat(found.rows()).isNotEmpty();
    for (Row row : found.rows()) {
      boolean hasValue = !row.isNullAt(row.fieldIndex("value"));
      if (hasValue) {
        assertThat(row.<Double>getAs("value")).isFinite();
      } else {
        assertThat(reason(row)).isNotBlank();
      }
    }
  }
}
