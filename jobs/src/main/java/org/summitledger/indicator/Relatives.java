package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.summitledger.indicator.MatchedProducts.Pair;

/**
 * The change of the price, or of the quantity, of each matched product, with the values that weigh
 * it: what index numbers and contributions to them are made of. Of one thread: sums are kept once
 * they were asked for.
 */
public final class Relatives {
  private final SortedMap<String, Relative> byProduct;
  private @Nullable BigDecimal laspeyres;
  private @Nullable BigDecimal paasche;

  private Relatives(SortedMap<String, Relative> byProduct) {
    this.byProduct = byProduct;
  }

  /**
   * One product.
   *
   * @param change r, above zero
   * @param before v0, above zero
   * @param after v1, above zero
   * @param shareBefore v0 / Σ v0
   * @param shareAfter v1 / Σ v1
   */
  record Relative(
      BigDecimal change,
      BigDecimal before,
      BigDecimal after,
      BigDecimal shareBefore,
      BigDecimal shareAfter) {

    /** v1 / r: the value after at the prices before, where the relative is of the price. */
    BigDecimal deflated() {
      return Exact.quotient(after, change);
    }

    /** ln r. */
    double log() {
      return StrictMath.log(Exact.nearest(change));
    }
  }

  /** p1 / p0 of each product. */
  public static Relatives prices(MatchedProducts products) {
    return of(products, Pair::priceRelative);
  }

  /** q1 / q0 of each product. */
  public static Relatives quantities(MatchedProducts products) {
    return of(products, Pair::quantityRelative);
  }

  private static Relatives of(MatchedProducts products, Function<Pair, BigDecimal> change) {
    BigDecimal before = products.matchedBefore();
    BigDecimal after = products.matchedAfter();
    return new Relatives(
        Products.each(
            products.pairs(),
            (product, pair) ->
                new Relative(
                    change.apply(pair),
                    pair.before().value(),
                    pair.after().value(),
                    Exact.quotient(pair.before().value(), before),
                    Exact.quotient(pair.after().value(), after))));
  }

  /** In the order of the codes, in which everything is summed. */
  SortedMap<String, Relative> byProduct() {
    return byProduct;
  }

  boolean isEmpty() {
    return byProduct.isEmpty();
  }

  /** Σ, to 34 digits. */
  private BigDecimal sum(Function<Relative, BigDecimal> term) {
    return Exact.total(byProduct.values().stream().map(term).toList());
  }

  /** Σ of doubles. */
  double total(ToDoubleFunction<Relative> term) {
    double sum = 0;
    for (Relative relative : byProduct.values()) {
      sum += term.applyAsDouble(relative);
    }
    return sum;
  }

  /** Gives the weight of a product, before all are made to add up to one. */
  interface Weight {
    double of(int place, Relative relative);
  }

  /** Weights of the products, place by place, made to add up to one. */
  double[] weights(Weight raw) {
    double[] weights = new double[byProduct.size()];
    double sum = 0;
    int place = 0;
    for (Relative relative : byProduct.values()) {
      weights[place] = raw.of(place, relative);
      sum += weights[place++];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** Σ v0 r / Σ v0. */
  BigDecimal laspeyres() {
    if (laspeyres == null) {
      laspeyres = Exact.quotient(sum(r -> r.before().multiply(r.change())), sum(Relative::before));
    }
    return laspeyres;
  }

  /** Σ v1 / Σ (v1 / r). */
  BigDecimal paasche() {
    if (paasche == null) {
      paasche = Exact.quotient(sum(Relative::after), sum(Relative::deflated));
    }
    return paasche;
  }

  /** The geometric mean of both. */
  BigDecimal fisher() {
    return laspeyres().multiply(paasche()).sqrt(Exact.DIGITS);
  }

  /** The weights of Sato and Vartia: logarithmic means of the shares before and after. */
  double[] satoVartia() {
    return weights(
        (place, r) ->
            LogarithmicMean.of(Exact.nearest(r.shareBefore()), Exact.nearest(r.shareAfter())));
  }
}
