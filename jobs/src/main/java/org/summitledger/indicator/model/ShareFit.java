package org.summitledger.indicator.model;

/**
 * A share of the world.
 *
 * @param share Σ value / Σ world, over the periods before the summit that have both
 * @param periods how many those are
 * @param withoutWorld periods before the summit that are left out, as the world has no figure
 */
public record ShareFit(double share, int periods, int withoutWorld) implements Fit {}
