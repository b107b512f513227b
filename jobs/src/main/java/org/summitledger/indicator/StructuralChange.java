package org.summitledger.indicator;

import static org.apache.spark.sql.functions.abs;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.spark.sql.Column;

/** How much of a total moved from some products to others. */
public final class StructuralChange {
  private StructuralChange() {}

  /**
   * ½ Σ |s_k,t − s_k,t−1| of shares s (Lawrence 1984): a plain ratio, from 0, no change, to 1, a
   * wholly new structure. None unless both totals are above zero, and for values below zero. It
   * grows with the level of products, which stands beside it.
   *
   * @param before values by product
   * @param after values of a later period
   */
  public static Outcome lawrence(Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
    return Exact.unless(
        Products.noShares(before, "values before")
            .or(() -> Products.noShares(after, "values after")),
        () -> Products.distance(before, after));
  }

  /**
   * The same over rows, one a product; null if a share is. A product that was not traded in one of
   * both periods has a share of zero.
   */
  public static Column lawrence(Column shareBefore, Column shareAfter) {
    return OrderedSums.ofAll(abs(shareAfter.minus(shareBefore))).divide(2);
  }
}
