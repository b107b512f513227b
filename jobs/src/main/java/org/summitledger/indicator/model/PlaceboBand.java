package org.summitledger.indicator.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far chance carries, by placebos: effects that a method finds where there was none.
 *
 * <p>If the summit changed nothing, the treated unit's effect is as likely to take any place among
 * those of n placebos, so the k-th smallest and the k-th largest hold it with probability 1 −
 * 2k/(n+1). k is the largest that leaves at least 95 % (one in 40 on either side), and 1 where even
 * that leaves less: then the level says so. Nothing is assumed of the shape of the distribution.
 *
 * @param low the k-th smallest effect
 * @param high the k-th largest
 * @param level 1 − 2k/(n+1)
 */
record PlaceboBand(double low, double high, double level) {
  /** Fewer placebos hold the treated unit's effect less often than not. */
  static final int MINIMUM = 3;

  /** The band of some effects; empty for fewer than three. */
  static Optional<PlaceboBand> of(double[] effects) {
    int n = effects.length;
    if (n < MINIMUM) {
      return Optional.empty();
    }
    double[] sorted = effects.clone();
    Arrays.sort(sorted);
    int k = Math.max(1, (n + 1) / 40);
    return Optional.of(new PlaceboBand(sorted[k - 1], sorted[n - k], 1 - 2.0 * k / (n + 1)));
  }
}
