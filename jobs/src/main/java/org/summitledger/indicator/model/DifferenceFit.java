package org.summitledger.indicator.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A distance to controls.
 *
 * @param controls the names of the controls that were used
 * @param leftOut the names of those that were not, and why
 * @param periods periods before the summit
 * @param preTrend whether the distance was already changing before the summit; empty with fewer
 *     than two degrees of freedom
 */
public record DifferenceFit(
    List<String> controls,
    SortedMap<String, String> leftOut,
    int periods,
    Optional<PreTrend> preTrend)
    implements Fit {
  /** A p value below which trends were not parallel. */
  private static final double NOT_PARALLEL = 0.05;

  /** Details that do not change. */
  public DifferenceFit {
    controls = List.copyOf(controls);
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }

  /**
   * Whether a trend before the summit was looked for and cannot be told from zero at 5 %; where
   * not, the method is not heard.
   */
  public boolean parallel() {
    return preTrend.map(trend -> trend.p() >= NOT_PARALLEL).orElse(false);
  }

  /**
   * The slope of the distance to the controls before the summit.
   *
   * @param slope Δ ln(value / controls) a period
   * @param p how often a slope this far from zero comes from parallel trends (Student's t, two
   *     sides)
   */
  public record PreTrend(double slope, double p) {}
}
