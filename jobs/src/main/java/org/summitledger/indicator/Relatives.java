package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.summitledger.indicator.MatchedProducts.Pair;

/**
 * The change of the price, or of the quantity, of each product, with the values that weigh it.
 *
 * @param byProduct in the order of the codes, in which everything is summed
 */
record Relatives(SortedMap<String, Relative> byProduct) {

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

  /** p1 / p0. */
  static Relatives prices(MatchedProducts products) {
    return of(products, Pair::priceRelative);
  }

  /** q1 / q0. */
  static Relatives quantities(MatchedProducts products) {
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

  boolean isEmpty() {
    return byProduct.isEmpty();
  }

  /** Σ, to 34 digits. */
  BigDecimal sum(Function<Relative, BigDecimal> term) {
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

  /** Weights by product, made to add up to one. */
  SortedMap<String, Double> weights(ToDoubleBiFunction<String, Relative> raw) {
    SortedMap<String, Double> weights = new TreeMap<>();
    byProduct.forEach((product, r) -> weights.put(product, raw.applyAsDouble(product, r)));
    double sum = 0;
    for (double weight : weights.values()) {
      sum += weight;
    }
    double all = sum;
    weights.replaceAll((product, weight) -> weight / all);
    return weights;
  }

  /** Σ v0 r / Σ v0. */
  BigDecimal laspeyres() {
    return Exact.quotient(sum(r -> r.before().multiply(r.change())), sum(Relative::before));
  }

  /** Σ v1 / Σ (v1 / r). */
  BigDecimal paasche() {
    return Exact.quotient(sum(Relative::after), sum(Relative::deflated));
  }

  /** The geometric mean of both. */
  static BigDecimal fisher(BigDecimal laspeyres, BigDecimal paasche) {
    return laspeyres.multiply(paasche).sqrt(Exact.DIGITS);
  }

  /** The weights of Sato and Vartia: logarithmic means of the shares before and after. */
  SortedMap<String, Double> satoVartia() {
    return weights(
        (product, r) ->
            LogarithmicMean.of(Exact.nearest(r.shareBefore()), Exact.nearest(r.shareAfter())));
  }
}
