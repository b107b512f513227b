package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.SortedMap;
import org.summitledger.indicator.MatchedProducts.Pair;

/**
 * The change of a value in money, split into quantity and price: ΔV = Σ ½(p0 + p1) Δq + Σ ½(q0 +
 * q1) Δp, exactly (Bennet 1920; Diewert 2005). In the currency of the values; nothing is missing
 * where both periods are matched, and without matched products all three are zero. What of all
 * trade they cover is {@link MatchedProducts#coveredBefore()}.
 *
 * @param change ΔV of the matched products
 * @param quantity by more or less of it
 * @param price by dearer or cheaper
 */
public record Bennet(Outcome change, Outcome quantity, Outcome price) {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** Over all matched products. */
  public static Bennet of(MatchedProducts products) {
    return split(
        Exact.sum(products.pairs().values().stream().map(Bennet::change).toList()),
        Exact.sum(products.pairs().values().stream().map(Bennet::cross).toList()));
  }

  /** Of each matched product; they add up to the whole. */
  public static SortedMap<String, Bennet> byProduct(MatchedProducts products) {
    return Products.each(products.pairs(), (product, pair) -> split(change(pair), cross(pair)));
  }

  /** ½(p0 + p1)Δq = ½(ΔV + q1·p0 − q0·p1), and ½(q0 + q1)Δp = ½(ΔV − q1·p0 + q0·p1). */
  private static Bennet split(BigDecimal change, BigDecimal cross) {
    return new Bennet(
        Exact.outcome(change),
        Exact.outcome(HALF.multiply(change.add(cross))),
        Exact.outcome(HALF.multiply(change.subtract(cross))));
  }

  private static BigDecimal change(Pair pair) {
    return pair.after().value().subtract(pair.before().value());
  }

  private static BigDecimal cross(Pair pair) {
    return pair.afterAtPricesBefore().subtract(pair.beforeAtPricesAfter());
  }
}
