package org.summitledger.indicator;

import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.spark.sql.Column;

/** How much of what two countries export to the same market is the same. */
public final class ExportSimilarity {
  private ExportSimilarity() {}

  /**
   * Σ_k min(s_ik, s_jk) of shares s (Finger and Kreinin 1979): a plain ratio, from 0, nothing in
   * common, to 1, the same structure. None unless both totals are above zero, and for exports below
   * zero. It grows with the level of products, which stands beside it.
   *
   * @param one a country's exports by product
   * @param other another's
   */
  public static Outcome fingerKreinin(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
    // Shares add up to one, so that Σ min(s, t) = 1 − ½ Σ |s − t|.
    return Exact.unless(
        Products.noShares(one, "the one's exports")
            .or(() -> Products.noShares(other, "the other's exports")),
        () -> BigDecimal.ONE.subtract(Products.distance(one, other)));
  }

  /**
   * The same over rows, one a product; null if a share is. A product that one of both does not
   * export has a share of zero.
   */
  public static Column fingerKreinin(Column share, Column otherShare) {
    return OrderedSums.ofAll(
        when(share.isNotNull().and(otherShare.isNotNull()), least(share, otherShare)));
  }
}
