package org.summitledger.indicator;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** How old a period was when a figure for it became known. */
public final class Maturity {
  private Maturity() {}

  /**
   * Months from the month after the period to the month of the release: 0 for July's trade
   * published in August. Counted in calendar months, so that a release some days late has the age
   * of the one before it.
   *
   * @param knownFrom the day of the release
   * @param periodEnd the day after the period's last
   */
  public static long months(LocalDate knownFrom, LocalDate periodEnd) {
    return ChronoUnit.MONTHS.between(YearMonth.from(periodEnd), YearMonth.from(knownFrom));
  }
}
