package org.summitledger.indicator;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * Sums of doubles over the rows of a group, from the smallest to the largest: equal rows give equal
 * bytes, however Spark divides them. A group's rows become one array, that is sorted: groups are
 * the products or partners of a cell, some thousand rows, and not a world's lines.
 */
final class OrderedSums {
  private OrderedSums() {}

  /** Σ over all rows; null if one of them is null, since what is missing is not zero. */
  static Column ofAll(Column term) {
    return when(none(term.isNull()), ofKnown(term));
  }

  /** Σ over the rows that are not null; 0 where none is. */
  static Column ofKnown(Column term) {
    return aggregate(
        array_sort(collect_list(term.cast("double"))), lit(0.0), (sum, t) -> sum.plus(t));
  }

  /** Whether a condition is true of no row. */
  static Column none(Column condition) {
    return count(when(condition, 1)).equalTo(0);
  }
}
