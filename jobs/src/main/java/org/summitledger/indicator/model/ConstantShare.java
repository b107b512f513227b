package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What would have been, had the partner kept its share of the reporter's trade with the world:
 * world × Σ value / Σ world over the periods before the summit that have both (the constant share
 * of constant-market-share analysis, Leamer and Stern 1970).
 *
 * <p>The interval holds 95 % of 1,999 bootstrap draws, of two parts: the share of a resample of the
 * periods, in circular blocks (Politis and Romano 1992) of a year or the cube root of the number of
 * periods, whichever is longer; and the relative distance of one period's own share to the whole,
 * widened by √(n/(n−1)), as a single period does not have the mean share. The draws have a fixed
 * seed: the same series give the same interval on every machine. No draw is further out than what
 * was seen, so with few periods the interval is too narrow.
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
  private static final int REPLICATIONS = 1_999;
  private static final long SEED = 20_140_901;

  private final double[] values;
  private final double[] world;
  private final int blockLength;

  private ConstantShare(Study study, Series world, List<Integer> periods) {
    this.values = periods.stream().mapToDouble(p -> study.treated().at(p).orElseThrow()).toArray();
    this.world = periods.stream().mapToDouble(p -> world.at(p).orElseThrow()).toArray();
    int root = (int) Math.round(Math.cbrt(periods.size()));
    this.blockLength = Math.min(periods.size(), Math.max(study.seasons(), root));
  }

  /**
   * The effects of a study's summit.
   *
   * @param world the reporter's trade with the world in the same products, flow and money
   */
  public static Counterfactual of(Study study, Series world) {
    List<Integer> periods =
        study.before().keySet().stream().filter(p -> world.at(p).isPresent()).toList();
    Optional<String> reason = study.unanswerable(MINIMUM).or(() -> unusable(study, world, periods));
    if (reason.isPresent()) {
      return new Counterfactual.NotComputable(METHOD, reason.get());
    }
    return new ConstantShare(study, world, periods).answer(study, world);
  }

  private static Optional<String> unusable(Study study, Series world, List<Integer> periods) {
    if (periods.size() < MINIMUM) {
      return Optional.of(Study.tooFew(periods.size(), MINIMUM) + " of the world too");
    }
    for (int period : periods) {
      if (world.at(period).orElseThrow() <= 0) {
        return Optional.of(
            "no share: the world's value of period " + period + " is not above zero");
      }
      if (study.treated().at(period).orElseThrow() < 0) {
        return Optional.of("no share: the value of period " + period + " is below zero");
      }
    }
    return periods.stream().allMatch(p -> study.treated().at(p).orElseThrow() == 0)
        ? Optional.of("no share: there was no trade before the summit")
        : Optional.empty();
  }

  private Counterfactual answer(Study study, Series world) {
    double share = sum(values) / sum(this.world);
    double[] draws = draws(share);
    int tail = (int) Math.round((REPLICATIONS + 1) * (1 - LEVEL) / 2);
    Effects effects = new Effects(METHOD);
    for (Map.Entry<Integer, Double> actual : study.after().entrySet()) {
      Optional<Double> whole = world.at(actual.getKey()).filter(value -> value >= 0);
      if (whole.isPresent()) {
        Interval interval =
            new Interval(
                whole.get() * draws[tail - 1], whole.get() * draws[REPLICATIONS - tail], LEVEL);
        effects.add(actual.getKey(), actual.getValue(), whole.get() * share, Optional.of(interval));
      } else {
        effects.gap(actual.getKey(), "the world has no figure, or one below zero");
      }
    }
    return effects.answer(new ShareFit(share, values.length, blockLength, REPLICATIONS));
  }

  /** Shares that one new period might have, in ascending order. */
  private double[] draws(double share) {
    SplittableRandom random = new SplittableRandom(SEED);
    double widened = Math.sqrt(values.length / (values.length - 1.0));
    double[] draws = new double[REPLICATIONS];
    for (int i = 0; i < REPLICATIONS; i++) {
      int one = random.nextInt(values.length);
      double distance = widened * (values[one] / world[one] / share - 1);
      draws[i] = resampledShare(random) * Math.max(0, 1 + distance);
    }
    Arrays.sort(draws);
    return draws;
  }

  private double resampledShare(SplittableRandom random) {
    List<Integer> drawn = new ArrayList<>();
    while (drawn.size() < values.length) {
      int start = random.nextInt(values.length);
      for (int i = 0; i < blockLength && drawn.size() < values.length; i++) {
        drawn.add((start + i) % values.length);
      }
    }
    double part = drawn.stream().mapToDouble(i -> values[i]).sum();
    return part / drawn.stream().mapToDouble(i -> world[i]).sum();
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
