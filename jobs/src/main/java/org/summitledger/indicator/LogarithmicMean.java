package org.summitledger.indicator;

/**
 * The mean that turns a ratio into a difference: L(a, b) = (a − b) / ln(a / b), and L(a, a) = a.
 */
final class LogarithmicMean {
  private LogarithmicMean() {}

  /** Of two numbers above zero. */
  static double of(double a, double b) {
    // √(ab) · sinh(u)/u with u = ½ ln(a/b): the same, without the difference of two near numbers.
    double u = StrictMath.log(a / b) / 2;
    double middle = StrictMath.sqrt(a) * StrictMath.sqrt(b);
    return u == 0 ? middle : middle * (StrictMath.sinh(u) / u);
  }
}
