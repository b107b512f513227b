package org.summitledger.source;

/** Spreads longs over tables whose lengths are powers of two. */
final class Mix {
  /** Two to the 64th over the golden ratio: neighbours land far from each other. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Mix() {}

  static int index(long number, int mask) {
    long spread = number * GOLDEN;
    return (int) (spread >>> 32) & mask;
  }

  /** A hash of a sequence, taken one number after the other. */
  static long next(long hash, long number) {
    long mixed = (hash ^ number) * GOLDEN;
    return mixed ^ (mixed >>> 29);
  }
}
