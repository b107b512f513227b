package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The weights of a mixture: at least 0, adding up to 1, with the least sum of squared distances to
 * a unit, plus a minute ridge. A convex quadratic program, solved by the primal active set method
 * (Lawson and Hanson 1974; Nocedal and Wright 2006, algorithm 16.3) on ojAlgo's Cholesky.
 *
 * <p>The ridge, 1e-8 of a period's squared mean, makes the answer unique where many mixtures fit:
 * then it is the one of most even weights, and equal donors have equal weights. It costs a root
 * mean squared distance of 1e-4 at most. ojAlgo's own convex solver is not used: on drawn series
 * with a hundred donors it took seconds a fit, and its dense variant stopped far from the optimum
 * with ninety periods.
 */
final class SimplexWeights {
  private static final double RIDGE = 1e-8;

  /** A slope below this share of a period's squared mean is rounding. */
  private static final double FLAT = 1e-12;

  private final double[][] squares;
  private final double[] products;
  private final double flat;
  private final List<Integer> active = new ArrayList<>();
  private double[] weights;

  private SimplexWeights(double[] unit, double[][] donors, int periods) {
    int n = donors.length;
    this.squares = new double[n][n];
    this.products = new double[n];
    this.weights = new double[n];
    this.flat = FLAT * periods;
    for (int a = 0; a < n; a++) {
      products[a] = dot(donors[a], unit, periods);
      for (int b = 0; b < n; b++) {
        squares[a][b] = dot(donors[a], donors[b], periods) + (a == b ? RIDGE * periods : 0);
      }
    }
  }

  /**
   * The weights of donors.
   *
   * @param unit values of the unit that is to be mixed, of a size of about 1
   * @param donors values of each donor, likewise; at least one donor
   * @param periods how many of the values count, from the first
   */
  static double[] of(double[] unit, double[][] donors, int periods) {
    return new SimplexWeights(unit, donors, periods).solve();
  }

  private double[] solve() {
    int best = nearest();
    active.add(best);
    weights[best] = 1;
    for (int round = 0; round < 100 * weights.length; round++) {
      double[] optimum = optimumOfActive();
      if (Arrays.stream(optimum).allMatch(weight -> weight >= 0)) {
        weights = optimum;
        int steepest = steepest();
        if (steepest < 0) {
          return ofSumOne();
        }
        active.add(steepest);
      } else if (!goTowards(optimum)) {
        return ofSumOne();
      }
    }
    throw new NoEstimateException("no weights were found among " + weights.length + " donors");
  }

  private double[] ofSumOne() {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /** The donor that is nearest to the unit by itself, the first of equals. */
  private int nearest() {
    int best = 0;
    for (int i = 1; i < weights.length; i++) {
      if (squares[i][i] - 2 * products[i] < squares[best][best] - 2 * products[best]) {
        best = i;
      }
    }
    return best;
  }

  /** The best weights, of any sign, that add up to 1 and are zero for all that are not active. */
  private double[] optimumOfActive() {
    int n = active.size();
    double[][] part = new double[n][n];
    double[] side = new double[n];
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    for (int a = 0; a < n; a++) {
      side[a] = products[active.get(a)];
      for (int b = 0; b < n; b++) {
        part[a][b] = squares[active.get(a)][active.get(b)];
      }
    }
    Definite inverse =
        Definite.of(part)
            .orElseThrow(() -> new NoEstimateException("donors cannot be told from each other"));
    double[] free = inverse.times(side);
    double[] toSum = inverse.times(ones);
    double missing = (1 - Arrays.stream(free).sum()) / Arrays.stream(toSum).sum();
    double[] optimum = new double[weights.length];
    for (int a = 0; a < n; a++) {
      optimum[active.get(a)] = free[a] + missing * toSum[a];
    }
    return optimum;
  }

  /**
   * Goes towards an optimum until a weight is zero, and makes that one inactive.
   *
   * @return false if it was the one that came last and had no weight: then there is nothing to gain
   */
  private boolean goTowards(double[] optimum) {
    double length = 1;
    int first = -1;
    for (int i : active) {
      double share = weights[i] / (weights[i] - optimum[i]);
      if (optimum[i] < 0 && (first < 0 || share < length)) {
        length = share;
        first = i;
      }
    }
    for (int i : active) {
      weights[i] += length * (optimum[i] - weights[i]);
    }
    boolean gained = length > 0 || active.get(active.size() - 1) != first;
    weights[first] = 0;
    active.remove(Integer.valueOf(first));
    return gained;
  }

  /** The inactive donor of which more would help most; −1 if none would. */
  private int steepest() {
    double level = slope(active.get(0));
    int steepest = -1;
    double most = flat;
    for (int i = 0; i < weights.length; i++) {
      double gain = level - slope(i);
      if (!active.contains(i) && gain > most) {
        most = gain;
        steepest = i;
      }
    }
    return steepest;
  }

  private double slope(int i) {
    return dot(squares[i], weights, weights.length) - products[i];
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
