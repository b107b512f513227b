package org.summitledger.source;

/**
 * Numbers texts of at most eight ASCII characters in the order in which they are first seen. Such a
 * text is packed into a long, which orders texts by their length and then by their characters: the
 * order of numbers, padded with zeros or not.
 */
final class ShortTexts {
  static final int LONGEST = 8;

  /** Codes are few; a column that holds more texts than this holds no codes. */
  private static final int MOST = 1 << 17;

  private static final int FIRST = 256;

  private long[] texts = new long[FIRST];

  /** One more than the text's number, so that zero is free. */
  private int[] numbers = new int[FIRST];

  private int size;

  /** Whether the text can be packed. */
  static boolean isShort(String text) {
    return text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  static long pack(String text) {
    long packed = 0;
    for (int i = 0; i < text.length(); i++) {
      packed = packed << 8 | text.charAt(i);
    }
    return packed;
  }

  /** The text's number, or -1 where it was not seen. */
  int find(long packed) {
    return numbers[slot(packed)] - 1;
  }

  /** The text's number, given now if need be; -1 once there are too many. */
  int add(long packed) {
    int slot = slot(packed);
    if (numbers[slot] == 0 && size < MOST) {
      texts[slot] = packed;
      numbers[slot] = ++size;
      if (size * 2 > texts.length) {
        grow();
        return size - 1;
      }
    }
    return numbers[slot] - 1;
  }

  private void grow() {
    long[] oldTexts = texts;
    int[] oldNumbers = numbers;
    texts = new long[oldTexts.length * 2];
    numbers = new int[texts.length];
    for (int i = 0; i < oldTexts.length; i++) {
      if (oldNumbers[i] != 0) {
        int slot = slot(oldTexts[i]);
        texts[slot] = oldTexts[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }

  private int slot(long packed) {
    int mask = texts.length - 1;
    int slot = Mix.index(packed, mask);
    while (numbers[slot] != 0 && texts[slot] != packed) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
