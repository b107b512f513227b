package org.summitledger.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells on which day the period of a row starts, by the layout's format, frequency and calendar.
 */
final class PeriodReader {
  private static final int QUARTER = 3;

  private final Layout layout;
  private final Map<String, LocalDate> known = new HashMap<>();

  PeriodReader(Layout layout) {
    this.layout = layout;
  }

  /** The first day of a row's period. */
  LocalDate start(CsvRow row) throws CellException {
    String column = layout.period().field();
    String text = row.cell(column).strip();
    LocalDate start = known.get(text);
    if (start != null) {
      return start;
    }
    String why = ".";
    try {
      start = parse(text);
      if (isStart(start)) {
        known.put(text, start);
        return start;
      }
      why = ": " + misfit(start);
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      // The form says all there is to say.
    }
    throw new CellException(
        row.issue(
            IssueCode.PERIOD_INVALID,
            column,
            "'"
                + Issue.quote(text)
                + "' is not a period of the form "
                + layout.period().format()
                + why));
  }

  private LocalDate parse(String text) {
    String format = layout.period().format();
    // Java reads the digits of every script, and signs; a period is written in plain ones.
    if (text.length() != format.length() || !text.matches("[0-9-]+") || text.startsWith("-")) {
      throw new DateTimeException("Cannot read " + text);
    }
    return switch (format) {
      case "yyyy" -> LocalDate.of(Integer.parseInt(text), layout.period().startMonth(), 1);
      case "yyyyMM" -> YearMonth.parse(text.substring(0, 4) + "-" + text.substring(4)).atDay(1);
      case "yyyy-MM" -> YearMonth.parse(text).atDay(1);
      default -> LocalDate.parse(text);
    };
  }

  private boolean isStart(LocalDate day) {
    int months = day.getMonthValue() - layout.period().startMonth();
    boolean fits =
        switch (layout.frequency()) {
          case "A" -> months == 0;
          case "Q" -> months % QUARTER == 0;
          default -> true;
        };
    return day.getDayOfMonth() == 1 && fits;
  }

  private String misfit(LocalDate day) {
    if (day.getDayOfMonth() != 1) {
      return "periods start on the first day of a month.";
    }
    String what = layout.frequency().equals("A") ? "no year" : "no quarter";
    return String.format(
        Locale.ROOT,
        "%s starts in month %02d if years start on %02d-01. State the layout's"
            + " `period.year_starts` if theirs start otherwise.",
        what,
        day.getMonthValue(),
        layout.period().startMonth());
  }
}
