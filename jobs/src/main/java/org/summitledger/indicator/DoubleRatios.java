package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Ratios of exact money in double arithmetic: single figures of what the Spark expressions of
 * {@link Ratios} and {@link Concentration} say of columns, to the last bit. None where an operand
 * is not known, and where the expression is null.
 */
public final class DoubleRatios {
  private DoubleRatios() {}

  /** part / whole; none of a whole of zero. See {@link Ratios#share}. */
  public static Optional<Double> share(Optional<BigDecimal> part, Optional<BigDecimal> whole) {
    return whole
        .filter(w -> w.signum() != 0)
        .flatMap(w -> part.map(p -> Exact.nearest(p) / Exact.nearest(w)));
  }

  /** value / base − 1; none unless the base is above zero. See {@link Ratios#growth}. */
  public static Optional<Double> growth(Optional<BigDecimal> value, Optional<BigDecimal> base) {
    return base.filter(b -> b.signum() > 0).flatMap(b -> share(value, base)).map(r -> r - 1);
  }

  /**
   * (part − part before) / whole before; none unless the whole was above zero. See {@link
   * Ratios#contribution}.
   */
  public static Optional<Double> contribution(
      Optional<BigDecimal> part,
      Optional<BigDecimal> partBefore,
      Optional<BigDecimal> wholeBefore) {
    return share(
        part.flatMap(p -> partBefore.map(p::subtract)), wholeBefore.filter(w -> w.signum() > 0));
  }

  /**
   * Σ v² / total², the Herfindahl–Hirschman index; none unless the total is above zero. See {@link
   * Concentration#herfindahl}.
   */
  public static Optional<Double> herfindahl(BigDecimal squares, Optional<BigDecimal> total) {
    return total
        .filter(t -> t.signum() > 0)
        .map(Exact::nearest)
        .map(whole -> Exact.nearest(squares) / (whole * whole));
  }
}
