package org.summitledger.report.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.report.trade.ReportInputs;

/**
 * A file that prints the world's trade once, as importers state it: in 2018 it is blank for all
 * that India sells of vehicles, which is no zero.
 */
class BlankWorldSparkTest {
  private static final String LINES =
      """
      JPN IND import 87 2017 20%1$s
      KEN IND import 87 2017 20%1$s
      JPN IND import 30 2017 10%1$s
      KEN IND import 30 2017 10%1$s
      JPN CHN import 87 2017 40%1$s
      KEN CHN import 30 2017 40%1$s
      JPN IND import 87 2018 -%1$s
      KEN IND import 87 2018 -%1$s
      JPN IND import 30 2018 12%1$s
      KEN IND import 30 2018 10%1$s
      JPN CHN import 87 2018 50%1$s
      KEN CHN import 30 2018 40%1$s
      IND JPN import 84 2018 5%1$s
      """
          .formatted(SmallTrade.WHOLE_WORLD);

  private static Found structure;
  private static Found shares;

  @BeforeAll
  static void build() {
    ReportInputs inputs =
        Night.with(Promise.named("p").window("2015-07-01", "2020-07-01")).trade(LINES).inputs();
    structure =
        Night.build(new TradeStructure(), inputs)
            .where("reporter", "IND", "flow", "export", "period", "2018");
    shares =
        Night.build(new MarketShareAnalysis(), inputs)
            .where("reporter", "IND", "market", "WLD", "period", "2018")
            .where("base_period_start", "2017-01-01");
  }

  private static void isUnknown(Row row, String reason) {
    assertThat(row.<Object>getAs("value")).isNull();
    assertThat(row.<String>getAs("reason")).isEqualTo(reason);
    assertThat(row.<Boolean>getAs("inputs_complete")).isFalse();
  }

  @Test
  void aProductOfWhichTheWorldIsBlankHasNoAdvantage() {
    isUnknown(
        structure.one("product", "87", "indicator", "rca_balassa"),
        "the source is blank for product 87");
  }

  @ParameterizedTest
  @ValueSource(strings = {"change", "exit"})
  void aProductOfWhichTheWorldIsBlankIsNoExit(String indicator) {
    isUnknown(
        structure.one(
            "partner", "WLD",
            "sector", "vehicles",
            "base_period_start", "2017-01-01",
            "indicator", indicator),
        "left out, since the source is blank in one period or both: product 87");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trade_intensity_wits", "trade_intensity_kojima"})
  void intensityInASectorOfBlanksIsNotZero(String indicator) {
    isUnknown(
        structure.one("partner", "JPN", "sector", "vehicles", "indicator", indicator),
        "the source is blank in lines of exports of IND to JPN, exports of IND, imports of JPN,"
            + " exports of the world");
  }

  @Test
  void intensityInAllProductsSaysThatLinesAreBlank() {
    Row row =
        structure.one(
            "partner", "JPN", "sector", "all_products", "indicator", "trade_intensity_wits");

    // India sells 12 of 22 to Japan, which buys 62 of the 117 that are known.
    assertThat(row.<Double>getAs("value")).isEqualTo(12.0 / 22 / (62.0 / 117));
    assertThat(row.<Boolean>getAs("inputs_complete")).isFalse();
  }

  @Test
  void partnersOfWhichTheWorldIsBlankAreNotNobody() {
    isUnknown(
        structure.one("sector", "vehicles", "indicator", "hhi_partners"),
        "the source is blank for JPN, KEN");
  }

  @Test
  void whatIsBlankInOnePeriodIsNoMarketInEither() {
    Row change = shares.one("sector", "all_products", "component", "change");

    assertThat(change.<Double>getAs("value")).isEqualTo(2);
    assertThat(change.<String>getAs("reason"))
        .isEqualTo(
            "left out, since the source is blank in one period or both: vehicles with JPN,"
                + " vehicles with KEN");
  }

  @Test
  void aSectorOfBlanksHasNoSharesInTheWorld() {
    Row none = shares.one("sector", "vehicles");

    assertThat(none.<String>getAs("component")).isEqualTo("none");
    isUnknown(
        none,
        "left out, since the source is blank in one period or both: vehicles with JPN, vehicles"
            + " with KEN");
  }
}
