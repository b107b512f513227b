package org.summitledger.indicator.model;

import java.util.List;
import java.util.Optional;

/** What {@link Ppml} says, or why it says nothing. */
public sealed interface PpmlResult {
  /**
   * An estimate.
   *
   * @param coefficients of the regressors that were used, in the order in which they were given;
   *     none if fixed effects explain every regressor: they alone then are what is expected
   * @param leftOut names of regressors that fixed effects, or regressors before them, explain
   * @param deviance 2 Σ (y ln(y/μ) − (y − μ)), in the unit of the outcome
   * @param pseudoR2 1 − deviance / deviance of a constant (Cameron and Windmeijer 1996); empty if a
   *     constant fits perfectly
   * @param rows rows that were used
   * @param dropped rows that were not
   * @param clusters clusters with a row that was used
   * @param rounds weighted least squares problems until the deviance stood still
   * @param expected fitted values
   */
  record Estimated(
      List<Coefficient> coefficients,
      List<String> leftOut,
      double deviance,
      Optional<Double> pseudoR2,
      long rows,
      Dropped dropped,
      int clusters,
      int rounds,
      Expected expected)
      implements PpmlResult {
    /** An estimate that does not change. */
    public Estimated {
      coefficients = List.copyOf(coefficients);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * No estimate.
   *
   * @param reason why, in words for a table
   */
  record NotComputable(String reason) implements PpmlResult {}
}
