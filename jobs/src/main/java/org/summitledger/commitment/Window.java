package org.summitledger.commitment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The time a commitment is to be kept in.
 *
 * @param start its first day; empty where nothing states it
 * @param end the day after its last; empty where nothing states it
 */
public record Window(Optional<LocalDate> start, Optional<LocalDate> end) {
  /** Nothing states when. */
  public static final Window UNSTATED = new Window(Optional.empty(), Optional.empty());

  /** Whether both ends are known. */
  public boolean isComplete() {
    return start.isPresent() && end.isPresent();
  }

  /**
   * The share of the window that has passed before a day: 0 before it opens, 1 after it closes.
   *
   * @throws java.util.NoSuchElementException if an end is not known
   */
  public double elapsedBefore(LocalDate day) {
    LocalDate from = start.orElseThrow();
    LocalDate to = end.orElseThrow();
    long whole = ChronoUnit.DAYS.between(from, to);
    long passed = ChronoUnit.DAYS.between(from, day);
    return Math.min(1.0, Math.max(0.0, (double) passed / whole));
  }
}
