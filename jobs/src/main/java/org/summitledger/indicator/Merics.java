package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The dependency of a country on one partner for one product, in the manner of MERICS: imports are
 * a multiple of exports, and the partner's part in them is large. Plain ratios; for rows there are
 * {@link ImportsToExports#ratio(org.apache.spark.sql.Column, org.apache.spark.sql.Column)} and
 * {@link Ratios#share(org.apache.spark.sql.Column, org.apache.spark.sql.Column)}.
 *
 * @param balance imports from all partners beside exports to all
 * @param partnerShare the partner's share of imports
 */
public record Merics(ImportsToExports balance, Outcome partnerShare) {

  /** The indicators; no share without imports, and for values below zero. */
  public static Merics of(BigDecimal imports, BigDecimal exports, BigDecimal fromPartner) {
    return new Merics(
        new ImportsToExports(imports, exports),
        Exact.unless(
            Exact.belowZero(fromPartner, "imports from the partner are")
                .or(() -> Exact.notAboveZero(imports, "imports are")),
            () -> Exact.quotient(fromPartner, imports)));
  }

  /**
   * Whether imports reach the multiple of exports and the partner's share is above its threshold;
   * empty where that is not known.
   */
  public Optional<Boolean> isDependent(Threshold times, Threshold share) {
    return Flags.all(List.of(balance.reach(times), share.isExceededBy(partnerShare)));
  }
}
