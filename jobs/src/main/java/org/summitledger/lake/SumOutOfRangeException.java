package org.summitledger.lake;

/** What a file's values, or its quantities, add up to has more digits than the lake holds. */
final class SumOutOfRangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SumOutOfRangeException(ArithmeticException overflow) {
    super("A sum is out of range: " + overflow.getMessage(), overflow);
  }
}
