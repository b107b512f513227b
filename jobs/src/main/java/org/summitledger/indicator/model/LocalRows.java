package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in this process's memory, in chunks of 131,072 by the order in which they came. Chunks are
 * worked on side by side; their sums are added in order.
 */
public final class LocalRows implements Rows {
  private static final int CHUNK = 1 << 17;

  private final Shape shape;
  private final List<Chunk> chunks;

  private LocalRows(Shape shape, List<Chunk> chunks) {
    this.shape = shape;
    this.chunks = List.copyOf(chunks);
  }

  /**
   * Rows of a panel.
   *
   * @param outcome what is explained, such as imports, zero or more: one a row
   * @param regressors what explains it: [regressor][row]
   * @param groups fixed effects, such as exporter and year, as whole numbers from zero:
   *     [dimension][row]. Without any dimension there is a constant
   * @param clusters the cluster of each row, as whole numbers from zero
   */
  public static LocalRows of(
      double[] outcome, double[][] regressors, int[][] groups, int[] clusters) {
    int[][] dimensions = groups.length == 0 ? new int[1][outcome.length] : groups;
    checkNumbers("outcome", outcome, outcome.length);
    for (int row = 0; row < outcome.length; row++) {
      if (outcome[row] < 0) {
        throw refused("outcome", row, outcome[row], "is below zero");
      }
    }
    for (double[] regressor : regressors) {
      checkNumbers("regressor", regressor, outcome.length);
    }
    int[] sizes = new int[dimensions.length];
    for (int d = 0; d < sizes.length; d++) {
      sizes[d] = count("group", dimensions[d], outcome.length);
    }
    Shape shape = new Shape(sizes, regressors.length, count("cluster", clusters, outcome.length));
    return new LocalRows(
        shape, split(new Chunk(outcome, regressors, dimensions, clusters), outcome.length));
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public double[] sum(int length, Pass pass) {
    double[] total = new double[length];
    for (double[] part : chunks.parallelStream().map(chunk -> part(chunk, length, pass)).toList()) {
      for (int i = 0; i < length; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }

  private static double[] part(Chunk chunk, int length, Pass pass) {
    double[] part = new double[length];
    pass.add(chunk, part);
    return part;
  }

  @Override
  public Rows map(Shape newShape, Change change) {
    return new LocalRows(newShape, chunks.parallelStream().map(change::of).toList());
  }

  private static List<Chunk> split(Chunk whole, int size) {
    List<Chunk> chunks = new ArrayList<>();
    for (int start = 0; start < size; start += CHUNK) {
      chunks.add(whole.between(start, Math.min(size, start + CHUNK)));
    }
    return chunks;
  }

  private static void checkNumbers(String what, double[] values, int rows) {
    checkLength(what, values.length, rows);
    for (int row = 0; row < rows; row++) {
      if (!Double.isFinite(values[row])) {
        throw refused(what, row, values[row], "is not finite");
      }
    }
  }

  private static int count(String what, int[] numbers, int rows) {
    checkLength(what, numbers.length, rows);
    for (int row = 0; row < rows; row++) {
      if (numbers[row] < 0) {
        throw refused(what, row, numbers[row], "is below zero");
      }
    }
    return Arrays.stream(numbers).max().orElse(-1) + 1;
  }

  private static void checkLength(String what, int length, int rows) {
    if (length != rows) {
      throw new IllegalArgumentException(
          "Cannot estimate from "
              + rows
              + " rows: a column of "
              + what
              + "s has "
              + length
              + ". Give one a row.");
    }
  }

  private static IllegalArgumentException refused(
      String what, int row, Number value, String problem) {
    return new IllegalArgumentException(
        "Cannot estimate from row "
            + row
            + ": its "
            + what
            + " "
            + value
            + " "
            + problem
            + ". Leave the row out.");
  }
}
