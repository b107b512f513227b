package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.model.Drawn.annual;
import static org.summitledger.indicator.model.Drawn.computed;
import static org.summitledger.indicator.model.Drawn.reason;
import static org.summitledger.indicator.model.Drawn.series;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.summitledger.indicator.model.Counterfactual.Computed;

class DifferenceInDifferencesTest {
  private static final Series A = series("a", 1, 2, 4, 8, 16, 16);
  private static final Series B = series("b", 9, 18, 36, 72, 144, 144);

  @Test
  void whatWasDoubleTheControlsWouldBeDoubleTheControls() {
    Series treated = series("steel", 6, 12, 24, 48, 96, 384);
    Computed answer = computed(DifferenceInDifferences.of(annual(treated, 4), List.of(A, B)));
    assertThat(answer.effects().get(0).value()).isCloseTo(0, within(1e-9));
    assertThat(answer.effects().get(1).counterfactual()).isCloseTo(96, within(1e-9));
    assertThat(answer.effects().get(1).relative().orElseThrow()).isCloseTo(3, within(1e-9));
    assertThat(answer.effects()).allSatisfy(e -> assertThat(e.interval()).isEmpty());
    assertThat(answer.side()).as("two controls are no placebos").isEmpty();
    DifferenceFit fit = (DifferenceFit) answer.fit();
    assertThat(fit.controls()).containsExactly("a", "b");
    assertThat(fit.preTrend().orElseThrow().slope()).isCloseTo(0, within(1e-12));
    assertThat(fit.preTrend().orElseThrow().p()).isEqualTo(1);
    assertThat(fit.parallel()).isTrue();
  }

  @Test
  void theBaseIsTheMeanBeforeAndNotTheLastPeriod() {
    Series treated = series("steel", 1, 1, 1, 16, 5);
    Series flat = series("flat", 1, 1, 1, 1, 1);
    Computed answer = computed(DifferenceInDifferences.of(annual(treated, 4), List.of(flat)));
    assertThat(answer.effects().get(0).counterfactual()).isCloseTo(2, within(1e-12));
  }

  @Test
  void aMonthIsComparedWithTheSameMonth() {
    double[] values = new double[10];
    double[] control = new double[10];
    for (int quarter = 0; quarter < 10; quarter++) {
      values[quarter] = quarter % 4 == 1 ? 7 : 2;
      control[quarter] = 1;
    }
    Study study = new Study(series("steel", values), 8, 4);
    Computed answer = computed(DifferenceInDifferences.of(study, List.of(series("c", control))));
    assertThat(answer.effects()).allSatisfy(e -> assertThat(e.value()).isCloseTo(0, within(1e-12)));
  }

  /** Each control's own effect, by hand: its logarithm against the others', after less before. */
  @Test
  void theIntervalHoldsTheEffectsOnControls() {
    List<Series> controls =
        List.of(
            series("c0", 1, 1, 1, 1, 2), series("c1", 1, 1, 1, 1, 1), series("c2", 1, 1, 1, 1, 4));
    Computed answer =
        computed(DifferenceInDifferences.of(annual(series("steel", 1, 1, 1, 1, 9), 4), controls));
    Effect effect = answer.effects().get(0);
    assertThat(effect.counterfactual()).isCloseTo(2, within(1e-12));
    // c2 is 4 where the others would have it at the root of 2; c1 is 1 where they have it at the
    // root of 8.
    Interval interval = effect.interval().orElseThrow();
    assertThat(interval.high()).isCloseTo(2 * 4 / Math.sqrt(2), within(1e-12));
    assertThat(interval.low()).isCloseTo(2 / Math.sqrt(8), within(1e-12));
    assertThat(interval.level()).isEqualTo(0.5);
    assertThat(effect.side()).contains(Side.ABOVE);
  }

  @Test
  void withoutAnEffectAsManyAreOutsideAsTheLevelSays() {
    SplittableRandom random = new SplittableRandom(5);
    int outside = 0;
    for (int draw = 0; draw < 600; draw++) {
      List<Series> drawn = Drawn.alike(20, 9, 0.2, random);
      Computed answer =
          computed(
              DifferenceInDifferences.of(annual(drawn.get(0), 8), drawn.subList(1, drawn.size())));
      assertThat(answer.effects().get(0).interval().orElseThrow().level())
          .isCloseTo(0.9, within(1e-12));
      outside += answer.side().orElseThrow() == Side.INSIDE ? 0 : 1;
    }
    assertThat(outside).as("of 600, nominally 60").isBetween(38, 82);
  }

  @Test
  void aClearEffectIsFound() {
    List<Series> drawn = Drawn.alike(20, 12, 0.1, new SplittableRandom(6));
    Series treated = Drawn.changed(drawn.get(0), 8, value -> value * 2);
    assertThat(
            computed(DifferenceInDifferences.of(annual(treated, 8), drawn.subList(1, 20))).side())
        .contains(Side.ABOVE);
  }

  @Test
  void aDistanceThatWasGrowingBeforeIsNotParallel() {
    Series treated = series("steel", 1, 1.5, 2.1, 3.2, 4.4, 6.6, 9);
    List<Series> controls = List.of(series("c", 1, 1.1, 1, 1.1, 1, 1.1, 1));
    DifferenceFit fit =
        (DifferenceFit) computed(DifferenceInDifferences.of(annual(treated, 6), controls)).fit();
    assertThat(fit.preTrend().orElseThrow().slope()).isBetween(0.3, 0.45);
    assertThat(fit.preTrend().orElseThrow().p()).isLessThan(0.001);
    assertThat(fit.parallel()).isFalse();
  }

  @Test
  void controlsWithGapsAreLeftOutAndNamed() {
    Series treated = series("steel", 6, 12, 24, 48, 96, 384);
    List<Series> controls = new ArrayList<>(List.of(B, A));
    controls.add(series("short", 1, 1, 1, 1, 1));
    controls.add(series("zero", 1, 1, 0, 1, 1, 1));
    DifferenceFit fit =
        (DifferenceFit) computed(DifferenceInDifferences.of(annual(treated, 4), controls)).fit();
    assertThat(fit.controls()).containsExactly("a", "b");
    assertThat(fit.leftOut())
        .containsOnly(
            java.util.Map.entry("short", "it has no figure for period 5"),
            java.util.Map.entry("zero", "a value is not above zero"));
  }

  @Test
  void whatIsMissingIsSaid() {
    Study study = annual(series("steel", 6, 12, 24, 48, 96, 384), 4);
    assertThat(reason(DifferenceInDifferences.of(study, List.of()))).isEqualTo("no control");
    assertThat(reason(DifferenceInDifferences.of(study, List.of(series("c", 1, 1)))))
        .isEqualTo("no control: none of 1 has values above zero in all periods");
    assertThat(
            reason(
                DifferenceInDifferences.of(annual(series("steel", 1, 0, 1, 1, 1), 4), List.of(A))))
        .isEqualTo("no logarithm: the value of period 1 is 0");
    assertThat(
            reason(DifferenceInDifferences.of(annual(series("steel", 1, 1, 1, 1), 3), List.of(A))))
        .isEqualTo("the method needs 4 periods before the summit; 3 have figures");
  }

  @Test
  void aUnitIsNotComparedWithItself() {
    Study study = annual(series("a", 6, 12, 24, 48, 96, 384), 4);
    assertThatThrownBy(() -> DifferenceInDifferences.of(study, List.of(A, B)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot compare a with others: a is there twice. Give each unit once, and the treated"
                + " unit not among them.");
  }
}
