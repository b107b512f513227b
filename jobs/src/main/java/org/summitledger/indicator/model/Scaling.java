package org.summitledger.indicator.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Outcome and regressors in handy units: the outcome with mean 1, each regressor with mean 0 and
 * standard deviation 1. Estimates do not depend on it, tolerances do.
 */
final class Scaling implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A deviation below this share of the mean is rounding: the regressor is constant. */
  private static final double CONSTANT = 1e-12;

  private final long count;
  private final double outcomeMean;
  private final double[] means;
  private final double[] deviations;

  private Scaling(double count, double outcomeMean, double[] means, double[] deviations) {
    this.count = Math.round(count);
    this.outcomeMean = outcomeMean;
    this.means = means;
    this.deviations = deviations;
  }

  /** The scaling of rows; of none, nothing is known. */
  static Scaling of(Rows rows) {
    int k = rows.shape().regressors();
    double[] sums = rows.sum(k + 2, (chunk, total) -> addUp(chunk, k, total));
    double count = sums[k];
    if (count == 0) {
      throw new NoEstimateException("no row is left");
    }
    if (sums[k + 1] == 0) {
      throw new NoEstimateException("the outcome is zero in every row");
    }
    double[] means = new double[k];
    for (int j = 0; j < k; j++) {
      means[j] = sums[j] / count;
    }
    double[] squares = rows.sum(k, (chunk, total) -> addSquares(chunk, means, total));
    double[] deviations = new double[k];
    for (int j = 0; j < k; j++) {
      double deviation = Math.sqrt(squares[j] / count);
      deviations[j] = deviation > CONSTANT * Math.abs(means[j]) ? deviation : 0;
    }
    return new Scaling(count, sums[k + 1] / count, means, deviations);
  }

  /** The number of rows. */
  long count() {
    return count;
  }

  double outcomeMean() {
    return outcomeMean;
  }

  double mean(int regressor) {
    return means[regressor];
  }

  double deviation(int regressor) {
    return deviations[regressor];
  }

  /** The rows in handy units; a constant regressor is zero. */
  Rows apply(Rows rows) {
    return rows.map(rows.shape(), this::scaled);
  }

  /**
   * A predictor of scaled rows, as one of the rows as they were; the outcome's scale stays.
   *
   * @param chosen which regressors the scaled predictor has; the others get zero
   */
  Linear undo(Linear scaled, Shape shape, List<Integer> chosen) {
    double[] values = Arrays.copyOf(scaled.values(), shape.groups() + means.length);
    Arrays.fill(values, shape.groups(), values.length, 0);
    double shift = 0;
    for (int i = 0; i < chosen.size(); i++) {
      int j = chosen.get(i);
      double coefficient = deviations[j] > 0 ? scaled.coefficient(i) / deviations[j] : 0;
      values[shape.groups() + j] = coefficient;
      shift += coefficient * means[j];
    }
    for (int group = 0; group < shape.groups(0); group++) {
      values[shape.position(0, group)] -= shift;
    }
    return new Linear(shape, values);
  }

  private Chunk scaled(Chunk rows) {
    double[] outcome = new double[rows.size()];
    double[][] regressors = new double[means.length][rows.size()];
    for (int row = 0; row < outcome.length; row++) {
      outcome[row] = rows.outcome(row) / outcomeMean;
      for (int j = 0; j < means.length; j++) {
        regressors[j][row] =
            deviations[j] > 0 ? (rows.regressor(j, row) - means[j]) / deviations[j] : 0;
      }
    }
    return rows.replaced(outcome, regressors);
  }

  private static void addUp(Chunk rows, int k, double[] total) {
    for (int row = 0; row < rows.size(); row++) {
      for (int j = 0; j < k; j++) {
        total[j] += rows.regressor(j, row);
      }
      total[k]++;
      total[k + 1] += rows.outcome(row);
    }
  }

  private static void addSquares(Chunk rows, double[] means, double[] total) {
    for (int row = 0; row < rows.size(); row++) {
      for (int j = 0; j < means.length; j++) {
        double distance = rows.regressor(j, row) - means[j];
        total[j] += distance * distance;
      }
    }
  }
}
