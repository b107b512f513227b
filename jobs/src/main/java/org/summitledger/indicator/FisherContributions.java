package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import org.summitledger.indicator.Relatives.Relative;

/**
 * What each product adds to the change of a Fisher index: plain ratios, 0.1 is ten points, that add
 * up to the index − 1. The index is the mean of two baskets, and there is more than one way to give
 * each product one weight: here each basket as a geometric mean, half of each, and that as an
 * arithmetic mean (Reinsdorf, Diewert and Ehemann 2002, section 6). Empty where no product is
 * matched.
 */
public final class FisherContributions {
  private FisherContributions() {}

  /** Of the index of prices. */
  public static SortedMap<String, Outcome> price(MatchedProducts products) {
    return contributions(Relatives.prices(products));
  }

  /** Of the index of quantities. */
  public static SortedMap<String, Outcome> quantity(MatchedProducts products) {
    return contributions(Relatives.quantities(products));
  }

  /**
   * Weights that add up to one, and with which the index is an arithmetic mean of relatives. They
   * are made of shares, so that not even the last digit depends on the unit of money.
   */
  private static SortedMap<String, Double> weights(Relatives all) {
    BigDecimal laspeyres = all.laspeyres();
    BigDecimal paasche = all.paasche();
    SortedMap<String, Double> before = geometric(all, laspeyres, Relative::shareBefore);
    SortedMap<String, Double> after =
        geometric(all, paasche, r -> Exact.quotient(r.shareAfter(), r.change()));
    double fisher = Exact.nearest(Relatives.fisher(laspeyres, paasche));
    return all.weights(
        (product, r) ->
            (of(before, product) + of(after, product))
                / LogarithmicMean.of(Exact.nearest(r.change()), fisher));
  }

  private static double of(SortedMap<String, Double> weights, String product) {
    return Objects.requireNonNull(weights.get(product), product);
  }

  /** The weights in a geometric mean that equals an arithmetic mean with other weights. */
  private static SortedMap<String, Double> geometric(
      Relatives all, BigDecimal mean, Function<Relative, BigDecimal> weight) {
    double m = Exact.nearest(mean);
    return all.weights(
        (product, r) ->
            Exact.nearest(weight.apply(r)) * LogarithmicMean.of(Exact.nearest(r.change()), m));
  }

  private static SortedMap<String, Outcome> contributions(Relatives all) {
    if (all.isEmpty()) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, Double> weights = weights(all);
    return Products.each(
        all.byProduct(),
        (product, r) -> {
          double change = Exact.nearest(r.change().subtract(BigDecimal.ONE));
          return Outcome.ifFinite(weights.getOrDefault(product, 0.0) * change);
        });
  }
}
