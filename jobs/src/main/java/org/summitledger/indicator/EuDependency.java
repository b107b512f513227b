package org.summitledger.indicator;

import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;

/**
 * The second core dependency indicator of the European Commission (SWD(2021) 352; Arjona, Connell
 * and Herghelegiu 2023), a plain ratio. The first is {@link Concentration#herfindahl} of imports
 * from outside the union, the third {@link ImportsToExports}. A country without a union has
 * intra-union imports of zero, and a CDI2 of 1.
 */
public final class EuDependency {
  private EuDependency() {}

  /** Imports from outside the union / all imports; none without imports and for values below 0. */
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
}
