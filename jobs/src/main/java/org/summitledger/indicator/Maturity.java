package org.summitledger.indicator;

import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.year;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.Column;

/** How old a period was when a figure for it became known. */
public final class Maturity {
  private static final int YEAR = 12;

  private Maturity() {}

  /**
   * Months from the month after the period to the month of the release: 0 for July's trade
   * published in August. Counted in calendar months, so that a release some days late has the age
   * of the one before it.
   *
   * @param knownFrom the day of the release
   * @param periodEnd the day after the period's last
   */
  public static Column months(Column knownFrom, Column periodEnd) {
    return month(knownFrom)
        .minus(month(periodEnd))
        .plus(year(knownFrom).minus(year(periodEnd)).multiply(YEAR))
        .cast("long");
  }

  /** The same of one release. */
  public static long months(LocalDate knownFrom, LocalDate periodEnd) {
    return ChronoUnit.MONTHS.between(YearMonth.from(periodEnd), YearMonth.from(knownFrom));
  }
}
