package org.summitledger.indicator;

/** Why a product is left out where prices are compared. */
public enum Exclusion {
  /** It has a value before, and none after. */
  ONLY_BEFORE("traded only before"),
  /** It has a value after, and none before. */
  ONLY_AFTER("traded only after"),
  /** It has a value of zero in both periods. */
  NOT_TRADED("not traded"),
  /** A value is a negative correction. */
  VALUE_BELOW_ZERO("a value is below zero"),
  /** A quantity was not reported, or is not above zero. */
  NO_QUANTITY("a quantity is missing or not above zero"),
  /** Its quantities are in two units. */
  OTHER_UNIT("quantities are in different units"),
  /** A quantity is too small for a unit value to mean a price. */
  BELOW_FLOOR("a quantity is below the floor"),
  /** The unit value changed by more than a price does. */
  UNIT_VALUE_JUMP("the unit value jumped");

  private final String reason;

  Exclusion(String reason) {
    this.reason = reason;
  }

  /** In plain words, in lower case. */
  public String reason() {
    return reason;
  }
}
