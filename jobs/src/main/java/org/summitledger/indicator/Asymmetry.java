package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How far the importer's figure M and the exporter's X of the same trade are apart (Javorsek 2016;
 * Gaulier and Zignago 2010).
 */
public final class Asymmetry {
  private Asymmetry() {}

  /** |X − M| / (X + M), from 0 to 1; empty unless both are at least, and one above, zero. */
  public static Optional<Double> gap(BigDecimal imports, BigDecimal exports) {
    BigDecimal sum = imports.add(exports);
    return imports.signum() < 0 || exports.signum() < 0 || sum.signum() == 0
        ? Optional.empty()
        : Optional.of(exports.subtract(imports).abs().doubleValue() / sum.doubleValue());
  }

  /** ln(M / X); empty unless both are above zero. */
  public static Optional<Double> logRatio(BigDecimal imports, BigDecimal exports) {
    return imports.signum() <= 0 || exports.signum() <= 0
        ? Optional.empty()
        : Optional.of(StrictMath.log(imports.doubleValue() / exports.doubleValue()));
  }
}
