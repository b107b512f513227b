package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
  private static final Outcome NONE = Outcome.none("imports are not above zero");

  @Test
  void aNumberHasNoReasonAndAReasonNoNumber() {
    assertThat(Outcome.of(0.25).value()).contains(0.25);
    assertThat(Outcome.of(0.25).reason()).isEmpty();
    assertThat(NONE.value()).isEmpty();
    assertThat(NONE.reason()).contains("imports are not above zero");
    assertThat(NONE.isPresent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsRefused(double value) {
    assertThatThrownBy(() -> Outcome.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot make an outcome of "
                + value
                + ": it is not a finite number. Say why there is none, with Outcome.none.");
  }

  @Test
  void bothOrNeitherIsRefused() {
    assertThatThrownBy(() -> new Outcome(Optional.of(1.0), Optional.of("imports are zero")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it is a number or a reason. Give one of both.");
    assertThatThrownBy(() -> new Outcome(Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it is a number or a reason. Give one of both.");
    assertThatThrownBy(() -> Outcome.none(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it is a number or a reason. Give one of both.");
  }

  @Test
  void minusZeroIsZero() {
    assertThat(Outcome.of(-0.0)).isEqualTo(Outcome.of(0.0));
  }

  @Test
  void aReasonSurvivesWhateverIsDoneWithIt() {
    assertThat(NONE.map(v -> v + 1)).isEqualTo(NONE);
    assertThat(NONE.with(Outcome.of(1), Double::sum)).isEqualTo(NONE);
    assertThat(Outcome.of(1).with(NONE, Double::sum)).isEqualTo(NONE);
    assertThat(NONE.with(Outcome.none("other"), Double::sum)).isEqualTo(NONE);
    assertThat(NONE.over(Outcome.of(0), "zero")).isEqualTo(NONE);
  }

  @Test
  void arithmeticThatOverflowsOrDividesByZeroGivesAReason() {
    assertThat(Outcome.of(1e300).map(v -> v * v).reason())
        .contains("the result is too large for a number");
    assertThat(Outcome.of(1).over(Outcome.of(-0.0), "demand is zero").reason())
        .contains("demand is zero");
    assertThat(Outcome.of(1).over(Outcome.of(4), "demand is zero").value()).contains(0.25);
  }

  @Test
  void takingANumberThatIsNotThereSaysWhy() {
    assertThat(Outcome.of(3).orElseThrow()).isEqualTo(3.0);
    assertThatThrownBy(NONE::orElseThrow)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("imports are not above zero");
  }
}
