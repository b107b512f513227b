package org.summitledger.indicator;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** How few suppliers or products a total comes from. */
public final class Concentration {
  private Concentration() {}

  /**
   * Σ s², the Herfindahl–Hirschman index of the values in an array, each taken as a share of a
   * total (Hirschman 1945; Herfindahl 1950). From 1/n for n equal shares to 1 for a single one;
   * null for a total of zero.
   *
   * @param values an array of money, in an order that is the same in every run, since the squares
   *     are added in floating point
   * @param total what the shares are of
   */
  public static Column herfindahl(Column values, Column total) {
    Column whole = total.cast("double");
    return when(
        total.gt(0),
        aggregate(
            values,
            lit(0.0),
            (sum, value) -> {
              Column share = value.cast("double").divide(whole);
              return sum.plus(share.multiply(share));
            }));
  }
}
