package org.summitledger.indicator;

import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;

/**
 * Whether a country sends more of its exports to a partner than the partner's weight in the world
 * explains: a plain ratio, from 0, and 1 where it is just that. Both definitions differ in what the
 * partner's weight is. Columns are null where the plain formula has no value.
 */
public final class TradeIntensity {
  private TradeIntensity() {}

  /**
   * (x_ij / X_i) / (X_Wj / X_W), the definition of the World Bank's WITS (Brown 1949). The
   * partner's weight is its part in the world's exports, with those of the country itself. None
   * unless the three totals are above zero, and for exports below zero.
   *
   * @param toPartner x_ij, the country's exports to the partner
   * @param exports X_i, the country's exports
   * @param worldToPartner X_Wj, the world's exports to the partner
   * @param worldExports X_W, the world's exports
   */
  public static Outcome wits(
      BigDecimal toPartner,
      BigDecimal exports,
      BigDecimal worldToPartner,
      BigDecimal worldExports) {
    return Exact.unless(
        Exact.belowZero(toPartner, "exports to the partner are")
            .or(() -> Exact.notAboveZero(exports, "the country's exports are"))
            .or(() -> Exact.notAboveZero(worldToPartner, "the world's exports to the partner are"))
            .or(() -> Exact.notAboveZero(worldExports, "the world's exports are")),
        () -> Exact.quotient(toPartner.multiply(worldExports), exports.multiply(worldToPartner)));
  }

  /** {@link #wits(BigDecimal, BigDecimal, BigDecimal, BigDecimal)} of rows. */
  public static Column wits(
      Column toPartner, Column exports, Column worldToPartner, Column worldExports) {
    return intensity(toPartner, exports, worldToPartner, worldExports);
  }

  /**
   * (x_ij / X_i) / (M_j / (M_W − M_i)) (Kojima 1964; Drysdale and Garnaut 1982). The partner's
   * weight is its part in the imports of all countries but the exporter, who does not export to
   * itself. None unless the three totals are above zero, and for exports below zero.
   *
   * @param toPartner x_ij, the country's exports to the partner
   * @param exports X_i, the country's exports
   * @param partnerImports M_j, the partner's imports
   * @param othersImports M_W − M_i, the imports of all countries without the country's own
   */
  public static Outcome kojima(
      BigDecimal toPartner,
      BigDecimal exports,
      BigDecimal partnerImports,
      BigDecimal othersImports) {
    return Exact.unless(
        Exact.belowZero(toPartner, "exports to the partner are")
            .or(() -> Exact.notAboveZero(exports, "the country's exports are"))
            .or(() -> Exact.notAboveZero(partnerImports, "the partner's imports are"))
            .or(() -> Exact.notAboveZero(othersImports, "the other countries' imports are")),
        () -> Exact.quotient(toPartner.multiply(othersImports), exports.multiply(partnerImports)));
  }

  /** {@link #kojima(BigDecimal, BigDecimal, BigDecimal, BigDecimal)} of rows. */
  public static Column kojima(
      Column toPartner, Column exports, Column partnerImports, Column othersImports) {
    return intensity(toPartner, exports, partnerImports, othersImports);
  }

  private static Column intensity(Column part, Column whole, Column weight, Column world) {
    Column share = part.cast("double").divide(whole.cast("double"));
    Column expected = weight.cast("double").divide(world.cast("double"));
    return when(
        part.geq(0).and(whole.gt(0)).and(weight.gt(0)).and(world.gt(0)), share.divide(expected));
  }
}
