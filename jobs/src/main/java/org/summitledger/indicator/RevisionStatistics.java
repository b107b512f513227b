package org.summitledger.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Summary statistics of revisions. A revision is the later figure minus the earlier one: above zero
 * where figures were too low at first. None where there is no revision. Definitions of McKenzie and
 * Gamba, Interpreting the Results of Revision Analyses: Recommended Summary Statistics (OECD and
 * Eurostat, 2008).
 *
 * @param revisions L − P, in order: so that equal revisions give equal bytes
 * @param earlier Σ |P|, the sizes of the figures that were revised
 */
public record RevisionStatistics(List<BigDecimal> revisions, BigDecimal earlier) {
  /** A thousandth has three decimals, a mean of thousandths four more. */
  private static final int SCALE = 7;

  /** Puts them in order. */
  public RevisionStatistics {
    revisions = revisions.stream().sorted().toList();
  }

  /** Mean revision, 1/n Σ (L − P): not zero where first figures lean to one side. */
  public Optional<BigDecimal> mean() {
    return mean(Exact.sum(revisions));
  }

  /** Mean absolute revision, 1/n Σ |L − P|: how far figures move, either way. */
  public Optional<BigDecimal> meanAbsolute() {
    return mean(absolute());
  }

  /** Σ (L − P) / Σ |P|: the mean revision as a ratio to the figures that were revised. */
  public Optional<Double> relativeMean() {
    return relative(Exact.sum(revisions));
  }

  /** Relative mean absolute revision, Σ |L − P| / Σ |P|. */
  public Optional<Double> relativeMeanAbsolute() {
    return relative(absolute());
  }

  /**
   * Standard deviation of revisions about their mean, √(Σ (r − r̄)² / (n − 1)); none for fewer than
   * two.
   */
  public Optional<Double> standardDeviation() {
    return mean().filter(m -> revisions.size() > 1).map(m -> deviation(Exact.nearest(m)));
  }

  private double deviation(double mean) {
    double squares = 0;
    for (BigDecimal revision : revisions) {
      double distance = Exact.nearest(revision) - mean;
      squares += distance * distance;
    }
    return Math.sqrt(squares / (revisions.size() - 1));
  }

  private BigDecimal absolute() {
    return Exact.sum(revisions.stream().map(BigDecimal::abs).toList());
  }

  private Optional<BigDecimal> mean(BigDecimal sum) {
    return revisions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            sum.divide(BigDecimal.valueOf(revisions.size()), SCALE, RoundingMode.HALF_UP));
  }

  private Optional<Double> relative(BigDecimal sum) {
    return revisions.isEmpty()
        ? Optional.empty()
        : DoubleRatios.share(Optional.of(sum), Optional.of(earlier));
  }
}
