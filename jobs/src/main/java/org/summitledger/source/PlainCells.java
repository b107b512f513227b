package org.summitledger.source;

import java.nio.charset.StandardCharsets;

/**
 * Reads the cells of a line straight from its bytes, where they are plain: short codes, digits with
 * a point, no quotes, no signs, ASCII. Whatever else a line holds is not judged here.
 */
final class PlainCells {
  /** The line is not plain. */
  static final int NOT_PLAIN = -1;

  private static final int DELETE = 0x7f;

  private final PlainColumns columns;
  private final PlainColumns.Kind[] kinds;

  /** The texts of the key columns of the line just read. */
  final long[] keys;

  /** Its value in thousandths. */
  long value;

  /** Its quantity in thousandths. */
  long quantity;

  private long number;

  PlainCells(PlainColumns columns) {
    this.columns = columns;
    this.kinds = columns.kinds;
    this.keys = new long[columns.keys.size()];
  }

  /**
   * Reads a line.
   *
   * @param bytes text that ends with a line feed
   * @param from the line's first byte
   * @return the first byte of the next line, or {@link #NOT_PLAIN}
   */
  int read(byte[] bytes, int from) {
    int at = from;
    int key = 0;
    quantity = FlowBatch.MISSING;
    for (int column = 0; column < kinds.length; column++) {
      int start = at;
      switch (kinds[column]) {
        case KEY -> {
          at = text(bytes, at);
          keys[key++] = number;
        }
        case VALUE -> {
          at = number(bytes, at, columns.values);
          value = number;
        }
        case QUANTITY -> {
          at = quantity(bytes, at);
          quantity = number;
        }
        default -> at = skip(bytes, at);
      }
      if (at < 0 || at - start > RowChecks.LONGEST_FIELD) {
        return NOT_PLAIN;
      }
      if (column < kinds.length - 1 && bytes[at++] != ',') {
        return NOT_PLAIN;
      }
    }
    if (bytes[at] == '\r') {
      at++;
    }
    return bytes[at] == '\n' ? at + 1 : NOT_PLAIN;
  }

  /** A short text, packed into {@link #number}; the place behind it. */
  private int text(byte[] bytes, int from) {
    int at = afterBlanks(bytes, from);
    int start = at;
    long packed = 0;
    byte b = bytes[at];
    while (b > ',') {
      packed = packed << 8 | b;
      b = bytes[++at];
    }
    number = packed;
    return at - start > ShortTexts.LONGEST ? NOT_PLAIN : end(bytes, at);
  }

  private int number(byte[] bytes, int from, PlainNumbers numbers) {
    int start = afterBlanks(bytes, from);
    int at = start;
    long digits = 0;
    byte b = bytes[at];
    while (b >= '0' && b <= '9') {
      digits = digits * 10 + (b - '0');
      b = bytes[++at];
    }
    if (at == start) {
      number = FlowBatch.MISSING;
      return end(bytes, at);
    }
    int count = at - start;
    int scale = 0;
    if (b == '.') {
      int point = at;
      b = bytes[++at];
      while (b >= '0' && b <= '9') {
        digits = digits * 10 + (b - '0');
        b = bytes[++at];
      }
      scale = at - point - 1;
      count += scale;
      if (scale == 0) {
        return NOT_PLAIN;
      }
    }
    if (count > PlainNumbers.MOST_DIGITS || !numbers.fits(digits, scale)) {
      return NOT_PLAIN;
    }
    number = numbers.thousandths(digits, scale);
    return end(bytes, at);
  }

  private int quantity(byte[] bytes, int from) {
    int start = afterBlanks(bytes, from);
    byte first = bytes[start];
    if (first > '9') {
      int end = text(bytes, start);
      boolean missing = end >= 0 && columns.missing.contains(number);
      number = FlowBatch.MISSING;
      return missing ? end : NOT_PLAIN;
    }
    int end = number(bytes, start, columns.quantities);
    if (end >= 0 && !columns.missingNumbers.isEmpty()) {
      String text = new String(bytes, start, end - start, StandardCharsets.US_ASCII).strip();
      if (columns.missingNumbers.contains(text)) {
        number = FlowBatch.MISSING;
      }
    }
    return end;
  }

  /** A cell that nothing is read from must be as well-formed as the others. */
  private static int skip(byte[] bytes, int from) {
    int at = from;
    for (byte b = bytes[at]; b != ',' && b != '\n' && b != '\r'; b = bytes[++at]) {
      if (b < ' ' || b == '"' || b == DELETE) {
        return NOT_PLAIN;
      }
    }
    return at;
  }

  private static int afterBlanks(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  private static int end(byte[] bytes, int from) {
    int at = afterBlanks(bytes, from);
    byte b = bytes[at];
    return b == ',' || b == '\n' || b == '\r' ? at : NOT_PLAIN;
  }
}
