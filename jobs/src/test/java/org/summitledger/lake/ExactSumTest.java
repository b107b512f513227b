package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {
  @Test
  void aSumIsExactUpToTheLargestOfEighteenDigits() {
    assertThat(ExactSum.add(999_999_999_999_999_998L, 1)).isEqualTo(999_999_999_999_999_999L);
    assertThat(ExactSum.add(-999_999_999_999_999_998L, -1)).isEqualTo(-999_999_999_999_999_999L);
  }

  /** Columns of the lake have as many: what is larger could be written and not be read. */
  @ParameterizedTest
  @ValueSource(longs = {1, -1})
  void whatHasMoreDigitsIsRefused(long more) {
    assertThatThrownBy(() -> ExactSum.add(more * 999_999_999_999_999_999L, more))
        .isInstanceOf(SumOutOfRangeException.class)
        .hasMessage("A sum is out of range: more than eighteen digits");
  }

  @Test
  void whatSixtyFourBitsDoNotHoldIsRefused() {
    assertThatThrownBy(() -> ExactSum.add(Long.MAX_VALUE, 1))
        .isInstanceOf(SumOutOfRangeException.class)
        .hasMessage("A sum is out of range: long overflow")
        .hasCauseInstanceOf(ArithmeticException.class);
  }
}
