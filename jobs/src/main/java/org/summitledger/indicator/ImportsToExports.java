package org.summitledger.indicator;

import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * Imports of a product beside exports of it: whether a country could serve itself with what it
 * sells abroad.
 *
 * @param imports in one currency
 * @param exports in the same, and of the same period
 */
public record ImportsToExports(BigDecimal imports, BigDecimal exports) {

  /**
   * M / X, a plain ratio. None for values below zero, and where exports are zero: there is no large
   * number in its place, though {@link #exceed} knows that imports without exports are above every
   * bound.
   */
  public Outcome ratio() {
    return Exact.unless(
        why().or(() -> Exact.notAboveZero(exports, "exports are")),
        () -> Exact.quotient(imports, exports));
  }

  /** Whether imports are above a multiple of exports; empty for values below zero. */
  public Optional<Boolean> exceed(Threshold times) {
    return compare(times).map(sign -> sign > 0);
  }

  /**
   * Whether imports are a multiple of exports or more; empty for values below zero, and without
   * trade false.
   */
  public Optional<Boolean> reach(Threshold times) {
    return compare(times).map(sign -> sign >= 0 && imports.signum() > 0);
  }

  /** {@link #ratio} of rows; null where it is none. */
  public static Column ratio(Column imports, Column exports) {
    return when(imports.geq(0).and(exports.gt(0)), Ratios.share(imports, exports));
  }

  private Optional<Integer> compare(Threshold times) {
    return why().isPresent()
        ? Optional.empty()
        : Optional.of(imports.compareTo(times.bound().multiply(exports)));
  }

  private Optional<String> why() {
    return Exact.belowZero(imports, "imports are")
        .or(() -> Exact.belowZero(exports, "exports are"));
  }
}
