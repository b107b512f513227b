package org.summitledger.source;

import java.util.List;
import java.util.SortedMap;

/**
 * What became of every value that a statistical file prints: kept, rejected or excluded on purpose.
 *
 * @param printed how many values the file prints: its rows, as they are counted where it is cut
 *     into rows, times its value columns. What became of them is counted apart, so that the audit
 *     sees where a reader loses one
 * @param rejected what was wrong, in the order of the lines
 * @param kept how many values, and how much money
 * @param refusals the same for rejected rows, by what was wrong; money only where a rejected row's
 *     value can be read
 * @param excluded the same for rows excluded on purpose, by reason
 */
public record FlowTally(
    long printed,
    List<Issue> rejected,
    FlowFile.Tally kept,
    SortedMap<IssueCode, FlowFile.Tally> refusals,
    SortedMap<String, FlowFile.Tally> excluded) {

  /** All that was rejected. */
  public FlowFile.Tally refused() {
    return sum(refusals);
  }

  /** All that was excluded on purpose. */
  public FlowFile.Tally excludedInAll() {
    return sum(excluded);
  }

  /** All that the file prints; of the money, that of values that can be read. */
  public FlowFile.Tally read() {
    return new FlowFile.Tally(printed, kept.plus(refused()).plus(excludedInAll()).money());
  }

  private static FlowFile.Tally sum(SortedMap<?, FlowFile.Tally> tallies) {
    return tallies.values().stream().reduce(FlowFile.Tally.ZERO, FlowFile.Tally::plus);
  }
}
