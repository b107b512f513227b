package org.summitledger.report.trade;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.summitledger.commitment.Commitment;

/**
 * The period that growth since a commitment is measured from: the like period of the last complete
 * year before its window opens, or its stated baseline where a source of years has that very
 * period; as in {@code sector_tracking}.
 */
public final class Baseline {
  private Baseline() {}

  /**
   * Its first day; empty where the commitment has no window, or a period ends before it opens.
   *
   * @param start the first day of the period that is compared
   * @param end the day after its last
   * @param hasYear whether the source has a year that starts on a day; never of other frequencies
   */
  public static Optional<LocalDate> of(
      Commitment commitment, LocalDate start, LocalDate end, Predicate<LocalDate> hasYear) {
    return commitment
        .window()
        .start()
        .filter(end::isAfter)
        .map(
            opens ->
                commitment
                    .baselineStart()
                    .filter(hasYear)
                    .filter(day -> day.isBefore(start))
                    .orElseGet(() -> start.minusYears(yearsAfter(opens, end))));
  }

  /** So many years as a period's end is after an opening, a begun year counted whole. */
  public static int yearsAfter(LocalDate opens, LocalDate end) {
    int years = 1;
    while (opens.plusYears(years).isBefore(end)) {
      years++;
    }
    return years;
  }
}
