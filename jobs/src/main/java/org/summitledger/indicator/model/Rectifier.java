package org.summitledger.indicator.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds separated rows by the iterative rectifier of Correia, Guimarães and Zylkin (2019, Verifying
 * the existence of maximum likelihood estimates for generalized linear models): regress u, first 1
 * for each row without an outcome, on everything, such that the prediction is zero for each row
 * with one; take the positive part of the prediction for u; repeat until no prediction is below
 * zero.
 *
 * <p>That predictions are zero is not left to one very large weight, as there, but to a large one
 * and a few rounds of multipliers (Hestenes 1969; Powell 1969): with the large weight alone
 * conjugate gradients lose the digits of all other rows.
 */
final class Rectifier {
  /** The weight of rows with an outcome. */
  private static final double HEAVY = 1e4;

  /**
   * How near to zero predictions for rows with an outcome are brought, root of the sum of squares.
   */
  private static final double EXACT = 1e-6;

  /** Predictions nearer to zero than this are zero. */
  private static final double ZERO = 1e-4;

  /** Below zero is judged more strictly, so that nothing is called separated that is not. */
  private static final double STRICTER = 0.1;

  private static final double TOLERANCE = 1e-8;
  private static final int MOST_ROUNDS = 1_000;
  private static final int MOST_PUSHES = 30;

  private final Rows rows;
  private final Shape shape;
  private double[] solution;
  private final double[] pushed;

  private Rectifier(Rows rows) {
    this.rows = rows;
    this.shape = rows.shape();
    this.solution = new double[shape.groups() + shape.regressors()];
    this.pushed = new double[solution.length];
  }

  /**
   * What was found.
   *
   * @param certificate of rows that are separated; empty if there are none
   * @param finished false if the search was given up, so that some may have been overlooked
   */
  record Finding(Optional<Certificate> certificate, boolean finished) {}

  /** The separated rows among some rows with regressors of deviation 1. */
  static Finding search(Rows rows) {
    try {
      return new Rectifier(rows).search();
    } catch (NoEstimateException e) {
      return new Finding(Optional.empty(), false);
    }
  }

  private Finding search() {
    Certificate last = null;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Certificate now = regressed(last);
      Check check = check(last, now);
      if (check.below() == 0) {
        return new Finding(check.above() == 0 ? Optional.empty() : Optional.of(now), true);
      }
      // X'e = 0, so that z'e = 0 for any z of separation: with no e below zero, e must be zero
      // wherever z is not.
      if (check.over() == 0 && check.candidates() == 0) {
        return new Finding(Optional.empty(), true);
      }
      last = now;
    }
    return new Finding(Optional.empty(), false);
  }

  /** The regression of u; what is predicted for rows with an outcome is pushed against. */
  private Certificate regressed(@Nullable Certificate last) {
    for (int push = 1; ; push++) {
      SeparationEquations equations = new SeparationEquations(weighted(last));
      solution = ConjugateGradients.solve(equations, solution, TOLERANCE);
      Linear z = new Linear(shape, solution);
      double miss = miss(z);
      if (miss <= EXACT || push == MOST_PUSHES) {
        return new Certificate(z, miss + ZERO);
      }
      for (int i = 0; i < pushed.length; i++) {
        pushed[i] += solution[i];
      }
    }
  }

  private Rows weighted(@Nullable Certificate last) {
    Linear against = new Linear(shape, pushed.clone());
    return rows.map(
        shape,
        chunk -> {
          double[] weights = new double[chunk.size()];
          double[] targets = new double[chunk.size()];
          for (int row = 0; row < weights.length; row++) {
            boolean boundary = chunk.outcome(row) == 0;
            weights[row] = boundary ? 1 : HEAVY;
            targets[row] = boundary ? target(last, chunk, row) : -against.at(chunk, row);
          }
          return chunk.weighted(weights, targets);
        });
  }

  /** u of a row without an outcome. */
  private static double target(@Nullable Certificate last, Chunk chunk, int row) {
    return last == null ? 1 : last.rectified(chunk, row);
  }

  /** The root of the sum of squares, no less than the largest prediction that must be zero. */
  private double miss(Linear z) {
    double[] squares =
        rows.sum(
            1,
            (chunk, total) -> {
              for (int row = 0; row < chunk.size(); row++) {
                double value = chunk.outcome(row) == 0 ? 0 : z.at(chunk, row);
                total[0] += value * value;
              }
            });
    return Math.sqrt(squares[0]);
  }

  /**
   * Counts of rows without an outcome.
   *
   * @param below z is below zero
   * @param above z is above zero
   * @param over z is above u
   * @param candidates z is u, and above zero
   */
  private record Check(long below, long above, long over, long candidates) {}

  private Check check(@Nullable Certificate last, Certificate now) {
    double threshold = now.threshold();
    double[] counts =
        rows.sum(
            4,
            (chunk, total) -> {
              for (int row = 0; row < chunk.size(); row++) {
                if (chunk.outcome(row) == 0) {
                  double z = now.combination().at(chunk, row);
                  double left = target(last, chunk, row) - z;
                  total[0] += z < -STRICTER * threshold ? 1 : 0;
                  total[1] += z > threshold ? 1 : 0;
                  total[2] += left < -STRICTER * threshold ? 1 : 0;
                  total[3] += left <= threshold && z > threshold ? 1 : 0;
                }
              }
            });
    return new Check(
        Math.round(counts[0]), Math.round(counts[1]), Math.round(counts[2]), Math.round(counts[3]));
  }
}
