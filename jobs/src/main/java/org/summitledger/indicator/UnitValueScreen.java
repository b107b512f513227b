package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.summitledger.indicator.MatchedProducts.Pair;

/**
 * Leaves out unit values that are no prices: of quantities so small that rounding makes them, and
 * such as change by more than prices do (PPI Manual 2004, chapters on data editing, ask for both;
 * their size is the caller's). What is left out, and why, stands in the result.
 *
 * @param floors the smallest quantity by unit ("kg"), in either period; no floor for other units
 * @param jump the largest factor, up or down, between two unit values; above 1
 */
public record UnitValueScreen(Map<String, BigDecimal> floors, BigDecimal jump) {

  /**
   * Keeps a copy.
   *
   * @throws IllegalArgumentException if the jump is not above 1
   */
  public UnitValueScreen {
    floors = Map.copyOf(floors);
    if (jump.compareTo(BigDecimal.ONE) <= 0) {
      throw new IllegalArgumentException(
          "Cannot screen unit values with a jump of "
              + jump
              + ": it is a factor, and must be above 1. Give the largest change that is a"
              + " price's.");
    }
  }

  /** The products whose unit values pass; the rest is added to those excluded. */
  public MatchedProducts apply(MatchedProducts products) {
    return products.without(this::why);
  }

  private Optional<Exclusion> why(Pair pair) {
    BigDecimal floor = floors.getOrDefault(pair.before().unit(), BigDecimal.ZERO);
    if (pair.before().amount().min(pair.after().amount()).compareTo(floor) < 0) {
      return Optional.of(Exclusion.BELOW_FLOOR);
    }
    // p1 / p0 as v1·q0 / v0·q1: compared as products, so that nothing is rounded.
    BigDecimal up = pair.after().value().multiply(pair.before().amount());
    BigDecimal down = pair.before().value().multiply(pair.after().amount());
    return up.compareTo(jump.multiply(down)) > 0 || down.compareTo(jump.multiply(up)) > 0
        ? Optional.of(Exclusion.UNIT_VALUE_JUMP)
        : Optional.empty();
  }
}
