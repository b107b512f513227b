package org.summitledger.indicator.model;

import java.util.Arrays;

/**
 * The normal equations of weighted least squares of the target on groups and regressors together.
 * Regressors that groups or each other explain need not be found first: conjugate gradients bear
 * them.
 */
final class SeparationEquations implements ConjugateGradients.Equations {
  private final Rows rows;
  private final int unknowns;

  SeparationEquations(Rows rows) {
    this.rows = rows;
    this.unknowns = rows.shape().groups() + rows.shape().regressors();
  }

  @Override
  public int columns() {
    return 1;
  }

  /** The scale is b'D⁻¹b: what is small beside the rows of large weight must be exact too. */
  @Override
  public ConjugateGradients.Start start(double[] x) {
    Linear predictor = new Linear(rows.shape(), x);
    Shape of = rows.shape();
    int length = unknowns;
    double[] sums =
        rows.sum(
            3 * length,
            (chunk, total) -> {
              for (int row = 0; row < chunk.size(); row++) {
                double weight = chunk.weight(row);
                double target = weight * chunk.target(row);
                add(of, chunk, row, target - weight * predictor.at(chunk, row), total, 0);
                add(of, chunk, row, target, total, length);
                addSquares(of, chunk, row, total, 2 * length);
              }
            });
    double[] diagonal = Arrays.copyOfRange(sums, 2 * length, 3 * length);
    double scale = 0;
    for (int i = 0; i < length; i++) {
      double side = sums[length + i];
      scale += diagonal[i] > 0 ? side * side / diagonal[i] : 0;
    }
    return new ConjugateGradients.Start(
        Arrays.copyOf(sums, length), diagonal, new double[] {scale});
  }

  @Override
  public double[] times(double[] p) {
    Linear direction = new Linear(rows.shape(), p);
    Shape of = rows.shape();
    return rows.sum(
        unknowns,
        (chunk, total) -> {
          for (int row = 0; row < chunk.size(); row++) {
            add(of, chunk, row, chunk.weight(row) * direction.at(chunk, row), total, 0);
          }
        });
  }

  private static void add(
      Shape of, Chunk chunk, int row, double value, double[] total, int offset) {
    for (int d = 0; d < of.dimensions(); d++) {
      total[offset + of.position(d, chunk.group(d, row))] += value;
    }
    for (int j = 0; j < of.regressors(); j++) {
      total[offset + of.groups() + j] += value * chunk.regressor(j, row);
    }
  }

  private static void addSquares(Shape of, Chunk chunk, int row, double[] total, int offset) {
    for (int d = 0; d < of.dimensions(); d++) {
      total[offset + of.position(d, chunk.group(d, row))] += chunk.weight(row);
    }
    for (int j = 0; j < of.regressors(); j++) {
      double value = chunk.regressor(j, row);
      total[offset + of.groups() + j] += chunk.weight(row) * value * value;
    }
  }
}
