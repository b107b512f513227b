package org.summitledger.indicator;

import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * How much of trade goes both ways within a product. Plain ratios, from 0, one way only, to 1, as
 * much in as out. The level of products is stated by the caller, in every table: what is one way at
 * HS6 goes both ways at HS2, so that the index grows as the level gets coarser. Exports and imports
 * are of one reporter, currency and, as far as possible, valuation.
 */
public final class IntraIndustryTrade {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private IntraIndustryTrade() {}

  /**
   * 1 − |X − M| / (X + M) of one product (Grubel and Lloyd 1975). None where there is no trade, and
   * for values below zero.
   */
  public static Outcome grubelLloyd(BigDecimal exports, BigDecimal imports) {
    return Exact.unless(
        Exact.belowZero(exports, "exports are")
            .or(() -> Exact.belowZero(imports, "imports are"))
            .or(() -> Exact.notAboveZero(exports.add(imports), "exports and imports are")),
        // 1 − |X − M| / (X + M) = 2 min(X, M) / (X + M)
        () -> Exact.quotient(TWO.multiply(exports.min(imports)), exports.add(imports)));
  }

  /** {@link #grubelLloyd(BigDecimal, BigDecimal)} of rows; null where it is none. */
  public static Column grubelLloyd(Column exports, Column imports) {
    Column both = exports.plus(imports);
    Column matched = least(exports, imports).cast("double").multiply(2);
    return when(
        exports.geq(0).and(imports.geq(0)).and(both.gt(0)), matched.divide(both.cast("double")));
  }

  /**
   * 1 − Σ|X − M| / Σ(X + M), the mean over products weighted by trade (Grubel and Lloyd 1975). None
   * where there is no trade, and for values below zero.
   *
   * @param exports by product
   * @param imports by product
   */
  public static Outcome grubelLloyd(
      Map<String, BigDecimal> exports, Map<String, BigDecimal> imports) {
    BigDecimal both = Exact.sum(exports.values()).add(Exact.sum(imports.values()));
    Optional<String> why =
        Products.anyBelowZero(exports, "exports")
            .or(() -> Products.anyBelowZero(imports, "imports"))
            .or(() -> Exact.notAboveZero(both, "exports and imports are"));
    return Exact.unless(
        why,
        () -> {
          List<BigDecimal> matched = new ArrayList<>();
          Products.both(exports, imports, BigDecimal.ZERO, (k, x, m) -> matched.add(x.min(m)));
          return Exact.quotient(TWO.multiply(Exact.sum(matched)), both);
        });
  }

  /**
   * {@link #grubelLloyd(Map, Map)} over rows, one a product; null where it is none, or a value is
   * null.
   */
  public static Column grubelLloydOver(Column exports, Column imports) {
    Column both = sum(exports.plus(imports));
    Column lower = least(exports, imports);
    Column known = OrderedSums.none(exports.isNull().or(imports.isNull()));
    return when(
        known.and(min(lower).geq(0)).and(both.gt(0)),
        sum(lower).cast("double").multiply(2).divide(both.cast("double")));
  }
}
