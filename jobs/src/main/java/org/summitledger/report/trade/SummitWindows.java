package org.summitledger.report.trade;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Ledger;

/**
 * Since when two countries have a commitment whose window has opened: the earliest stated first day
 * of all commitments of one to the other. Commitments without a stated window say nothing of when.
 *
 * <p>Where effects of a promise are measured, the period in which a window opens belongs to neither
 * side, if it began before the opening: it is part before the promise and part after ({@link
 * #before}, {@link #after}). Levels beside a baseline count it as year 1, see decision 0008.
 */
public final class SummitWindows {
  private final SortedMap<Pair, LocalDate> opens =
      new TreeMap<>(Comparator.comparing(Pair::first).thenComparing(Pair::second));

  /** Two countries, the first by code first. */
  public record Pair(String first, String second) {
    static Pair of(String one, String other) {
      return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
    }
  }

  private SummitWindows() {}

  /** Those of all commitments of a ledger that state the first day of their window. */
  public static SummitWindows of(Ledger ledger) {
    SummitWindows windows = new SummitWindows();
    for (Commitment commitment : ledger.commitments()) {
      commitment.window().start().ifPresent(start -> windows.add(commitment, start));
    }
    return windows;
  }

  private void add(Commitment commitment, LocalDate start) {
    for (String giver : commitment.givers()) {
      for (String receiver : commitment.receivers()) {
        if (!giver.equals(receiver)) {
          opens.merge(Pair.of(giver, receiver), start, (a, b) -> a.isBefore(b) ? a : b);
        }
      }
    }
  }

  /** Countries that have one. */
  public Set<Pair> pairs() {
    return opens.keySet();
  }

  /**
   * The first day of their first window.
   *
   * @throws IllegalArgumentException if they have none
   */
  public LocalDate opens(Pair pair) {
    return Optional.ofNullable(opens.get(pair))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot tell since when "
                        + pair.first()
                        + " and "
                        + pair.second()
                        + " have a window: no commitment between them states its first day. Ask"
                        + " only for pairs that have one."));
  }

  /** Whether a period is before a window: the day after its last is no later than the opening. */
  public static boolean before(LocalDate periodEnd, LocalDate opens) {
    return !periodEnd.isAfter(opens);
  }

  /** Whether a period is after the opening: it starts on that day, or later. */
  public static boolean after(LocalDate periodStart, LocalDate opens) {
    return !periodStart.isBefore(opens);
  }
}
