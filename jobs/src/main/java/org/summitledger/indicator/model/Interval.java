package org.summitledger.indicator.model;

/**
 * Where a value would lie if the summit had changed nothing.
 *
 * @param low the lower bound, in the money of the series
 * @param high the upper bound
 * @param level how often such an interval holds the value, by the method's own assumptions: 0.95
 *     where it could be chosen, less where few placebos allow no more
 */
public record Interval(double low, double high, double level) {
  /** A value nearer to a bound than this share of it is on the bound: doubles are not exact. */
  private static final double TOUCHES = 1e-9;

  /** Where a value lies. */
  Side side(double value) {
    if (value > high + TOUCHES * Math.abs(high)) {
      return Side.ABOVE;
    }
    return value < low - TOUCHES * Math.abs(low) ? Side.BELOW : Side.INSIDE;
  }

  /** The same of all values times a number that is not below zero. */
  Interval times(double factor) {
    return new Interval(low * factor, high * factor, level);
  }

  boolean isFinite() {
    return Double.isFinite(low) && Double.isFinite(high);
  }
}
