package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExactSumTest {
  @Test
  void aSumIsExactUpToTheLastNumber() {
    assertThat(ExactSum.of(Long.MAX_VALUE - 1, 1)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatSixtyFourBitsDoNotHoldIsRefused() {
    assertThatThrownBy(() -> ExactSum.of(Long.MAX_VALUE, 1))
        .isInstanceOf(SumOutOfRangeException.class)
        .hasMessage("A sum is out of range: long overflow")
        .hasCauseInstanceOf(ArithmeticException.class);
  }
}
