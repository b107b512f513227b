package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
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

  /** Of the index of what these relatives are of. */
  public static SortedMap<String, Outcome> of(Relatives all) {
    if (all.isEmpty()) {
      return Collections.emptySortedMap();
    }
    double[] weights = weights(all);
    OrderedMap.Builder<String, Outcome> contributions = new OrderedMap.Builder<>();
    int place = 0;
    for (Map.Entry<String, Relative> product : all.byProduct().entrySet()) {
      double change = Exact.nearest(product.getValue().change().subtract(BigDecimal.ONE));
      contributions.add(product.getKey(), Outcome.ifFinite(weights[place++] * change));
    }
    return contributions.build();
  }

  /**
   * Weights that add up to one, and with which the index is an arithmetic mean of relatives. They
   * are made of shares, so that not even the last digit depends on the unit of money.
   */
  private static double[] weights(Relatives all) {
    double[] before = geometric(all, all.laspeyres(), Relative::shareBefore);
    double[] after = geometric(all, all.paasche(), r -> Exact.quotient(r.shareAfter(), r.change()));
    double fisher = Exact.nearest(all.fisher());
    return all.weights(
        (place, r) ->
            (before[place] + after[place]) / LogarithmicMean.of(Exact.nearest(r.change()), fisher));
  }

  /** The weights in a geometric mean that equals an arithmetic mean with other weights. */
  private static double[] geometric(
      Relatives all, BigDecimal mean, Function<Relative, BigDecimal> weight) {
    double m = Exact.nearest(mean);
    return all.weights(
        (place, r) ->
            Exact.nearest(weight.apply(r)) * LogarithmicMean.of(Exact.nearest(r.change()), m));
  }
}
