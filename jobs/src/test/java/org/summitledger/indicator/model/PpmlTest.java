package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.indicator.model.PpmlResult.Estimated;

class PpmlTest {
  private static final List<String> NAMES = List.of("distance", "agreement");
  private static final Percentage EXACT = Percentage.withPercentage(1e-6);

  static Estimated estimated(PanelRows rows, List<String> names) {
    return estimated(Ppml.estimate(rows.rows(), names));
  }

  static Estimated estimated(PpmlResult result) {
    if (result instanceof Estimated estimated) {
      return estimated;
    }
    throw new AssertionError("not estimated: " + result);
  }

  private static String reason(PanelRows rows, List<String> names) {
    if (Ppml.estimate(rows.rows(), names) instanceof PpmlResult.NotComputable missing) {
      return missing.reason();
    }
    throw new AssertionError("estimated");
  }

  /**
   * Small panels with many zeros; of some rows no estimate exists, and the oracle gets the rest.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void estimatesAndErrorsAreThoseOfARegressionWithAllEffectsWrittenOut(int seed) {
    PanelRows rows = PanelRows.gravity(4, 3, 1.5, new SplittableRandom(seed));
    Estimated estimate = estimated(rows, NAMES);
    PanelRows used = rows.where(row -> isUsed(estimate, rows, row));
    assertThat(estimate.rows()).isEqualTo(used.size());
    assertThat(estimate.rows() + estimate.dropped().total()).isEqualTo(rows.size());
    DensePoisson dense = DensePoisson.of(used);
    for (int j = 0; j < 2; j++) {
      Coefficient coefficient = estimate.coefficients().get(j);
      assertThat(coefficient.value()).isCloseTo(dense.coefficient(j), within(1e-8));
      assertThat(coefficient.standardError())
          .isCloseTo(dense.error(j, used.clusters()), within(1e-8));
    }
    for (int row = 0; row < used.size(); row++) {
      assertThat(
              estimate.expected().outcome(used.groupsOf(row), used.regressorsOf(row)).orElseThrow())
          .isCloseTo(dense.expected(row), within(1e-6));
    }
  }

  private static boolean isUsed(Estimated estimate, PanelRows rows, int row) {
    return estimate
        .expected()
        .outcome(rows.groupsOf(row), rows.regressorsOf(row))
        .filter(expected -> expected > 0)
        .isPresent();
  }

  @Test
  void knownCoefficientsAreFound() {
    PanelRows rows = PanelRows.gravity(20, 5, 20, new SplittableRandom(30));
    Estimated estimate = estimated(rows, NAMES);
    for (int j = 0; j < 2; j++) {
      Coefficient coefficient = estimate.coefficients().get(j);
      assertThat(coefficient.regressor()).isEqualTo(NAMES.get(j));
      assertThat(coefficient.standardError()).isBetween(0.001, 0.02);
      assertThat(coefficient.value())
          .isCloseTo(PanelRows.TRUE[j], within(4 * coefficient.standardError()));
      assertThat(coefficient.z().orElseThrow())
          .isCloseTo(coefficient.value() / coefficient.standardError(), within(1e-12));
      assertThat(coefficient.p().orElseThrow()).isLessThan(1e-6);
    }
    assertThat(estimate.clusters()).isEqualTo(400);
    assertThat(estimate.pseudoR2().orElseThrow()).isBetween(0.5, 1.0);
  }

  /**
   * Standard errors are honest: an interval of two of them holds the truth as often as it should.
   */
  @Test
  void errorsCoverTheTruthAsOftenAsTheyClaim() {
    SplittableRandom random = new SplittableRandom(31);
    int inside = 0;
    for (int draw = 0; draw < 200; draw++) {
      Coefficient found =
          estimated(PanelRows.gravity(9, 2, 6, random), NAMES).coefficients().get(0);
      inside += Math.abs(found.value() - PanelRows.TRUE[0]) < 1.96 * found.standardError() ? 1 : 0;
    }
    assertThat(inside).as("of 200, nominally 190").isBetween(172, 199);
  }

