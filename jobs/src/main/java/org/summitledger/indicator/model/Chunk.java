package org.summitledger.indicator.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Some rows that lie together, column by column. It holds on to the arrays it is given; nobody
 * changes them.
 */
public final class Chunk implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] outcome;
  private final double[][] regressors;
  private final int[][] groups;
  private final int[] clusters;
  private final double[] weights;
  private final double[] targets;

  /**
   * Rows of weight 1 and target 0.
   *
   * @param outcome what is explained, zero or more, one a row
   * @param regressors what explains it: [regressor][row]
   * @param groups the group of each row: [dimension][row]
   * @param clusters the cluster of each row
   */
  public Chunk(double[] outcome, double[][] regressors, int[][] groups, int[] clusters) {
    this(outcome, regressors, groups, clusters, ones(outcome.length), new double[outcome.length]);
  }

  private Chunk(
      double[] outcome,
      double[][] regressors,
      int[][] groups,
      int[] clusters,
      double[] weights,
      double[] targets) {
    this.outcome = outcome;
    this.regressors = regressors;
    this.groups = groups;
    this.clusters = clusters;
    this.weights = weights;
    this.targets = targets;
  }

  private static double[] ones(int number) {
    double[] ones = new double[number];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Number of rows. */
  public int size() {
    return outcome.length;
  }

  double outcome(int row) {
    return outcome[row];
  }

  double regressor(int regressor, int row) {
    return regressors[regressor][row];
  }

  int group(int dimension, int row) {
    return groups[dimension][row];
  }

  int cluster(int row) {
    return clusters[row];
  }

  /** The weight in a least squares problem. */
  double weight(int row) {
    return weights[row];
  }

  /** The left side in a least squares problem. */
  double target(int row) {
    return targets[row];
  }

  Chunk weighted(double[] newWeights, double[] newTargets) {
    return new Chunk(outcome, regressors, groups, clusters, newWeights, newTargets);
  }

  Chunk replaced(double[] newOutcome, double[][] newRegressors) {
    return new Chunk(newOutcome, newRegressors, groups, clusters, weights, targets);
  }

  /** The regressors of the given numbers only. */
  Chunk choosing(List<Integer> chosen) {
    return replaced(
        outcome, chosen.stream().map(number -> regressors[number]).toArray(double[][]::new));
  }

  /** The given rows only, with weight 1 and target 0. */
  Chunk where(BitSet kept) {
    int[] rows = kept.stream().toArray();
    return new Chunk(
        at(rows, outcome),
        Arrays.stream(regressors).map(c -> at(rows, c)).toArray(double[][]::new),
        Arrays.stream(groups).map(c -> at(rows, c)).toArray(int[][]::new),
        at(rows, clusters));
  }

  /** The rows from one on, up to another. */
  Chunk between(int from, int to) {
    BitSet rows = new BitSet();
    rows.set(from, to);
    return where(rows);
  }

  private static double[] at(int[] rows, double[] values) {
    double[] chosen = new double[rows.length];
    Arrays.setAll(chosen, i -> values[rows[i]]);
    return chosen;
  }

  private static int[] at(int[] rows, int[] values) {
    int[] chosen = new int[rows.length];
    Arrays.setAll(chosen, i -> values[rows[i]]);
    return chosen;
  }
}
