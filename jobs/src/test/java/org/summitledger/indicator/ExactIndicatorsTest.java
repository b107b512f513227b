package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.SmallWorld.COUNTRIES;
import static org.summitledger.indicator.SmallWorld.PRODUCTS;
import static org.summitledger.indicator.SmallWorld.bilateral;
import static org.summitledger.indicator.SmallWorld.exports;
import static org.summitledger.indicator.SmallWorld.imports;
import static org.summitledger.indicator.SmallWorld.total;
import static org.summitledger.indicator.SmallWorld.wits;
import static org.summitledger.indicator.SmallWorld.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.summitledger.reference.CifMargin;

/** Every figure of {@code indicators_exact.json}, computed there with exact fractions. */
class ExactIndicatorsTest {
  private static final JsonNode ORACLE = Oracle.json("indicators_exact.json");

  /** Fractions are met to the last digits of a double; other figures have ten digits. */
  private static final double FRACTION = 1e-14;

  private static final double TEN_DIGITS = 1e-10;

  @TestFactory
  Stream<DynamicTest> advantage() {
    return COUNTRIES.stream()
        .flatMap(
            i ->
                Stream.of(
                    byProduct("RCA", i, RevealedAdvantage.balassa(exports(i), world())),
                    byProduct("SRCA", i, RevealedAdvantage.symmetric(exports(i), world())),
                    byProduct("NRCA_Yu2009", i, RevealedAdvantage.normalised(exports(i), world())),
                    byProduct("Lafay (sums to 0)", i, Lafay.index(exports(i), imports(i)))));
  }

  @TestFactory
  Stream<DynamicTest> concentration() {
    return COUNTRIES.stream()
        .flatMap(
            i ->
                Stream.of(
                    one("HHI_product_exports", i, Concentration.herfindahl(exports(i).values())),
                    one(
                        "HHI_normalised_(H-1/n)/(1-1/n)",
                        i,
                        Concentration.normalised(exports(i).values(), PRODUCTS.size())),
                    one(
                        "UNCTAD_concentration_(sqrtH-sqrt(1/n))/(1-sqrt(1/n))",
                        i,
                        Concentration.unctad(exports(i).values(), PRODUCTS.size()))));
  }

  @TestFactory
  Stream<DynamicTest> pairs() {
    Map<String, BiFunction<String, String, Outcome>> formulas =
        Map.of(
            "TII_WITS_(xij/Xi)/(xwj/Xw)",
            SmallWorld::wits,
            "TII_Kojima_Drysdale_(xij/Xi)/(Mj/(W-Mi))",
            SmallWorld::kojima,
            "TCI_Michaely_100(1-sum|m_jk-x_ik|/2)",
            (i, j) -> Complementarity.michaely(exports(i), imports(j)),
            "TCI_DrysdaleGarnaut_sum_k(x_ik)(W/W_k)(m_jk)",
            (i, j) -> Complementarity.drysdaleGarnaut(exports(i), imports(j), world()),
            "Bias_DG = TII_WITS / C_DG",
            (i, j) ->
                Complementarity.bias(
                    wits(i, j), Complementarity.drysdaleGarnaut(exports(i), imports(j), world())));
    List<DynamicTest> tests = new ArrayList<>();
    formulas.forEach(
        (name, formula) ->
            ORACLE
                .path(name)
                .fieldNames()
                .forEachRemaining(
                    pair -> {
                      String[] countries = pair.split(">");
                      tests.add(one(name, pair, formula.apply(countries[0], countries[1])));
                    }));
    assertThat(tests).hasSize(5 * 6);
    return tests.stream();
  }

  @Test
  void similarity() {
    equal(
        ExportSimilarity.fingerKreinin(exports("J"), exports("I")),
        ORACLE.path("FingerKreinin_ESI_sum_min").path("J,I"));
  }

  @Test
  void intraIndustryTrade() {
    JsonNode oracle = ORACLE.path("GL_J_vs_I");
    Map<String, BigDecimal> out = bilateral("J", "I");
    Map<String, BigDecimal> in = bilateral("I", "J");
    for (String k : PRODUCTS) {
      equal(IntraIndustryTrade.grubelLloyd(out.get(k), in.get(k)), oracle.path(k));
    }
    equal(IntraIndustryTrade.grubelLloyd(out, in), oracle.path("aggregate_trade_weighted"));
  }

