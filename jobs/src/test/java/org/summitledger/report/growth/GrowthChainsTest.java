package org.summitledger.report.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.summitledger.TestTables;
import org.summitledger.indicator.Outcome;
import org.summitledger.report.table.Answer;

/** Chained volumes and prices. */
class GrowthChainsTest {
  private static Map<GrowthComponent, Outcome> chain(String lines, int base, int year) {
    Map<GrowthComponent, Outcome> outcomes = new EnumMap<>(GrowthComponent.class);
    answers(lines, base, year).forEach((component, a) -> outcomes.put(component, a.outcome()));
    return outcomes;
  }

  private static Map<GrowthComponent, Answer> answers(String lines, int base, int year) {
    return new GrowthChains(GrowthLines.series(lines), TestTables.sectors())
        .since(LocalDate.of(base, 1, 1), LocalDate.of(year, 1, 1), "all_products");
  }

  /** In 2018 a product that has three quarters of the value was not weighed. */
  @Test
  void aChainSaysInHowManyYearsProductsAreLeftOut() {
    Map<GrowthComponent, Answer> chain =
        answers(
            """
            2016 other 01 100 2000
            2016 other 30 100 2000
            2017 other 01 100 2000
            2017 other 30 100 2000
            2018 other 01 100 2000
            2018 other 30 300
            """,
            2016,
            2018);

    assertThat(chain.values())
        .allSatisfy(
            answer ->
                assertThat(answer.missing())
                    .contains(
                        "products left out in 1 of 2 years; at least 0.25 of the value is covered"));
  }

  @Test
  void aProductThatIsTradedInNeitherYearDoesNotMakeAChainPartial() {
    Map<GrowthComponent, Answer> chain =
        answers(
            """
            2017 other 01 100 2000
            2017 other 30 0 0
            2018 other 01 300 3000
            2018 other 30 0 0
            """,
            2017,
            2018);

    assertThat(chain.values()).allSatisfy(answer -> assertThat(answer.missing()).isEmpty());
  }

  /** Volumes rise by half and by a third, prices double and halve. */
  @Test
  void aChainIsTheProductOfItsYears() {
    Map<GrowthComponent, Outcome> chain =
        chain(
            """
            2017 other 01 100 2000
            2018 other 01 300 3000
            2019 other 01 200 4000
            """,
            2017,
            2019);

    assertThat(chain.get(GrowthComponent.CHAINED_VOLUME_FISHER).orElseThrow())
        .isCloseTo(2, within(1e-12));
    assertThat(chain.get(GrowthComponent.CHAINED_PRICE_FISHER).orElseThrow())
        .isCloseTo(1, within(1e-12));
    assertThat(chain.get(GrowthComponent.CHAINED_VOLUME_TORNQVIST).orElseThrow())
        .isCloseTo(2, within(1e-12));
    assertThat(chain.get(GrowthComponent.CHAINED_PRICE_TORNQVIST).orElseThrow())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void aMissingYearBreaksTheChain() {
    String why =
        "the chain is broken at the period from 2017-01-01 over 2016: the source does not hold the"
            + " sector in both periods";

    assertThat(answers("2016 other 01 100 2000\n2018 other 01 300 3000", 2016, 2018).values())
        .hasSize(4)
        .allSatisfy(
            answer -> {
              assertThat(answer.outcome()).isEqualTo(Outcome.none(why));
              assertThat(answer.missing()).contains(why);
            });
  }

  @Test
  void aYearWithoutAPriceBreaksTheChain() {
    Map<GrowthComponent, Outcome> chain =
        chain("2016 other 01 100 2000\n2017 other 01 300 3000\n2018 other 01 300", 2016, 2018);

    assertThat(chain.values())
        .containsOnly(
            Outcome.none(
                "the chain is broken at 2018 over 2017: no product with a value and a quantity in both"
                    + " periods is left to compare"));
  }

  @Test
  void aSectorThatIsNotThereInAYearBreaksItsChain() {
    GrowthSeries series =
        GrowthLines.series(
            """
            2016 other 01 100 2000
            2016 vehicles 87 100 2000
            2017 other 01 100 2000
            2018 other 01 100 2000
            2019 vehicles 87 100 2000
            """);

    assertThat(
            new GrowthChains(series, TestTables.sectors())
                .since(LocalDate.of(2016, 1, 1), LocalDate.of(2019, 1, 1), "vehicles")
                .get(GrowthComponent.CHAINED_VOLUME_FISHER)
                .outcome())
        .isEqualTo(
            Outcome.none(
                "the chain is broken at 2017 over 2016: no product with a value and a quantity in both"
                    + " periods is left to compare"));
    assertThat(series.firstWithQuantities("vehicles", LocalDate.of(2019, 1, 1)))
        .isEqualTo(LocalDate.of(2016, 1, 1));
  }
}
