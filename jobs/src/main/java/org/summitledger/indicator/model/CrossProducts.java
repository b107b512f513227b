package org.summitledger.indicator.model;

import java.util.Arrays;

/** Weighted cross products of regressors and target without fixed effects. */
final class CrossProducts {
  private CrossProducts() {}

  /**
   * Σ w·column·column of all regressors and, last, the target.
   *
   * @param groupEffects the solution of {@link GroupEquations}
   */
  static double[][] of(Rows weighted, double[] groupEffects) {
    Shape shape = weighted.shape();
    int width = shape.regressors() + 1;
    double[] sums =
        weighted.sum(
            width * width,
            (chunk, total) -> {
              double[] left = new double[width];
              for (int row = 0; row < chunk.size(); row++) {
                for (int c = 0; c < width; c++) {
                  left[c] = GroupEquations.residual(shape, chunk, row, groupEffects, c);
                }
                addOuter(left, chunk.weight(row), total);
              }
            });
    double[][] products = new double[width][];
    for (int c = 0; c < width; c++) {
      products[c] = Arrays.copyOfRange(sums, c * width, (c + 1) * width);
    }
    return products;
  }

  /** Adds w·v·v', row by row. */
  static void addOuter(double[] v, double w, double[] total) {
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        total[i * v.length + j] += w * v[i] * v[j];
      }
    }
  }

  /** The first rows and columns of a matrix. */
  static double[][] corner(double[][] matrix, int size) {
    double[][] corner = new double[size][];
    for (int row = 0; row < size; row++) {
      corner[row] = Arrays.copyOf(matrix[row], size);
    }
    return corner;
  }
}
