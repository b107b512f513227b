package org.summitledger.report.revision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Row;
import org.summitledger.indicator.Maturity;
import org.summitledger.lake.Releases.Days;
import org.summitledger.report.table.Rows;

/** A period of a series, as each release stated it. */
final class RevisedPeriod {
  private final LocalDate start;
  private final LocalDate end;
  private final String name;
  private final List<LocalDate> days;
  private final boolean isAdded;

  /** By the days of releases; nothing where a release is blank. */
  private final SortedMap<LocalDate, Optional<BigDecimal>> stated = new TreeMap<>();

  /**
   * Without anything stated.
   *
   * @param row any row of the period
   * @param days of all releases that hold it
   */
  RevisedPeriod(Row row, Days days) {
    this.start = row.getAs("period_start");
    this.end = row.getAs("period_end");
    this.name = row.getAs("period");
    this.days = days.days().stream().map(LocalDate::parse).toList();
    this.isAdded = days.added();
  }

  /** Adds what a release states. */
  void add(Row row) {
    LocalDate day = row.getAs("known_from");
    if (stated.put(day, Optional.ofNullable(row.getAs("value"))) != null) {
      throw new IllegalStateException(
          "Cannot tell what the release of " + day + " states: it states twice " + row);
    }
  }

  /** As the last release states it; none where that is blank, or does not hold it. */
  Optional<BigDecimal> latest() {
    return on(lastDay());
  }

  /** Whether the last release holds it. */
  boolean isKept() {
    return stated.containsKey(lastDay());
  }

  /**
   * What releases before the last one state, with their age in months; of several of one age the
   * first that is not blank.
   */
  void forEachEarlier(BiConsumer<Long, Optional<BigDecimal>> figures) {
    SortedMap<Long, Optional<BigDecimal>> byAge = new TreeMap<>();
    stated
        .headMap(lastDay())
        .forEach(
            (day, value) ->
                byAge.merge(
                    Maturity.months(day, end),
                    value,
                    (earlier, later) -> earlier.isPresent() ? earlier : later));
    byAge.forEach(figures);
  }

  private LocalDate lastDay() {
    return days.get(days.size() - 1);
  }

  private Optional<BigDecimal> on(LocalDate day) {
    return stated.getOrDefault(day, Optional.empty());
  }

  private boolean isAlwaysTheSame() {
    return !isAdded
        && stated.keySet().containsAll(days)
        && new HashSet<>(stated.values()).size() == 1;
  }

  /** A row for each release that holds it, or deletes what the one before it held. */
  List<Row> triangle(List<String> series) {
    List<Row> rows = new ArrayList<>();
    if (!isAlwaysTheSame()) {
      int first = days.indexOf(stated.firstKey());
      for (int release = first; release < days.size(); release++) {
        if (isHeld(release) || isHeld(release - 1)) {
          rows.add(row(series, release));
        }
      }
    }
    return rows;
  }

  private boolean isHeld(int release) {
    return release >= 0 && stated.containsKey(days.get(release));
  }

  private Row row(List<String> series, int release) {
    LocalDate day = days.get(release);
    Optional<BigDecimal> value = on(day);
    Optional<BigDecimal> before = release == 0 ? Optional.empty() : on(days.get(release - 1));
    boolean isFirst = release == 0 && !isAdded;
    boolean hasAppeared = isHeld(release) && !isHeld(release - 1) && !isFirst;
    Optional<BigDecimal> first = on(stated.firstKey());
    List<Object> cells = new ArrayList<>(series);
    cells.add(start);
    cells.add(day);
    cells.add(end);
    cells.add(name);
    cells.add(release + 1L);
    cells.add(Maturity.months(day, end));
    cells.add(value);
    cells.add(before);
    cells.add(difference(value, before));
    cells.add(first);
    cells.add(latest());
    cells.add(difference(latest(), first));
    cells.add(hasAppeared);
    cells.add(!isHeld(release));
    cells.add(isFirst ? Optional.of("the first release of the period") : reason(release));
    return Rows.of(cells.toArray());
  }

  private static Optional<BigDecimal> difference(
      Optional<BigDecimal> later, Optional<BigDecimal> earlier) {
    return later.flatMap(l -> earlier.map(l::subtract));
  }

  private Optional<String> reason(int release) {
    if (!isHeld(release)) {
      return Optional.of("the release holds the period without it");
    }
    if (!isHeld(release - 1)) {
      return Optional.of("the release before does not hold it");
    }
    if (on(days.get(release)).isEmpty()) {
      return Optional.of("the release is blank");
    }
    return on(days.get(release - 1)).isEmpty()
        ? Optional.of("the release before is blank")
        : Optional.empty();
  }
}
