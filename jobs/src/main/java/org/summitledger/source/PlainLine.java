package org.summitledger.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A line of a file whose records are lines. */
final class PlainLine {
  private PlainLine() {}

  /**
   * A line's text, without its end.
   *
   * @param end the place of the line feed
   * @throws BadInputException if the bytes are not UTF-8
   * @throws RereadException if the line may be part of a record of several lines, or several
   *     records
   */
  static String text(byte[] bytes, int start, int end, long line, InputFile file)
      throws RereadException {
    int last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    for (int i = start; i < last; i++) {
      if (bytes[i] == '"' || bytes[i] == '\r') {
        throw new RereadException(
            RereadException.How.AS_RECORDS,
            "Line "
                + line
                + (bytes[i] == '"' ? " holds a quote" : " holds a carriage return within"));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, last - start))
          .toString();
    } catch (CharacterCodingException e) {
      throw file.notUtf8(line);
    }
  }
}
