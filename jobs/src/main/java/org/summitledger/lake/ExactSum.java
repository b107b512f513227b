package org.summitledger.lake;

/** Sums of money in thousandths, of quantities, and of squares of money. */
final class ExactSum {
  private ExactSum() {}

  /**
   * One more.
   *
   * @throws SumOutOfRangeException if it is more than 64 bits hold
   */
  static long of(long sum, long more) {
    try {
      return Math.addExact(sum, more);
    } catch (ArithmeticException e) {
      throw new SumOutOfRangeException(e);
    }
  }
}
