package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceboBandTest {
  /** Effects 1..n, given from the largest: the bounds are their ranks. */
  @ParameterizedTest
  @CsvSource({
    "3, 1, 3, 0.5",
    "9, 1, 9, 0.8",
    "39, 1, 39, 0.95",
    "78, 1, 78, 0.9747",
    "79, 2, 78, 0.95",
    "199, 5, 195, 0.95"
  })
  void theLevelIsWhatTheNumberOfPlacebosAllows(int n, double low, double high, double level) {
    double[] effects = IntStream.rangeClosed(1, n).mapToDouble(i -> n + 1 - i).toArray();
    PlaceboBand band = PlaceboBand.of(effects).orElseThrow();
    assertThat(band.low()).isEqualTo(low);
    assertThat(band.high()).isEqualTo(high);
    assertThat(band.level()).isCloseTo(level, within(5e-5));
  }

  @Test
  void twoPlacebosAreNoBand() {
    assertThat(PlaceboBand.of(new double[] {1, 2})).isEmpty();
  }
}
