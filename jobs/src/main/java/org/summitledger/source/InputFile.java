package org.summitledger.source;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A file to be read: its path, the name it has in messages and tables, and the hash of its bytes.
 *
 * @param path where it lies
 * @param name its path inside the data package, with forward slashes
 * @param sha256 the hash of its bytes, taken when the night was planned
 * @param bytes its size
 */
public record InputFile(Path path, String name, String sha256, long bytes) {

  /** What {@link #beginning} calls its file. */
  public static final String BEGINNING_NAME = "beginning.csv";

  /** Packed text is some eight times as large. */
  static final int UNPACKED = 8;

  static final int HEAD = 512;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int BEGINNING = 1 << 22;

  /** Tells the hash of a file's bytes. */
  @FunctionalInterface
  public interface Hashing {
    /** SHA-256 in lower-case hexadecimal. */
    String sha256(Path file) throws IOException;
  }

  /**
   * Plans to read a file.
   *
   * @throws BadInputException if it is not there, empty, or cannot be read
   */
  public static InputFile of(Path path, String name) {
    return of(path, name, Hashes::sha256);
  }

  /** The same, with hashes that may have been taken before. */
  public static InputFile of(Path path, String name, Hashing hashing) {
    if (Files.isDirectory(path)) {
      throw new BadInputException(
          Issue.ofFile(
              IssueCode.FILE_NOT_FOUND,
              name,
              "There is a folder at "
                  + path
                  + " and no file. Deliver one file, or one for each period under its own path."));
    }
    if (!Files.isRegularFile(path)) {
      throw new BadInputException(
          Issue.ofFile(
              IssueCode.FILE_NOT_FOUND,
              name,
              "No file at "
                  + path
                  + ". Deliver it, or take its resource out of datapackage.json."));
    }
    try {
      long bytes = Files.size(path);
      if (bytes == 0) {
        throw new BadInputException(
            Issue.ofFile(IssueCode.FILE_EMPTY, name, "The file has 0 bytes. Deliver it again."));
      }
      return new InputFile(path, name, hashing.sha256(path), bytes);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * The file's text: unpacked where its name ends in {@code .gz} or {@code .zip}, decoded as UTF-8,
   * without a byte order mark.
   *
   * @throws BadInputException if the bytes are not those planned, not a table, or not UTF-8
   */
  public Reader open() throws IOException {
    if (isParquet()) {
      throw stop(
          IssueCode.PARQUET_UNEXPECTED,
          "Only files with a `layout` are read as Parquet. Deliver this table as CSV.");
    }
    byte[] raw = readAll();
    if (!Hashes.sha256(raw).equals(sha256)) {
      throw changed();
    }
    byte[] content = new Packing(name, raw).unpacked();
    refuseHtml(content);
    refuseParquet(content);
    return decode(content);
  }

  /**
   * Compares the bytes with those planned, for readers that do not read them from first to last.
   *
   * @throws BadInputException if they are others, or gone, or cannot be read
   */
  void requireUnchanged() {
    try {
      if (!Hashes.sha256(path).equals(sha256)) {
        throw changed();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  BadInputException changed() {
    return stop(
        IssueCode.FILE_CHANGED,
        "The file changed after the night was planned. Run again once its delivery is complete.");
  }

  private BadInputException gone() {
    return stop(
        IssueCode.FILE_CHANGED,
        "The file went away after the night was planned. Run again once its delivery is"
            + " complete.");
  }

  /** A file that was there and cannot be read: for want of the right to, or as its disk fails. */
  public BadInputException unreadable(IOException cause) {
    return cause instanceof NoSuchFileException ? gone() : unreadable(name, cause);
  }

  private static BadInputException unreadable(String name, IOException cause) {
    return new BadInputException(
        Issue.ofFile(
            IssueCode.FILE_UNREADABLE,
            name,
            "The file is there and cannot be read ("
                + cause
                + "). Let the user who runs the night read it, or mend the disk, then run again."));
  }

  BadInputException withoutRows() {
    return stop(
        IssueCode.FILE_WITHOUT_ROWS,
        "The file holds "
            + (isParquet() ? "columns" : "a header")
            + " and no row. Deliver it again.");
  }

  /**
   * The first lines of a large file of text, unpacked, as a file of its own; a small file, and
   * Parquet, is what it is. A record that goes over several lines may be cut.
   *
   * @param folder where to write it
   */
  public InputFile beginning(Path folder) throws IOException {
    if (bytes <= BEGINNING || isParquet()) {
      return this;
    }
    try (ByteChunks chunks = new ByteChunks(this, BEGINNING)) {
      Chunk lines = new Chunk();
      if (!chunks.next(lines)) {
        return this;
      }
      Path copy = folder.resolve(BEGINNING_NAME);
      Files.write(copy, Arrays.copyOfRange(lines.bytes, lines.start, lines.end));
      return of(copy, BEGINNING_NAME);
    } catch (RereadException e) {
      return this;
    }
  }

  private byte[] readAll() throws IOException {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Whether it is Parquet by its name; its reader holds it to that. */
  public boolean isParquet() {
    return isParquet(name);
  }

  /** Whether a file of this name is Parquet. */
  static boolean isParquet(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  /** How large its text is; only reading would tell it exactly of a packed file. */
  public long textBytes() {
    return isPacked() ? UNPACKED * bytes : bytes;
  }

  /** Whether it is packed by its name; the reader of bytes holds it to that. */
  boolean isPacked() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".gz") || lower.endsWith(".zip");
  }

  /** Refuses a web page, which is told by the first bytes of the text. */
  void refuseHtml(byte[] content) {
    String head =
        new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1)
            .replaceFirst("^\\xEF\\xBB\\xBF", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (head.startsWith("<!doctype") || head.startsWith("<html") || head.startsWith("<?xml")) {
      throw stop(
          IssueCode.FILE_IS_HTML,
          "The file is a web page, not a table: \""
              + head.substring(0, Math.min(60, head.length())).replaceAll("\\s+", " ")
              + "\". Download the data again.");
    }
  }

  /**
   * Refuses Parquet in a file that is to be text. It begins with four letters, which a header
   * might, and a control character, which none does: the first field of a page or of the footer.
   */
  void refuseParquet(byte[] content) {
    byte[] begin = {'P', 'A', 'R', '1', 0x15};
    if (Arrays.equals(begin, 0, begin.length, content, 0, Math.min(begin.length, content.length))) {
      throw stop(
          IssueCode.PARQUET_UNEXPECTED,
          "The bytes are Parquet but the name is not. Name the file for what it holds, ending in"
              + " .parquet and not packed.");
    }
  }

  private Reader decode(byte[] content) {
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content));
      if (text.hasRemaining() && text.charAt(0) == BYTE_ORDER_MARK) {
        text.get();
      }
      return new java.io.StringReader(text.toString());
    } catch (CharacterCodingException e) {
      throw notUtf8(firstMalformedLine(content));
    }
  }

  BadInputException notUtf8(long line) {
    return new BadInputException(
        new Issue(
            IssueCode.INVALID_UTF8,
            name,
            line,
            "",
            "",
            (isParquet() ? "Row " : "Line ")
                + line
                + " holds bytes that are not UTF-8. Convert the file from its own encoding; nothing"
                + " is guessed or replaced."));
  }

  private static long firstMalformedLine(byte[] content) {
    long line = 1;
    int start = 0;
    for (int i = 0; i <= content.length; i++) {
      if (i == content.length || content[i] == '\n') {
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, start, i - start));
        } catch (CharacterCodingException e) {
          return line;
        }
        start = i + 1;
        line++;
      }
    }
    return line;
  }

  BadInputException stop(IssueCode code, String message) {
    return new BadInputException(Issue.ofFile(code, name, message));
  }
}
