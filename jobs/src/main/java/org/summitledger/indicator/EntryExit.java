package org.summitledger.indicator;

import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * The change of a total by products that stayed, came and went (accounting identity): ΔX =
 * continuing + entry + exit, exact to the last digit, in the currency of the values. A product is
 * traded where its value is not zero, so that corrections count as well.
 *
 * @param continuing the change of products traded in both periods
 * @param entry the value after of products not traded before
 * @param exit minus the value before of products not traded after
 * @param change ΔX
 */
public record EntryExit(
    BigDecimal continuing, BigDecimal entry, BigDecimal exit, BigDecimal change) {

  /** Of values by product; what is not in a map was not traded. */
  public static EntryExit of(Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
    List<BigDecimal> continuing = new ArrayList<>();
    List<BigDecimal> entry = new ArrayList<>();
    List<BigDecimal> exit = new ArrayList<>();
    Products.both(
        before,
        after,
        BigDecimal.ZERO,
        (product, old, current) -> {
          if (old.signum() == 0) {
            entry.add(current);
          } else if (current.signum() == 0) {
            exit.add(old.negate());
          } else {
            continuing.add(current.subtract(old));
          }
        });
    return new EntryExit(
        Exact.sum(continuing),
        Exact.sum(entry),
        Exact.sum(exit),
        Exact.sum(after.values()).subtract(Exact.sum(before.values())));
  }

  /** The change of products traded in both periods, over rows; null if a value is null. */
  public static Column continuing(Column before, Column after) {
    return change(before, after, before.notEqual(0).and(after.notEqual(0)));
  }

  /** The value after of products not traded before, over rows; null if a value is null. */
  public static Column entry(Column before, Column after) {
    return change(before, after, before.equalTo(0));
  }

  /** Minus the value before of products not traded after, over rows; null if a value is null. */
  public static Column exit(Column before, Column after) {
    return change(before, after, after.equalTo(0));
  }

  private static Column change(Column before, Column after, Column counts) {
    return when(
        OrderedSums.none(before.isNull().or(after.isNull())),
        sum(when(counts, after.minus(before)).otherwise(0)));
  }
}
