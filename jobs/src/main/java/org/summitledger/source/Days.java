package org.summitledger.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Days as people write them here: yyyy-MM-dd. */
final class Days {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private Days() {}

  /**
   * The day of a text. Java alone would also read years of more digits behind a sign.
   *
   * @throws DateTimeException if it is none
   */
  static LocalDate parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new DateTimeException("Cannot read " + text);
    }
    return LocalDate.parse(text);
  }
}
