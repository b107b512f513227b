package org.summitledger.source;

import java.util.Arrays;

/** Sees whether keys come in strictly ascending order: then none comes twice. */
final class KeyOrder {
  private final long[] first;
  private final long[] last;
  private boolean some;

  KeyOrder(int columns) {
    first = new long[columns];
    last = new long[columns];
  }

  /** Takes the next key; false if it does not come after the last. */
  boolean next(long[] key) {
    if (!some) {
      some = true;
      System.arraycopy(key, 0, first, 0, key.length);
    } else if (!isAfter(key, last)) {
      return false;
    }
    System.arraycopy(key, 0, last, 0, key.length);
    return true;
  }

  /** Takes the keys of the next part of the file, which are in order themselves. */
  boolean next(KeyOrder part) {
    if (!part.some) {
      return true;
    }
    boolean inOrder = next(part.first);
    System.arraycopy(part.last, 0, last, 0, last.length);
    return inOrder;
  }

  private static boolean isAfter(long[] key, long[] other) {
    int differs = Arrays.mismatch(key, other);
    return differs >= 0 && key[differs] > other[differs];
  }
}
