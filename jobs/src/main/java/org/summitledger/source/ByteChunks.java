package org.summitledger.source;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipException;

/**
 * Cuts a file into chunks of whole lines, unpacks and hashes it on the way, and numbers the lines.
 * The file is read once, from its start to its end, whichever threads ask.
 */
final class ByteChunks implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int HEAD = 512;
  private static final int LONGEST_LINE = 1 << 26;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final InputFile file;
  private final int size;
  private final MessageDigest digest = Hashes.digest();
  private final InputStream raw;
  private final Packing.Kind packing;
  private final InputStream text;

  /** What was read beyond the last whole line given out. */
  private byte[] rest = new byte[0];

  private long unpacked;
  private long line = 1;
  private int index;
  private boolean ended;

  /**
   * Opens a file.
   *
   * @param size how many bytes are read for a chunk; it is more where a line is longer
   */
  ByteChunks(InputFile file, int size) throws IOException {
    this.file = file;
    this.size = size;
    InputStream bytes = open(file);
    try {
      this.raw = new BufferedInputStream(new DigestInputStream(bytes, digest), BUFFER);
      raw.mark(HEAD);
      byte[] head = raw.readNBytes(HEAD);
      raw.reset();
      file.refuseParquet(head);
      this.packing = Packing.Kind.of(file.name(), head);
      this.text = text();
    } catch (IOException e) {
      bytes.close();
      throw file.unreadable(e);
    } catch (RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private InputStream text() throws IOException {
    try {
      return switch (packing) {
        case GZIP -> new GzipMembers(raw, BUFFER);
        case ZIP -> ZipMember.of(file.name(), file.path());
        case PLAIN -> raw;
      };
    } catch (EOFException | ZipException e) {
      throw packing.truncated(file.name(), 0, e);
    }
  }

  private static InputStream open(InputFile file) {
    try {
      return Files.newInputStream(file.path());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /**
   * The first line, without its end and without a byte order mark; to be asked for before the
   * chunks.
   */
  String header() throws RereadException {
    Chunk first = new Chunk();
    if (!fill(first, 0)) {
      throw file.stop(IssueCode.FILE_EMPTY, "The file holds no header. Deliver it again.");
    }
    byte[] bytes = first.bytes;
    file.refuseHtml(Arrays.copyOf(bytes, Math.min(HEAD, first.end)));
    int start = startsWithMark(first) ? BYTE_ORDER_MARK.length : 0;
    int end = start;
    while (bytes[end] != '\n') {
      end++;
    }
    String header = PlainLine.text(bytes, start, end, 1, file);
    byte[] after = Arrays.copyOfRange(bytes, end + 1, first.end);
    rest = concat(after, rest);
    line = 2;
    return header;
  }

  private static boolean startsWithMark(Chunk first) {
    int n = BYTE_ORDER_MARK.length;
    return first.end >= n && Arrays.equals(first.bytes, 0, n, BYTE_ORDER_MARK, 0, n);
  }

  /**
   * Fills in the next lines. Also where this throws, the chunk says which part of the file it is.
   *
   * @return false at the end of the file
   * @throws BadInputException if the file's bytes are not those planned, break off, or cannot be
   *     read
   */
  synchronized boolean next(Chunk chunk) throws RereadException {
    chunk.index = index;
    try {
      if ((ended && rest.length == 0) || !fill(chunk, size)) {
        return false;
      }
    } catch (RereadException | RuntimeException e) {
      // Nothing more is given out, to whichever thread asks.
      ended = true;
      rest = new byte[0];
      throw e;
    }
    index++;
    chunk.firstLine = line;
    chunk.lines = lineFeeds(chunk.bytes, 0, chunk.end);
    line += chunk.lines;
    return true;
  }

  /** How many lines were given out, with the header. */
  synchronized long lines() {
    return line - 1;
  }

  private boolean fill(Chunk chunk, int atLeast) throws RereadException {
    int length = rest.length;
    int wanted = Math.max(length, atLeast);
    reserve(chunk, wanted + 1);
    System.arraycopy(rest, 0, chunk.bytes, 0, length);
    int cut = 0;
    while (cut == 0) {
      int read = ended ? 0 : read(chunk.bytes, length, wanted - length);
      int from = length;
      length += read;
      if (ended) {
        length = endLine(chunk.bytes, length);
        cut = length;
        break;
      }
      cut = lastLineFeed(chunk.bytes, from, length) + 1;
      if (cut == 0) {
        cut = lastLineFeed(chunk.bytes, 0, from) + 1;
      }
      if (cut == 0) {
        if (wanted > LONGEST_LINE) {
          throw new RereadException(
              RereadException.How.AS_RECORDS, "Line " + line + " is longer than a line can be");
        }
        wanted = Math.max(size, 2 * wanted);
        reserve(chunk, wanted + 1);
      }
    }
    rest = Arrays.copyOfRange(chunk.bytes, cut, length);
    chunk.start = 0;
    chunk.end = cut;
    return cut > 0;
  }

  private int read(byte[] bytes, int from, int most) {
    try {
      int read = 0;
      while (read < most) {
        int n = text.read(bytes, from + read, most - read);
        if (n < 0) {
          break;
        }
        read += n;
        unpacked += n;
        if (packing != Packing.Kind.PLAIN) {
          Packing.requireTable(file.name(), file.bytes(), unpacked);
        }
      }
      if (read < most) {
        ended = true;
        verify();
      }
      return read;
    } catch (EOFException | ZipException e) {
      throw packing.truncated(file.name(), unpacked, e);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /**
   * The bytes must be those planned: also what stands behind a packed stream. An archive was opened
   * a second time, and may be another since; it is asked as it is now.
   */
  private void verify() throws IOException {
    if (packing == Packing.Kind.ZIP) {
      file.requireUnchanged();
      return;
    }
    raw.transferTo(OutputStream.nullOutputStream());
    if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
      throw file.changed();
    }
  }

  private static int endLine(byte[] bytes, int length) {
    if (length > 0 && bytes[length - 1] != '\n') {
      bytes[length] = '\n';
      return length + 1;
    }
    return length;
  }

  private static void reserve(Chunk chunk, int length) {
    if (chunk.bytes.length < length) {
      chunk.bytes = Arrays.copyOf(chunk.bytes, length);
    }
  }

  private static int lastLineFeed(byte[] bytes, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Eight bytes at a time: a byte that equals a line feed leaves its high bit alone set. */
  static int lineFeeds(byte[] bytes, int from, int to) {
    int count = 0;
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long different = (long) LONGS.get(bytes, i) ^ 0x0A0A0A0A0A0A0A0AL;
      long low = (different & 0x7F7F7F7F7F7F7F7FL) + 0x7F7F7F7F7F7F7F7FL;
      count += Long.bitCount(~(low | different | 0x7F7F7F7F7F7F7F7FL));
    }
    for (; i < to; i++) {
      if (bytes[i] == '\n') {
        count++;
      }
    }
    return count;
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Override
  public void close() throws IOException {
    text.close();
    raw.close();
  }
}
