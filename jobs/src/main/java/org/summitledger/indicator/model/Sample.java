package org.summitledger.indicator.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.summitledger.indicator.model.Rectifier.Finding;

/**
 * The rows for which an estimate exists: without groups whose outcome is always zero, without rows
 * alone in a group, and without separated rows. One drop may make another, so it goes on until
 * there is none.
 */
final class Sample {
  private Rows rows;
  private long zeroRows;
  private long singletonRows;
  private long separatedRows;
  private boolean certain = true;
  private final BitSet groups;
  private final List<Drop> drops = new ArrayList<>();

  private Sample(Rows rows) {
    this.rows = rows;
    this.groups = groups(rows);
  }

  /** The sample of some rows with regressors of deviation 1. */
  static Sample of(Rows rows) {
    Sample sample = new Sample(rows);
    do {
      sample.dropGroups();
    } while (sample.dropSeparated());
    return sample;
  }

  Rows rows() {
    return rows;
  }

  /** Positions of the groups that had a row before any was dropped. */
  BitSet groups() {
    return (BitSet) groups.clone();
  }

  /** What was dropped, the first drop first: of a row, the first that holds it says why. */
  List<Drop> drops() {
    return List.copyOf(drops);
  }

  /** Rows that were dropped at once. */
  sealed interface Drop {}

  /**
   * Rows of groups whose outcome was always zero.
   *
   * @param positions the groups'
   */
  record ZeroGroups(BitSet positions) implements Drop {}

  /**
   * Rows that were alone in a group.
   *
   * @param positions the groups'
   */
  record Singletons(BitSet positions) implements Drop {}

  /**
   * Separated rows.
   *
   * @param certificate tells them, of rows with regressors of deviation 1
   */
  record Separated(Certificate certificate) implements Drop {}

  Dropped dropped() {
    return new Dropped(zeroRows, singletonRows, separatedRows, certain);
  }

  /** The positions of the groups that some rows have. */
  static BitSet groups(Rows rows) {
    return positions(groupSums(rows), rows.shape().groups(), Kind.ANY);
  }

  private void dropGroups() {
    while (true) {
      double[] sums = groupSums(rows);
      BitSet zero = positions(sums, rows.shape().groups(), Kind.ZERO);
      BitSet single = positions(sums, rows.shape().groups(), Kind.SINGLE);
      if (!zero.isEmpty()) {
        drops.add(new ZeroGroups(zero));
        zeroRows += dropGroups(zero);
      } else if (!single.isEmpty()) {
        drops.add(new Singletons(single));
        singletonRows += dropGroups(single);
      } else {
        return;
      }
    }
  }

  private long dropGroups(BitSet positions) {
    Shape shape = rows.shape();
    return drop((chunk, row) -> inGroup(shape, chunk, row, positions));
  }

  private static boolean inGroup(Shape shape, Chunk chunk, int row, BitSet positions) {
    for (int d = 0; d < shape.dimensions(); d++) {
      if (positions.get(shape.position(d, chunk.group(d, row)))) {
        return true;
      }
    }
    return false;
  }

  private boolean dropSeparated() {
    Finding finding = Rectifier.search(rows);
    certain &= finding.finished();
    Optional<Certificate> certificate = finding.certificate();
    certificate.ifPresent(
        found -> {
          drops.add(new Separated(found));
          separatedRows += drop(found::separates);
        });
    return certificate.isPresent();
  }

  /** Drops rows and says how many. */
  private long drop(RowTest gone) {
    double before = count();
    rows =
        rows.map(
            rows.shape(),
            chunk -> {
              BitSet kept = new BitSet();
              for (int row = 0; row < chunk.size(); row++) {
                kept.set(row, !gone.test(chunk, row));
              }
              return chunk.where(kept);
            });
    return Math.round(before - count());
  }

  private double count() {
    return rows.sum(1, (chunk, total) -> total[0] += chunk.size())[0];
  }

  /** The number of rows of each group, and after them the sum of their outcomes. */
  private static double[] groupSums(Rows rows) {
    Shape shape = rows.shape();
    return rows.sum(
        2 * shape.groups(),
        (chunk, total) -> {
          for (int row = 0; row < chunk.size(); row++) {
            for (int d = 0; d < shape.dimensions(); d++) {
              int position = shape.position(d, chunk.group(d, row));
              total[position]++;
              total[shape.groups() + position] += chunk.outcome(row);
            }
          }
        });
  }

  private enum Kind {
    ANY,
    ZERO,
    SINGLE
  }

  private static BitSet positions(double[] sums, int groups, Kind kind) {
    BitSet positions = new BitSet();
    for (int position = 0; position < groups; position++) {
      double count = sums[position];
      positions.set(
          position,
          switch (kind) {
            case ANY -> count > 0;
            case ZERO -> count > 0 && sums[groups + position] == 0;
            case SINGLE -> count == 1;
          });
    }
    return positions;
  }

  @FunctionalInterface
  private interface RowTest extends Serializable {
    boolean test(Chunk rows, int row);
  }
}
