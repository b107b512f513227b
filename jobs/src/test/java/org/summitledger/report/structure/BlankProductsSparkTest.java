package org.summitledger.report.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;

/** What a source leaves blank is not zero in indicators of structure. */
class BlankProductsSparkTest {
  private static Found structure(String lines) {
    return Night.with(Promise.named("p").window("2015-07-01", "2020-07-01"))
        .trade(lines)
        .build(new TradeStructure());
  }

  private static double number(Found found, String indicator) {
    return found
        .one("sector", "all_products", "product", "all", "indicator", indicator)
        .<Double>getAs("value");
  }

  @Test
  void aBlankOfTheWholeIsLeftOutOfThePartToo() {
    Found found =
        structure(
                """
                IND JPN import 87 2018 10
                IND JPN import 30 2018 5
                IND WLD import 87 2018 100
                IND WLD import 30 2018 -
                """)
            .where("partner", "JPN");

    assertThat(number(found, "market_share")).isEqualTo(0.1);
    assertThat(number(found, "intensive_margin")).isEqualTo(0.1);
    assertThat(number(found, "finger_kreinin_others")).isEqualTo(1);
    Row share = found.one("sector", "all_products", "product", "all", "indicator", "market_share");
    assertThat(share.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(share.<String>getAs("reason")).isEqualTo("the source is blank for product 30");
  }

  @Test
  void aPartnerThatIsBlankIsNotNobody() {
    String everybody = " partners=all";
    Found found =
        structure(
            """
            IND JPN import 87 2018 50%1$s
            IND CHN import 87 2018 -%1$s
            IND JPN import 30 2018 40%1$s
            IND CHN import 30 2018 40%1$s
            IND WLD import 87 2018 50%1$s
            IND WLD import 30 2018 80%1$s
            IND JPN import 87 2017 50%1$s
            IND WLD import 87 2017 50%1$s
            """
                .formatted(everybody));

    Found concentration = found.where("period", "2018", "indicator", "hhi_partners");
    for (String sector : List.of("vehicles", "all_products")) {
      assertThat(concentration.one("sector", sector).<String>getAs("reason"))
          .isEqualTo("the source is blank for CHN");
    }
    assertThat(concentration.one("sector", "other").<Double>getAs("value")).isEqualTo(0.5);
  }

  @Test
  void aBlankIsNoExitAndSaysSo() {
    Row change =
        structure(
                """
                IND JPN import 87 2017 10
                IND JPN import 30 2017 5
                IND JPN import 87 2018 14
                IND JPN import 30 2018 -
                """)
            .one(
                "period",
                "2018",
                "sector",
                "all_products",
                "product",
                "all",
                "indicator",
                "change");

    assertThat(change.<Double>getAs("value")).isEqualTo(4);
    assertThat(change.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(change.<String>getAs("reason"))
        .isEqualTo("left out, since the source is blank in one period or both: product 30");
  }

  @Test
  void aBlankIsMissingInItsSectorAndInAllAndNowhereElse() {
    Found found =
        structure(
                """
            IND JPN import 87 2018 10
            IND JPN import 30 2018 -
            IND JPN import 01 2018 5
            """)
            .where("indicator", "hhi_products");

    assertThat(
            found.rows().stream()
                .map(r -> r.getAs("sector") + " " + r.getAs("value") + " " + r.getAs("reason"))
                .toList())
        .containsExactlyInAnyOrder(
            "all_products 0.5555555555555556 the source is blank for product 30",
            "other 1.0 the source is blank for product 30",
            "vehicles null the source tells no products within 87");
  }

  /** India sells of 30 a fifth of the world's 50, and of 84 a sixth of 60; of 87 nobody knows. */
  private static Found advantages() {
    return structure(
            """
            IND JPN export 87 2018 -%1$s
            IND CHN export 87 2018 -%1$s
            IND JPN export 30 2018 10%1$s
            IND JPN export 84 2018 10%1$s
            CHN JPN export 87 2018 50%1$s
            CHN JPN export 30 2018 40%1$s
            CHN JPN export 84 2018 50%1$s
            """
                .formatted(SmallTrade.WHOLE_WORLD))
        .where("reporter", "IND", "partner", "WLD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rca_balassa", "rca_symmetric", "rca_normalised"})
  void aBlankProductHasNoAdvantageAndSaysWhy(String indicator) {
    Row row = advantages().one("product", "87", "indicator", indicator);

    assertThat(row.<Object>getAs("value")).isNull();
    assertThat(row.<String>getAs("reason")).isEqualTo("the source is blank for product 87");
    assertThat(row.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(row.<String>getAs("sector")).isEqualTo("vehicles");
  }

  @Test
  void aSectorOfBlanksHasNoAdvantageAndSaysWhy() {
    Row row = advantages().one("sector", "vehicles", "product", "all", "indicator", "rca_balassa");

    assertThat(row.<Object>getAs("value")).isNull();
    assertThat(row.<String>getAs("reason")).isEqualTo("the source is blank for product 87");
  }

  @Test
  void whatIsBlankWeighsNeitherInTheCountrysExportsNorInTheWorlds() {
    Row row = advantages().one("product", "30", "indicator", "rca_balassa");

    assertThat(row.<Double>getAs("value")).isCloseTo(10.0 / 20 / (50.0 / 110), within(1e-15));
    assertThat(row.<String>getAs("reason")).isEqualTo("the source is blank for product 87");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"change", "continuing", "entry", "exit", "lawrence", "least_traded_share"})
  void aSectorOfWhichAllIsBlankInOneOfBothPeriodsHasNoChange(String indicator) {
    Row row =
        structure(
                """
                IND JPN import 87 2017 10
                IND JPN import 30 2017 5
                IND JPN import 87 2018 -
                IND JPN import 30 2018 6
                """)
            .one("period", "2018", "sector", "vehicles", "product", "all", "indicator", indicator);

    assertThat(row.<Object>getAs("value")).isNull();
    assertThat(row.<String>getAs("reason"))
        .isEqualTo("left out, since the source is blank in one period or both: product 87");
    assertThat(row.<Boolean>getAs("inputs_complete")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "import, hhi_products",
    "import, market_share",
    "import, finger_kreinin_others",
    "both, grubel_lloyd"
  })
  void aSectorOfWhichAllIsBlankSaysSoOnce(String flow, String indicator) {
    Found found =
        structure(
                """
                IND JPN import 87 2018 -
                IND JPN import 30 2018 5
                IND JPN export 87 2018 7
                IND JPN export 30 2018 7
                IND WLD import 87 2018 100
                IND WLD import 30 2018 100
                """)
            .where("partner", "JPN", "flow", flow, "sector", "vehicles", "product", "all");

    Row row = found.one("indicator", indicator);
    assertThat(row.<Object>getAs("value")).isNull();
    assertThat(row.<String>getAs("reason")).isEqualTo("the source is blank for product 87");
    assertThat(found.rows()).noneMatch(r -> r.getAs("value") != null);
  }
}
