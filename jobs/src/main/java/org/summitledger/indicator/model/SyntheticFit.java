package org.summitledger.indicator.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A mixture of donors.
 *
 * @param donors in the order of their names
 * @param leftOut the names of candidates that were not used, and why
 * @param periods periods before the summit
 * @param preRmspe root mean squared distance to the mixture before the summit, as a share of the
 *     unit's mean before it
 * @param ratio root mean squared distance after the summit over that before it
 * @param placebo where the ratio stands among those of the donors; empty with fewer than two donors
 */
public record SyntheticFit(
    List<Donor> donors,
    SortedMap<String, String> leftOut,
    int periods,
    double preRmspe,
    double ratio,
    Optional<Placebo> placebo)
    implements Fit {

  /** Details that do not change. */
  public SyntheticFit {
    donors = List.copyOf(donors);
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }

  /** Donors that were fitted well enough, taken for the treated unit, to count for the interval. */
  public int comparable() {
    return (int)
        donors.stream()
            .filter(donor -> donor.placebo().map(Distances::comparable).orElse(false))
            .count();
  }

  /**
   * Whether other mixtures fit as well: there are more donors than periods, and the unit is met to
   * a thousandth of its mean. Weights are then not identified (Abadie and L'Hour 2021), and a close
   * fit is no sign of a good comparison (Abadie 2021, who asks for many periods before).
   */
  public boolean isOneOfMany() {
    return donors.size() > periods && preRmspe < SyntheticControl.FINEST;
  }

  /**
   * One donor, and what the method finds when it takes the donor for the treated unit.
   *
   * @param unit its name
   * @param weight its share in the mixture, from 0 to 1; all add up to 1
   * @param placebo its own distances; empty if it is the only donor
   */
  public record Donor(String unit, double weight, Optional<Distances> placebo) {}

  /**
   * Distances of one unit to its mixture.
   *
   * @param preRmspe as in {@link SyntheticFit}
   * @param ratio as in {@link SyntheticFit}
   * @param comparable whether the unit was fitted well enough to tell how far chance carries
   */
  public record Distances(double preRmspe, double ratio, boolean comparable) {}

  /**
   * Placebos in space.
   *
   * @param rank 1 if no donor's ratio is as large as the treated unit's
   * @param placebos donors that were taken for treated
   * @param p rank / (placebos + 1): how often a unit drawn at random stands as high
   */
  public record Placebo(int rank, int placebos, double p) {}
}
