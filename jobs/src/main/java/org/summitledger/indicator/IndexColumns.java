package org.summitledger.indicator;

import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * {@link IndexFormula} over rows, one a product. A product whose relative is null is not matched,
 * and left out; the index is null where none is matched. The index of Sato and Vartia needs sums of
 * what depends on sums, and is plain only.
 */
public final class IndexColumns {
  private IndexColumns() {}

  /**
   * p1 / p0 of a row, from values and quantities; null unless all four are above zero. That the
   * quantities are in one unit is the caller's to see to.
   */
  public static Column priceRelative(
      Column valueBefore, Column quantityBefore, Column valueAfter, Column quantityAfter) {
    Column before = valueBefore.cast("double").divide(quantityBefore.cast("double"));
    Column after = valueAfter.cast("double").divide(quantityAfter.cast("double"));
    return when(
        matched(valueBefore, quantityBefore, valueAfter, quantityAfter), after.divide(before));
  }

  /** q1 / q0 of a row; null unless values and quantities are above zero. */
  public static Column quantityRelative(
      Column valueBefore, Column quantityBefore, Column valueAfter, Column quantityAfter) {
    return when(
        matched(valueBefore, quantityBefore, valueAfter, quantityAfter),
        quantityAfter.cast("double").divide(quantityBefore.cast("double")));
  }

  /** Σ v0 r / Σ v0 (Laspeyres 1871). */
  public static Column laspeyres(Column relative, Column before) {
    return Ratios.share(
        OrderedSums.ofKnown(relative.multiply(before.cast("double"))), known(relative, before));
  }

  /** Σ v1 / Σ (v1 / r) (Paasche 1874). */
  public static Column paasche(Column relative, Column after) {
    return Ratios.share(
        known(relative, after), OrderedSums.ofKnown(after.cast("double").divide(relative)));
  }

  /** √(Laspeyres · Paasche) (Fisher 1922). */
  public static Column fisher(Column relative, Column before, Column after) {
    return sqrt(laspeyres(relative, before).multiply(paasche(relative, after)));
  }

  /** exp Σ ½ (s0 + s1) ln r (Törnqvist 1936). */
  public static Column tornqvist(Column relative, Column before, Column after) {
    Column logBefore = mean(log(relative), before);
    Column logAfter = mean(log(relative), after);
    return exp(logBefore.plus(logAfter).divide(2));
  }

  /** Σ v x / Σ v over matched rows. */
  private static Column mean(Column x, Column value) {
    return Ratios.share(OrderedSums.ofKnown(x.multiply(value.cast("double"))), known(x, value));
  }

  /** Σ v over matched rows, exact. */
  private static Column known(Column relative, Column value) {
    return sum(when(relative.isNotNull(), value));
  }

  private static Column matched(Column v0, Column q0, Column v1, Column q1) {
    return v0.gt(0).and(q0.gt(0)).and(v1.gt(0)).and(q1.gt(0));
  }
}
