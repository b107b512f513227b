package org.summitledger.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The text of a gzip file of one member or several. Java's own reader takes whatever follows a
 * member and is no other one for the end, and gives away what a damaged member held; this one
 * refuses it, unless it is the zeros with which blocks are filled up. Fewer than ten bytes, too few
 * for any member, may go unseen.
 */
final class GzipMembers extends GZIPInputStream {
  private static final int TRAILER = 8;

  private boolean ended;

  GzipMembers(InputStream packed, int buffer) throws IOException {
    super(packed, buffer);
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    int read = super.read(bytes, from, most);
    if (read < 0 && !ended) {
      ended = true;
      requireZeros();
    }
    return read;
  }

  private void requireZeros() throws IOException {
    // What the inflater was given and left begins with the last member's trailer.
    for (int i = len - Math.max(0, inf.getRemaining() - TRAILER); i < len; i++) {
      requireZero(buf[i]);
    }
    byte[] more = new byte[buf.length];
    for (int n = in.read(more); n >= 0; n = in.read(more)) {
      for (int i = 0; i < n; i++) {
        requireZero(more[i]);
      }
    }
  }

  private static void requireZero(byte found) throws ZipException {
    if (found != 0) {
      throw new ZipException("what follows is no gzip member");
    }
  }
}
