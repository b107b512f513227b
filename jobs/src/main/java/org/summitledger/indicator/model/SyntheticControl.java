package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.summitledger.indicator.model.SyntheticFit.Distances;
import org.summitledger.indicator.model.SyntheticFit.Donor;
import org.summitledger.indicator.model.SyntheticFit.Placebo;

/**
 * What would have been, had the treated series moved on like the mixture of others that moved most
 * like it before the summit: a synthetic control (Abadie, Diamond and Hainmueller 2010), fitted to
 * the outcome itself in each period before the summit.
 *
 * <p>Every series is taken as a share of its own mean before the summit, as sectors differ in size;
 * the counterfactual is the mixture times the treated unit's mean. Weights are at least 0, add up
 * to 1, and have the least sum of squared distances before the summit ({@link SimplexWeights}).
 *
 * <p>Placebos in space: each donor is taken for the treated unit, with the other donors as its own;
 * the treated unit is never among them. The rank of the treated unit's ratio of root mean squared
 * distances after and before the summit gives p. A distance before the summit of less than a
 * thousandth of the mean counts as a thousandth: statistics are no more exact, and the ratio would
 * be made of rounding. The interval is the {@link PlaceboBand} of the distances, in the same
 * period, of donors whose mean squared distance before the summit is at most 5 times the treated
 * unit's (the middle one of three cut-offs of Abadie, Diamond and Hainmueller); it needs three such
 * donors.
 *
 * <p>Needs 4 periods before the summit and one donor; the treated unit's mean before the summit
 * must be above zero. A donor without a figure in one of the treated unit's periods, or without
 * trade before the summit, is left out and named. With few periods before the summit many mixtures
 * fit ({@link SyntheticFit#isOneOfMany}); the placebos, which fit as easily, show how little that
 * means.
 */
public final class SyntheticControl {
  /** Fewest periods before the summit. */
  static final int MINIMUM = 4;

  private static final Method METHOD = Method.SYNTHETIC_CONTROL;
  static final double FINEST = 1e-3;
  private static final double COMPARABLE = 5;

  private final Panel panel;
  private final int before;

  private SyntheticControl(Panel panel) {
    this.panel = panel;
    this.before = panel.before();
  }

  /**
   * The effects of a study's summit.
   *
   * @param donors units that the summit did not touch, of the same flow
   */
  public static Counterfactual of(Study study, List<Series> donors) {
    int before = study.before().size();
    Panel panel =
        new Panel(
            study,
            donors,
            values -> mean(values, before) > 0,
            "its mean before the summit is not above zero");
    Optional<Obstacle> why = study.unanswerable(MINIMUM).or(() -> unusable(panel, donors));
    if (why.isPresent()) {
      return new Counterfactual.NotComputable(METHOD, why.get());
    }
    try {
      return new SyntheticControl(panel).answer();
    } catch (NoEstimateException e) {
      return new Counterfactual.NotComputable(METHOD, Obstacle.inherent(e.reason()));
    }
  }

  private static Optional<Obstacle> unusable(Panel panel, List<Series> donors) {
    if (mean(panel.treated(), panel.before()) <= 0) {
      return Optional.of(Obstacle.inherent("the mean before the summit is not above zero"));
    }
    if (!panel.names().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Obstacle.missing(
            donors.isEmpty()
                ? "no donor"
                : "no donor: none of "
                    + donors.size()
                    + " traded before the summit in all periods"));
  }

  /** Weights, and what they leave: shares of the unit's own mean before the summit, by period. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Mixture(double[] weights, double[] distances) {}

  private Counterfactual answer() {
    double[][] donors =
        Arrays.stream(panel.others()).map(this::normalised).toArray(double[][]::new);
    Mixture treated = mixture(normalised(panel.treated()), donors);
    List<Mixture> placebos = placebos(donors);
    SyntheticFit fit = fit(treated, placebos);
    return effects(treated, placebos).answer(fit);
  }

  private Effects effects(Mixture treated, List<Mixture> placebos) {
    double[] actual = panel.treated();
    double mean = mean(actual, before);
    Effects effects = new Effects(METHOD);
    for (int i = before; i < actual.length; i++) {
      int period = i;
      double expected = actual[i] - mean * treated.distances()[i];
      double[] others =
          placebos.stream()
              .filter(placebo -> comparable(placebo, treated))
              .mapToDouble(placebo -> placebo.distances()[period])
              .toArray();
      effects.add(
          panel.periods().get(i),
          actual[i],
          expected,
          PlaceboBand.of(others)
              .map(
                  band ->
                      new Interval(
                          Math.max(0, expected + mean * band.low()),
                          expected + mean * band.high(),
                          band.level())));
    }
    return effects;
  }

  private SyntheticFit fit(Mixture treated, List<Mixture> placebos) {
    List<Donor> donors = new ArrayList<>();
    int rank = 1;
    for (int d = 0; d < panel.names().size(); d++) {
      Optional<Distances> distances = Optional.empty();
      if (!placebos.isEmpty()) {
        Mixture placebo = placebos.get(d);
        rank += ratio(placebo) >= ratio(treated) ? 1 : 0;
        distances =
            Optional.of(new Distances(pre(placebo), ratio(placebo), comparable(placebo, treated)));
      }
      donors.add(new Donor(panel.names().get(d), treated.weights()[d], distances));
    }
    int others = placebos.size();
    Optional<Placebo> placebo =
        others == 0
            ? Optional.empty()
            : Optional.of(new Placebo(rank, others, rank / (others + 1.0)));
    return new SyntheticFit(donors, panel.leftOut(), before, pre(treated), ratio(treated), placebo);
  }

  /** Each donor as if it were treated; none if there is no other donor. */
  private List<Mixture> placebos(double[][] donors) {
    List<Mixture> placebos = new ArrayList<>();
    for (int d = 0; d < donors.length && donors.length > 1; d++) {
      placebos.add(mixture(donors[d], Panel.without(donors, d)));
    }
    return placebos;
  }

  private Mixture mixture(double[] unit, double[][] donors) {
    double[] weights = SimplexWeights.of(unit, donors, before);
    double[] distances = unit.clone();
    for (int d = 0; d < donors.length; d++) {
      for (int i = 0; i < distances.length; i++) {
        distances[i] -= weights[d] * donors[d][i];
      }
    }
    return new Mixture(weights, distances);
  }

  private double[] normalised(double[] values) {
    double mean = mean(values, before);
    return Arrays.stream(values).map(value -> value / mean).toArray();
  }

  private boolean comparable(Mixture placebo, Mixture treated) {
    return pre(placebo) <= Math.sqrt(COMPARABLE) * Math.max(FINEST, pre(treated));
  }

  private double pre(Mixture mixture) {
    return rms(mixture.distances(), 0, before);
  }

  private double ratio(Mixture mixture) {
    double[] distances = mixture.distances();
    return rms(distances, before, distances.length) / Math.max(FINEST, pre(mixture));
  }

  private static double rms(double[] distances, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += distances[i] * distances[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  private static double mean(double[] values, int before) {
    return Arrays.stream(values, 0, before).average().orElse(0);
  }
}
