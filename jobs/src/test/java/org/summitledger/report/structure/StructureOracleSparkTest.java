package org.summitledger.report.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;

/** Published indicators of a small world whose whole trade is held; see {@link SmallTrade}. */
class StructureOracleSparkTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** The oracle prints some numbers to ten decimals only. */
  private static final Offset<Double> PRINTED = within(1e-10);

  private static Found world;

  @BeforeAll
  static void build() {
    world =
        Night.with(Promise.named("p").window("2015-07-01", "2020-07-01"))
            .trade(SmallTrade.lines())
            .build(new TradeStructure());
  }

  private static double value(Found table, String... columns) {
    return table.one(columns).<Double>getAs("value");
  }

  private static String[] with(String[] columns, String... more) {
    return Stream.concat(Stream.of(columns), Stream.of(more)).toArray(String[]::new);
  }

  private static String[] exports(String of, String to) {
    return new String[] {"reporter", of, "partner", to, "flow", "export"};
  }

  private static String[] all(String indicator) {
    return new String[] {"sector", "all_products", "product", "all", "indicator", indicator};
  }

  @ParameterizedTest
  @CsvSource({"J, JPN", "I, IND"})
  void advantageIsThatOfTheOracleByProductAndBySector(String of, String country) {
    Map<String, String> names =
        Map.of("rca_balassa", "RCA", "rca_symmetric", "SRCA", "rca_normalised", "NRCA_Yu2009");
    String[] side = exports(country, "WLD");
    names.forEach(
        (indicator, oracle) ->
            SmallTrade.CHAPTERS.forEach(
                (k, chapter) -> {
                  double exact = SmallTrade.exact(oracle, of, k);
                  String[] product = with(side, "product", chapter, "indicator", indicator);
                  assertThat(value(world, product)).as(indicator + chapter).isCloseTo(exact, EXACT);
                  String sector = SmallTrade.SECTORS.get(k);
                  assertThat(world.one(product).<String>getAs("sector")).isEqualTo(sector);
                  assertThat(
                          value(
                              world,
                              with(
                                  side,
                                  "sector",
                                  sector,
                                  "product",
                                  "all",
                                  "indicator",
                                  indicator)))
                      .isCloseTo(exact, EXACT);
                }));
  }

  @Test
  void advantageIsInExportsToTheWorldAlone() {
    for (String indicator : List.of("rca_balassa", "rca_symmetric", "rca_normalised")) {
      assertThat(world.where("indicator", indicator).column("partner"))
          .as(indicator)
          .containsOnly("WLD");
    }
  }

  @ParameterizedTest
  @CsvSource({"J, JPN", "I, IND"})
  void concentrationOfProductsIsThatOfTheOracle(String of, String country) {
    String[] side = exports(country, "WLD");

    assertThat(value(world, with(side, all("hhi_products"))))
        .isCloseTo(SmallTrade.exact("HHI_product_exports", of), EXACT);
    assertThat(value(world, with(side, all("hhi_products_normalised"))))
        .isCloseTo(SmallTrade.exact("HHI_normalised_(H-1/n)/(1-1/n)", of), EXACT);
    assertThat(value(world, with(side, all("hhi_products_unctad"))))
        .isCloseTo(
            SmallTrade.exact("UNCTAD_concentration_(sqrtH-sqrt(1/n))/(1-sqrt(1/n))", of), PRINTED);
  }

  @ParameterizedTest
  @CsvSource({"J>I, JPN, IND", "I>J, IND, JPN"})
  void intensityAndFitAreThoseOfTheOracle(String pair, String exporter, String importer) {
    Map<String, String> names =
        Map.of(
            "trade_intensity_wits", "TII_WITS_(xij/Xi)/(xwj/Xw)",
            "trade_intensity_kojima", "TII_Kojima_Drysdale_(xij/Xi)/(Mj/(W-Mi))",
            "complementarity_michaely", "TCI_Michaely_100(1-sum|m_jk-x_ik|/2)",
            "complementarity_drysdale_garnaut", "TCI_DrysdaleGarnaut_sum_k(x_ik)(W/W_k)(m_jk)",
            "trade_bias", "Bias_DG = TII_WITS / C_DG");

    names.forEach(
        (indicator, oracle) ->
            assertThat(value(world, with(exports(exporter, importer), all(indicator))))
                .as(indicator)
                .isCloseTo(SmallTrade.exact(oracle, pair), within(1e-11)));
  }

  @Test
  void theTermsOfComplementarityAddUpOverSectors() {
    String[] of = exports("JPN", "IND");
    String indicator = "complementarity_drysdale_garnaut";
    double sum =
        SmallTrade.SECTORS.values().stream()
            .mapToDouble(
                s -> value(world, with(of, "sector", s, "product", "all", "indicator", indicator)))
            .sum();

    assertThat(sum).isCloseTo(value(world, with(of, all(indicator))), EXACT);
  }

  @Test
  void similarityOfExportsIsThatOfTheOracleAndMirrored() {
    double exact = SmallTrade.exact("FingerKreinin_ESI_sum_min", "J,I");

    assertThat(value(world, with(exports("JPN", "IND"), all("finger_kreinin_exports"))))
        .isCloseTo(exact, EXACT);
    assertThat(value(world, with(exports("IND", "JPN"), all("finger_kreinin_exports"))))
        .isCloseTo(exact, EXACT);
  }

  @Test
  void tradeBothWaysIsThatOfTheOracleProductByProductAndTogether() {
    String[] both = {"reporter", "JPN", "partner", "IND", "flow", "both"};

    SmallTrade.CHAPTERS.forEach(
        (k, chapter) ->
            assertThat(value(world, with(both, "product", chapter, "indicator", "grubel_lloyd")))
                .isCloseTo(SmallTrade.exact("GL_J_vs_I", k), EXACT));
    assertThat(value(world, with(both, all("grubel_lloyd"))))
        .isCloseTo(SmallTrade.exact("GL_J_vs_I", "aggregate_trade_weighted"), EXACT);
    assertThat(world.one(with(both, all("grubel_lloyd"))).<String>getAs("product_level"))
        .isEqualTo("HS2");
  }

  @ParameterizedTest
  @CsvSource({"J, JPN", "I, IND"})
  void lafayIsThatOfTheOracle(String of, String country) {
    String[] both = {"reporter", country, "partner", "WLD", "flow", "both"};

    SmallTrade.CHAPTERS.forEach(
        (k, chapter) ->
            assertThat(value(world, with(both, "product", chapter, "indicator", "lafay")))
                .isCloseTo(SmallTrade.exact("Lafay (sums to 0)", of, k), within(1e-11)));
  }

  @Test
  void concentrationOfPartnersIsThatOfAllWhoAreListed() {
    // Japan sells 50 to India and 100 to Kenya, and buys 40 and 120 from them.
    String[] sold = with(exports("JPN", "WLD"), all("hhi_partners"));
    String[] bought = {"reporter", "JPN", "partner", "WLD", "flow", "import"};

    assertThat(value(world, sold)).isCloseTo(5.0 / 9, EXACT);
    assertThat(value(world, with(bought, all("hhi_partners")))).isCloseTo(0.625, EXACT);
    assertThat(value(world, with(bought, all("hhi_partners_normalised")))).isCloseTo(0.25, EXACT);
  }

  @Test
  void marginsInTheWorldAreThoseOfTheWorldsExports() {
    String[] sold = exports("JPN", "WLD");

    assertThat(value(world, with(sold, all("extensive_margin")))).isEqualTo(1);
    assertThat(value(world, with(sold, all("market_share")))).isCloseTo(150.0 / 540, EXACT);
    assertThat(world.one(with(sold, all("intensive_price"))).<String>getAs("reason"))
        .isEqualTo("the source holds no quantities beside all of a product's value");
  }

  @Test
  void biasIsOfTheProductsThatComplementarityIsOf() {
    Found found =
        Night.with(Promise.named("p").window("2015-07-01", "2020-07-01"))
            .trade(
                SmallTrade.lines() + "IND JPN import 99 2018 500" + SmallTrade.WHOLE_WORLD + "\n")
            .build(new TradeStructure());
    String[] of = exports("JPN", "IND");

    assertThat(value(found, with(of, all("trade_bias"))))
        .isCloseTo(value(world, with(of, all("trade_bias"))), EXACT);
    assertThat(value(found, with(of, all("trade_intensity_wits"))))
        .isNotCloseTo(value(world, with(of, all("trade_intensity_wits"))), EXACT);
  }
}
