package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What was traded of one product in one period.
 *
 * @param value in one currency and valuation; below zero is a correction
 * @param quantity empty where it was not reported: unknown, not zero
 * @param unit of the quantity, for instance "kg"; quantities of two units are never compared
 */
public record Traded(BigDecimal value, Optional<BigDecimal> quantity, String unit) {

  /** A value with its quantity. */
  public static Traded of(BigDecimal value, BigDecimal quantity, String unit) {
    return new Traded(value, Optional.of(quantity), unit);
  }

  /** A value whose quantity was not reported. */
  public static Traded withoutQuantity(BigDecimal value) {
    return new Traded(value, Optional.empty(), "");
  }

  /** Both as one; of quantities in two units, or where one is unknown, there is no sum. */
  public Traded plus(Traded other) {
    BigDecimal sum = value.add(other.value);
    return unit.equals(other.unit)
        ? new Traded(sum, quantity.flatMap(q -> other.quantity.map(q::add)), unit)
        : withoutQuantity(sum);
  }

  /** The quantity, zero where there is none: for those who know that there is one. */
  BigDecimal amount() {
    return quantity.orElse(BigDecimal.ZERO);
  }
}
