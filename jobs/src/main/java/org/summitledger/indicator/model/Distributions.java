package org.summitledger.indicator.model;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** Quantiles, to a stated accuracy, and tails, by Apache Commons Math, which Spark brings. */
final class Distributions {
  /** How exactly quantiles are solved for. */
  private static final double EXACT = 1e-13;

  private Distributions() {}

  /** The value of Student's t that the given share of draws stays below. */
  static double studentQuantile(int degreesOfFreedom, double probability) {
    return new TDistribution(null, degreesOfFreedom, EXACT)
        .inverseCumulativeProbability(probability);
  }

  /** How often Student's t is at least this far from zero, on either side. */
  static double studentTails(int degreesOfFreedom, double t) {
    return 2 * new TDistribution(null, degreesOfFreedom).cumulativeProbability(-Math.abs(t));
  }

  /** How often a standard normal draw is at least this far from zero, on either side. */
  static double normalTails(double z) {
    return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z));
  }
}
