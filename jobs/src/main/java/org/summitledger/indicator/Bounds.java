package org.summitledger.indicator;

import java.util.Optional;

/**
 * What is sure of a number that depends on what a source does not list: the least and the most it
 * can be. Both are in the formula's unit, and either both are numbers or both have a reason.
 *
 * @param low the least; equal to the most where the number is known
 * @param high the most
 */
public record Bounds(Outcome low, Outcome high) {

  /**
   * Holds two numbers or two reasons.
   *
   * @throws IllegalArgumentException if only one is a number, or the least exceeds the most
   */
  public Bounds {
    boolean isInOrder =
        low.value().flatMap(l -> high.value().map(h -> l <= h)).orElse(!low.isPresent());
    if (low.isPresent() != high.isPresent() || !isInOrder) {
      throw new IllegalArgumentException(
          "Cannot bound a number by "
              + low
              + " and "
              + high
              + ". Give the least first, and two numbers or two reasons.");
    }
  }

  /** Of a number that is known, or of none. */
  public static Bounds of(Outcome known) {
    return new Bounds(known, known);
  }

  /**
   * Of no number.
   *
   * @param reason plain words in lower case, without a full stop
   */
  public static Bounds none(String reason) {
    return of(Outcome.none(reason));
  }

  /** Whether there is a number at all, known or bounded. */
  public boolean isPresent() {
    return low.isPresent();
  }

  /**
   * The number itself.
   *
   * @param whenOpen the reason where only its bounds are known
   */
  public Outcome value(String whenOpen) {
    return low.equals(high) ? low : Outcome.none(whenOpen);
  }

  /** Whether the number is known. */
  public boolean isKnown() {
    return isPresent() && low.equals(high);
  }

  /** Whether the number is above a bound; empty where that depends on what is not listed. */
  public Optional<Boolean> exceed(Threshold threshold) {
    return both(threshold.isExceededBy(low), threshold.isExceededBy(high));
  }

  /** Whether the number is at a bound or above it; empty where that is not known. */
  public Optional<Boolean> reach(Threshold threshold) {
    return both(threshold.isReachedBy(low), threshold.isReachedBy(high));
  }

  private static Optional<Boolean> both(Optional<Boolean> low, Optional<Boolean> high) {
    return low.equals(high) ? low : Optional.empty();
  }
}