  /** The first-order conditions: in each group, what is expected adds up to what was. */
  @Test
  void groupsAddUp() {
    PanelRows rows = PanelRows.gravity(10, 3, 5, new SplittableRandom(32));
    Estimated estimate = estimated(rows, NAMES);
    double[] outcome = new double[30];
    double[] expected = new double[30];
    for (int row = 0; row < rows.size(); row++) {
      outcome[rows.groups()[1][row]] += rows.outcome()[row];
      expected[rows.groups()[1][row]] +=
          estimate.expected().outcome(rows.groupsOf(row), rows.regressorsOf(row)).orElse(0.0);
    }
    assertThat(expected).containsExactly(outcome, within(1e-6));
  }

  @Test
  void theUnitOfMoneyChangesTheDevianceOnly() {
    PanelRows rows = PanelRows.gravity(6, 3, 2, new SplittableRandom(33));
    Estimated one = estimated(rows, NAMES);
    Estimated million = estimated(rows.times(1e6), NAMES);
    assertSame(million, one);
    assertThat(million.deviance()).isCloseTo(one.deviance() * 1e6, EXACT);
    assertThat(million.expected().outcome(rows.groupsOf(0), rows.regressorsOf(0)).orElseThrow())
        .isCloseTo(
            1e6 * one.expected().outcome(rows.groupsOf(0), rows.regressorsOf(0)).orElseThrow(),
            EXACT);
  }

  @Test
  void theUnitOfARegressorChangesItsCoefficientOnly() {
    PanelRows rows = PanelRows.gravity(6, 3, 2, new SplittableRandom(34));
    double[] thousands = Arrays.stream(rows.regressors()[0]).map(x -> x / 1000 + 7).toArray();
    Estimated one = estimated(rows, NAMES);
    Estimated other = estimated(rows.withRegressors(thousands, rows.regressors()[1]), NAMES);
    assertThat(other.coefficients().get(0).value())
        .isCloseTo(1000 * one.coefficients().get(0).value(), EXACT);
    assertThat(other.coefficients().get(0).z().orElseThrow())
        .isCloseTo(one.coefficients().get(0).z().orElseThrow(), within(1e-6));
    assertThat(other.deviance()).isCloseTo(one.deviance(), EXACT);
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    PanelRows rows = PanelRows.gravity(6, 3, 2, new SplittableRandom(35));
    int[] order = IntStream.range(0, rows.size()).toArray();
    SplittableRandom random = new SplittableRandom(36);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    Estimated shuffled = estimated(rows.at(order), NAMES);
    Estimated straight = estimated(rows, NAMES);
    assertSame(shuffled, straight);
    assertThat(shuffled.deviance()).isCloseTo(straight.deviance(), EXACT);
  }

  @Test
  void theSameRowsGiveTheSameBits() {
    PanelRows rows = PanelRows.gravity(6, 3, 2, new SplittableRandom(37));
    Estimated first = estimated(rows, NAMES);
    Estimated again = estimated(rows, NAMES);
    assertThat(again.coefficients()).isEqualTo(first.coefficients());
    assertThat(again.deviance()).isEqualTo(first.deviance());
  }

  private static void assertSame(Estimated a, Estimated b) {
    for (int j = 0; j < b.coefficients().size(); j++) {
      Coefficient expected = b.coefficients().get(j);
      assertThat(a.coefficients().get(j).value()).isCloseTo(expected.value(), within(1e-8));
      assertThat(a.coefficients().get(j).standardError())
          .isCloseTo(expected.standardError(), within(1e-8));
    }
    assertThat(a.rows()).isEqualTo(b.rows());
    assertThat(a.dropped()).isEqualTo(b.dropped());
    assertThat(a.pseudoR2().orElseThrow()).isCloseTo(b.pseudoR2().orElseThrow(), within(1e-8));
  }

