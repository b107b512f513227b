package org.summitledger.audit;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.summitledger.audit.IdentityCheck.Names;
import org.summitledger.audit.IdentityCheck.Sum;
import org.summitledger.report.AuditResults.Finding;

/** The numbers of a table that identities are about, by cell and name: read in one pass. */
final class IdentityCells {
  /**
   * A number that others make up.
   *
   * @param check its name
   */
  record Made(String check, String whole, List<String> parts) {}

  /** The columns that say which series a row belongs to, whatever its sector. */
  private static final List<String> SERIES =
      List.of("source", "reporter", "partner", "flow", "currency", "frequency");

  private final String table;
  private final String name;
  private final List<String> more;
  private final Set<String> wanted = new HashSet<>();
  private final Names names = new Names();
  private final Map<String, Map<String, Double>> cells = new TreeMap<>();

  IdentityCells(String table, String name, List<String> more, List<Made> wanted) {
    this.table = table;
    this.name = name;
    this.more = more;
    for (Made made : wanted) {
      this.wanted.add(made.whole());
      this.wanted.addAll(made.parts());
    }
  }

  /** Takes a row. */
  void add(Group row) {
    String of = text(row, name);
    boolean hasNumber = row.getFieldRepetitionCount("value") > 0;
    names.add(of, hasNumber);
    if (hasNumber && wanted.contains(of)) {
      String cell = series(row) + " " + text(row, more) + " " + days(row);
      cells.computeIfAbsent(cell, c -> new TreeMap<>()).put(of, row.getDouble("value", 0));
    }
  }

  /** The parts add up to the whole, and to so much more. */
  Finding added(Made made, double more) {
    return finding(
        made,
        (check, cell, of) -> check.sum(cell, Sum.of(parts(made, of)), at(of, made.whole()) + more));
  }

  /** The parts multiply to the whole and so much more. */
  Finding multiplied(Made made, double more) {
    return finding(
        made,
        (check, cell, of) ->
            check.equal(
                cell,
                parts(made, of).stream().reduce(1.0, (a, b) -> a * b),
                at(of, made.whole()) + more));
  }

  /** Takes a cell that has all numbers of an identity. */
  private interface Check {
    void of(IdentityCheck check, String cell, Map<String, Double> numbers);
  }

  private Finding finding(Made made, Check each) {
    IdentityCheck check = new IdentityCheck(table, made.check());
    cells.forEach(
        (cell, of) -> {
          if (of.containsKey(made.whole()) && of.keySet().containsAll(made.parts())) {
            each.of(check, cell, of);
          }
        });
    return check.finding(made.whole(), names, made.parts(), names);
  }

  private static List<Double> parts(Made made, Map<String, Double> numbers) {
    return made.parts().stream().map(part -> at(numbers, part)).toList();
  }

  private static double at(Map<String, Double> numbers, String name) {
    return Objects.requireNonNull(numbers.get(name), name);
  }

  /** The series that a row belongs to, whatever its sector. */
  static String series(Group row) {
    return text(row, SERIES);
  }

  /** A cell of a row. */
  static String text(Group row, String column) {
    return row.getString(column, 0);
  }

  /** Several, with blanks between. */
  static String text(Group row, List<String> columns) {
    return String.join(" ", columns.stream().map(c -> text(row, c)).toList());
  }

  /** What must be read of a row for its series, the periods that it compares and its number. */
  static List<String> columns(String... more) {
    return Stream.of(
            SERIES.stream(),
            Stream.of("period_start", "base_period_start", "value"),
            Stream.of(more))
        .flatMap(c -> c)
        .toList();
  }

  /** The periods that a row compares. */
  static String days(Group row) {
    return LocalDate.ofEpochDay(row.getInteger("period_start", 0))
        + " over "
        + LocalDate.ofEpochDay(row.getInteger("base_period_start", 0));
  }
}
