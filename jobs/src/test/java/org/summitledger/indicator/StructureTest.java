package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.Given.money;
import static org.summitledger.indicator.Given.values;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Advantage, concentration, intensity, complementarity and their like: where they have no value.
 */
class StructureTest {
  private static final Map<String, BigDecimal> NOTHING = Map.of();

  @Test
  void aProductThatTheWorldDoesNotExportHasNoAdvantage() {
    Map<String, Outcome> found =
        RevealedAdvantage.balassa(values("a", 40, "b", 60), values("b", 100, "c", 100));
    assertThat(found).containsOnlyKeys("a", "b", "c");
    assertThat(found.get("a").reason())
        .contains("the world's exports of the product are not above zero");
    assertThat(found.get("b")).isEqualTo(Outcome.of(1.2));
    assertThat(found.get("c")).isEqualTo(Outcome.of(0));
    assertThat(RevealedAdvantage.symmetric(values("c", 0, "b", 1), values("b", 1, "c", 1)).get("c"))
        .isEqualTo(Outcome.of(-1));
  }

  @Test
  void aCountryOrAWorldWithoutExportsHasNoAdvantage() {
    assertThat(RevealedAdvantage.balassa(NOTHING, values("a", 1)).get("a").reason())
        .contains("the country's exports are not above zero");
    assertThat(RevealedAdvantage.normalised(values("a", 1), NOTHING).get("a").reason())
        .contains("the world's exports are not above zero");
    assertThat(RevealedAdvantage.balassa(money(-1), money(5), money(9), money(20)).reason())
        .contains("the country's exports of the product are below zero");
  }

  @Test
  void oneSupplierIsOneAndEqualOnesAreTheLeastThereIs() {
    List<BigDecimal> four = List.of(money(7), money(7), money(7), money(7));
    assertThat(Concentration.herfindahl(List.of(money(7)))).isEqualTo(Outcome.of(1));
    assertThat(Concentration.herfindahl(four)).isEqualTo(Outcome.of(0.25));
    assertThat(Concentration.normalised(four, 4)).isEqualTo(Outcome.of(0));
    assertThat(Concentration.unctad(four, 4)).isEqualTo(Outcome.of(0));
    assertThat(Concentration.normalised(List.of(money(7)), 4)).isEqualTo(Outcome.of(1));
    assertThat(Concentration.unctad(List.of(money(7)), 4)).isEqualTo(Outcome.of(1));
  }

  @Test
  void concentrationNeedsATotalAndPartsThatAreParts() {
    assertThat(Concentration.herfindahl(List.of()).reason())
        .contains("the total is not above zero");
    assertThat(Concentration.herfindahl(List.of(money(0))).reason())
        .contains("the total is not above zero");
    assertThat(Concentration.unctad(List.of(money(5), money(-1)), 2).reason())
        .contains("a part is below zero");
    assertThat(Concentration.normalised(List.of(money(5)), 1).reason())
        .contains("there is only one part");
    assertThat(Concentration.normalised(List.of(money(5), money(1)), 1).reason())
        .contains("there are more parts than the 1 there could be");
  }

  @Test
  void anIntensityNeedsAllThreeTotals() {
    assertThat(TradeIntensity.wits(money(10), money(100), money(20), money(200)))
        .isEqualTo(Outcome.of(1));
    assertThat(TradeIntensity.wits(money(10), money(0), money(20), money(200)).reason())
        .contains("the country's exports are not above zero");
    assertThat(TradeIntensity.wits(money(10), money(100), money(0), money(200)).reason())
        .contains("the world's exports to the partner are not above zero");
    assertThat(TradeIntensity.kojima(money(10), money(100), money(0), money(200)).reason())
        .contains("the partner's imports are not above zero");
    assertThat(TradeIntensity.kojima(money(10), money(100), money(20), money(0)).reason())
        .contains("the other countries' imports are not above zero");
    assertThat(TradeIntensity.kojima(money(-1), money(100), money(20), money(1)).reason())
        .contains("exports to the partner are below zero");
  }

  /** Published: of HS 8542, RCA ½ on both sides, a fifth of the world's trade. */
  @Test
  void complementarityIsSummedAfterMultiplying() {
    JsonNode oracle = Oracle.json("tci_aggregation_order.json");
    assertThat(atHs6(oracle.path("matched")))
        .isCloseTo(oracle.path("matched").path("hs6_sum").asDouble(), within(1e-15));
    assertThat(atHs4(oracle.path("matched")))
        .isCloseTo(oracle.path("matched").path("hs4_product").asDouble(), within(1e-15));
    assertThat(atHs6(oracle.path("mismatched")))
        .isCloseTo(oracle.path("mismatched").path("hs6_sum").asDouble(), within(1e-15));
    assertThat(atHs4(oracle.path("mismatched")))
        .as("what a coarser level hides")
        .isCloseTo(oracle.path("mismatched").path("hs4_product").asDouble(), within(1e-15));
  }

