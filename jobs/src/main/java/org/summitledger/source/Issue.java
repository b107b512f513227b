package org.summitledger.source;

/**
 * One thing wrong with an input.
 *
 * @param code the stable code
 * @param file the file's name, as the descriptor gives it
 * @param line the line on which the record starts, or the row of a Parquet file, counting from 1; 0
 *     where the whole file is meant
 * @param column the column's name; empty where the whole row or file is meant
 * @param raw the text as it stands in the file
 * @param message what is wrong, with the value, and what to do
 */
public record Issue(
    IssueCode code, String file, long line, String column, String raw, String message) {

  private static final int LONGEST_RAW = 500;
  private static final int LONGEST_QUOTE = 100;
  private static final String CUT = "…";

  /** Keeps at most 500 characters of the raw text. */
  public Issue {
    raw = raw(raw);
  }

  /** What an issue shows of a cell's or row's text. */
  static String raw(String text) {
    return cut(text, LONGEST_RAW);
  }

  /** What a message quotes of a cell; the raw text beside it is longer. */
  public static String quote(String cell) {
    return cut(cell, LONGEST_QUOTE);
  }

  /** A character of two halves is kept or left out whole; what is cut already stays as it is. */
  private static String cut(String text, int longest) {
    boolean isCut = text.length() <= longest + 1 && text.endsWith(CUT);
    if (text.length() <= longest || isCut) {
      return text;
    }
    boolean halves = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, halves ? longest - 1 : longest) + CUT;
  }

  /** An issue of a whole file. */
  public static Issue ofFile(IssueCode code, String file, String message) {
    return new Issue(code, file, 0, "", "", message);
  }

  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    String where = column.isEmpty() ? place : place + " [" + column + "]";
    return where + ": " + code + ": " + message;
  }
}
