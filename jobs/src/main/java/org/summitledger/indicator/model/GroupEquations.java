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
    for (int row = 0; row < chunk.size(); row++) {
      double weight = chunk.weight(row);
      for (int c = 0; c < width; c++) {
        double value = column(of, chunk, row, c);
        left[c] = weight * (value - predicted(of, chunk, row, x, c));
        total[scales + c] += weight * value * value;
      }
      addToGroups(of, chunk, row, left, total);
      for (int d = 0; d < of.dimensions(); d++) {
        total[weights + of.position(d, chunk.group(d, row))] += weight;
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
          for (int row = 0; row < chunk.size(); row++) {
            for (int c = 0; c < width; c++) {
              value[c] = chunk.weight(row) * predicted(of, chunk, row, p, c);
            }
            addToGroups(of, chunk, row, value, total);
          }
        });
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

  private static void addToGroups(Shape of, Chunk chunk, int row, double[] values, double[] total) {
    for (int d = 0; d < of.dimensions(); d++) {
      int start = of.position(d, chunk.group(d, row)) * values.length;
      for (int c = 0; c < values.length; c++) {
        total[start + c] += values[c];
      }
    }
  }
}
