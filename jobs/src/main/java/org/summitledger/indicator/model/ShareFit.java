package org.summitledger.indicator.model;

/**
 * A share of the world.
 *
 * @param share Σ value / Σ world, over the periods before the summit that have both
 * @param periods how many those are
 * @param blockLength periods that the bootstrap draws together
 * @param replications how often it drew
 */
public record ShareFit(double share, int periods, int blockLength, int replications)
    implements Fit {}
