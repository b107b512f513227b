package org.summitledger.report.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;

/** Published constant market shares; Japan promises India something from 2015 on. */
class MarketShareAnalysisSparkTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static Found shares(String lines) {
    return Night.with(Promise.named("p").window("2015-07-01", "2020-07-01"))
        .trade(lines)
        .build(new MarketShareAnalysis());
  }

  private static double value(Found found, String component) {
    return found.one("component", component).<Double>getAs("value");
  }

  @Test
  void componentsInTheWorldAreThoseOfTheOracle() {
    Found found =
        shares(SmallTrade.markets())
            .where(
                "market",
                "WLD",
                "reporter",
                "IND",
                "sector",
                "all_products",
                "period",
                "2018",
                "base_period_start",
                "2017-01-01");
    Map<String, String> levels =
        Map.of(
            "change", "dX",
            "world_growth", "world_growth",
            "product_structure", "commodity_composition",
            "partner_structure", "market_distribution",
            "competitiveness", "competitiveness");
    Map<String, String> rates =
        Map.of(
            "growth", "g",
            "world_growth_rate", "g_star",
            "share_effect", "competitiveness",
            "structure_effect", "structure",
            "product_effect", "product",
            "partner_effect", "geographic",
            "mixed_effect", "mixed");

    levels.forEach(
        (component, oracle) ->
            assertThat(value(found, component))
                .as(component)
                .isCloseTo(SmallTrade.exact("CMS_LeamerStern_levels", oracle), EXACT));
    rates.forEach(
        (component, oracle) ->
            assertThat(value(found, component))
                .as(component)
                .isCloseTo(SmallTrade.exact("CMS_NyssensPoullet_ECB", oracle), EXACT));
    // Demand: (30·260/200 + 20·330/300 + 10·110/100 + 40·500/400) / 100.
    assertThat(value(found, "addressed_demand")).isCloseTo(1.22, EXACT);
    assertThat(value(found, "market_share_effect")).isCloseTo(1.2 / 1.22, EXACT);
    assertThat(found.one("component", "change").<String>getAs("product_basis"))
        .isEqualTo("sectors");
  }

  private static final String OWN =
      """
      IND JPN import 87 2017 50
      IND JPN import 30 2017 50
      IND WLD import 87 2017 500
      IND WLD import 30 2017 500
      IND JPN import 87 2018 60
      IND JPN import 30 2018 40
      IND WLD import 87 2018 750
      IND WLD import 30 2018 500
      """;

  @Test
  void inAPartysOwnMarketTheWorldIsWhatItImports() {
    Found found =
        shares(OWN)
            .where(
                "market",
                "IND",
                "product_basis",
                "HS2",
                "period",
                "2018",
                "base_period_start",
                "2017-01-01",
                "sector",
                "all_products");

    // Imports grew by a quarter, vehicles by half and the rest not at all.
    assertThat(value(found, "change")).isZero();
    assertThat(value(found, "world_growth")).isEqualTo(25);
    assertThat(value(found, "product_structure")).isZero();
    assertThat(value(found, "partner_structure")).isZero();
    assertThat(value(found, "competitiveness")).isEqualTo(-25);
    assertThat(value(found, "addressed_demand")).isEqualTo(1.25);
    assertThat(value(found, "market_share_effect")).isEqualTo(0.8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IND JPN import 87 2018 60", "IND JPN import 87 2017 50"})
  void aSectorOfWhichAllIsBlankInOneOfBothPeriodsHasNoComponents(String line) {
    String blank = line.replaceAll("\\d+$", "-");
    Found vehicles =
        shares(OWN.replace(line, blank))
            .where("product_basis", "HS2", "sector", "vehicles", "period", "2018")
            .where("base_period_start", "2017-01-01");

    Row none = vehicles.one();
    assertThat(none.<String>getAs("component")).isEqualTo("none");
    assertThat(none.<Object>getAs("value")).isNull();
    assertThat(none.<String>getAs("reason"))
        .isEqualTo("left out, since the source is blank in one period or both: product 87");
    assertThat(none.<Boolean>getAs("inputs_complete")).isFalse();
  }

  @Test
  void sharesWonInSectorsAddUpToThoseWonInAll() {
    Found found = shares(OWN).where("product_basis", "HS2", "period", "2018");
    double sectors =
        found.where("component", "competitiveness").rows().stream()
            .filter(r -> !r.getAs("sector").equals("all_products"))
            .mapToDouble(r -> r.<Double>getAs("value"))
            .sum();

    assertThat(sectors)
        .isCloseTo(value(found.where("sector", "all_products"), "competitiveness"), EXACT);
  }

  @Test
  void aPeriodIsAlsoComparedWithTheLastOneBeforeTheWindow() {
    Found found =
        shares(
            """
            IND JPN import TOTAL 2015-03 1
            IND WLD import TOTAL 2015-03 10
            IND JPN import TOTAL 2017-03 3
            IND WLD import TOTAL 2017-03 10
            """);
    Row since = found.one("component", "competitiveness", "base_period_start", "2015-03-01");

    assertThat(since.<Double>getAs("value")).isEqualTo(2);
    assertThat(since.<String>getAs("before_commitments")).isEqualTo("p");
  }

  @Test
  void aPartnerThatVanishesLosesItsShareAndOneThatAppearsHasNoRates() {
    Found found =
        shares(
                """
            IND JPN import 87 2017 50
            IND WLD import 87 2017 100
            IND JPN import 87 2018 0
            IND WLD import 87 2018 100
            IND JPN import 87 2019 10
            IND WLD import 87 2019 100
            """)
            .where("product_basis", "HS2", "sector", "all_products");

    assertThat(value(found.where("period", "2018"), "competitiveness")).isEqualTo(-50);
    assertThat(value(found.where("period", "2019"), "competitiveness")).isEqualTo(10);
    assertThat(found.where("period", "2019").one("component", "growth").<String>getAs("reason"))
        .isEqualTo("the base is not above zero");
  }

  @Test
  void aProductThatIsBlankInOnePeriodIsLeftOutOfTheMarketToo() {
    Found found =
        shares(OWN.replace("IND JPN import 30 2018 40", "IND JPN import 30 2018 -"))
            .where("product_basis", "HS2", "period", "2018", "sector", "all_products");
    Row change = found.one("component", "change");

    assertThat(change.<Double>getAs("value")).isEqualTo(10);
    assertThat(value(found, "world_growth_rate")).isEqualTo(0.5);
    assertThat(change.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(change.<String>getAs("reason"))
        .isEqualTo("left out, since the source is blank in one period or both: product 30");
  }

  @Test
  void whatASourceCannotAnswerIsSaidOncePerSeries() {
    Found found =
        shares(
            """
            IND JPN import 87 2018 10
            IND JPN export 87 2018 10
            IND WLD export 87 2018 70
            """);

    assertThat(
            found.rows().stream()
                .map(r -> r.getAs("market") + " " + r.getAs("component") + ": " + r.getAs("reason"))
                .toList())
        .containsExactlyInAnyOrder(
            "IND none: the source holds no figures for the period from 2014-01-01",
            "IND none: the source holds no figures for the period from 2017-01-01",
            "WLD none: the source does not hold the world's trade");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IND JPN import 87 2017 1; IND JPN import 87 2018 1",
        "IND JPN import 87 2017 0; IND WLD import 87 2017 0; IND JPN import 87 2018 0; IND WLD import 87 2018 0",
        "IND JPN import 87 2017 5; IND WLD import 87 2017 0; IND JPN import 87 2018 5; IND WLD import 87 2018 5",
        "IND JPN import 87 2017 -5; IND WLD import 87 2017 9; IND JPN import 87 2018 5; IND WLD import 87 2018 -5",
        "IND JPN import 87 2017 -; IND WLD import 87 2017 9; IND JPN import 87 2018 5; IND WLD import 87 2018 5",
        "IND JPN import 87 2017 5 valuation=CIF; IND WLD import 87 2017 9 valuation=CIF; IND JPN import 87 2018 5 valuation=FOB; IND WLD import 87 2018 9 valuation=FOB",
        "IND JPN import 87 2017 0 partners=all world=none reporters=parties; IND JPN import 87 2018 0 partners=all world=none reporters=parties"
      })
  void badInputGivesAReasonOrANumberAndNothingElse(String lines) {
    Answers.areNumbersOrReasons(
        shares(Answers.lines(lines)), new MarketShareAnalysis().definition());
  }

  @Test
  void tenTimesAllMoneyMakesMoneyTenTimesAndLeavesRatios() {
    Found once = shares(OWN);
    Found tenfold = shares(OWN.replaceAll("(?m)^(.* )(\\d+)$", "$1$20"));

    Answers.areOfTenfoldMoney(
        once, tenfold, "sector", "component", "period", "product_basis", "base_period_start");
  }
}
