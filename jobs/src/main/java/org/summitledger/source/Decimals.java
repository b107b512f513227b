package org.summitledger.source;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Exact decimals: plain digits with an optional sign and point, nothing else. */
public final class Decimals {
  private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern WITH_EXPONENT =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?[eE][+-]?[0-9]{1,2}");

  private Decimals() {}

  /**
   * The number that a cell prints.
   *
   * @param row the row, for the place in the message
   * @param column the column's name
   * @param text the cell, not blank
   * @param decimals the largest number of decimals allowed
   * @throws CellException if the text is not a plain number, or has more decimals than allowed
   */
  public static BigDecimal parse(CsvRow row, String column, String text, int decimals)
      throws CellException {
    return parse(row, column, text, decimals, false);
  }

  /**
   * The same, where a producer's program prints round numbers with an exponent: 1e+05 is 100000.
   *
   * @throws CellException if the text is no number, or has more decimals than allowed
   */
  public static BigDecimal parseWithExponent(CsvRow row, String column, String text, int decimals)
      throws CellException {
    return parse(row, column, text, decimals, true);
  }

  private static BigDecimal parse(
      CsvRow row, String column, String text, int decimals, boolean exponents)
      throws CellException {
    boolean exponent = exponents && WITH_EXPONENT.matcher(text).matches();
    if (!exponent && !PLAIN.matcher(text).matches()) {
      throw new CellException(
          row.issue(
              IssueCode.NUMBER_INVALID,
              column,
              "'"
                  + Issue.quote(text)
                  + "' is not a plain number: digits with a point for decimals; no grouping marks,"
                  + " exponents, symbols or words."));
    }
    BigDecimal value = new BigDecimal(text);
    if (value.scale() > decimals && value.stripTrailingZeros().scale() > decimals) {
      throw new CellException(
          row.issue(
              IssueCode.NUMBER_TOO_PRECISE,
              column,
              "'"
                  + Issue.quote(text)
                  + "' has more than the "
                  + decimals
                  + " decimals that the descriptor states; it is not rounded. Change `decimals` if"
                  + " the source is that precise."));
    }
    return value;
  }
}
