package org.summitledger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.summitledger.TestTables;
import org.summitledger.indicator.Outcome;

/** Chained volumes and prices. */
class GrowthChainsTest {
  private static Map<GrowthComponent, Outcome> chain(String lines, int base, int year) {
    return new GrowthChains(GrowthLines.series(lines), TestTables.sectors())
        .since(LocalDate.of(base, 1, 1), LocalDate.of(year, 1, 1), "listed_products");
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
    Map<GrowthComponent, Outcome> chain =
        chain("2016 other 01 100 2000\n2018 other 01 300 3000", 2016, 2018);

    assertThat(chain.values())
        .containsOnly(
            Outcome.none("the chain is broken at link 1: the source does not hold both periods"));
  }

  @Test
  void aYearWithoutAPriceBreaksTheChain() {
    Map<GrowthComponent, Outcome> chain =
        chain("2016 other 01 100 2000\n2017 other 01 300 3000\n2018 other 01 300", 2016, 2018);

    assertThat(chain.values())
        .containsOnly(
            Outcome.none(
                "the chain is broken at link 2: no product has a value and a quantity in both"
                    + " periods"));
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
                .get(GrowthComponent.CHAINED_VOLUME_FISHER))
        .isEqualTo(
            Outcome.none(
                "the chain is broken at link 1: no product has a value and a quantity in both"
                    + " periods"));
    assertThat(series.firstWithQuantities("vehicles", LocalDate.of(2019, 1, 1)))
        .isEqualTo(LocalDate.of(2016, 1, 1));
  }
}
