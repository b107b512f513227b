package org.summitledger.indicator.model;

import java.util.Arrays;

/**
 * The normal equations of weighted least squares of each regressor, and of the target, on the
 * groups of all dimensions alone: what their solution leaves of a column is the column without
 * fixed effects (Frisch–Waugh–Lovell; Gaure 2013; Stammann 2018).
 */
final class GroupEquations implements ConjugateGradients.Equations {
  private final Rows rows;
  private final Shape shape;
  private final int columns;

  GroupEquations(Rows rows) {
    this.rows = rows;
    this.shape = rows.shape();
    this.columns = shape.regressors() + 1;
  }

  /** The regressors, and after them the target. */
  @Override
  public int columns() {
    return columns;
  }

  @Override
  public ConjugateGradients.Start start(double[] x) {
    Shape of = shape;
    int unknowns = of.groups() * columns;
    double[] sums =
        rows.sum(unknowns + of.groups() + columns, (chunk, total) -> addStart(of, chunk, x, total));
    return new ConjugateGradients.Start(
        Arrays.copyOf(sums, unknowns),
        Arrays.copyOfRange(sums, unknowns, unknowns + of.groups()),
        Arrays.copyOfRange(sums, unknowns + of.groups(), sums.length));
  }

  /** Adds what x leaves, after it the weights of the groups, and after them the scales. */
  private static void addStart(Shape of, Chunk chunk, double[] x, double[] total) {
    int width = of.regressors() + 1;
    int weights = of.groups() * width;
    int scales = weights + of.groups();
    double[] left = new double[width];
    int[] at = new int[of.dimensions()];
    for (int row = 0; row < chunk.size(); row++) {
      place(of, chunk, row, at);
      double weight = chunk.weight(row);
      for (int c = 0; c < width; c++) {
        double value = column(of, chunk, row, c);
        left[c] = weight * (value - predicted(at, x, c));
        total[scales + c] += weight * value * value;
      }
      addToGroups(at, left, total);
      for (int start : at) {
        total[weights + start / width] += weight;
      }
    }
  }

  @Override
  public double[] times(double[] p) {
    Shape of = shape;
    int width = columns;
    return rows.sum(
        of.groups() * width,
        (chunk, total) -> {
          double[] value = new double[width];
          int[] at = new int[of.dimensions()];
          for (int row = 0; row < chunk.size(); row++) {
            place(of, chunk, row, at);
            double weight = chunk.weight(row);
            for (int c = 0; c < width; c++) {
              value[c] = weight * predicted(at, p, c);
            }
            addToGroups(at, value, total);
          }
        });
  }

  /** Where the columns of a row's groups start. */
  private static void place(Shape of, Chunk chunk, int row, int[] at) {
    int width = of.regressors() + 1;
    for (int d = 0; d < at.length; d++) {
      at[d] = of.position(d, chunk.group(d, row)) * width;
    }
  }

  private static double predicted(int[] at, double[] effects, int c) {
    double sum = 0;
    for (int start : at) {
      sum += effects[start + c];
    }
    return sum;
  }

  /** A column of a row without fixed effects, given the solution. */
  static double residual(Shape of, Chunk chunk, int row, double[] solution, int c) {
    return column(of, chunk, row, c) - predicted(of, chunk, row, solution, c);
  }

  private static double column(Shape of, Chunk chunk, int row, int c) {
    return c < of.regressors() ? chunk.regressor(c, row) : chunk.target(row);
  }

  private static double predicted(Shape of, Chunk chunk, int row, double[] effects, int c) {
    int width = of.regressors() + 1;
    double sum = 0;
    for (int d = 0; d < of.dimensions(); d++) {
      sum += effects[of.position(d, chunk.group(d, row)) * width + c];
    }
    return sum;
  }

  private static void addToGroups(int[] at, double[] values, double[] total) {
    for (int start : at) {
      for (int c = 0; c < values.length; c++) {
        total[start + c] += values[c];
      }
    }
  }
}
