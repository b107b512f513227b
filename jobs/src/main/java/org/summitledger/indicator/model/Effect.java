package org.summitledger.indicator.model;

import java.util.Optional;

/**
 * What one method says of one period after the summit, in the money of the series.
 *
 * @param period the period's number
 * @param actual what was reported
 * @param counterfactual what would have been without the summit
 * @param interval where the actual would lie without an effect; empty where there are too few
 *     placebos
 */
public record Effect(
    int period, double actual, double counterfactual, Optional<Interval> interval) {

  /** actual − counterfactual, in the money of the series. */
  public double value() {
    return actual - counterfactual;
  }

  /** actual / counterfactual − 1; empty unless the counterfactual is above zero. */
  public Optional<Double> relative() {
    double ratio = actual / counterfactual - 1;
    return counterfactual > 0 && Double.isFinite(ratio) ? Optional.of(ratio) : Optional.empty();
  }

  /** Where the actual lies; empty without an interval. */
  public Optional<Side> side() {
    return interval.map(bounds -> bounds.side(actual));
  }
}