  @Test
  void asymmetryOfMirrorFigures() {
    JsonNode oracle = ORACLE.path("mirror_asymmetry");
    BigDecimal exports = oracle.path("X_reported_by_exporter").decimalValue();
    BigDecimal imports = oracle.path("M_reported_by_importer_CIF").decimalValue();
    double gap = Asymmetry.gap(imports, exports).orElseThrow();
    equal(Outcome.of(gap), oracle.path("|X-M|/(X+M)"));
    equal(Outcome.of(2 * gap), oracle.path("|X-M|/((X+M)/2)"));
    equal(Ratios.growth(imports, exports), oracle.path("(M/X-1)"));
    equal(Outcome.of(Asymmetry.logRatio(imports, exports).orElseThrow()), oracle.path("ln(M/X)"));
    CifMargin tenPerCent = new CifMargin("ten per cent", new BigDecimal("0.10"));
    double fob = tenPerCent.fob(imports).doubleValue();
    assertThat(fob)
        .isCloseTo(
            Oracle.number(oracle.path("FOB_from_CIF_tau=0.10 correct M/(1+tau)")), within(0.0005))
        .isNotEqualTo(Oracle.number(oracle.path("wrong M*(1-tau)")));
  }

  @Test
  void dependency() {
    JsonNode oracle = ORACLE.path("CDI");
    Collection<BigDecimal> suppliers =
        Oracle.values(oracle.path("imports_by_supplier_extra")).values();
    BigDecimal outside = Exact.sum(suppliers);
    Outcome first = Concentration.herfindahl(suppliers);
    Outcome second = EuDependency.cdi2(outside, oracle.path("intra").decimalValue());
    ImportsToExports third =
        new ImportsToExports(outside, oracle.path("exports_total").decimalValue());
    equal(first, oracle.path("CDI1_HHI"));
    equal(second, oracle.path("CDI2_extra/(extra+intra)"));
    equal(third.ratio(), oracle.path("CDI3_extra/exports"));
    JsonNode flags = oracle.path("flags_at_0.4_0.5_1");
    assertThat(new Threshold(new BigDecimal("0.4")).isExceededBy(first))
        .contains(flags.get(0).asBoolean());
    assertThat(new Threshold(new BigDecimal("0.5")).isExceededBy(second))
        .contains(flags.get(1).asBoolean());
    assertThat(third.exceed(new Threshold(BigDecimal.ONE))).contains(flags.get(2).asBoolean());
  }

  @Test
  void contributionsAndStructuralChange() {
    JsonNode oracle = ORACLE.path("contribution_to_growth");
    Map<String, BigDecimal> before = Oracle.values(oracle.path("x0"));
    Map<String, BigDecimal> after = Oracle.values(oracle.path("x1"));
    BigDecimal whole = Exact.sum(before.values());
    for (String k : PRODUCTS) {
      Outcome found = Ratios.contribution(Products.at(after, k), Products.at(before, k), whole);
      equal(found.map(ratio -> 100 * ratio), oracle.path("pp").path(k));
    }
    equal(
        Ratios.growth(Exact.sum(after.values()), Exact.sum(before.values())).map(r -> 100 * r),
        oracle.path("total_pct"));
    equal(
        StructuralChange.lawrence(before, after),
        oracle.path("Lawrence_index_half_sum_abs_share_change"));
  }

  @Test
  void constantMarketShares() {
    JsonNode rates = ORACLE.path("CMS_NyssensPoullet_ECB");
    MarketFlows flows =
        new MarketFlows(
            Oracle.markets(rates.path("x0")),
            Oracle.markets(rates.path("x1")),
            Oracle.markets(rates.path("w0")),
            Oracle.markets(rates.path("w1")));
    ConstantMarketShare.Rates r = ConstantMarketShare.of(flows).rates();
    equal(r.growth(), rates.path("g"));
    equal(r.worldGrowth(), rates.path("g_star"));
    equal(r.growth().with(r.worldGrowth(), (g, w) -> g - w), rates.path("TE"));
    equal(r.share(), rates.path("competitiveness"));
    equal(r.structure(), rates.path("structure"));
    equal(r.products(), rates.path("product"));
    equal(r.markets(), rates.path("geographic"));
    equal(r.mixed(), rates.path("mixed"));
    JsonNode levels = ORACLE.path("CMS_LeamerStern_levels");
    ConstantMarketShare.Levels l = ConstantMarketShare.of(flows).levels();
    equal(l.change(), levels.path("dX"));
    equal(l.worldGrowth(), levels.path("world_growth"));
    equal(l.products(), levels.path("commodity_composition"));
    equal(l.markets(), levels.path("market_distribution"));
    equal(l.competitiveness(), levels.path("competitiveness"));
  }

