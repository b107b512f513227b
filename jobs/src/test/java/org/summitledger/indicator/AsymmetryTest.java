package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsymmetryTest {
  @ParameterizedTest
  @CsvSource({"100, 100, 0", "150, 50, 0.5", "50, 150, 0.5", "0, 7, 1"})
  void theGapIsTheDifferenceOverTheSumWhoeverCountsMore(
      BigDecimal imports, BigDecimal exports, double gap) {
    assertThat(Asymmetry.gap(imports, exports)).contains(gap);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 3", "3, -1"})
  void nothingOrANegativeAmountHasNoGap(BigDecimal imports, BigDecimal exports) {
    assertThat(Asymmetry.gap(imports, exports)).isEmpty();
  }

  @Test
  void theLogRatioIsAboveZeroWhereTheImporterCountsMore() {
    assertThat(Asymmetry.logRatio(new BigDecimal("200"), new BigDecimal("100")).orElseThrow())
        .isCloseTo(0.6931471805599453, within(1e-15));
    assertThat(Asymmetry.logRatio(new BigDecimal("100"), new BigDecimal("200")).orElseThrow())
        .isCloseTo(-0.6931471805599453, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1"})
  void thereIsNoLogRatioWithoutTwoAmountsAboveZero(BigDecimal imports, BigDecimal exports) {
    assertThat(Asymmetry.logRatio(imports, exports)).isEmpty();
  }
}
