package org.summitledger.lake;

/** Sums of money and of quantities, in thousandths. */
final class ExactSum {
  /** Eighteen digits, which is what columns of the lake and of tables hold. */
  private static final long MOST = 999_999_999_999_999_999L;

  private ExactSum() {}

  /**
   * A sum and one more value.
   *
   * @throws SumOutOfRangeException if it has more than eighteen digits
   */
  static long add(long sum, long more) {
    try {
      long total = Math.addExact(sum, more);
      if (total < -MOST || total > MOST) {
        throw new ArithmeticException("more than eighteen digits");
      }
      return total;
    } catch (ArithmeticException e) {
      throw new SumOutOfRangeException(e);
    }
  }
}