  @Test
  void marginsOfExports() {
    JsonNode oracle = ORACLE.path("HummelsKlenow");
    Map<String, Traded> country = Oracle.traded(oracle.path("country_j"));
    Map<String, Traded> reference = Oracle.traded(oracle.path("reference_k"));
    HummelsKlenow found = HummelsKlenow.of(country, reference);
    equal(found.extensive(), oracle.path("EM"));
    equal(found.intensive(), oracle.path("IM"));
    equal(found.share(), oracle.path("share=EM*IM"));
    equal(found.price(), oracle.path("P"));
    equal(found.quantity(), oracle.path("Q"));
    assertThat(found.priced()).isEqualTo(Outcome.of(1));
    double[] weights = Relatives.prices(MatchedProducts.of(reference, country)).satoVartia();
    assertThat(weights).hasSize(2);
    equal(Outcome.of(weights[0]), oracle.path("weights").path("a"));
    equal(Outcome.of(weights[1]), oracle.path("weights").path("b"));
  }

  @Test
  void entryAndExit() {
    JsonNode oracle = ORACLE.path("export_transition_identity");
    EntryExit found =
        EntryExit.of(Oracle.values(oracle.path("x0")), Oracle.values(oracle.path("x1")));
    assertThat(found)
        .isEqualTo(
            new EntryExit(
                oracle.path("continuing").decimalValue(),
                oracle.path("entry").decimalValue(),
                oracle.path("exit").decimalValue(),
                oracle.path("dX").decimalValue()));
  }

  @Test
  void theTotalsOfTheOracleAreThoseOfItsFlows() {
    JsonNode totals = ORACLE.path("totals");
    for (String i : COUNTRIES) {
      assertThat(total(exports(i))).isEqualTo(totals.path("X").path(i).decimalValue());
      assertThat(total(imports(i))).isEqualTo(totals.path("M").path(i).decimalValue());
    }
    assertThat(world()).isEqualTo(Oracle.values(totals.path("Wp")));
    assertThat(total(world())).isEqualTo(totals.path("W").decimalValue());
  }

  @Test
  void noIndicatorOfTheOracleIsLeftOut() {
    TreeSet<String> names = new TreeSet<>();
    ORACLE.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .as("a new one needs a test here")
        .containsExactlyInAnyOrder(
            "bilateral_exports",
            "totals",
            "RCA",
            "SRCA",
            "NRCA_Yu2009",
            "HHI_product_exports",
            "HHI_normalised_(H-1/n)/(1-1/n)",
            "UNCTAD_concentration_(sqrtH-sqrt(1/n))/(1-sqrt(1/n))",
            "TII_WITS_(xij/Xi)/(xwj/Xw)",
            "TII_Kojima_Drysdale_(xij/Xi)/(Mj/(W-Mi))",
            "TCI_Michaely_100(1-sum|m_jk-x_ik|/2)",
            "TCI_DrysdaleGarnaut_sum_k(x_ik)(W/W_k)(m_jk)",
            "Bias_DG = TII_WITS / C_DG",
            "FingerKreinin_ESI_sum_min",
            "GL_J_vs_I",
            "Lafay (sums to 0)",
            "mirror_asymmetry",
            "CDI",
            "contribution_to_growth",
            "CMS_NyssensPoullet_ECB",
            "CMS_LeamerStern_levels",
            "HummelsKlenow",
            "export_transition_identity");
  }

  private static DynamicTest byProduct(String name, String i, Map<String, Outcome> found) {
    return DynamicTest.dynamicTest(
        name + " of " + i,
        () -> {
          assertThat(found).containsOnlyKeys(PRODUCTS);
          found.forEach((k, outcome) -> equal(outcome, ORACLE.path(name).path(i).path(k)));
        });
  }

  private static DynamicTest one(String name, String key, Outcome found) {
    return DynamicTest.dynamicTest(
        name + " of " + key, () -> equal(found, ORACLE.path(name).path(key)));
  }

  private static void equal(Outcome found, JsonNode expected) {
    assertThat(expected.isMissingNode()).as("the oracle has it").isFalse();
    double number = Oracle.number(expected);
    double tolerance = expected.has("frac") ? FRACTION : TEN_DIGITS;
    assertThat(found.orElseThrow())
        .isCloseTo(number, within(tolerance * Math.max(1, Math.abs(number))));
  }
}
