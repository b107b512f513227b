package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Values by product. What is not in a map was not traded: zero. Everything is done in the order of
 * the codes, whatever the order of the maps.
 */
final class Products {
  private Products() {}

  /** The products of either map. */
  static <K extends Comparable<K>> SortedSet<K> of(Map<K, ?> one, Map<K, ?> other) {
    SortedSet<K> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys;
  }

  /** The value of a product. */
  static <K> BigDecimal at(Map<K, BigDecimal> values, K product) {
    return values.getOrDefault(product, BigDecimal.ZERO);
  }

  /** One result a product. */
  static <K extends Comparable<K>, V> SortedMap<K, V> each(
      SortedSet<K> products, Function<K, V> result) {
    SortedMap<K, V> results = new TreeMap<>();
    products.forEach(product -> results.put(product, result.apply(product)));
    return Collections.unmodifiableSortedMap(results);
  }

  /** One result a product, of what is known of it. */
  static <K extends Comparable<K>, T, V> SortedMap<K, V> each(
      SortedMap<K, T> known, BiFunction<K, T, V> result) {
    SortedMap<K, V> results = new TreeMap<>();
    known.forEach((product, of) -> results.put(product, result.apply(product, of)));
    return Collections.unmodifiableSortedMap(results);
  }

  /** In the order of the codes. */
  static <K extends Comparable<K>, V> SortedMap<K, V> sorted(Map<K, V> values) {
    SortedMap<K, V> sorted = new TreeMap<>();
    sorted.putAll(values);
    return Collections.unmodifiableSortedMap(sorted);
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
    BigDecimal differences =
        of(one, other).stream()
            .map(k -> at(one, k).multiply(b).subtract(at(other, k).multiply(a)).abs())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Exact.quotient(differences, a.multiply(b).multiply(BigDecimal.valueOf(2)));
  }
}
