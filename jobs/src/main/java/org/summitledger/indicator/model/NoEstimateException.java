package org.summitledger.indicator.model;

/** An estimator has no number to give. It never leaves the package. */
final class NoEstimateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  NoEstimateException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
