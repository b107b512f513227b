package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The weights of a mixture: at least 0, adding up to 1, with the least sum of squared distances to
 * a unit, plus a minute ridge. A convex quadratic program, solved by the primal active set method
 * (Lawson and Hanson 1974; Nocedal and Wright 2006, algorithm 16.3) on ojAlgo's QR.
 *
 * <p>The ridge, 1e-8 of a period's squared mean, makes the answer unique where many mixtures fit:
 * then it is the one of most even weights, and equal donors have equal weights. It costs a root
 * mean squared distance of 1e-4 at most. Where donors are more than periods it alone tells mixtures
 * apart, so that products of series, in which it is the ninth digit, must not be formed: distances
 * are, and the ridge stands below them as rows of its own, by its root.
 *
 * <p>ojAlgo's own convex solver is not used: on drawn series with a hundred donors it took seconds
 * a fit, and its dense variant stopped far from the optimum with ninety periods.
 */
final class SimplexWeights {
  private static final double RIDGE = 1e-8;

  /** A slope below this share of a period's squared mean is rounding; the ridge's are far above. */
  private static final double FLAT = 1e-14;

  private final double[] unit;
  private final double[][] donors;
  private final int periods;
  private final double ridge;
  private final List<Integer> active = new ArrayList<>();
  private double[] weights;

  private SimplexWeights(double[] unit, double[][] donors, int periods) {
    this.unit = unit;
    this.donors = donors;
    this.periods = periods;
    this.ridge = RIDGE * periods;
    this.weights = new double[donors.length];
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
    Set<Integer> useless = new HashSet<>();
    for (int round = 0; round < 100 * weights.length; round++) {
      double[] optimum = optimumOfActive();
      if (Arrays.stream(optimum).allMatch(weight -> weight >= 0)) {
        weights = optimum;
        useless.clear();
      } else {
        int left = goTowards(optimum);
        if (left < 0) {
          continue;
        }
        // Rounding alone said that more of it would help.
        useless.add(left);
      }
      int steepest = steepest(useless);
      if (steepest < 0) {
        return ofSumOne();
      }
      active.add(steepest);
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
    for (int i = 1; i < donors.length; i++) {
      if (distance(donors[i]) < distance(donors[best])) {
        best = i;
      }
    }
    return best;
  }

  private double distance(double[] donor) {
    double sum = 0;
    for (int t = 0; t < periods; t++) {
      sum += (donor[t] - unit[t]) * (donor[t] - unit[t]);
    }
    return sum;
  }

  /**
   * The best weights, of any sign, that add up to 1 and are zero for all that are not active. The
   * last has what the others leave of 1, so that theirs are those of least squares.
   */
  private double[] optimumOfActive() {
    int others = active.size() - 1;
    int last = active.get(others);
    double[] optimum = new double[donors.length];
    optimum[last] = 1;
    if (others == 0) {
      return optimum;
    }
    R064Store apart = R064Store.FACTORY.make(periods + others + 1, others);
    R064Store left = R064Store.FACTORY.make(periods + others + 1, 1);
    double root = Math.sqrt(ridge);
    for (int t = 0; t < periods; t++) {
      left.set(t, 0, unit[t] - donors[last][t]);
      for (int a = 0; a < others; a++) {
        apart.set(t, a, donors[active.get(a)][t] - donors[last][t]);
      }
    }
    left.set(periods + others, 0, -root);
    for (int a = 0; a < others; a++) {
      apart.set(periods + a, a, root);
      apart.set(periods + others, a, -root);
    }
    QR<Double> qr = QR.R064.make(apart);
    qr.decompose(apart);
    MatrixStore<Double> best = qr.getSolution(left);
    for (int a = 0; a < others; a++) {
      optimum[active.get(a)] = best.doubleValue(a, 0);
      optimum[last] -= best.doubleValue(a, 0);
    }
    return optimum;
  }

  /**
   * Goes towards an optimum until a weight is zero, and makes that one inactive.
   *
   * @return it, if it was the one that came last and had no weight: then nothing is gained; else −1
   */
  private int goTowards(double[] optimum) {
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
    return gained ? -1 : first;
  }

  /** The inactive donor of which more would help most, but for some; −1 if none would. */
  private int steepest(Set<Integer> useless) {
    double[] mixed = new double[periods];
    for (int t = 0; t < periods; t++) {
      mixed[t] = -unit[t];
      for (int i : active) {
        mixed[t] += weights[i] * donors[i][t];
      }
    }
    double level = slope(active.get(0), mixed);
    int steepest = -1;
    double most = FLAT * periods;
    for (int i = 0; i < donors.length; i++) {
      double gain = level - slope(i, mixed);
      if (gain > most && !active.contains(i) && !useless.contains(i)) {
        most = gain;
        steepest = i;
      }
    }
    return steepest;
  }

  /** How the sum changes with a weight, halved. */
  private double slope(int i, double[] mixed) {
    double sum = ridge * weights[i];
    for (int t = 0; t < periods; t++) {
      sum += donors[i][t] * mixed[t];
    }
    return sum;
  }
}
