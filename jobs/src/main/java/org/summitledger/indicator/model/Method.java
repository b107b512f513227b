package org.summitledger.indicator.model;

import java.util.Locale;

/** The ways in which a counterfactual is estimated, from the simplest. */
public enum Method {
  /** What was, goes on growing at its own rate ({@link LogLinearTrend}). */
  LOG_LINEAR_TREND,
  /** The partner keeps its share of the reporter's trade ({@link ConstantShare}). */
  CONSTANT_SHARE,
  /** Grows like what was not promised ({@link DifferenceInDifferences}). */
  DIFFERENCE_IN_DIFFERENCES,
  /** Grows like the mixture of others that moved like it before ({@link SyntheticControl}). */
  SYNTHETIC_CONTROL;

  /** The name in tables. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
