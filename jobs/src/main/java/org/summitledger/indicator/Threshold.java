package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Above which value a school calls a product dependent. It is data, and changes with the version of
 * a method: no formula holds one.
 */
public record Threshold(BigDecimal bound) {

  /** How far a value lies above it; below zero where it lies below. In the value's unit. */
  public Outcome distance(Outcome value) {
    return value.map(v -> v - bound.doubleValue());
  }

  /** Whether a value is at it or above it; empty where there is no value. */
  public Optional<Boolean> isReachedBy(Outcome value) {
    return value.value().map(v -> v >= bound.doubleValue());
  }

  /** Whether a value is above it; empty where there is no value. */
  public Optional<Boolean> isExceededBy(Outcome value) {
    return value.value().map(v -> v > bound.doubleValue());
  }
}
