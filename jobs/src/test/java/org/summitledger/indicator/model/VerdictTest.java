package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.indicator.model.Drawn.annual;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.indicator.model.Verdict.PlaceboFinding;

class VerdictTest {
  /** Sides by first letter: above, inside, below; then the placebo's side and p. */
  @ParameterizedTest(name = "{0} with placebo {1} {2} is {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "iiii, a, 0.01, NONE,     none of 4 methods finds an effect",
        "i,    -, -,    NONE,     none of 1 method finds an effect",
        "aaab, a, 0.01, NONE,     'methods contradict each other: 3 above, 1 below their"
            + " intervals'",
        "a,    -, -,    NONE,     only 1 of 1 method above its interval",
        "biii, b, 0.01, NONE,     only 1 of 4 methods below its interval",
        "aa,   -, -,    WEAK,     '2 of 2 methods above their intervals; no placebos'",
        "aaaa, -, -,    WEAK,     '4 of 4 methods above their intervals; no placebos'",
        "aaii, a, 0.21, WEAK,     '2 of 4 methods above their intervals; placebo p 0.210'",
        "aaii, b, 0.01, WEAK,     '2 of 4 methods above their intervals; the synthetic control"
            + " points the other way'",
        "aaii, a, 0.2,  MODERATE, '2 of 4 methods above their intervals; placebo p 0.200'",
        "bbii, b, 0.01, MODERATE, '2 of 4 methods below their intervals; placebo p 0.010'",
        "aaai, a, 0.11, MODERATE, '3 of 4 methods above their intervals; placebo p 0.110'",
        "aaai, a, 0.1,  STRONG,   '3 of 4 methods above their intervals; placebo p 0.100'",
        "bbbb, b, 0.05, STRONG,   '4 of 4 methods below their intervals; placebo p 0.050'"
      })
  void theRule(String sides, String placeboSide, Double p, Evidence evidence, String reason) {
    List<Side> heard = sides.chars().mapToObj(letter -> side((char) letter)).toList();
    Optional<PlaceboFinding> placebo =
        Optional.ofNullable(placeboSide).map(s -> new PlaceboFinding(side(s.charAt(0)), p));
    Verdict verdict = Verdict.by(heard, placebo);
    assertThat(verdict.evidence()).contains(evidence);
    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.side())
        .isEqualTo(
            evidence == Evidence.NONE ? Optional.empty() : Optional.of(side(sides.charAt(0))));
  }

  private static Side side(char letter) {
    return Stream.of(Side.values())
        .filter(side -> side.name().charAt(0) == Character.toUpperCase(letter))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whereNobodyIsHeardThereIsNoVerdict() {
    Verdict verdict =
        Verdict.on(
            List.of(
                new Counterfactual.NotComputable(
                    Method.CONSTANT_SHARE, Obstacle.missing("no world"))));
    assertThat(verdict.evidence()).isEmpty();
    assertThat(verdict.side()).isEmpty();
    assertThat(verdict.reason()).isEqualTo("no method has an interval to judge by");
  }

  @Test
  void eightPlacebosAreTooFewToBeHeardAndNineAreEnough() {
    List<Series> drawn = Drawn.alike(10, 9, 0.1, new SplittableRandom(20));
    Study study = annual(Drawn.changed(drawn.get(0), 7, value -> value * 3), 7);
    assertThat(
            Verdict.on(List.of(DifferenceInDifferences.of(study, drawn.subList(1, 9)))).evidence())
        .isEmpty();
    assertThat(
            Verdict.on(List.of(DifferenceInDifferences.of(study, drawn.subList(1, 10)))).evidence())
        .contains(Evidence.NONE);
  }

  @Test
  void trendsThatCouldNotBeTestedAreNotHeard() {
    List<Series> drawn = Drawn.alike(10, 20, 0.02, new SplittableRandom(24));
    Series steep = Drawn.changed(drawn.get(0), 12, value -> value * 3);
    Counterfactual answer =
        DifferenceInDifferences.of(new Study(steep, 12, 12), drawn.subList(1, 10));
    assertThat(((DifferenceFit) Drawn.computed(answer).fit()).preTrend())
        .as("twelve months, one of each season")
        .isEmpty();
    assertThat(Drawn.computed(answer).side()).contains(Side.ABOVE);
    assertThat(Verdict.on(List.of(answer)).evidence()).isEmpty();
  }

  @Test
  void trendsThatWereNotParallelAreNotHeard() {
    List<Series> drawn = Drawn.alike(10, 9, 0.05, new SplittableRandom(21));
    TreeMap<Integer, Double> steep = new TreeMap<>(drawn.get(0).values());
    steep.replaceAll((t, value) -> value * StrictMath.pow(1.5, t));
    Study study = annual(new Series("steel", steep), 7);
    Counterfactual answer = DifferenceInDifferences.of(study, drawn.subList(1, 10));
    assertThat(Drawn.computed(answer).side()).contains(Side.ABOVE);
    assertThat(Verdict.on(List.of(answer)).evidence()).isEmpty();
  }

  /**
   * How often a word is given where nothing happened, of 300 draws of thirteen units. The shipped
   * annual source has four years before the first summit; trade is between lasting noise and a
   * random walk. Rounded up, these are the rates of decision 0042.
   */
  @ParameterizedTest(name = "{0} before, {1} after, noise of which {2} lasts")
  @CsvSource({
    "4,  5, 0.0, 12, 4",
    "4,  5, 0.7, 24, 9",
    "4,  5, 1.0, 42, 15",
    "14, 2, 0.0, 5,  4",
    "14, 2, 0.7, 14, 9",
    "14, 2, 1.0, 22, 14"
  })
  void withoutAnEffectEvidenceIsRare(int before, int after, double lasts, int some, int more) {
    SplittableRandom random = new SplittableRandom(22);
    int any = 0;
    int moderate = 0;
    int strong = 0;
    for (int draw = 0; draw < 300; draw++) {
      List<Series> drawn = Drawn.wandering(13, before + after, lasts, random);
      Evidence evidence = verdict(drawn, before).evidence().orElseThrow();
      any += evidence != Evidence.NONE ? 1 : 0;
      moderate += evidence.compareTo(Evidence.MODERATE) >= 0 ? 1 : 0;
      strong += evidence == Evidence.STRONG ? 1 : 0;
    }
    assertThat(any).as("weak or more").isLessThanOrEqualTo(some);
    assertThat(moderate).as("moderate or more").isLessThanOrEqualTo(more);
    assertThat(strong).as("strong").isLessThanOrEqualTo(4);
  }

  @Test
  void theUnitOfMoneyDoesNotMatter() {
    SplittableRandom random = new SplittableRandom(25);
    for (int draw = 0; draw < 50; draw++) {
      List<Series> drawn = Drawn.wandering(13, 9, 1, random);
      assertThat(verdict(drawn.stream().map(Drawn::inTenths).toList(), 4))
          .isEqualTo(verdict(drawn, 4));
    }
  }

  @Test
  void aClearEffectIsStrongEvidence() {
    SplittableRandom random = new SplittableRandom(23);
    int strong = 0;
    for (int draw = 0; draw < 30; draw++) {
      List<Series> drawn = Drawn.alike(13, 16, 0.1, random);
      drawn.set(0, Drawn.changed(drawn.get(0), 14, value -> value * 3));
      Verdict verdict = verdict(drawn, 14);
      assertThat(verdict.side()).contains(Side.ABOVE);
      strong += verdict.evidence().orElseThrow() == Evidence.STRONG ? 1 : 0;
    }
    assertThat(strong).as("strong, of 30 with a threefold effect").isGreaterThanOrEqualTo(24);
  }

  private static Verdict verdict(List<Series> drawn, int from) {
    Study study = annual(drawn.get(0), from);
    List<Series> others = drawn.subList(1, drawn.size());
    TreeMap<Integer, Double> world = new TreeMap<>(drawn.get(0).values());
    others.forEach(other -> other.values().forEach((t, v) -> world.merge(t, v, Double::sum)));
    return Verdict.on(
        List.of(
            LogLinearTrend.of(study),
            ConstantShare.of(study, new Series("world", world)),
            DifferenceInDifferences.of(study, others),
            SyntheticControl.of(study, others)));
  }
}
