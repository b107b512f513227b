package org.summitledger.indicator;

import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** How few suppliers or products a total comes from. */
public final class Concentration {
  private Concentration() {}

  /**
   * Σ s², the Herfindahl–Hirschman index of parts of a total (Hirschman 1945; Herfindahl 1950), as
   * Σ v² / total². From 1/n for n equal shares to 1 for a single one; null for a total that is not
   * above zero.
   *
   * @param squares Σ v², exact: so the index does not depend on the order of the parts
   * @param total what the shares are of
   */
  public static Column herfindahl(Column squares, Column total) {
    Column whole = total.cast("double");
    return when(total.gt(0), squares.cast("double").divide(whole.multiply(whole)));
  }
}
