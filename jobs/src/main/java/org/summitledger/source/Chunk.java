package org.summitledger.source;

/** Whole lines of a file; one thread's, filled again and again. */
final class Chunk {
  /** Which part of the file, from 0. */
  int index;

  /** The text is {@code bytes[start..end)}; its last byte is a line feed. */
  byte[] bytes = new byte[0];

  int start;
  int end;

  /** The number of the first line, counting the header. */
  long firstLine;

  int lines;
}
