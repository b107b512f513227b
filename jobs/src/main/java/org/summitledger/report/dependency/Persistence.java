package org.summitledger.report.dependency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.summitledger.indicator.Flags;

/**
 * How long a judgement has stood and how often it changed: flags of dependency churn, and one in
 * five of a year is gone the next (Vicard and Wibaux 2023). A period is compared with the like
 * periods of the years before, months too, whose windows of twelve months would overlap otherwise.
 */
final class Persistence {
  private final SortedMap<LocalDate, State> states = new TreeMap<>();

  /**
   * What is known of a period with all like periods before it.
   *
   * @param flag what was judged
   * @param yearsInARow in how many it is up, this one last
   * @param isChanged whether it differs from the year before
   * @param changes how often it changed
   * @param isCompared whether there were two years that follow each other of which it is known
   */
  private record State(
      Optional<Boolean> flag,
      long yearsInARow,
      Optional<Boolean> isChanged,
      long changes,
      boolean isCompared) {
    static final State NONE = new State(Optional.empty(), 0, Optional.empty(), 0, false);
  }

  /**
   * Adds what was judged of a period; empty where that is not known. Periods come in the order of
   * time.
   */
  void add(LocalDate start, Optional<Boolean> flag) {
    if (!states.isEmpty() && !start.isAfter(states.lastKey())) {
      throw new IllegalArgumentException(
          "Cannot judge " + start + " after " + states.lastKey() + ". Add periods in order.");
    }
    State before = at(start.minusYears(1));
    Optional<Boolean> isChanged =
        flag.flatMap(now -> before.flag().map(earlier -> !now.equals(earlier)));
    State last = lastBefore(start);
    states.put(
        start,
        new State(
            flag,
            flag.orElse(false) ? before.yearsInARow() + 1 : 0,
            isChanged,
            last.changes() + (isChanged.orElse(false) ? 1 : 0),
            last.isCompared() || isChanged.isPresent()));
  }

  private State at(LocalDate start) {
    return states.getOrDefault(start, State.NONE);
  }

  /** The last like period before, however long ago. */
  private State lastBefore(LocalDate start) {
    LocalDate year = start.minusYears(1);
    while (!states.isEmpty() && !year.isBefore(states.firstKey())) {
      State found = states.get(year);
      if (found != null) {
        return found;
      }
      year = year.minusYears(1);
    }
    return State.NONE;
  }

  /**
   * In how many years in a row it is up, this one included; zero where it is down, empty where that
   * is not known. A year of which it is not known ends the row.
   */
  Optional<Long> yearsInARow(LocalDate start) {
    State state = at(start);
    return state.flag().map(known -> state.yearsInARow());
  }

  /** Whether it differs from the year before; empty where one of both is not known. */
  Optional<Boolean> isChanged(LocalDate start) {
    return at(start).isChanged();
  }

  /**
   * How often it changed from one year to the next, up to this one; empty where no two years follow
   * each other of which it is known.
   */
  Optional<Long> changes(LocalDate start) {
    State state = at(start);
    return state.isCompared() ? Optional.of(state.changes()) : Optional.empty();
  }

  /** Whether it is up in so many of the years that end with this one. */
  Optional<Boolean> inWindow(LocalDate start, int years, int needed) {
    List<Optional<Boolean>> window = new ArrayList<>();
    for (int year = 0; year < years; year++) {
      window.add(at(start.minusYears(year)).flag());
    }
    return Flags.inAtLeast(needed, window);
  }
}
