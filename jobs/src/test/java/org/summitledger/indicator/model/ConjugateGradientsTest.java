package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.summitledger.indicator.model.ConjugateGradients.Equations;
import org.summitledger.indicator.model.ConjugateGradients.Start;

class ConjugateGradientsTest {
  /** A x = b with two right sides, A given. */
  private record Dense(double[][] matrix, double[] sides) implements Equations {
    @Override
    public int columns() {
      return 2;
    }

    @Override
    public Start start(double[] x) {
      double[] residual = times(x);
      double[] diagonal = new double[matrix.length];
      double[] scales = new double[2];
      for (int i = 0; i < residual.length; i++) {
        residual[i] = sides[i] - residual[i];
        diagonal[i / 2] = matrix[i / 2][i / 2];
        scales[i % 2] += sides[i] * sides[i] / Math.max(diagonal[i / 2], 1e-300);
      }
      return new Start(residual, diagonal, scales);
    }

    @Override
    public double[] times(double[] p) {
      double[] product = new double[p.length];
      for (int i = 0; i < p.length; i++) {
        for (int j = 0; j < matrix.length; j++) {
          product[i] += matrix[i / 2][j] * p[2 * j + i % 2];
        }
      }
      return product;
    }
  }

  @Test
  void everyRightSideIsSolved() {
    SplittableRandom random = new SplittableRandom(60);
    for (int draw = 0; draw < 50; draw++) {
      double[][] matrix = squares(draw(9, 6, random));
      double[] truth = draw(1, 12, random)[0];
      Dense equations = new Dense(matrix, new Dense(matrix, truth).times(truth));
      double[] found = ConjugateGradients.solve(equations, new double[12], 1e-13);
      assertThat(found).containsExactly(truth, within(1e-6));
      double[] nearby = ConjugateGradients.solve(equations, truth, 1e-13);
      assertThat(nearby).as("from the solution").containsExactly(truth, within(1e-6));
    }
  }

  @Test
  void ofSingularEquationsAnySolutionWillDo() {
    SplittableRandom random = new SplittableRandom(61);
    for (int draw = 0; draw < 50; draw++) {
      double[][] matrix = squares(draw(3, 6, random));
      double[] truth = draw(1, 12, random)[0];
      Dense equations = new Dense(matrix, new Dense(matrix, truth).times(truth));
      double[] found = ConjugateGradients.solve(equations, new double[12], 1e-13);
      assertThat(equations.times(found)).containsExactly(equations.sides(), within(1e-8));
    }
  }

  @Test
  void anUnknownThatNothingSaysAnythingOfStaysAsItWas() {
    Dense equations = new Dense(new double[][] {{2, 0}, {0, 0}}, new double[] {4, 6, 0, 0});
    assertThat(ConjugateGradients.solve(equations, new double[] {0, 0, 7, 8}, 1e-12))
        .containsExactly(new double[] {2, 3, 7, 8}, within(1e-9));
  }

  private static double[][] draw(int rows, int columns, SplittableRandom random) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      java.util.Arrays.setAll(row, i -> random.nextGaussian());
    }
    return matrix;
  }

  private static double[][] squares(double[][] matrix) {
    int n = matrix[0].length;
    double[][] squares = new double[n][n];
    for (double[] row : matrix) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          squares[i][j] += row[i] * row[j];
        }
      }
    }
    return squares;
  }
}
