package org.summitledger.indicator;

import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;

/**
 * A country's exports against those of a reference, split into how many products it sells and how
 * much of each (Hummels and Klenow 2005, after Feenstra 1994). Plain ratios. The reference, the HS
 * revision and the products that count are stated by the caller, who leaves 999999 ("not
 * specified") out: it is no product. The reference's exports include those of every product that
 * the country sells, or the intensive margin is overstated.
 *
 * @param extensive EM = Σ_{k∈I} x_ref,k / Σ_k x_ref,k, the weight in the reference of the products
 *     I that the country sells: from 0 to 1
 * @param intensive IM = Σ_{k∈I} x_k / Σ_{k∈I} x_ref,k
 * @param share Σ x_k / Σ x_ref,k; EM · IM
 * @param price P = Π (p_k / p_ref,k)^w over products with unit values on both sides that pass the
 *     screen, weighted as by {@link IndexFormula#SATO_VARTIA}
 * @param quantity Q = IM / P
 * @param priced the share of the country's exports that P is of; below 1, Q holds what the rest's
 *     prices do
 */
public record HummelsKlenow(
    Outcome extensive,
    Outcome intensive,
    Outcome share,
    Outcome price,
    Outcome quantity,
    Outcome priced) {

  /**
   * Of exports by product, in one currency and period. None for values below zero.
   *
   * @param screen leaves out unit values that are no prices, the reference's standing before: one
   *     kilogram at a thousand times the price would else decide the index
   */
  public static HummelsKlenow of(
      Map<String, Traded> country, Map<String, Traded> reference, UnitValueScreen screen) {
    return of(country, reference, screen::apply);
  }

  /** The same, with every unit value taken for a price. */
  public static HummelsKlenow of(Map<String, Traded> country, Map<String, Traded> reference) {
    return of(country, reference, UnaryOperator.identity());
  }

  private static HummelsKlenow of(
      Map<String, Traded> country,
      Map<String, Traded> reference,
      UnaryOperator<MatchedProducts> screen) {
    Map<String, BigDecimal> exports = values(country);
    Map<String, BigDecimal> others = values(reference);
    BigDecimal all = Exact.sum(others.values());
    BigDecimal own = Exact.sum(exports.values());
    BigDecimal common =
        Exact.sum(
            exports.entrySet().stream()
                .filter(e -> e.getValue().signum() > 0)
                .map(e -> Products.at(others, e.getKey()))
                .toList());
    Optional<String> why =
        Products.anyBelowZero(exports, "the country's exports")
            .or(() -> Products.noShares(others, "the reference's exports"));
    Outcome intensive =
        Exact.unless(
            why.or(() -> Exact.notAboveZero(common, "the reference's exports of its products are")),
            () -> Exact.quotient(own, common));
    MatchedProducts matched = screen.apply(MatchedProducts.of(reference, country));
    Outcome price =
        matched.pairs().isEmpty()
            ? Outcome.none("no product has a unit value that can be compared on both sides")
            : IndexFormula.SATO_VARTIA.price(matched);
    return new HummelsKlenow(
        Exact.unless(why, () -> Exact.quotient(common, all)),
        intensive,
        Exact.unless(why, () -> Exact.quotient(own, all)),
        price,
        intensive.over(price, "the price index is zero"),
        matched.coveredAfter());
  }

  /**
   * EM over rows, one a product that either sells; null where it is none, or a value is null.
   *
   * @param exports zero where the country does not sell it
   * @param reference zero where the reference does not
   */
  public static Column extensive(Column exports, Column reference) {
    return when(
        usable(exports, reference), Ratios.share(common(exports, reference), sum(reference)));
  }

  /** IM over rows, with the same parameters. */
  public static Column intensive(Column exports, Column reference) {
    return when(usable(exports, reference), Ratios.share(sum(exports), common(exports, reference)));
  }

  private static Column common(Column exports, Column reference) {
    return sum(when(exports.gt(0), reference).otherwise(0));
  }

  private static Column usable(Column exports, Column reference) {
    return OrderedSums.none(exports.isNull().or(reference.isNull()))
        .and(min(exports).geq(0))
        .and(min(reference).geq(0));
  }

  private static SortedMap<String, BigDecimal> values(Map<String, Traded> traded) {
    return OrderedMap.of(traded).each(Traded::value);
  }
}
