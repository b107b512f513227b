package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The dependency indicators of CEPII's GeoDep for one product and year: few suppliers, few
 * exporters in the world to turn to, and more imports than exports. Plain ratios. GeoDep asks for
 * all three in two of three years: {@link Flags#inAtLeast}. Where exports are zero it prints 9999;
 * here there is a reason.
 *
 * @param imports concentration of the country's imports, Σ s² over suppliers
 * @param world concentration of the world's exports, Σ s² over exporters
 * @param balance the country's imports beside its exports
 */
public record GeoDep(Outcome imports, Outcome world, ImportsToExports balance) {

  /**
   * The indicators.
   *
   * @param suppliers the country's imports from each supplier
   * @param exporters the world's exports by exporter
   * @param exports the country's exports
   */
  public static GeoDep of(
      Collection<BigDecimal> suppliers, Collection<BigDecimal> exporters, BigDecimal exports) {
    return new GeoDep(
        Concentration.herfindahl(suppliers),
        Concentration.herfindahl(exporters),
        new ImportsToExports(Exact.sum(suppliers), exports));
  }

  /** Whether all three are above their thresholds; empty where that is not known. */
  public Optional<Boolean> isDependent(Threshold first, Threshold second, Threshold third) {
    return Flags.all(
        List.of(first.isExceededBy(imports), second.isExceededBy(world), balance.exceed(third)));
  }
}
