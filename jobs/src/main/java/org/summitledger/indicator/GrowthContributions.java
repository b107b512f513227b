package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;

/** What each product, partner or sector adds to the growth of the whole. */
public final class GrowthContributions {
  private GrowthContributions() {}

  /**
   * (x_k,1 − x_k,0) / X_0 of every part (accounting identity), as a plain ratio: 0.1 is ten
   * percentage points. They add up to {@link Ratios#growth(BigDecimal, BigDecimal)} of the whole. A
   * part that is new adds all it has; one that vanished takes away all it had. None unless the
   * whole was above zero. For rows there is {@link Ratios#contribution(org.apache.spark.sql.Column,
   * org.apache.spark.sql.Column, org.apache.spark.sql.Column)}.
   *
   * @param before the parts of the whole
   * @param after the same, a period later
   */
  public static SortedMap<String, Outcome> of(
      Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
    BigDecimal whole = Exact.sum(before.values());
    return Products.each(
        Products.of(before, after),
        k -> Ratios.contribution(Products.at(after, k), Products.at(before, k), whole));
  }
}
