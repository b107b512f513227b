package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Values by product. What is not in a map was not traded: zero. Everything is done in the order of
 * the codes, whatever the order of the maps.
 */
final class Products {
  private Products() {}

  /**
   * Takes what is known of a product on two sides.
   *
   * @param <K> a product
   * @param <V> what is known
   */
  interface Both<K, V> {
    void take(K product, V one, V other);
  }

  /**
   * Goes through the products of either map, in the order of the codes, each once.
   *
   * @param none what stands for a product that one map does not hold
   */
  static <K extends Comparable<K>, V> void both(
      Map<K, V> one, Map<K, V> other, V none, Both<K, V> taker) {
    OrderedMap<K, V> left = OrderedMap.of(one);
    OrderedMap<K, V> right = OrderedMap.of(other);
    int a = 0;
    int b = 0;
    while (a < left.size() || b < right.size()) {
      int order =
          a == left.size() ? 1 : b == right.size() ? -1 : left.key(a).compareTo(right.key(b));
      if (order < 0) {
        taker.take(left.key(a), left.value(a), none);
      } else if (order > 0) {
        taker.take(right.key(b), none, right.value(b));
      } else {
        taker.take(left.key(a), left.value(a), right.value(b));
      }
      a += order <= 0 ? 1 : 0;
      b += order >= 0 ? 1 : 0;
    }
  }

  /** The same map if it is in order, else a copy. */
  static <K extends Comparable<K>, V> SortedMap<K, V> inOrder(Map<K, V> values) {
    return values instanceof SortedMap<K, V> sorted && sorted.comparator() == null
        ? sorted
        : new TreeMap<>(values);
  }

  /** The value of a product. */
  static <K> BigDecimal at(Map<K, BigDecimal> values, K product) {
    return values.getOrDefault(product, BigDecimal.ZERO);
  }

  /** One result a product of either map. */
  static <R> SortedMap<String, R> each(
      Map<String, BigDecimal> one,
      Map<String, BigDecimal> other,
      BiFunction<BigDecimal, BigDecimal, R> result) {
    OrderedMap.Builder<String, R> results = new OrderedMap.Builder<>();
    both(one, other, BigDecimal.ZERO, (k, a, b) -> results.add(k, result.apply(a, b)));
    return results.build();
  }

  /** One result a product, of what is known of it. */
  static <K extends Comparable<K>, T, V> SortedMap<K, V> each(
      SortedMap<K, T> known, BiFunction<K, T, V> result) {
    OrderedMap.Builder<K, V> results = new OrderedMap.Builder<>();
    inOrder(known).forEach((product, of) -> results.add(product, result.apply(product, of)));
    return results.build();
  }

  /**
   * Why there are no shares of these values: one is below zero, or their sum is not above zero.
   *
   * @param what they are: "exports"
   */
  static <K extends Comparable<K>> Optional<String> noShares(
      Map<K, BigDecimal> values, String what) {
    return anyBelowZero(values, what)
        .or(() -> Exact.notAboveZero(Exact.sum(values.values()), what + " are"));
  }

  /** The first product whose value is below zero, as a reason. */
  static <K extends Comparable<K>> Optional<String> anyBelowZero(
      Map<K, BigDecimal> values, String what) {
    if (values.values().stream().noneMatch(value -> value.signum() < 0)) {
      return Optional.empty();
    }
    return values.entrySet().stream()
        .filter(e -> e.getValue().signum() < 0)
        .map(Map.Entry::getKey)
        .min(Comparable::compareTo)
        .map(product -> what + " of " + product + " are below zero");
  }

  /**
   * ½ Σ |a/A − b/B|, half the sum of the differences of shares: from 0 for equal structures to 1
   * for such that have nothing in common. Both must have shares.
   */
  static BigDecimal distance(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
    BigDecimal a = Exact.sum(one.values());
    BigDecimal b = Exact.sum(other.values());
    List<BigDecimal> differences = new ArrayList<>();
    both(
        one,
        other,
        BigDecimal.ZERO,
        (k, x, y) -> differences.add(x.multiply(b).subtract(y.multiply(a)).abs()));
    return Exact.quotient(Exact.sum(differences), a.multiply(b).multiply(BigDecimal.valueOf(2)));
  }
}
