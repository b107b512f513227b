package org.summitledger.indicator.model;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What an estimate expects of a row: its fitted value. The residual is the outcome less it. */
public final class Expected {
  private final Shape shape;
  private final double scale;
  private final Linear predictor;
  private final BitSet known;
  private final BitSet zero;
  private final List<Certificate> certificates;

  Expected(
      Shape shape, double scale, Linear predictor, BitSet known, Sample sample, Scaling scaling) {
    this.shape = shape;
    this.scale = scale;
    this.predictor = predictor;
    this.known = known;
    this.zero = sample.zeroGroups();
    List<Integer> all = IntStream.range(0, shape.regressors()).boxed().toList();
    this.certificates =
        sample.certificates().stream()
            .map(c -> new Certificate(scaling.undo(c.combination(), shape, all), c.threshold()))
            .toList();
  }

  /**
   * The expected outcome of a row of the panel, in the unit of the outcome. Of combinations of
   * groups that the panel does not have, it means something only if the panel connects them.
   *
   * @param groups the row's group in each dimension
   * @param regressors the row's regressors, in the order in which they were given
   * @return zero for a row that was left out as its outcome can only be zero; empty for a row with
   *     a group of which nothing is known
   */
  public Optional<Double> outcome(int[] groups, double[] regressors) {
    Chunk row = chunk(groups, regressors);
    boolean missing = false;
    for (int d = 0; d < groups.length; d++) {
      int position = shape.position(d, groups[d]);
      if (zero.get(position)) {
        return Optional.of(0.0);
      }
      missing |= !known.get(position);
    }
    if (missing) {
      return Optional.empty();
    }
    return certificates.stream().anyMatch(certificate -> certificate.separates(row, 0))
        ? Optional.of(0.0)
        : Optional.of(scale * StrictMath.exp(predictor.at(row, 0))).filter(Double::isFinite);
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