  /** exp(a + b·x) through two means: b is the difference of their logarithms. */
  @Test
  void withoutFixedEffectsThereIsAConstant() {
    PanelRows rows =
        new PanelRows(
            new double[] {1, 3, 4, 8},
            new double[][] {{0, 0, 1, 1}},
            new int[0][],
            new int[] {0, 1, 2, 3});
    Estimated estimate = estimated(rows, List.of("late"));
    assertThat(estimate.coefficients().get(0).value()).isCloseTo(Math.log(3), within(1e-10));
    // Σ s² of the two sides: (1 + 1)/(2·2)² + (4 + 4)/(2·6)², times 4/3.
    assertThat(estimate.coefficients().get(0).standardError())
        .isCloseTo(Math.sqrt((2 / 16.0 + 8 / 144.0) * 4 / 3), within(1e-9));
    assertThat(estimate.expected().outcome(new int[] {0}, new double[] {1}).orElseThrow())
        .isCloseTo(6, within(1e-8));
    double deviance =
        2
            * (Math.log(1 / 2.0)
                + 3 * Math.log(3 / 2.0)
                + 4 * Math.log(4 / 6.0)
                + 8 * Math.log(8 / 6.0));
    double constant = 2 * (Math.log(1 / 4.0) + 3 * Math.log(3 / 4.0) + 8 * Math.log(8 / 4.0));
    assertThat(estimate.deviance()).isCloseTo(deviance, within(1e-9));
    assertThat(estimate.pseudoR2().orElseThrow()).isCloseTo(1 - deviance / constant, within(1e-9));
  }

  @Test
  void regressorsThatSayNothingOfTheirOwnAreLeftOutAndNamed() {
    PanelRows rows = PanelRows.gravity(6, 3, 5, new SplittableRandom(38));
    double[] distance = rows.regressors()[0];
    double[] ofExporter = Arrays.stream(rows.groups()[0]).mapToDouble(g -> 3 * g + 1).toArray();
    double[] mixed = new double[distance.length];
    Arrays.setAll(mixed, row -> 2 * distance[row] - ofExporter[row] + 4);
    double[] constant = new double[distance.length];
    Arrays.fill(constant, 0.1);
    Estimated estimate =
        estimated(
            rows.withRegressors(ofExporter, distance, mixed, constant, rows.regressors()[1]),
            List.of("of exporter", "distance", "mixed", "constant", "agreement"));
    assertThat(estimate.leftOut()).containsExactly("of exporter", "mixed", "constant");
    assertThat(estimate.coefficients())
        .extracting(Coefficient::regressor)
        .containsExactly("distance", "agreement");
    assertThat(estimate.coefficients().get(0).value())
        .isCloseTo(estimated(rows, NAMES).coefficients().get(0).value(), within(1e-8));
  }

