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
  private final SortedMap<LocalDate, Optional<Boolean>> flags = new TreeMap<>();

  /** Adds what was judged of a period; empty where that is not known. */
  void add(LocalDate start, Optional<Boolean> flag) {
    flags.put(start, flag);
  }

  private Optional<Boolean> at(LocalDate start, int yearsBefore) {
    return flags.getOrDefault(start.minusYears(yearsBefore), Optional.empty());
  }

  /**
   * In how many years in a row it is up, this one included; zero where it is down, empty where that
   * is not known. A year of which it is not known ends the row.
   */
  Optional<Long> yearsInARow(LocalDate start) {
    if (at(start, 0).isEmpty()) {
      return Optional.empty();
    }
    int years = 0;
    while (at(start, years).orElse(false)) {
      years++;
    }
    return Optional.of((long) years);
  }

  /** Whether it differs from the year before; empty where one of both is not known. */
  Optional<Boolean> isChanged(LocalDate start) {
    return at(start, 0).flatMap(now -> at(start, 1).map(before -> !now.equals(before)));
  }

  /**
   * How often it changed from one year to the next, up to this one; empty where no two years follow
   * each other of which it is known.
   */
  Optional<Long> changes(LocalDate start) {
    List<Boolean> changes = new ArrayList<>();
    LocalDate first = flags.isEmpty() ? start : flags.firstKey();
    for (LocalDate year = start; !year.isBefore(first); year = year.minusYears(1)) {
      isChanged(year).ifPresent(changes::add);
    }
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(changes.stream().filter(changed -> changed).count());
  }

  /** Whether it is up in so many of the years that end with this one. */
  Optional<Boolean> inWindow(LocalDate start, int years, int needed) {
    List<Optional<Boolean>> window = new ArrayList<>();
    for (int year = 0; year < years; year++) {
      window.add(at(start, year));
    }
    return Flags.inAtLeast(needed, window);
  }
}
