package org.summitledger.indicator.model;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What all chunks of some rows have in common, and where the effect of a group stands in an array
 * of all effects: dimension by dimension.
 */
public final class Shape implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] offsets;
  private final int regressors;
  private final int clusters;

  /**
   * A shape.
   *
   * @param groups the number of groups of each dimension of fixed effects, at least one dimension
   * @param regressors the number of regressors
   * @param clusters the number of clusters
   */
  public Shape(int[] groups, int regressors, int clusters) {
    this.offsets = new int[groups.length + 1];
    for (int d = 0; d < groups.length; d++) {
      offsets[d + 1] = Math.addExact(offsets[d], groups[d]);
    }
    this.regressors = regressors;
    this.clusters = clusters;
  }

  /** Dimensions of fixed effects. */
  public int dimensions() {
    return offsets.length - 1;
  }

  /** Groups of all dimensions. */
  public int groups() {
    return offsets[dimensions()];
  }

  /** Groups of one dimension. */
  public int groups(int dimension) {
    return offsets[dimension + 1] - offsets[dimension];
  }

  /** Number of regressors. */
  public int regressors() {
    return regressors;
  }

  /** Number of clusters. */
  public int clusters() {
    return clusters;
  }

  /** Where the effect of a group stands. */
  public int position(int dimension, int group) {
    return offsets[dimension] + group;
  }

  /** The same groups and clusters with another number of regressors. */
  Shape withRegressors(int number) {
    int[] groups = new int[dimensions()];
    Arrays.setAll(groups, this::groups);
    return new Shape(groups, number, clusters);
  }
}
