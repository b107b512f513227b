package org.summitledger.indicator.model;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What an estimate expects of a row: its fitted value. The residual is the outcome less it. */
public final class Expected {
  private final Shape shape;
  private final double scale;
  private final Linear predictor;
  private final BitSet there;
  private final BitSet known;
  private final List<Sample.Drop> drops;

  Expected(
      Shape shape, double scale, Linear predictor, BitSet known, Sample sample, Scaling scaling) {
    this.shape = shape;
    this.scale = scale;
    this.predictor = predictor;
    this.known = known;
    this.there = sample.groups();
    this.drops = sample.drops().stream().map(drop -> unscaled(drop, scaling)).toList();
  }

  private Sample.Drop unscaled(Sample.Drop drop, Scaling scaling) {
    if (drop instanceof Sample.Separated separated) {
      Certificate c = separated.certificate();
      List<Integer> all = IntStream.range(0, shape.regressors()).boxed().toList();
      return new Sample.Separated(
          new Certificate(scaling.undo(c.combination(), shape, all), c.threshold()));
    }
    return drop;
  }

  /**
   * The expected outcome of a row of the panel, in the unit of the outcome. Of combinations of
   * groups that the panel does not have, it means something only if the panel connects them.
   *
   * @param groups the row's group in each dimension
   * @param regressors the row's regressors, in the order in which they were given
   * @return zero for a row that was left out as its outcome can only be zero; empty for a row that
   *     was alone in a group, or with a group of which nothing is known
   */
  public Optional<Double> outcome(int[] groups, double[] regressors) {
    Chunk row = chunk(groups, regressors);
    if (!isIn(there, groups, true)) {
      return Optional.empty();
    }
    for (Sample.Drop drop : drops) {
      if (holds(drop, row, groups)) {
        return drop instanceof Sample.Singletons ? Optional.empty() : Optional.of(0.0);
      }
    }
    return isIn(known, groups, true)
        ? Optional.of(scale * StrictMath.exp(predictor.at(row, 0))).filter(Double::isFinite)
        : Optional.empty();
  }

  private boolean holds(Sample.Drop drop, Chunk row, int[] groups) {
    if (drop instanceof Sample.ZeroGroups zero) {
      return isIn(zero.positions(), groups, false);
    }
    if (drop instanceof Sample.Singletons single) {
      return isIn(single.positions(), groups, false);
    }
    return ((Sample.Separated) drop).certificate().separates(row, 0);
  }

  /** Whether all, or else any, of a row's groups are among some. */
  private boolean isIn(BitSet some, int[] groups, boolean all) {
    IntPredicate isIn = d -> some.get(shape.position(d, groups[d]));
    IntStream dimensions = IntStream.range(0, groups.length);
    return all ? dimensions.allMatch(isIn) : dimensions.anyMatch(isIn);
  }

  private static Chunk chunk(int[] groups, double[] regressors) {
    double[][] columns = new double[regressors.length][];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = new double[] {regressors[j]};
    }
    int[][] dimensions = new int[groups.length][];
    for (int d = 0; d < dimensions.length; d++) {
      dimensions[d] = new int[] {groups[d]};
    }
    return new Chunk(new double[1], columns, dimensions, new int[1]);
  }
}
