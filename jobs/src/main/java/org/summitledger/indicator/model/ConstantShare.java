package org.summitledger.indicator.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would have been, had the partner kept its share of the reporter's trade with the world:
 * world × Σ value / Σ world over the periods before the summit that have both (the constant share
 * of constant-market-share analysis, Leamer and Stern 1970).
 *
 * <p>The interval is the 95 % prediction interval of a single new ln(value / world), as of {@link
 * LogLinearTrend} without a trend: mean ± t·s·√(1 + 1/n), Student's t with n − 1 degrees of
 * freedom. So few periods make it as wide as they must. It takes shares of periods as independent
 * and without a trend; where they wander, it is too narrow. There is none where a share is zero.
 *
 * <p>Needs 4 periods before the summit with both figures, the world's above zero and the treated
 * unit's not below. The world must hold the treated unit. The summit may move the world's figure
 * too, which makes effects look smaller.
 */
public final class ConstantShare {
  /** Fewest periods before the summit. */
  static final int MINIMUM = 4;

  private static final Method METHOD = Method.CONSTANT_SHARE;
  private static final double LEVEL = 0.95;

  private final double[] values;
  private final double[] world;

  private ConstantShare(Study study, Series world, List<Integer> periods) {
    this.values = periods.stream().mapToDouble(p -> study.treated().at(p).orElseThrow()).toArray();
    this.world = periods.stream().mapToDouble(p -> world.at(p).orElseThrow()).toArray();
  }

  /**
   * The effects of a study's summit.
   *
   * @param world the reporter's trade with the world in the same products, flow and money
   */
  public static Counterfactual of(Study study, Series world) {
    List<Integer> periods =
        study.before().keySet().stream().filter(p -> world.at(p).isPresent()).toList();
    Optional<Obstacle> why = study.unanswerable(MINIMUM).or(() -> unusable(study, world, periods));
    if (why.isPresent()) {
      return new Counterfactual.NotComputable(METHOD, why.get());
    }
    return new ConstantShare(study, world, periods).answer(study, world);
  }

  private static Optional<Obstacle> unusable(Study study, Series world, List<Integer> periods) {
    if (periods.size() < MINIMUM) {
      return Optional.of(
          Obstacle.missing(Study.tooFew(periods.size(), MINIMUM) + " of the world too"));
    }
    return withoutShare(study, world, periods)
        .map(words -> Obstacle.inherent("no share: " + words));
  }

  private static Optional<String> withoutShare(Study study, Series world, List<Integer> periods) {
    for (int period : periods) {
      if (world.at(period).orElseThrow() <= 0) {
        return Optional.of("the world's value of period " + period + " is not above zero");
      }
      if (study.treated().at(period).orElseThrow() < 0) {
        return Optional.of("the value of period " + period + " is below zero");
      }
    }
    return periods.stream().allMatch(p -> study.treated().at(p).orElseThrow() == 0)
        ? Optional.of("there was no trade before the summit")
        : Optional.empty();
  }

  private Counterfactual answer(Study study, Series world) {
    double share = sum(values) / sum(this.world);
    Optional<Interval> ofShare = interval();
    Effects effects = new Effects(METHOD);
    for (Map.Entry<Integer, Double> actual : study.after().entrySet()) {
      Optional<Double> whole = world.at(actual.getKey()).filter(value -> value >= 0);
      if (whole.isPresent()) {
        Optional<Interval> interval = ofShare.map(of -> of.times(whole.get()));
        effects.add(actual.getKey(), actual.getValue(), whole.get() * share, interval);
      } else {
        effects.gap(
            actual.getKey(), Obstacle.missing("the world has no figure, or one below zero"));
      }
    }
    return effects.answer(
        new ShareFit(share, values.length, study.before().size() - values.length));
  }

  /** Where the share of one new period lies; empty where one of before has no logarithm. */
  private Optional<Interval> interval() {
    double[] logarithms = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] == 0) {
        return Optional.empty();
      }
      logarithms[i] = StrictMath.log(values[i] / world[i]);
    }
    double mean = sum(logarithms) / logarithms.length;
    double squares = Arrays.stream(logarithms).map(l -> (l - mean) * (l - mean)).sum();
    int freedom = logarithms.length - 1;
    double error = Math.sqrt(squares / freedom * (1 + 1.0 / logarithms.length));
    double reach = Distributions.studentQuantile(freedom, (1 + LEVEL) / 2) * error;
    return Optional.of(
        new Interval(StrictMath.exp(mean - reach), StrictMath.exp(mean + reach), LEVEL));
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
