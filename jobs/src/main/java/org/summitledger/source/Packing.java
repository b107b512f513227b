package org.summitledger.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * Unpacks {@code .gz} files, of one member or several, and {@code .zip} files of one. A file must
 * be packed as its name says; one that breaks off, holds several files or unpacks to far more than
 * any table does is refused.
 */
final class Packing {
  /** Tables of trade pack to a tenth; wide ones full of zeros to a fiftieth. */
  private static final long LARGEST_RATIO = 200;

  /** Below this size no ratio can do harm. */
  private static final long HARMLESS = 64L << 20;

  private static final int BUFFER = 1 << 16;

  /** Where a zip archive's first member says how it is packed. */
  private static final int FLAGS = 6;

  private static final int METHOD = 8;

  /** Of members whose archive does not say that they are UTF-8; any byte is a letter in it. */
  static final Charset NAMES = StandardCharsets.ISO_8859_1;

  private final String name;
  private final byte[] raw;

  /** How a file is packed. */
  enum Kind {
    /** Not at all. */
    PLAIN,
    /** As {@code .gz}. */
    GZIP,
    /** As {@code .zip}. */
    ZIP;

    /**
     * By a file's first bytes.
     *
     * @throws BadInputException if its name says otherwise, or an archive is packed in a way that
     *     is not read
     */
    static Kind of(String name, byte[] head) {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean gzip = startsWith(head, 0x1f, 0x8b);
      boolean zip = startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6);
      if (gzip != lower.endsWith(".gz")) {
        throw unexpected(name, IssueCode.GZIP_UNEXPECTED, gzip, "gzip", ".gz");
      }
      if (zip != lower.endsWith(".zip")) {
        throw unexpected(name, IssueCode.ZIP_UNEXPECTED, zip, "a zip archive", ".zip");
      }
      if (zip) {
        requireReadable(name, head);
      }
      return gzip ? GZIP : zip ? ZIP : PLAIN;
    }

    /** Java tells what it cannot unpack no other way than what breaks off. */
    private static void requireReadable(String name, byte[] head) {
      if (!startsWith(head, 'P', 'K', 3, 4) || head.length <= METHOD) {
        return;
      }
      boolean isEncrypted = (head[FLAGS] & 1) != 0;
      boolean isRead = head[METHOD] == ZipEntry.STORED || head[METHOD] == ZipEntry.DEFLATED;
      if (isEncrypted || !isRead) {
        throw stop(
            name,
            IssueCode.ZIP_UNREADABLE,
            "The archive is "
                + (isEncrypted
                    ? "encrypted"
                    : "packed by method " + head[METHOD] + ", which is not read")
                + ". Pack the file by deflate, the usual one, and without a password.");
      }
    }

    private static boolean startsWith(byte[] head, int... bytes) {
      for (int i = 0; i < bytes.length; i++) {
        if (head.length <= i || head[i] != (byte) bytes[i]) {
          return false;
        }
      }
      return true;
    }

    /** What breaks off after so much text. */
    BadInputException truncated(String name, long unpacked, IOException cause) {
      return stop(
          name,
          this == ZIP ? IssueCode.ZIP_TRUNCATED : IssueCode.GZIP_TRUNCATED,
          (this == ZIP ? "The archive" : "The gzip stream")
              + " breaks off after "
              + unpacked
              + " bytes of text ("
              + cause.getMessage()
              + "). Deliver the file again.");
    }
  }

  Packing(String name, byte[] raw) {
    this.name = name;
    this.raw = raw;
  }

  /**
   * The bytes inside.
   *
   * @throws BadInputException if they cannot be told
   */
  byte[] unpacked() throws IOException {
    return switch (Kind.of(name, raw)) {
      case GZIP -> gunzip();
      case ZIP -> unzip();
      case PLAIN -> raw;
    };
  }

  private byte[] gunzip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in =
        new GzipMembers(new BufferedInputStream(new ByteArrayInputStream(raw)), BUFFER)) {
      copy(in, out);
      return out.toByteArray();
    } catch (EOFException | ZipException e) {
      throw Kind.GZIP.truncated(name, out.size(), e);
    }
  }

  /** By way of a file, since a directory at the end of an archive is found in files only. */
  private byte[] unzip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path archive = temporary();
    try {
      try (InputStream in = ZipMember.of(name, archive)) {
        copy(in, out);
      }
      return out.toByteArray();
    } catch (EOFException | ZipException e) {
      throw Kind.ZIP.truncated(name, out.size(), e);
    } finally {
      Files.deleteIfExists(archive);
    }
  }

  private Path temporary() {
    try {
      return Files.write(Files.createTempFile("summit-ledger-", ".zip"), raw);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot unpack " + name + " by way of the folder for temporary files", e);
    }
  }

  /** Refuses an archive that does not hold one file. */
  static void requireOne(String name, List<String> members) {
    if (members.size() != 1 || members.get(0).endsWith("/")) {
      throw stop(
          name,
          IssueCode.ZIP_MEMBERS,
          "The archive holds "
              + members.size()
              + " members, "
              + members.stream().limit(10).toList()
              + (members.size() > 10 ? " and more" : "")
              + ", where exactly one file is read. Unpack it and describe its tables one by one.");
    }
  }

  private void copy(InputStream in, ByteArrayOutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      requireTable(name, raw.length, out.size());
    }
  }

  /** Refuses what unpacks to far more than any table does. */
  static void requireTable(String name, long packed, long unpacked) {
    long largest = Math.max(HARMLESS, LARGEST_RATIO * packed);
    if (unpacked > largest) {
      throw stop(
          name,
          IssueCode.UNPACKS_TOO_LARGE,
          "Its "
              + packed
              + " bytes unpack to more than "
              + largest
              + ", over "
              + LARGEST_RATIO
              + " times as many: no table does. If this one is right, deliver it unpacked.");
    }
  }

  private static BadInputException unexpected(
      String name, IssueCode code, boolean packed, String packing, String suffix) {
    String what =
        packed
            ? "The bytes are " + packing + " but the name is not"
            : "The name says " + packing + " but the bytes are not";
    return stop(name, code, what + ". Name the file for what it holds, ending in " + suffix + ".");
  }

  private static BadInputException stop(String name, IssueCode code, String message) {
    return new BadInputException(Issue.ofFile(code, name, message));
  }
}
