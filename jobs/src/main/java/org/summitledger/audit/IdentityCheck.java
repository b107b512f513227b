package org.summitledger.audit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.summitledger.report.AuditResults.Finding;

/**
 * One identity among the numbers of a published table: the cells in which it was checked, and the
 * one that is furthest from it. A cell in which one of the numbers is null is not counted.
 */
final class IdentityCheck {
  /** Numbers are rounded to doubles once; sums of thousands of them stay far below. */
  private static final double TOLERANCE = 1e-9;

  private final String table;
  private final String name;
  private long cells;
  private double largest;
  private String where = "";

  /** Of a table, without cells yet. */
  IdentityCheck(String table, String name) {
    this.table = table;
    this.name = name;
  }

  /** A sum, with that of the sizes of what was added: what rounding is measured by. */
  static final class Sum {
    private double total;
    private double size;

    static Sum of(Collection<Double> parts) {
      Sum sum = new Sum();
      parts.forEach(sum::add);
      return sum;
    }

    void add(double part) {
      total += part;
      size += Math.abs(part);
    }
  }

  /** The names of a table's numbers: those that have rows, and those that are not null in all. */
  static final class Names {
    private final Set<String> stated = new HashSet<>();
    private final Set<String> known = new HashSet<>();

    void add(String rowName, boolean hasNumber) {
      stated.add(rowName);
      if (hasNumber) {
        known.add(rowName);
      }
    }
  }

  /** A cell in which one number must be another. */
  void equal(String cell, double actual, double expected) {
    equal(cell, actual, expected, 0);
  }

  /** A cell in which parts must add up to a number. */
  void sum(String cell, Sum parts, double expected) {
    sum(cell, parts, expected, 0);
  }

  /** The same, less a number that stands for no change. */
  void sum(String cell, Sum parts, double expected, double noChange) {
    equal(cell, parts.total, expected - noChange, parts.size + noChange);
  }

  /** Deviations are relative to the size of what a number is made of. */
  private void equal(String cell, double actual, double expected, double size) {
    double scale = Math.max(Math.abs(expected), size);
    double off = Math.abs(actual - expected);
    double deviation = scale == 0 ? off : off / scale;
    cells++;
    if (deviation > largest || Double.isNaN(deviation)) {
      largest = deviation;
      where = ", in " + cell;
    }
  }

  /** What was found. */
  Finding finding() {
    return finding(largest <= TOLERANCE ? Optional.empty() : Optional.of(where));
  }

  /**
   * The same; it also fails where no cell was checked though both sides have numbers: a part is no
   * longer computed, or stands under another key.
   *
   * @param whole the number that others make up
   * @param ofWhole the names that it is one of
   * @param parts those that make it up
   * @param ofParts the names that they are of
   */
  Finding finding(String whole, Names ofWhole, List<String> parts, Names ofParts) {
    boolean hasBoth =
        ofWhole.known.contains(whole) && parts.stream().anyMatch(ofParts.known::contains);
    if (cells > 0 || !hasBoth) {
      return finding();
    }
    List<String> gone = parts.stream().filter(Predicate.not(ofParts.stated::contains)).toList();
    if (gone.isEmpty() && parts.size() > 1) {
      return finding();
    }
    return finding(
        Optional.of(
            ", though there is "
                + whole
                + (gone.isEmpty()
                    ? ": it never stands beside " + parts.get(0)
                    : " and not one row of " + String.join(", ", gone))));
  }

  private Finding finding(Optional<String> failure) {
    return Auditor.finding(
        table,
        name,
        String.format(
            Locale.ROOT, "%d cells, largest deviation %.1e%s", cells, largest, failure.orElse("")),
        "a deviation of at most 1e-9 in every cell",
        failure.isEmpty());
  }
}
