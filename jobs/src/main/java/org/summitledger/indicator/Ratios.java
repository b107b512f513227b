package org.summitledger.indicator;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;

/**
 * Ratios of exact money, plain or as Spark expressions. A column is null where an operand is null
 * or a denominator is zero: never NaN or infinity.
 */
public final class Ratios {
  private Ratios() {}

  /** part / whole, for instance a share; none of a whole of zero. */
  public static Outcome share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? Outcome.none("the whole is zero")
        : Exact.outcome(Exact.quotient(part, whole));
  }

  /** part / whole, for instance a share. */
  public static Column share(Column part, Column whole) {
    return when(whole.notEqual(0), part.cast("double").divide(whole.cast("double")));
  }

  /** value / base − 1 (accounting identity); none unless the base is above zero. */
  public static Outcome growth(BigDecimal value, BigDecimal base) {
    return Exact.unless(
        Exact.notAboveZero(base, "the base is"), () -> Exact.quotient(value.subtract(base), base));
  }

  /**
   * value / base − 1 (accounting identity). With a negative base a growth rate has no meaning, and
   * is null.
   */
  public static Column growth(Column value, Column base) {
    return when(base.gt(0), value.cast("double").divide(base.cast("double")).minus(1));
  }

  /**
   * (value / base)^(1/years) − 1, the compound annual growth rate; none for a base of zero or less,
   * a negative value, or less than one year.
   */
  public static Outcome compoundGrowth(BigDecimal value, BigDecimal base, double years) {
    if (!(years >= 1)) {
      return Outcome.none("it is less than one year");
    }
    return Exact.unless(
            Exact.notAboveZero(base, "the base is")
                .or(() -> Exact.belowZero(value, "the value is")),
            () -> Exact.quotient(value, base))
        .map(ratio -> StrictMath.pow(ratio, 1 / years) - 1);
  }

  /**
   * (value / base)^(1/years) − 1, the compound annual growth rate; null for a base of zero or less,
   * a negative value, or less than one year.
   */
  public static Column compoundGrowth(Column value, Column base, Column years) {
    Column ratio = value.cast("double").divide(base.cast("double"));
    return when(
        base.gt(0).and(value.geq(0)).and(years.geq(1)),
        pow(ratio, lit(1.0).divide(years.cast("double"))).minus(1));
  }

  /**
   * (part − part before) / whole before: what a part contributes to the growth of the whole
   * (accounting identity); none unless the whole was above zero.
   */
  public static Outcome contribution(
      BigDecimal part, BigDecimal partBefore, BigDecimal wholeBefore) {
    return Exact.unless(
        Exact.notAboveZero(wholeBefore, "the whole before is"),
        () -> Exact.quotient(part.subtract(partBefore), wholeBefore));
  }

  /**
   * (part − part before) / whole before: what a part contributes to the growth of the whole; over
   * all parts it adds up to that growth (accounting identity).
   */
  public static Column contribution(Column part, Column partBefore, Column wholeBefore) {
    return when(
        wholeBefore.gt(0),
        part.minus(partBefore).cast("double").divide(wholeBefore.cast("double")));
  }
}
