package org.summitledger.indicator.model;

/** Where an actual lies, seen from an interval. */
public enum Side {
  /** Less than without the summit. */
  BELOW,
  /** No difference that the interval could tell. */
  INSIDE,
  /** More than without the summit. */
  ABOVE
}
