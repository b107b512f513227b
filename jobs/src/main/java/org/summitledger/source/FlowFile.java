package org.summitledger.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * What one statistical file says: every value it prints is kept, rejected or excluded on purpose.
 *
 * @param flows the values kept, in the order of their lines
 * @param rejected what was wrong, in the order of the lines
 * @param kept how many values, and how much money
 * @param refused the same for rejected rows; money only where a rejected row's value can be read
 * @param excluded the same for rows excluded on purpose, by reason
 */
public record FlowFile(
    List<Flow> flows,
    List<Issue> rejected,
    Tally kept,
    Tally refused,
    SortedMap<String, Tally> excluded) {

  /**
   * Rows and money.
   *
   * @param rows how many values (a row with two value columns counts twice)
   * @param money their sum, in whole units of currency
   */
  public record Tally(long rows, BigDecimal money) {
    /** Nothing. */
    public static final Tally ZERO = new Tally(0, BigDecimal.ZERO);

    /** With one more value. */
    public Tally plus(BigDecimal value) {
      return new Tally(rows + 1, money.add(value));
    }

    /** Both together. */
    public Tally plus(Tally other) {
      return new Tally(rows + other.rows, money.add(other.money));
    }
  }

  /** All that was excluded on purpose. */
  public Tally excludedInAll() {
    return excluded.values().stream().reduce(Tally.ZERO, Tally::plus);
  }

  /** All that the file prints. */
  public Tally read() {
    return kept.plus(refused).plus(excludedInAll());
  }
}
