package org.summitledger.indicator;

import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * The three core dependency indicators of the European Commission for one product (SWD(2021) 352;
 * Arjona, Connell and Herghelegiu 2023). Plain ratios; computed by value or, in parallel, by
 * weight. A country without a union has intra-union imports of zero, and a CDI2 of 1.
 *
 * @param cdi1 concentration of imports from outside the union, Σ s² over suppliers: {@link
 *     Concentration#herfindahl(Collection)}
 * @param cdi2 imports from outside the union / all imports
 * @param cdi3 imports from outside the union beside all exports
 */
public record EuDependency(Outcome cdi1, Outcome cdi2, ImportsToExports cdi3) {

  /**
   * The indicators; none without imports, and for values below zero.
   *
   * @param suppliers imports from each country outside the union
   * @param fromUnion imports from members of the union
   * @param exports all exports
   */
  public static EuDependency of(
      Collection<BigDecimal> suppliers, BigDecimal fromUnion, BigDecimal exports) {
    BigDecimal outside = Exact.sum(suppliers);
    return new EuDependency(
        Concentration.herfindahl(suppliers),
        cdi2(outside, fromUnion),
        new ImportsToExports(outside, exports));
  }

  /** Imports from outside the union / all imports. */
  public static Outcome cdi2(BigDecimal outside, BigDecimal fromUnion) {
    return Exact.unless(
        Exact.belowZero(outside, "imports from outside are")
            .or(() -> Exact.belowZero(fromUnion, "imports from the union are"))
            .or(() -> Exact.notAboveZero(outside.add(fromUnion), "imports are")),
        () -> Exact.quotient(outside, outside.add(fromUnion)));
  }

  /** {@link #cdi2(BigDecimal, BigDecimal)} of rows; null where it is none. */
  public static Column cdi2(Column outside, Column fromUnion) {
    Column all = outside.plus(fromUnion);
    return when(outside.geq(0).and(fromUnion.geq(0)).and(all.gt(0)), Ratios.share(outside, all));
  }

  /** Whether all three are above their thresholds; empty where that is not known. */
  public Optional<Boolean> isDependent(Threshold first, Threshold second, Threshold third) {
    return Flags.all(
        List.of(first.isExceededBy(cdi1), second.isExceededBy(cdi2), cdi3.exceed(third)));
  }
}
