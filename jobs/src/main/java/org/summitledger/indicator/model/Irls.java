package org.summitledger.indicator.model;

import java.util.Arrays;

/**
 * Iteratively reweighted least squares for Poisson pseudo maximum likelihood: each round is a
 * weighted least squares problem without fixed effects, with weight μ and left side η + (y − μ)/μ
 * (Correia, Guimarães and Zylkin 2020).
 */
final class Irls {
  /** Of r'D⁻¹r, see {@link ConjugateGradients#solve}. */
  static final double GROUP_TOLERANCE = 1e-12;

  /** The same in the first two rounds: only then has the deviance changed once. */
  private static final double FIRST_GROUP_TOLERANCE = 1e-4;

  /**
   * The same in later rounds, as a share of the deviance's last change: a problem that the next
   * round replaces need not be solved further (so does ppmlhdfe; Correia, Guimarães and Zylkin
   * 2020).
   */
  private static final double SHARE_OF_CHANGE = 1e-3;

  /** Twice in a row, the deviance changes by no more than this share of itself. */
  private static final double TOLERANCE = 1e-10;

  /** A deviance below this share of the outcomes is a perfect fit, and its changes are rounding. */
  private static final double PERFECT = 1e-4;

  private static final int MOST_ROUNDS = 200;
  private static final int MOST_HALVINGS = 40;

  private final Rows rows;
  private final Shape shape;
  private final double count;
  private double[] groupEffects;
  private int rounds;

  private Irls(Rows rows, long count) {
    this.rows = rows;
    this.shape = rows.shape();
    this.count = count;
    this.groupEffects = new double[shape.groups() * (shape.regressors() + 1)];
  }

  /**
   * An estimate.
   *
   * @param predictor η, of rows whose outcome has mean 1
   * @param deviance 2 Σ (y ln(y/μ) − (y − μ)), of the same
   * @param rounds least squares problems that were solved
   * @param weighted the rows with weight μ
   * @param groupEffects what takes fixed effects out of the regressors at these weights
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier: never compared
  record Estimate(
      Linear predictor, double deviance, int rounds, Rows weighted, double[] groupEffects) {}

  /** Estimates from rows whose outcome has mean 1; no regressor may be redundant. */
  static Estimate estimate(Rows rows, long count) {
    return new Irls(rows, count).estimate();
  }

  private Estimate estimate() {
    double tolerance = FIRST_GROUP_TOLERANCE;
    Rows weighted = rows.map(shape, Irls::started);
    Linear now = leastSquares(weighted, tolerance);
    double deviance = finite(deviance(rows, now));
    for (int settled = 0; settled < 2; ) {
      weighted = weighted(now);
      Linear next = leastSquares(weighted, tolerance);
      double nextDeviance = deviance(rows, next);
      double whole = Math.max(deviance, PERFECT * count);
      double slack = TOLERANCE * whole;
      for (int i = 0; !(nextDeviance <= deviance + slack) && i < MOST_HALVINGS; i++) {
        next = now.halfwayTo(next);
        nextDeviance = deviance(rows, next);
      }
      double change = Math.abs(deviance - finite(nextDeviance));
      settled = tolerance <= GROUP_TOLERANCE && change <= slack ? settled + 1 : 0;
      tolerance = Math.max(GROUP_TOLERANCE, Math.min(tolerance, SHARE_OF_CHANGE * change / whole));
      now = next;
      deviance = nextDeviance;
    }
    weighted = weighted(now);
    groupEffects =
        ConjugateGradients.solve(new GroupEquations(weighted), groupEffects, GROUP_TOLERANCE);
    return new Estimate(now, deviance, rounds, weighted, groupEffects);
  }

  private static double finite(double deviance) {
    if (!Double.isFinite(deviance)) {
      throw new NoEstimateException("the estimate grew beyond the range of numbers");
    }
    return deviance;
  }

  /** One round: the predictor that fits the targets best. */
  private Linear leastSquares(Rows weighted, double tolerance) {
    if (++rounds > MOST_ROUNDS) {
      throw new NoEstimateException("no convergence in " + MOST_ROUNDS + " rounds");
    }
    groupEffects = ConjugateGradients.solve(new GroupEquations(weighted), groupEffects, tolerance);
    int k = shape.regressors();
    double[][] products = CrossProducts.of(weighted, groupEffects);
    return predictor(
        k == 0
            ? new double[0]
            : Definite.of(CrossProducts.corner(products, k))
                .orElseThrow(
                    () -> new NoEstimateException("regressors are collinear where trade is large"))
                .times(Arrays.copyOf(products[k], k)));
  }

  /** The target's effects, less what the regressors already explain. */
  private Linear predictor(double[] coefficients) {
    int k = coefficients.length;
    double[] values = new double[shape.groups() + k];
    for (int position = 0; position < shape.groups(); position++) {
      int start = position * (k + 1);
      double effect = groupEffects[start + k];
      for (int j = 0; j < k; j++) {
        effect -= coefficients[j] * groupEffects[start + j];
      }
      values[position] = effect;
    }
    System.arraycopy(coefficients, 0, values, shape.groups(), k);
    return new Linear(shape, values);
  }

  /** μ starts between the outcome and its mean (Hardin and Hilbe 2018). */
  private static Chunk started(Chunk chunk) {
    double[] weights = new double[chunk.size()];
    double[] targets = new double[chunk.size()];
    for (int row = 0; row < weights.length; row++) {
      double mu = (chunk.outcome(row) + 1) / 2;
      weights[row] = mu;
      targets[row] = StrictMath.log(mu) + (chunk.outcome(row) - mu) / mu;
    }
    return chunk.weighted(weights, targets);
  }

  private Rows weighted(Linear predictor) {
    return rows.map(
        shape,
        chunk -> {
          double[] weights = new double[chunk.size()];
          double[] targets = new double[chunk.size()];
          for (int row = 0; row < weights.length; row++) {
            double eta = predictor.at(chunk, row);
            double mu = StrictMath.exp(eta);
            weights[row] = mu;
            targets[row] = eta + (chunk.outcome(row) - mu) / mu;
          }
          return chunk.weighted(weights, targets);
        });
  }

  private static double deviance(Rows rows, Linear predictor) {
    return rows.sum(
            1,
            (chunk, total) -> {
              for (int row = 0; row < chunk.size(); row++) {
                total[0] += deviance(chunk.outcome(row), StrictMath.exp(predictor.at(chunk, row)));
              }
            })[0];
  }

  /** 2 (y ln(y/μ) − (y − μ)), the part of one row. */
  static double deviance(double y, double mu) {
    return 2 * ((y > 0 ? y * StrictMath.log(y / mu) : 0) - (y - mu));
  }
}
