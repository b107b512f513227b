package org.summitledger.indicator;

import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * The demand that a country's exporters meet: what the markets import, weighted by what the markets
 * were to the country (the export demand of the Eurosystem's projections; Hubrich and Karlsson
 * 2010). Its level has no meaning of its own; its growth has.
 */
public final class AddressedDemand {
  private AddressedDemand() {}

  /**
   * Σ_j Σ_k M_jk · X_ijk,0 / X_i,0, in the currency of imports. None unless exports of the base are
   * above zero, for exports below zero, and where the imports of a market are not known: that a
   * partner has not reported yet is no fall of demand.
   *
   * @param baseExports X_ijk,0, the country's exports by market in the base period
   * @param imports M_jk of a period, from all suppliers, by market
   */
  public static Outcome level(
      Map<Market, BigDecimal> baseExports, Map<Market, BigDecimal> imports) {
    Optional<String> why =
        Products.noShares(baseExports, "exports of the base period")
            .or(
                () ->
                    Products.of(baseExports, Map.of()).stream()
                        .filter(
                            m ->
                                Products.at(baseExports, m).signum() > 0 && !imports.containsKey(m))
                        .findFirst()
                        .map(m -> "imports of " + m + " are missing"));
    return Exact.unless(
        why,
        () ->
            Exact.quotient(
                Exact.sum(
                    baseExports.entrySet().stream()
                        .map(e -> e.getValue().multiply(Products.at(imports, e.getKey())))
                        .toList()),
                Exact.sum(baseExports.values())));
  }

  /**
   * {@link #level(Map, Map)} over rows, one a market; null where it is none, or a value is null.
   */
  public static Column level(Column baseExports, Column imports) {
    Column demand = OrderedSums.ofAll(baseExports.cast("double").multiply(imports.cast("double")));
    return when(min(baseExports).geq(0), Ratios.share(demand, sum(baseExports)));
  }

  /** Demand after / demand before: a plain ratio, 1 for no change; none of a demand of zero. */
  public static Outcome growthFactor(Outcome before, Outcome after) {
    return after.over(before, "the demand before is zero");
  }

  /**
   * (X_t / X_0) / (DA_t / DA_0): a plain ratio, above 1 where exports grew faster than the demand
   * they met, and shares in markets were won. The product of both is the growth of exports.
   *
   * @param exportsBefore X_0, all of the country's exports in the base period
   * @param exportsAfter X_t
   * @param demand {@link #growthFactor}, between the same periods
   */
  public static Outcome marketShareEffect(
      BigDecimal exportsBefore, BigDecimal exportsAfter, Outcome demand) {
    return Exact.unless(
            Exact.notAboveZero(exportsBefore, "exports before are"),
            () -> Exact.quotient(exportsAfter, exportsBefore))
        .over(demand, "demand fell to zero");
  }
}
