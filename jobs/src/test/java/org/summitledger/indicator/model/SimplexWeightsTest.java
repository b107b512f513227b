package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;

class SimplexWeightsTest {
  @ParameterizedTest
  @CsvSource({"1, 4", "2, 4", "5, 4", "10, 4", "10, 12", "30, 8", "30, 90", "80, 20"})
  void noOtherMixtureIsNearer(int donors, int periods) {
    SplittableRandom random = new SplittableRandom(donors * 1000L + periods);
    for (int draw = 0; draw < 20; draw++) {
      double[][] series = draw(donors, periods, random);
      double[] unit = draw(1, periods, random)[0];
      double[] weights = SimplexWeights.of(unit, series, periods);
      assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
      assertThat(Arrays.stream(weights).min().orElseThrow()).isNotNegative();
      assertThat(worstGain(unit, series, weights)).isLessThan(1e-6);
    }
  }

  /**
   * Where donors are more than periods many mixtures fit, and the ridge alone says which: a slope
   * is as small as that. So it is worked out in decimals, from the weights, what more of a donor
   * would change. Of donors that have a weight all changes are the same, and no other's is less.
   */
  @ParameterizedTest
  @CsvSource({"10, 4", "40, 4", "40, 12", "80, 20", "120, 6"})
  void theMostEvenOfManyMixturesIsFound(int donors, int periods) {
    SplittableRandom random = new SplittableRandom(donors * 1000L + periods);
    for (int draw = 0; draw < 10; draw++) {
      double[][] series = draw(donors, periods, random);
      double[] unit = draw(1, periods, random)[0];
      double[] weights = SimplexWeights.of(unit, series, periods);
      double[] changes = changes(unit, series, weights);
      double least = Arrays.stream(changes).min().orElseThrow();
      for (int d = 0; d < donors; d++) {
        if (weights[d] > 0) {
          assertThat(changes[d]).isCloseTo(least, within(1e-13 * periods));
        }
      }
    }
  }

  /** As an independent solver says, where that one is exact. */
  @Test
  void aGeneralSolverFindsTheSame() {
    SplittableRandom random = new SplittableRandom(7);
    for (int draw = 0; draw < 20; draw++) {
      double[][] series = draw(6, 15, random);
      double[] unit = draw(1, 15, random)[0];
      assertThat(SimplexWeights.of(unit, series, 15))
          .containsExactly(solved(unit, series), within(1e-5));
    }
  }

  @Test
  void aMixtureIsTakenApart() {
    SplittableRandom random = new SplittableRandom(8);
    for (int draw = 0; draw < 50; draw++) {
      double[][] series = draw(8, 14, random);
      double[] unit = new double[14];
      for (int t = 0; t < unit.length; t++) {
        unit[t] = 0.5 * series[1][t] + 0.3 * series[4][t] + 0.2 * series[7][t];
      }
      assertThat(SimplexWeights.of(unit, series, 14))
          .containsExactly(new double[] {0, 0.5, 0, 0, 0.3, 0, 0, 0.2}, within(1e-5));
    }
  }

  @Test
  void equalDonorsHaveEqualWeights() {
    SplittableRandom random = new SplittableRandom(9);
    for (int draw = 0; draw < 50; draw++) {
      double[][] series = draw(8, 6, random);
      double[] unit = draw(1, 6, random)[0];
      series[5] = series[2].clone();
      double[] weights = SimplexWeights.of(unit, series, 6);
      assertThat(weights[5]).isCloseTo(weights[2], within(1e-3));
      series[5] = unit.clone();
      series[2] = unit.clone();
      double[] exact = SimplexWeights.of(unit, series, 6);
      assertThat(exact[2] + exact[5]).isGreaterThan(0.5);
      assertThat(exact[5]).isCloseTo(exact[2], within(1e-3));
    }
  }

  private static double[][] draw(int units, int periods, SplittableRandom random) {
    double[][] series = new double[units][periods];
    for (double[] unit : series) {
      for (int t = 0; t < periods; t++) {
        unit[t] = StrictMath.exp(0.05 * t + 0.3 * random.nextGaussian());
      }
      double mean = Arrays.stream(unit).average().orElseThrow();
      Arrays.setAll(unit, t -> unit[t] / mean);
    }
    return series;
  }

  /**
   * By how much a period's squared distance would fall, at first, towards the best single donor.
   */
  private static double worstGain(double[] unit, double[][] series, double[] weights) {
    double[] left = unit.clone();
    for (int d = 0; d < series.length; d++) {
      for (int t = 0; t < left.length; t++) {
        left[t] -= weights[d] * series[d][t];
      }
    }
    double worst = 0;
    for (double[] donor : series) {
      double gain = 0;
      for (int t = 0; t < left.length; t++) {
        gain += left[t] * (donor[t] - (unit[t] - left[t])) / left.length;
      }
      worst = Math.max(worst, gain);
    }
    return worst;
  }

  /** Half of what the sum of squared distances and the ridge change by with each weight. */
  private static double[] changes(double[] unit, double[][] series, double[] weights) {
    BigDecimal[] left = new BigDecimal[unit.length];
    for (int t = 0; t < unit.length; t++) {
      left[t] = new BigDecimal(-unit[t]);
      for (int d = 0; d < series.length; d++) {
        left[t] = left[t].add(new BigDecimal(weights[d]).multiply(new BigDecimal(series[d][t])));
      }
    }
    BigDecimal ridge = new BigDecimal("1e-8").multiply(BigDecimal.valueOf(unit.length));
    double[] changes = new double[series.length];
    for (int d = 0; d < series.length; d++) {
      BigDecimal change = ridge.multiply(new BigDecimal(weights[d]));
      for (int t = 0; t < unit.length; t++) {
        change = change.add(new BigDecimal(series[d][t]).multiply(left[t]));
      }
      changes[d] = change.doubleValue();
    }
    return changes;
  }

  private static double[] solved(double[] unit, double[][] series) {
    int n = series.length;
    R064Store squares = R064Store.FACTORY.make(n, n);
    R064Store products = R064Store.FACTORY.make(n, 1);
    R064Store sum = R064Store.FACTORY.make(1, n);
    R064Store negative = R064Store.FACTORY.make(n, n);
    R064Store zero = R064Store.FACTORY.make(n, 1);
    for (int a = 0; a < n; a++) {
      for (int t = 0; t < unit.length; t++) {
        products.add(a, 0, series[a][t] * unit[t]);
        for (int b = 0; b < n; b++) {
          squares.add(a, b, series[a][t] * series[b][t]);
        }
      }
      sum.set(0, a, 1);
      negative.set(a, a, -1);
    }
    R064Store one = R064Store.FACTORY.make(1, 1);
    one.set(0, 0, 1);
    Optimisation.Result result =
        ConvexSolver.newBuilder()
            .objective(squares, products)
            .equalities(sum, one)
            .inequalities(negative, zero)
            .build()
            .solve();
    assertThat(result.getState()).isEqualTo(Optimisation.State.OPTIMAL);
    double[] weights = new double[n];
    Arrays.setAll(weights, result::doubleValue);
    return weights;
  }
}
