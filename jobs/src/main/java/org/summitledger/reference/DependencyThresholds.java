package org.summitledger.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Issue;
import org.summitledger.source.TableRow;

/**
 * What schools of dependency ask for, on two clocks: the periods that a threshold is for, and the
 * day from which it is known. Of rows of one school and indicator the one with the latest {@code
 * valid_from} not after the period decides, and of those the one recorded last.
 */
public final class DependencyThresholds {
  private static final Comparator<DependencyThresholdRow> LATER =
      Comparator.comparing(DependencyThresholdRow::validFrom)
          .thenComparing(DependencyThresholdRow::recordedOn);

  private final List<DependencyThresholdRow> rows;

  private DependencyThresholds(List<DependencyThresholdRow> rows) {
    this.rows = List.copyOf(rows);
  }

  /** Without any school. */
  public static DependencyThresholds none() {
    return new DependencyThresholds(List.of());
  }

  /**
   * From the rows of {@code dependency_thresholds.csv}.
   *
   * @throws BadInputException if a condition has no threshold, or one that nothing is compared
   *     with, or the conditions of a school do not fit together
   */
  public static DependencyThresholds of(List<TableRow> rows) {
    Map<Long, Issue> issues = new TreeMap<>();
    List<DependencyThresholdRow> read = new ArrayList<>();
    for (TableRow row : rows) {
      DependencyThresholdRow.read(row, issue -> issues.put(row.line(), issue)).ifPresent(read::add);
    }
    DependencyThresholds thresholds = new DependencyThresholds(read);
    for (LocalDate day : days(read, DependencyThresholdRow::recordedOn)) {
      for (LocalDate period : days(read, DependencyThresholdRow::validFrom)) {
        thresholds.asOf(day).bySchool(period).values().forEach(s -> check(s, issues));
      }
    }
    if (!issues.isEmpty()) {
      throw new BadInputException(List.copyOf(issues.values()));
    }
    return thresholds;
  }

  private static Set<LocalDate> days(
      List<DependencyThresholdRow> rows, Function<DependencyThresholdRow, LocalDate> day) {
    return rows.stream().map(day).collect(Collectors.toCollection(TreeSet::new));
  }

  /** A school's conditions make one flag: what they say of it must be the same. */
  private static void check(List<DependencyThresholdRow> school, Map<Long, Issue> issues) {
    DependencyThresholdRow first = school.get(0);
    school.stream()
        .filter(row -> !row.makesFlagAs(first))
        .forEach(row -> issues.putIfAbsent(row.row().line(), row.differsFrom(first)));
  }

  /** The thresholds known on a day. */
  public DependencyThresholds asOf(LocalDate day) {
    return new DependencyThresholds(
        rows.stream().filter(row -> !row.recordedOn().isAfter(day)).toList());
  }

  /**
   * The schools that judge a period, by id.
   *
   * @param periodStart the period's first day
   */
  public List<DependencySchool> schools(LocalDate periodStart) {
    return bySchool(periodStart).values().stream().map(DependencyThresholds::school).toList();
  }

  /** A school's rows that decide a period, by school and indicator; never empty. */
  private Map<String, List<DependencyThresholdRow>> bySchool(LocalDate periodStart) {
    Map<String, DependencyThresholdRow> last = new TreeMap<>();
    rows.stream()
        .filter(row -> !row.validFrom().isAfter(periodStart))
        .sorted(LATER)
        .forEach(row -> last.put(row.school() + "/" + row.indicator(), row));
    return last.values().stream()
        .filter(row -> row.condition().isPresent())
        .collect(
            Collectors.groupingBy(
                DependencyThresholdRow::school, TreeMap::new, Collectors.toList()));
  }

  private static DependencySchool school(List<DependencyThresholdRow> rows) {
    DependencyThresholdRow any = rows.get(0);
    return new DependencySchool(
        any.school(),
        any.combination(),
        any.yearsOf(),
        any.yearsNeeded(),
        rows.stream().map(DependencyThresholdRow::condition).flatMap(Optional::stream).toList());
  }
}
