package org.summitledger.indicator.model;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A panel that tests draw: exporters, importers and years. */
public record PanelRows(double[] outcome, double[][] regressors, int[][] groups, int[] clusters) {
  /** What the regressors do. */
  static final double[] TRUE = {-0.8, 0.5};

  /**
   * Trade of n exporters with n importers in some years: two regressors, effects of exporter and
   * year, importer and year, clustered by pair.
   */
  static PanelRows gravity(int n, int years, double mean, SplittableRandom random) {
    int rows = n * n * years;
    double[][] x = new double[2][rows];
    int[][] groups = new int[2][rows];
    int[] clusters = new int[rows];
    double[] outcome = new double[rows];
    double[] effects =
        IntStream.range(0, 2 * n * years).mapToDouble(i -> 0.5 * random.nextGaussian()).toArray();
    for (int row = 0; row < rows; row++) {
      int year = row % years;
      int importer = row / years % n;
      int exporter = row / years / n;
      groups[0][row] = exporter * years + year;
      groups[1][row] = importer * years + year;
      clusters[row] = exporter * n + importer;
      x[0][row] = 1 + random.nextGaussian() + 0.3 * exporter;
      x[1][row] = random.nextDouble() < 0.3 ? 1 : 0;
      double eta =
          Math.log(mean)
              + TRUE[0] * (x[0][row] - 1 - 0.3 * exporter)
              + TRUE[1] * x[1][row]
              + effects[groups[0][row]]
              + effects[n * years + groups[1][row]];
      outcome[row] = poisson(StrictMath.exp(eta), random);
    }
    return new PanelRows(outcome, x, groups, clusters);
  }

  /** Number of rows. */
  public int size() {
    return outcome.length;
  }

  LocalRows rows() {
    return LocalRows.of(outcome, regressors, groups, clusters);
  }

  PanelRows times(double factor) {
    return new PanelRows(
        Arrays.stream(outcome).map(y -> y * factor).toArray(), regressors, groups, clusters);
  }

  PanelRows withRegressors(double[]... newRegressors) {
    return new PanelRows(outcome, newRegressors, groups, clusters);
  }

  /** The rows of which something is true. */
  public PanelRows where(IntPredicate kept) {
    return at(IntStream.range(0, size()).filter(kept).toArray());
  }

  /** The rows of the given numbers, in their order. */
  PanelRows at(int[] rows) {
    return new PanelRows(
        at(rows, outcome),
        Arrays.stream(regressors).map(c -> at(rows, c)).toArray(double[][]::new),
        Arrays.stream(groups).map(c -> at(rows, c)).toArray(int[][]::new),
        at(rows, clusters));
  }

  int[] groupsOf(int row) {
    return Arrays.stream(groups).mapToInt(dimension -> dimension[row]).toArray();
  }

  double[] regressorsOf(int row) {
    return Arrays.stream(regressors).mapToDouble(column -> column[row]).toArray();
  }

  private static double[] at(int[] rows, double[] values) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static int[] at(int[] rows, int[] values) {
    return Arrays.stream(rows).map(row -> values[row]).toArray();
  }

  /** A draw by counting exponential waits. */
  private static double poisson(double mean, SplittableRandom random) {
    double passed = 0;
    int count = -1;
    while (passed <= mean) {
      passed -= StrictMath.log(1 - random.nextDouble());
      count++;
    }
    return count;
  }
}
