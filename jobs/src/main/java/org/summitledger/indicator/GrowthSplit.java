package org.summitledger.indicator;

import java.math.BigDecimal;

/**
 * What changed the value of trade in one currency: volumes, prices in the currency of trade, and
 * the exchange rate. Plain ratios, 1 for no change; the three multiply to the whole. Volume and
 * price are Fisher's, whose product is the ratio of values in the currency of trade (Fisher 1922).
 *
 * @param whole value after / value before, in the currency of the table
 * @param volume {@link IndexFormula#FISHER} of quantities
 * @param price {@link IndexFormula#FISHER} of prices in the currency of trade
 * @param exchangeRate the currency of the table for one of trade, after / before: what remains of
 *     the whole, so that nothing is lost. With one rate a period it is the ratio of the two rates;
 *     with monthly rates, their mean weighted by trade
 */
public record GrowthSplit(Outcome whole, Outcome volume, Outcome price, Outcome exchangeRate) {

  /**
   * Splits the growth of matched products.
   *
   * @param products in the currency of trade
   * @param before what the same products' value before is in the currency of the table
   * @param after what their value after is there
   */
  public static GrowthSplit of(MatchedProducts products, BigDecimal before, BigDecimal after) {
    Outcome whole =
        Exact.unless(
            Exact.notAboveZero(before, "the value before is")
                .or(() -> Exact.notAboveZero(after, "the value after is")),
            () -> Exact.quotient(after, before));
    Outcome volume = IndexFormula.FISHER.quantity(products);
    Outcome price = IndexFormula.FISHER.price(products);
    Outcome both = volume.with(price, (v, p) -> v * p);
    return new GrowthSplit(whole, volume, price, whole.over(both, "volume and price are zero"));
  }
}
