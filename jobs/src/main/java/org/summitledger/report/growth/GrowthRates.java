package org.summitledger.report.growth;

import java.math.BigDecimal;
import java.util.Optional;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.Ratios;
import org.summitledger.reference.ExchangeRates;

/** Growth told in another currency than that of trade, at the mean of the months of each period. */
final class GrowthRates {
  private final ExchangeRates rates;

  GrowthRates(ExchangeRates rates) {
    this.rates = rates;
  }

  /**
   * How much dearer the currency of trade became: units of the other for one of it, after / before.
   * None where a month's rate is not known.
   */
  Outcome factor(GrowthComparison comparison, String trade, String told) {
    return unknown(comparison, trade, told)
        .map(Outcome::none)
        .orElseGet(
            () ->
                Ratios.share(
                    rate(comparison.after(), trade, told).orElseThrow(),
                    rate(comparison.before(), trade, told).orElseThrow()));
  }

  /** The first month of which a rate is missing, in plain words; empty where all are known. */
  Optional<String> unknown(GrowthComparison comparison, String trade, String told) {
    return unknown(comparison.before(), trade, told)
        .or(() -> unknown(comparison.after(), trade, told));
  }

  /** The value after over that before, both told in the other currency. */
  Outcome nominal(
      GrowthComparison comparison, GrowthComparison.Scope scope, String trade, String told) {
    Outcome own = GrowthIndices.growthFactor(scope);
    Outcome factor = factor(comparison, trade, told);
    if (!own.isPresent() || !factor.isPresent()) {
      return own.isPresent() ? factor : own;
    }
    return Ratios.share(
        scope.after().multiply(rate(comparison.after(), trade, told).orElseThrow()),
        scope.before().multiply(rate(comparison.before(), trade, told).orElseThrow()));
  }

  private Optional<BigDecimal> rate(GrowthPeriod period, String trade, String told) {
    return rates.mean(trade, told, period.start(), period.end());
  }

  private Optional<String> unknown(GrowthPeriod period, String trade, String told) {
    return rates.whyNone(trade, told, period.start(), period.end());
  }
}
