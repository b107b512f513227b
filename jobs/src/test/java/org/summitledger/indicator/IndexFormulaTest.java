package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.Given.traded;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Index numbers against those published by Balk (2008) and in the PPI Manual. */
class IndexFormulaTest {
  /** The tables print four decimals. */
  private static final double PRINTED = 0.5e-4 + 1e-12;

  private static final Map<IndexFormula, String> COLUMNS =
      Map.of(
          IndexFormula.LASPEYRES, "laspeyres",
          IndexFormula.PAASCHE, "paasche",
          IndexFormula.FISHER, "fisher",
          IndexFormula.TORNQVIST, "tornqvist",
          IndexFormula.SATO_VARTIA, "vartia2");

  @ParameterizedTest
  @ValueSource(strings = {"t1", "t2", "t3", "t4", "t5"})
  void pricesAreThePublishedOnes(String period) {
    Map<String, String> row = row("expected_balk_tables.csv", "period", period);
    MatchedProducts products = MatchedProducts.of(goods("t1", false), goods(period, false));
    assertThat(COLUMNS).hasSize(IndexFormula.values().length);
    COLUMNS.forEach(
        (formula, column) ->
            assertThat(formula.price(products).orElseThrow())
                .as(column)
                .isCloseTo(Double.parseDouble(row.get(column)), within(PRINTED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t1", "t2", "t3", "t4", "t5"})
  void quantitiesAreThoseOfTheSameFormulaWithBothExchanged(String period) {
    Map<String, String> row = row("expected_balk_tables.csv", "period", period);
    MatchedProducts exchanged = MatchedProducts.of(goods("t1", true), goods(period, true));
    COLUMNS.forEach(
        (formula, column) ->
            assertThat(formula.quantity(exchanged).orElseThrow())
                .as(column)
                .isCloseTo(Double.parseDouble(row.get(column)), within(PRINTED)));
  }

  @Test
  void contributionsToFisherAreThePublishedOnes() {
    MatchedProducts products = MatchedProducts.of(goods("t1", false), goods("t2", false));
    Map<String, Outcome> rde = FisherContributions.of(Relatives.prices(products));
    List<Map<String, String>> rows = Oracle.csv("expected_fisher_contributions_t2_vs_t1.csv");
    assertThat(rows).hasSize(6);
    for (Map<String, String> row : rows) {
      near(rde.get(row.get("product")), row.get("fisher_contribution"));
    }
  }

  @Test
  void withoutMatchedProductsThereIsNoIndex() {
    MatchedProducts none = MatchedProducts.of(Map.of(), Map.of("a", traded(1, 1)));
    for (IndexFormula formula : IndexFormula.values()) {
      assertThat(formula.price(none).reason())
          .contains("no product with a value and a quantity in both periods is left to compare");
      assertThat(formula.quantity(none).isPresent()).isFalse();
    }
    assertThat(FisherContributions.of(Relatives.prices(none))).isEmpty();
  }

  @Test
  void oneProductIsItsOwnIndexWhateverTheFormula() {
    MatchedProducts one =
        MatchedProducts.of(Map.of("a", traded(10, 5)), Map.of("a", traded(24, 6)));
    for (IndexFormula formula : IndexFormula.values()) {
      assertThat(formula.price(one).orElseThrow()).as("%s", formula).isCloseTo(2, within(1e-15));
      assertThat(formula.quantity(one).orElseThrow()).isCloseTo(1.2, within(1e-15));
    }
  }

  @Test
  void aChainIsTheProductOfItsLinks() {
    List<Outcome> links = new ArrayList<>();
    for (int t = 1; t < 5; t++) {
      links.add(
          IndexFormula.FISHER.price(
              MatchedProducts.of(goods("t" + t, false), goods("t" + (t + 1), false))));
    }
    List<Outcome> chain =
        IndexChain.of(links.stream().map(index -> new IndexChain.Link("a year", index)).toList());
    assertThat(chain).hasSize(5);
    assertThat(chain.get(0)).isEqualTo(Outcome.of(1));
    assertThat(chain.get(1)).isEqualTo(links.get(0));
    double product = links.stream().mapToDouble(Outcome::orElseThrow).reduce(1, (a, b) -> a * b);
    assertThat(chain.get(4).orElseThrow()).isCloseTo(product, within(1e-15));
  }

  @Test
  void aChainDoesNotBridgeAGap() {
    List<Outcome> chain =
        IndexChain.of(
            List.of(
                new IndexChain.Link("2015 over 2014", Outcome.of(1.1)),
                new IndexChain.Link("2016 over 2015", Outcome.none("no trade")),
                new IndexChain.Link("2017 over 2016", Outcome.of(1.2))));
    assertThat(chain.get(1)).isEqualTo(Outcome.of(1.1));
    assertThat(chain.get(2).reason()).contains("the chain is broken at 2016 over 2015: no trade");
    assertThat(chain.get(3)).isEqualTo(chain.get(2));
  }

  @Test
  void bennetSplitsMoneyAtMeanPricesAndQuantities() {
    MatchedProducts products =
        MatchedProducts.of(
            Map.of("a", traded(20, 10), "b", traded(9, 3)),
            Map.of("a", traded(36, 12), "b", traded(9, 3)));
    Bennet found = Bennet.of(products);
    assertThat(found.change()).isEqualTo(Outcome.of(16));
    assertThat(found.quantity()).as("½ (2 + 3) · 2").isEqualTo(Outcome.of(5));
    assertThat(found.price()).as("½ (10 + 12) · 1").isEqualTo(Outcome.of(11));
    assertThat(Bennet.byProduct(products).get("b").price()).isEqualTo(Outcome.of(0));
    assertThat(Bennet.of(MatchedProducts.of(Map.of(), Map.of())).change()).isEqualTo(Outcome.of(0));
  }

  /** Of a period; with prices and quantities exchanged where said. */
  private static Map<String, Traded> goods(String period, boolean exchanged) {
    Map<String, Traded> goods = new TreeMap<>();
    for (Map<String, String> row : Oracle.csv("balk_price6_quantity6.csv")) {
      if (period.equals(row.get("period"))) {
        BigDecimal price = new BigDecimal(row.get("price"));
        BigDecimal quantity = new BigDecimal(row.get("quantity"));
        goods.put(
            row.get("product"),
            Traded.of(price.multiply(quantity), exchanged ? price : quantity, "piece"));
      }
    }
    assertThat(goods).hasSize(6);
    return goods;
  }

  private static Map<String, String> row(String file, String column, String value) {
    return Oracle.csv(file).stream()
        .filter(row -> value.equals(row.get(column)))
        .findFirst()
        .orElseThrow();
  }

  private static void near(Outcome found, String expected) {
    assertThat(found.orElseThrow()).isCloseTo(Double.parseDouble(expected), within(0.5e-8 + 1e-12));
  }
}
