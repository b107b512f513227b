package org.summitledger.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * What one statistical file says.
 *
 * @param flows the values kept, in the order of their lines
 * @param tally what became of every value
 */
public record FlowFile(List<Flow> flows, FlowTally tally) {

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

  /** What was wrong, in the order of the lines. */
  public List<Issue> rejected() {
    return tally.rejected();
  }

  /** How many values were kept, and how much money. */
  public Tally kept() {
    return tally.kept();
  }

  /** The same for rejected rows. */
  public Tally refused() {
    return tally.refused();
  }

  /** The same for rows excluded on purpose, by reason. */
  public SortedMap<String, Tally> excluded() {
    return tally.excluded();
  }

  /** All that was excluded on purpose. */
  public Tally excludedInAll() {
    return tally.excludedInAll();
  }

  /** All that the file prints. */
  public Tally read() {
    return tally.read();
  }
}
