package org.summitledger.indicator;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;

/**
 * The demand that a country's exporters meet: how much the imports of its markets grew, weighted by
 * what the markets were to the country. It is what the rates of constant market shares leave when
 * shares won or lost are taken off (Nyssens and Poullet 1990, see {@link ConstantMarketShare}): 1 +
 * growth − share effect.
 */
public final class AddressedDemand {
  private AddressedDemand() {}

  /**
   * Σ_j Σ_k X_ijk,0 / X_i,0 · M_jk / M_jk,0: a plain ratio, 1 for no change. None unless exports of
   * the base are above zero, for exports below zero, and where the imports of a market are not
   * known, or were not above zero in the base: that a partner has not reported yet is no fall of
   * demand.
   *
   * @param baseExports X_ijk,0, the country's exports by market in the base period
   * @param baseImports M_jk,0, imports of the base period from all suppliers, by market
   * @param imports M_jk, the same of the period
   */
  public static Outcome index(
      Map<Market, BigDecimal> baseExports,
      Map<Market, BigDecimal> baseImports,
      Map<Market, BigDecimal> imports) {
    SortedMap<Market, BigDecimal> sold = new TreeMap<>(baseExports);
    sold.values().removeIf(x -> x.signum() == 0);
    Optional<String> why =
        Products.noShares(baseExports, "exports of the base period")
            .or(() -> first(sold, m -> !imports.containsKey(m)).map(m -> m + " are missing"))
            .or(
                () ->
                    first(sold, m -> Products.at(baseImports, m).signum() <= 0)
                        .map(m -> m + " in the base period are not above zero"));
    return Exact.unless(
        why,
        () ->
            Exact.quotient(
                Exact.total(
                    sold.entrySet().stream()
                        .map(
                            e ->
                                Exact.quotient(
                                    e.getValue().multiply(Products.at(imports, e.getKey())),
                                    Products.at(baseImports, e.getKey())))
                        .toList()),
                Exact.sum(sold.values())));
  }

  private static Optional<String> first(
      SortedMap<Market, BigDecimal> sold, Predicate<Market> condition) {
    return sold.keySet().stream().filter(condition).findFirst().map(m -> "imports of " + m);
  }

  /**
   * {@link #index(Map, Map, Map)} over rows, one a market; null where it is none, or a value of a
   * market with exports is null.
   */
  public static Column index(Column baseExports, Column baseImports, Column imports) {
    Column grown =
        baseExports
            .cast("double")
            .multiply(imports.cast("double"))
            .divide(baseImports.cast("double"));
    Column demand =
        OrderedSums.ofAll(when(baseExports.equalTo(0), lit(0.0)).when(baseImports.gt(0), grown));
    return when(min(baseExports).geq(0), Ratios.share(demand, sum(baseExports)));
  }

  /**
   * (X_t / X_0) / (DA_t / DA_0): a plain ratio, above 1 where exports grew faster than the demand
   * they met: where shares in markets were won. The product of both is the growth of exports.
   *
   * @param exportsBefore X_0, all of the country's exports in the base period
   * @param exportsAfter X_t
   * @param demand {@link #index}, between the same periods
   */
  public static Outcome marketShareEffect(
      BigDecimal exportsBefore, BigDecimal exportsAfter, Outcome demand) {
    return Exact.unless(
            Exact.notAboveZero(exportsBefore, "exports before are"),
            () -> Exact.quotient(exportsAfter, exportsBefore))
        .over(demand, "demand fell to zero");
  }
}
