package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.indicator.model.Drawn.annual;
import static org.summitledger.indicator.model.Drawn.computed;
import static org.summitledger.indicator.model.Drawn.reason;
import static org.summitledger.indicator.model.Drawn.series;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.indicator.model.Counterfactual.Computed;

class ConstantShareTest {
  private static final Series WORLD = series("world", 100, 200, 300, 400, 500, 600);

  @Test
  void theShareIsThatOfTheSums() {
    Series treated = series("steel", 10, 30, 20, 40, 90, 50);
    Computed answer = computed(ConstantShare.of(annual(treated, 4), WORLD));
    ShareFit fit = (ShareFit) answer.fit();
    assertThat(fit.share()).isEqualTo(0.1);
    assertThat(fit.periods()).isEqualTo(4);
    assertThat(fit.withoutWorld()).isZero();
    assertThat(answer.effects()).extracting(Effect::counterfactual).containsExactly(50.0, 60.0);
    assertThat(answer.effects()).extracting(Effect::value).containsExactly(40.0, -10.0);
  }

  /** ln of the shares 0.1, 0.4, 0.1, 0.4 has mean ln 0.2 and squares 4 (ln 2)²; t is 3.18245. */
  @Test
  void theIntervalIsStudentsOfTheLogarithmsOfShares() {
    Series treated = series("steel", 10, 80, 30, 160, 90, 50);
    Computed answer = computed(ConstantShare.of(annual(treated, 4), WORLD));
    double reach =
        StrictMath.exp(3.182446305284263 * Math.sqrt(4.0 / 3 * 1.25) * StrictMath.log(2));
    Interval interval = answer.effects().get(0).interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(500 * 0.2 / reach, Percentage.withPercentage(1e-9));
    assertThat(interval.high()).isCloseTo(500 * 0.2 * reach, Percentage.withPercentage(1e-9));
    assertThat(interval.level()).isEqualTo(0.95);
  }

  @Test
  void aYearWithoutTradeLeavesAShareAndNoInterval() {
    Computed answer =
        computed(ConstantShare.of(annual(series("steel", 10, 0, 30, 60, 90), 4), WORLD));
    assertThat(((ShareFit) answer.fit()).share()).isEqualTo(0.1);
    assertThat(answer.effects().get(0).interval()).isEmpty();
  }

  @Test
  void periodsThatTheWorldLacksAreLeftOutAndCounted() {
    Series treated = series("steel", 10, 999, 20, 30, 40, 50, 60);
    TreeMap<Integer, Double> world =
        new TreeMap<>(series("world", 100, 1, 200, 300, 400, 500, 600).values());
    world.remove(1);
    ShareFit fit =
        (ShareFit) computed(ConstantShare.of(annual(treated, 5), new Series("world", world))).fit();
    assertThat(fit).isEqualTo(new ShareFit(0.1, 4, 1));
  }

  @Test
  void aShareThatNeverChangedLeavesNoRoom() {
    Series treated = series("steel", 10, 20, 30, 40, 50, 61);
    Computed answer = computed(ConstantShare.of(annual(treated, 4), WORLD));
    assertThat(answer.effects().get(0).side()).contains(Side.INSIDE);
    assertThat(answer.effects().get(1).side()).contains(Side.ABOVE);
  }

  @ParameterizedTest(name = "after {0} periods")
  @ValueSource(ints = {4, 6, 12, 24})
  void withoutAnEffectOneOfTwentyActualsIsOutside(int before) {
    SplittableRandom random = new SplittableRandom(3);
    int outside = 0;
    for (int draw = 0; draw < 2000; draw++) {
      Series world = Drawn.growing("world", before + 1, 0.2, random);
      TreeMap<Integer, Double> values = new TreeMap<>(world.values());
      values.replaceAll((t, v) -> v * 0.1 * StrictMath.exp(0.2 * random.nextGaussian()));
      Study study = annual(new Series("steel", values), before);
      Computed answer = computed(ConstantShare.of(study, world));
      outside += answer.side().orElseThrow() == Side.INSIDE ? 0 : 1;
    }
    assertThat(outside).as("of 2000, nominally 100").isBetween(70, 130);
  }

  @Test
  void aClearEffectIsFound() {
    SplittableRandom random = new SplittableRandom(4);
    Series world = Drawn.growing("world", 16, 0.2, random);
    TreeMap<Integer, Double> values = new TreeMap<>(world.values());
    values.replaceAll(
        (t, v) -> v * (t < 12 ? 0.1 : 0.2) * StrictMath.exp(0.1 * random.nextGaussian()));
    assertThat(computed(ConstantShare.of(annual(new Series("steel", values), 12), world)).side())
        .contains(Side.ABOVE);
  }

  @Test
  void aPeriodWithoutTheWorldIsAGap() {
    Series treated = series("steel", 10, 30, 20, 40, 90, 50, 70);
    Computed answer = computed(ConstantShare.of(annual(treated, 4), WORLD));
    assertThat(answer.effects()).hasSize(2);
    assertThat(answer.gaps())
        .containsEntry(6, Obstacle.missing("the world has no figure, or one below zero"));
  }

  @Test
  void whatIsMissingIsSaid() {
    Study study = annual(series("steel", 1, 2, 3, 4, 5), 4);
    assertThat(reason(ConstantShare.of(study, series("world", 1, 2, 3))))
        .isEqualTo("the method needs 4 periods before the summit; 3 have figures of the world too");
    assertThat(reason(ConstantShare.of(study, series("world", 1, 2, 0, 4, 5))))
        .isEqualTo("no share: the world's value of period 2 is not above zero");
    assertThat(reason(ConstantShare.of(study, series("world", 1, 2, 3, 4))))
        .isEqualTo("the world has no figure, or one below zero");
    assertThat(reason(ConstantShare.of(annual(series("steel", 1, -2, 3, 4, 5), 4), WORLD)))
        .isEqualTo("no share: the value of period 1 is below zero");
    assertThat(reason(ConstantShare.of(annual(series("steel", 0, 0, 0, 0, 5), 4), WORLD)))
        .isEqualTo("no share: there was no trade before the summit");
    assertThat(reason(ConstantShare.of(annual(series("steel", 1, 2, 3, 4), 3), WORLD)))
        .isEqualTo("the method needs 4 periods before the summit; 3 have figures");
  }
}
