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
    return (double) daysBefore(day) / days();
  }

  /**
   * How many days of the window have passed before a day: none before it opens, all after it
   * closes.
   *
   * @throws java.util.NoSuchElementException if an end is not known
   */
  public long daysBefore(LocalDate day) {
    long passed = ChronoUnit.DAYS.between(start.orElseThrow(), day);
    return Math.min(days(), Math.max(0, passed));
  }

  /**
   * How many days the window has.
   *
   * @throws java.util.NoSuchElementException if an end is not known
   */
  public long days() {
    return ChronoUnit.DAYS.between(start.orElseThrow(), end.orElseThrow());
  }
}
