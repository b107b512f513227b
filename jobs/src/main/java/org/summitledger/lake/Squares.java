package org.summitledger.lake;

import java.math.BigInteger;
import java.util.Arrays;

/** Sums of squares, exactly: each of 128 bits. */
final class Squares {
  private long[] high;
  private long[] low;

  /** So many sums of nothing. */
  Squares(int size) {
    high = new long[size];
    low = new long[size];
  }

  /** Makes room for more. */
  void grow(int size) {
    high = Arrays.copyOf(high, size);
    low = Arrays.copyOf(low, size);
  }

  /** Adds a value's square to the sum at a place. */
  void add(int at, long value) {
    long sum = low[at] + value * value;
    if (Long.compareUnsigned(sum, low[at]) < 0) {
      high[at]++;
    }
    low[at] = sum;
    try {
      high[at] = Math.addExact(high[at], Math.multiplyHigh(value, value));
    } catch (ArithmeticException e) {
      throw new SumOutOfRangeException(e);
    }
  }

  /** The sum at a place. */
  BigInteger sum(int at) {
    BigInteger bits = BigInteger.valueOf(high[at]).shiftLeft(Long.SIZE);
    return bits.add(new BigInteger(Long.toUnsignedString(low[at])));
  }
}
