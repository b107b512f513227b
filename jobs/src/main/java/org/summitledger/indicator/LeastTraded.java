package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the products that were hardly traded: all without trade in the base period, and
 * the smallest others until they are a given share of it (Kehoe and Ruhl 2013, with a tenth). The
 * product that would exceed it is counted in part. Plain ratios. The base should be a mean of
 * several years, and the products those of one revision throughout, or new codes look like new
 * goods.
 *
 * @param share the same products' share of trade later
 * @param newGoodsMargin that minus the share they had: above zero where trade grew by new goods
 */
public record LeastTraded(Outcome share, Outcome newGoodsMargin) {

  /**
   * Of values by product; what is not in a map was not traded. None unless both totals are above
   * zero, and for values below zero.
   *
   * @param base values in the base period
   * @param later values in a later period
   * @param cutoff the share that the least traded have in the base period
   * @throws IllegalArgumentException if the cutoff is not between 0 and 1
   */
  public static LeastTraded of(
      Map<String, BigDecimal> base, Map<String, BigDecimal> later, BigDecimal cutoff) {
    if (cutoff.signum() <= 0 || cutoff.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "Cannot take the least traded "
              + cutoff
              + " of trade: it is not between 0 and 1. Give a share, for instance 0.1.");
    }
    Optional<String> why =
        Products.noShares(base, "values of the base period")
            .or(() -> Products.noShares(later, "later values"));
    Outcome share =
        Exact.unless(
            why, () -> Exact.quotient(grown(base, later, cutoff), Exact.sum(later.values())));
    return new LeastTraded(share, share.map(s -> s - cutoff.doubleValue()));
  }

  /** The later value of the least traded products. */
  private static BigDecimal grown(
      Map<String, BigDecimal> base, Map<String, BigDecimal> later, BigDecimal cutoff) {
    BigDecimal room = cutoff.multiply(Exact.sum(base.values()));
    BigDecimal grown = BigDecimal.ZERO;
    for (Product product : fromTheSmallest(base, later)) {
      if (product.base().compareTo(room) > 0) {
        return grown.add(product.later().multiply(Exact.quotient(room, product.base())));
      }
      room = room.subtract(product.base());
      grown = grown.add(product.later());
    }
    return grown;
  }

  /** The values of a product. */
  private record Product(BigDecimal base, BigDecimal later) {}

  /** By value in the base; products of equal value are in the order of their codes. */
  private static List<Product> fromTheSmallest(
      Map<String, BigDecimal> base, Map<String, BigDecimal> later) {
    List<Product> products = new ArrayList<>();
    Products.both(
        base, later, BigDecimal.ZERO, (code, one, other) -> products.add(new Product(one, other)));
    products.sort(Comparator.comparing(Product::base));
    return products;
  }
}
