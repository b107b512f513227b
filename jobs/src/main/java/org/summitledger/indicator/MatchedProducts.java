package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The products whose prices can be compared between two periods, since both have a value and a
 * quantity above zero in one unit; and those that are left out, with the reason. Prices are unit
 * values: a change of quality or mix within a product is part of them.
 *
 * @param pairs by product, in the order of the codes
 * @param excluded why each other product is left out
 * @param valueBefore of all products, matched or not
 * @param valueAfter of all products, matched or not
 */
public record MatchedProducts(
    SortedMap<String, Pair> pairs,
    SortedMap<String, Exclusion> excluded,
    BigDecimal valueBefore,
    BigDecimal valueAfter) {

  /**
   * A product in both periods, with values and quantities above zero.
   *
   * @param before in the period that is compared with
   * @param after in the later period
   */
  public record Pair(Traded before, Traded after) {

    /** The value before at the prices after: q0 · p1, to 34 digits. */
    BigDecimal beforeAtPricesAfter() {
      return after.value().multiply(before.amount()).divide(after.amount(), Exact.DIGITS);
    }

    /** The value after at the prices before: q1 · p0, to 34 digits. */
    BigDecimal afterAtPricesBefore() {
      return before.value().multiply(after.amount()).divide(before.amount(), Exact.DIGITS);
    }

    /** p1 / p0, to 34 digits. */
    BigDecimal priceRelative() {
      return Exact.quotient(
          after.value().multiply(before.amount()), before.value().multiply(after.amount()));
    }

    /** q1 / q0, to 34 digits. */
    BigDecimal quantityRelative() {
      return Exact.quotient(after.amount(), before.amount());
    }
  }

  /** Keeps copies, in the order of the codes. */
  public MatchedProducts {
    pairs = OrderedMap.of(pairs);
    excluded = OrderedMap.of(excluded);
  }

  /**
   * Matches two periods. What is not in a map was not traded.
   *
   * @param before by product
   * @param after by product, in the same currency and valuation
   */
  public static MatchedProducts of(Map<String, Traded> before, Map<String, Traded> after) {
    OrderedMap.Builder<String, Pair> pairs = new OrderedMap.Builder<>();
    OrderedMap.Builder<String, Exclusion> excluded = new OrderedMap.Builder<>();
    Products.both(
        before,
        after,
        Traded.withoutQuantity(BigDecimal.ZERO),
        (product, one, other) -> {
          Pair pair = new Pair(one, other);
          why(pair)
              .ifPresentOrElse(
                  reason -> excluded.add(product, reason), () -> pairs.add(product, pair));
        });
    return new MatchedProducts(pairs.build(), excluded.build(), total(before), total(after));
  }

  /** The share of the value before that matched products have; none of a value of zero or less. */
  public Outcome coveredBefore() {
    return covered(matchedBefore(), valueBefore);
  }

  /** The share of the value after that matched products have; none of a value of zero or less. */
  public Outcome coveredAfter() {
    return covered(matchedAfter(), valueAfter);
  }

  /** How many products are left out for each reason. */
  public Map<Exclusion, Integer> excludedCounts() {
    Map<Exclusion, Integer> counts = new EnumMap<>(Exclusion.class);
    excluded.values().forEach(reason -> counts.merge(reason, 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  /** The same without the pairs for which there is a reason. */
  MatchedProducts without(Function<Pair, Optional<Exclusion>> reason) {
    OrderedMap.Builder<String, Pair> kept = new OrderedMap.Builder<>();
    SortedMap<String, Exclusion> out = new TreeMap<>(excluded);
    pairs.forEach(
        (product, pair) ->
            reason
                .apply(pair)
                .ifPresentOrElse(why -> out.put(product, why), () -> kept.add(product, pair)));
    return new MatchedProducts(kept.build(), out, valueBefore, valueAfter);
  }

  /** The value before of matched products. */
  public BigDecimal matchedBefore() {
    return Exact.sum(pairs.values().stream().map(pair -> pair.before().value()).toList());
  }

  /** The value after of matched products. */
  public BigDecimal matchedAfter() {
    return Exact.sum(pairs.values().stream().map(pair -> pair.after().value()).toList());
  }

  private static Outcome covered(BigDecimal matched, BigDecimal all) {
    return Exact.unless(
        Exact.notAboveZero(all, "the value of all products is"),
        () -> Exact.quotient(matched, all));
  }

  private static Optional<Exclusion> why(Pair pair) {
    int before = pair.before().value().signum();
    int after = pair.after().value().signum();
    if (before < 0 || after < 0) {
      return Optional.of(Exclusion.VALUE_BELOW_ZERO);
    }
    if (before == 0 || after == 0) {
      return Optional.of(
          before > 0
              ? Exclusion.ONLY_BEFORE
              : after > 0 ? Exclusion.ONLY_AFTER : Exclusion.NOT_TRADED);
    }
    if (pair.before().amount().signum() <= 0 || pair.after().amount().signum() <= 0) {
      return Optional.of(Exclusion.NO_QUANTITY);
    }
    return pair.before().unit().equals(pair.after().unit())
        ? Optional.empty()
        : Optional.of(Exclusion.OTHER_UNIT);
  }

  private static BigDecimal total(Map<String, Traded> traded) {
    return Exact.sum(traded.values().stream().map(Traded::value).toList());
  }
}
