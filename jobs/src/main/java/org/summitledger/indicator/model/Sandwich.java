package org.summitledger.indicator.model;

import java.util.Optional;

/**
 * The covariance of coefficients that are right whatever the variance of the outcome and however
 * rows of a cluster hang together (Liang and Zeger 1986): H⁻¹ (Σ s s') H⁻¹ · G/(G−1), with H = Σ μ
 * x x', s = Σ x (y − μ) over the rows of one of G clusters, and x without fixed effects.
 */
final class Sandwich {
  private final Optional<Definite> bread;
  private final double[] scores;
  private final int k;
  private final int clusters;

  private Sandwich(Optional<Definite> bread, double[] scores, int k, int clusters) {
    this.bread = bread;
    this.scores = scores;
    this.k = k;
    this.clusters = clusters;
  }

  static Sandwich of(Irls.Estimate estimate) {
    Rows rows = estimate.weighted();
    Shape shape = rows.shape();
    int k = shape.regressors();
    double[] effects = estimate.groupEffects();
    double[] sums =
        rows.sum(
            shape.clusters() * (k + 1), (chunk, total) -> addScores(shape, chunk, effects, total));
    int clusters = 0;
    for (int cluster = 0; cluster < shape.clusters(); cluster++) {
      clusters += sums[cluster * (k + 1) + k] > 0 ? 1 : 0;
    }
    return new Sandwich(bread(estimate, clusters), sums, k, clusters);
  }

  /** H⁻¹; nothing where there are no coefficients, and so no errors. */
  private static Optional<Definite> bread(Irls.Estimate estimate, int clusters) {
    Rows rows = estimate.weighted();
    int k = rows.shape().regressors();
    if (k == 0) {
      return Optional.empty();
    }
    if (clusters < 2) {
      throw new NoEstimateException("no standard errors: there is only one cluster");
    }
    double[][] products = CrossProducts.of(rows, estimate.groupEffects());
    return Optional.of(
        Definite.of(CrossProducts.corner(products, k))
            .orElseThrow(
                () -> new NoEstimateException("regressors are collinear at the estimate")));
  }

  /** Clusters with a row. */
  int clusters() {
    return clusters;
  }

  /** The standard error of a coefficient. */
  double error(int regressor) {
    double[] row = new double[k];
    for (int j = 0; j < k; j++) {
      row[j] = bread.orElseThrow().at(regressor, j);
    }
    double variance = 0;
    for (int start = 0; start < scores.length; start += k + 1) {
      double influence = 0;
      for (int j = 0; j < k; j++) {
        influence += row[j] * scores[start + j];
      }
      variance += influence * influence;
    }
    return Math.sqrt(variance * clusters / (clusters - 1));
  }

  /** Adds x (y − μ) and the number of rows, cluster by cluster. */
  private static void addScores(Shape shape, Chunk chunk, double[] effects, double[] total) {
    int k = shape.regressors();
    for (int row = 0; row < chunk.size(); row++) {
      int start = chunk.cluster(row) * (k + 1);
      double residual = chunk.outcome(row) - chunk.weight(row);
      for (int j = 0; j < k; j++) {
        total[start + j] += residual * GroupEquations.residual(shape, chunk, row, effects, j);
      }
      total[start + k]++;
    }
  }
}