  @Test
  void complementarityNeedsAWorldWhereBothTrade() {
    Map<String, BigDecimal> world = values("a", 10, "b", 10);
    assertThat(Complementarity.drysdaleGarnaut(values("c", 1), values("c", 1), world).reason())
        .contains("the world's exports of c are not above zero");
    assertThat(Complementarity.drysdaleGarnaut(values("c", 1), values("a", 1), world))
        .as("only one of both trades what the world does not")
        .isEqualTo(Outcome.of(0));
    assertThat(Complementarity.drysdaleGarnaut(NOTHING, values("a", 1), world).reason())
        .contains("exports are not above zero");
    assertThat(Complementarity.drysdaleGarnaut(values("a", 1), values("a", -1), world).reason())
        .contains("imports of a are below zero");
    assertThat(Complementarity.michaely(values("a", 1), NOTHING).reason())
        .contains("imports are not above zero");
    assertThat(Complementarity.bias(Outcome.of(1), Outcome.of(0)).reason())
        .contains("complementarity is zero");
  }

  @Test
  void theSameStructureIsAHundredAndNothingInCommonIsZero() {
    assertThat(Complementarity.michaely(values("a", 1, "b", 3), values("a", 10, "b", 30)))
        .isEqualTo(Outcome.of(100));
    assertThat(Complementarity.michaely(values("a", 1), values("b", 1))).isEqualTo(Outcome.of(0));
    assertThat(ExportSimilarity.fingerKreinin(values("a", 1), values("a", 9)))
        .isEqualTo(Outcome.of(1));
    assertThat(StructuralChange.lawrence(values("a", 1), values("b", 1))).isEqualTo(Outcome.of(1));
  }

  @Test
  void structuresNeedTotalsOnBothSides() {
    assertThat(ExportSimilarity.fingerKreinin(NOTHING, values("a", 1)).reason())
        .contains("the one's exports are not above zero");
    assertThat(ExportSimilarity.fingerKreinin(values("a", 1), values("a", 0)).reason())
        .contains("the other's exports are not above zero");
    assertThat(StructuralChange.lawrence(values("a", 1), NOTHING).reason())
        .contains("values after are not above zero");
    assertThat(StructuralChange.lawrence(values("a", 9, "b", -1), values("a", 1)).reason())
        .contains("values before of b are below zero");
  }

  @Test
  void intraIndustryTradeGrowsAsTheLevelGetsCoarser() {
    Map<String, BigDecimal> exports = values("854231", 60, "854232", 0);
    Map<String, BigDecimal> imports = values("854231", 0, "854232", 30);
    assertThat(IntraIndustryTrade.grubelLloyd(exports, imports)).isEqualTo(Outcome.of(0));
    assertThat(IntraIndustryTrade.grubelLloyd(money(60), money(30)).orElseThrow())
        .isCloseTo(2.0 / 3, within(1e-15));
  }

  @Test
  void withoutTradeThereIsNoIntraIndustryTradeAndNoBalance() {
    assertThat(IntraIndustryTrade.grubelLloyd(money(0), money(0)).reason())
        .contains("exports and imports are not above zero");
    assertThat(IntraIndustryTrade.grubelLloyd(money(5), money(-1)).reason())
        .contains("imports are below zero");
    assertThat(IntraIndustryTrade.grubelLloyd(values("a", -1), values("a", 5)).reason())
        .contains("exports of a are below zero");
    assertThat(Lafay.index(values("a", 0), NOTHING).get("a").reason())
        .contains("exports and imports are not above zero");
    assertThat(Lafay.index(values("a", 5, "b", 0), NOTHING).get("b")).isEqualTo(Outcome.of(0));
  }

  private static double atHs6(JsonNode node) {
    Map<String, BigDecimal> exports = chapter(node.path("x"), "x");
    Map<String, BigDecimal> imports = chapter(node.path("m"), "m");
    return Complementarity.drysdaleGarnautTerms(exports, imports, world()).entrySet().stream()
        .filter(e -> e.getKey().startsWith("8542"))
        .mapToDouble(e -> e.getValue().orElseThrow())
        .sum();
  }

  private static double atHs4(JsonNode node) {
    Map<String, BigDecimal> exports = Given.shortened(chapter(node.path("x"), "x"), 4);
    Map<String, BigDecimal> imports = Given.shortened(chapter(node.path("m"), "m"), 4);
    return Complementarity.drysdaleGarnaut(exports, imports, Given.shortened(world(), 4))
        .orElseThrow();
  }

  /** The two subheadings are a tenth of the country's trade, half of their weight in the world. */
  private static Map<String, BigDecimal> chapter(JsonNode node, String rest) {
    return values(
        "854231", node.get(0).asInt(), "854232", node.get(1).asInt(), "rest of " + rest, 900);
  }

  private static Map<String, BigDecimal> world() {
    return values("854231", 100, "854232", 100, "rest of m", 400, "rest of x", 400);
  }
}
