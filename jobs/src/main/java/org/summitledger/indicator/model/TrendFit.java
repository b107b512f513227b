package org.summitledger.indicator.model;

/**
 * A line through logarithms.
 *
 * @param growth the slope: Δ ln(value) a period
 * @param deviation standard deviation of the residuals, in logarithms
 * @param periods periods before the summit that it was fitted to
 * @param degreesOfFreedom of the residuals
 */
public record TrendFit(double growth, double deviation, int periods, int degreesOfFreedom)
    implements Fit {}
