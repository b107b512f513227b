package org.summitledger.indicator.model;

import java.util.Optional;

/**
 * What a regressor does to the expected outcome.
 *
 * @param regressor its name
 * @param value Δ ln(expected outcome) for one unit more; an elasticity if the regressor is a
 *     logarithm
 * @param standardError clustered
 * @param z value / standard error; empty for an error of zero, as a perfect fit has
 * @param p how often a coefficient this far from zero comes from none (standard normal, two sides);
 *     empty as z
 */
public record Coefficient(
    String regressor, double value, double standardError, Optional<Double> z, Optional<Double> p) {

  static Coefficient of(String regressor, double value, double standardError) {
    Optional<Double> z = Optional.of(value / standardError).filter(Double::isFinite);
    return new Coefficient(regressor, value, standardError, z, z.map(Distributions::normalTails));
  }
}
