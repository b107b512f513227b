package org.summitledger.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

  @Test
  void aSeriesOfObservationsIsNamed() {
    assertThat(Measure.parse("observations:fdi_equity_jpn_ind"))
        .contains(new Measure.Observations("fdi_equity_jpn_ind"));
  }

  @Test
  void anEventIsNamed() {
    assertThat(Measure.parse("event:two_plus_two_2026"))
        .contains(new Measure.Event("two_plus_two_2026"));
  }

  @Test
  void noneSaysThatNothingMeasuresIt() {
    assertThat(Measure.parse("none")).contains(new Measure.None());
  }

  @Test
  void tradeNamesReporterPartnerFlowAndSector() {
    assertThat(Measure.parse("trade:IND:JPN:import:critical_minerals"))
        .contains(new Measure.Trade("IND", "JPN", "import", List.of("critical_minerals")));
  }

  @Test
  void productsOfMixedLevelsAreListedWithPlus() {
    assertThat(Measure.parse("trade:CHN:USA:import:1201+02+290511"))
        .contains(new Measure.Trade("CHN", "USA", "import", List.of("1201", "02", "290511")));
  }

  @Test
  void aListOfProductsIsToldFromASector() {
    assertThat(new Measure.Trade("CHN", "USA", "import", List.of("1201", "02")).isProductList())
        .isTrue();
    assertThat(new Measure.Trade("CHN", "USA", "import", List.of("ict")).isProductList()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "None",
        "none:x",
        "event:",
        "event:Two",
        "observations",
        "observations:a:b",
        "trade:IND:JPN:import",
        "trade:IND:JPN:imports:ict",
        "trade:ind:JPN:import:ict",
        "trade:IND:JPN:import:1201,02",
        "trade:IND:JPN:import:1201+",
        "trade:IND:JPN:import:ict+02",
        " none"
      })
  void anyOtherFormIsNoMeasure(String text) {
    assertThat(Measure.parse(text)).isEmpty();
  }

  @Test
  void aHeadingBesideItsOwnSubheadingWouldBeCountedTwice() {
    assertThat(Measure.parse("trade:CHN:USA:import:02+0203")).isEmpty();
    assertThat(Measure.parse("trade:CHN:USA:import:0202+0203")).isPresent();
  }
}
