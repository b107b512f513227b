package org.summitledger.report.trade;

import java.util.stream.Stream;
import org.summitledger.lake.SumRows;

/**
 * What figures may take in the driver's memory.
 *
 * @param bytes that they may take together
 */
public record DriverMemory(long bytes) {
  /** What a figure takes at most: its row, and what is made of it. */
  static final long OF_A_FIGURE = 1_000;

  /** Three quarters of what the driver may use: a night with more of what parties report ends. */
  public static DriverMemory usual() {
    return new DriverMemory(Runtime.getRuntime().maxMemory() / 4 * 3);
  }

  /** An eighth: of a table, built beside others, that Spark's tasks can make as well. */
  public static DriverMemory ofTable() {
    return new DriverMemory(Runtime.getRuntime().maxMemory() / 8);
  }

  /** How many figures it holds. */
  long figures() {
    return Math.min(bytes / OF_A_FIGURE, Integer.MAX_VALUE - 1);
  }

  /** Whether all of some rows fit together. */
  public boolean holds(SumRows... rows) {
    return Stream.of(rows).mapToLong(SumRows::count).sum() <= figures();
  }
}