  @Test
  void rowsThatTellNothingAreCounted() {
    PanelRows rows =
        new PanelRows(
            new double[] {2, 3, 5, 4, 0, 0, 7, 1, 6},
            new double[][] {{0, 1, 0, 1, 0, 1, 1, 0, 1}},
            new int[][] {{0, 0, 1, 1, 2, 2, 3, 0, 1}},
            new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8});
    Estimated estimate = estimated(rows, List.of("x"));
    assertThat(estimate.dropped()).isEqualTo(new Dropped(2, 1, 0, true));
    assertThat(estimate.rows()).isEqualTo(6);
    assertThat(estimate.clusters()).isEqualTo(6);
    assertThat(estimate.expected().outcome(new int[] {2}, new double[] {1})).contains(0.0);
    assertThat(estimate.expected().outcome(new int[] {3}, new double[] {1})).isEmpty();
  }

  /**
   * A sells once, to J: it is alone in its pair. Without it J buys nothing in the first period, but
   * that is no reason to expect nothing of A.
   */
  @Test
  void theFirstDropOfARowSaysWhatIsExpectedOfIt() {
    PanelRows rows =
        new PanelRows(
            new double[] {5, 0, 0, 3, 4, 2, 5, 2, 6, 1, 7, 3, 4},
            new double[0][],
            new int[][] {
              {0, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6},
              {0, 1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4},
              {0, 0, 0, 1, 1, 4, 4, 2, 2, 3, 3, 5, 5}
            },
            IntStream.range(0, 13).toArray());
    Estimated estimate = estimated(rows, List.of());
    assertThat(estimate.dropped()).isEqualTo(new Dropped(2, 3, 0, true));
    assertThat(estimate.expected().outcome(rows.groupsOf(0), new double[0]))
        .as("it traded, and was alone")
        .isEmpty();
    assertThat(estimate.expected().outcome(rows.groupsOf(1), new double[0]))
        .as("all that J bought in the period was gone")
        .contains(0.0);
    assertThat(estimate.expected().outcome(rows.groupsOf(3), new double[0]).orElseThrow())
        .isPositive();
  }

  @Test
  void aSeparatedRowIsDroppedAndTheRestIsAsIfItWereNotThere() {
    PanelRows whole = PanelRows.gravity(5, 2, 8, new SplittableRandom(39));
    double[] only = new double[whole.size()];
    double[] outcome = whole.outcome().clone();
    only[7] = 1;
    outcome[7] = 0;
    PanelRows rows = new PanelRows(outcome, whole.regressors(), whole.groups(), whole.clusters());
    Estimated with =
        estimated(
            rows.withRegressors(rows.regressors()[0], rows.regressors()[1], only),
            List.of("distance", "agreement", "only"));
    assertThat(with.dropped()).isEqualTo(new Dropped(0, 0, 1, true));
    assertThat(with.leftOut()).containsExactly("only");
    assertThat(with.expected().outcome(rows.groupsOf(7), new double[] {1, 0, 1})).contains(0.0);
    Estimated without = estimated(rows.where(row -> row != 7), NAMES);
    for (int j = 0; j < 2; j++) {
      assertThat(with.coefficients().get(j).value())
          .isCloseTo(without.coefficients().get(j).value(), within(1e-8));
    }
  }

  @Test
  void aPerfectFitHasNoInfiniteNumbers() {
    PanelRows rows =
        new PanelRows(
            new double[] {1, 2, 4, 8, 3, 6},
            new double[][] {{0, 1, 2, 3, 0, 1}},
            new int[][] {{0, 0, 0, 0, 1, 1}},
            new int[] {0, 1, 2, 3, 4, 5});
    Estimated estimate = estimated(rows, List.of("x"));
    Coefficient coefficient = estimate.coefficients().get(0);
    assertThat(coefficient.value()).isCloseTo(Math.log(2), within(1e-9));
    assertThat(coefficient.standardError()).isLessThan(1e-6);
    assertThat(coefficient.z().orElse(0.0)).isFinite();
    assertThat(estimate.deviance()).isCloseTo(0, within(1e-9));
  }

  @Test
  void anErrorOfZeroHasNoZ() {
    assertThat(Coefficient.of("x", 1, 0).z()).isEmpty();
    assertThat(Coefficient.of("x", 0, 0).p()).isEmpty();
    assertThat(Coefficient.of("x", 1.959963984540054, 1).p().orElseThrow())
        .isCloseTo(0.05, within(1e-12));
  }

  @Test
  void whatIsMissingIsSaid() {
    PanelRows rows = PanelRows.gravity(3, 2, 5, new SplittableRandom(40));
    assertThat(reason(rows.times(0), NAMES)).isEqualTo("the outcome is zero in every row");
    assertThat(reason(rows.where(row -> false), NAMES)).isEqualTo("no row is left");
    PanelRows one =
        new PanelRows(rows.outcome(), rows.regressors(), rows.groups(), new int[rows.size()]);
    assertThat(reason(one, NAMES)).isEqualTo("no standard errors: there is only one cluster");
  }

  /** Fixed effects of exporter and year, importer and year: what is expected of two-way tables. */
  @Test
  void withoutARegressorOfItsOwnFixedEffectsAloneAreEstimated() {
    PanelRows rows = PanelRows.gravity(4, 1, 5, new SplittableRandom(42));
    Estimated estimate =
        estimated(rows.withRegressors(new double[rows.size()]), List.of("nothing"));
    assertThat(estimate.coefficients()).isEmpty();
    assertThat(estimate.leftOut()).containsExactly("nothing");
    double all = Arrays.stream(rows.outcome()).sum();
    for (int row = 0; row < rows.size(); row++) {
      int[] of = rows.groupsOf(row);
      double expected = sum(rows, 0, of[0]) * sum(rows, 1, of[1]) / all;
      assertThat(estimate.expected().outcome(of, new double[] {0}).orElseThrow())
          .isCloseTo(expected, within(1e-8));
    }
  }

  private static double sum(PanelRows rows, int dimension, int group) {
    return IntStream.range(0, rows.size())
        .filter(row -> rows.groups()[dimension][row] == group)
        .mapToDouble(row -> rows.outcome()[row])
        .sum();
  }

  @Test
  void everyRegressorHasAName() {
    PanelRows rows = PanelRows.gravity(3, 2, 5, new SplittableRandom(41));
    assertThatThrownBy(() -> Ppml.estimate(rows.rows(), List.of("distance")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot name 2 regressors [distance]. Give one name each.");
  }
}
