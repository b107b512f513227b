package org.summitledger.source;

import java.math.BigInteger;

/**
 * How a column's plain numbers become thousandths of a whole unit: by how many decimals are
 * printed, the factor for the digits, and the most that they can be.
 */
final class PlainNumbers {
  /** Digits that surely fit a long. */
  static final int MOST_DIGITS = 18;

  private static final BigInteger LARGEST =
      BigInteger.TEN.pow(MOST_DIGITS).subtract(BigInteger.ONE);

  private final long[] factors;
  private final long[] most;

  /**
   * For one column.
   *
   * @param multiplier what a printed number is multiplied by to give whole units
   * @param decimals the most decimals that may be printed
   */
  PlainNumbers(long multiplier, int decimals) {
    int scales = Math.min(decimals, MOST_DIGITS) + 1;
    factors = new long[scales];
    most = new long[scales];
    BigInteger thousandths =
        BigInteger.valueOf(multiplier).multiply(BigInteger.TEN.pow(Flow.SCALE));
    for (int scale = 0; scale < scales; scale++) {
      BigInteger[] factor = thousandths.divideAndRemainder(BigInteger.TEN.pow(scale));
      boolean exact = factor[1].signum() == 0 && factor[0].signum() > 0;
      if (exact && factor[0].compareTo(LARGEST) <= 0) {
        factors[scale] = factor[0].longValueExact();
        most[scale] = LARGEST.divide(factor[0]).longValueExact();
      } else {
        most[scale] = -1;
      }
    }
  }

  /** Whether so many decimals, and so large a number, can be taken without a closer look. */
  boolean fits(long digits, int scale) {
    return scale < most.length && digits <= most[scale];
  }

  long thousandths(long digits, int scale) {
    return digits * factors[scale];
  }
}
