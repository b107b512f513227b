package org.summitledger.audit;

import java.util.Locale;
import org.summitledger.report.AuditResults.Finding;

/** The largest of the deviations from what must be equal, each relative to what it is of. */
final class Worst {
  private static final double TOLERANCE = 1e-9;

  private final String counted;
  private final String beyond;
  private long count;
  private double deviation;

  /**
   * Nothing yet.
   *
   * @param counted what deviates: rows or cells
   * @param beyond what deviations are relative to, or do not count
   */
  Worst(String counted, String beyond) {
    this.counted = counted;
    this.beyond = beyond;
  }

  /** Takes a deviation; no number is further off than any, and stays the worst. */
  void add(double next) {
    count++;
    deviation = Math.max(deviation, next);
  }

  /** Takes two numbers that must be equal, relative to the largest of all three. */
  void equal(double found, double expected, double other) {
    double size = Math.max(Math.abs(other), Math.max(Math.abs(found), Math.abs(expected)));
    add(size == 0 ? 0 : Math.abs(found - expected) / size);
  }

  Finding finding(String table, String check) {
    return Auditor.finding(
        table,
        check,
        String.format(Locale.ROOT, "%d %s, off by %.1e at most", count, counted, deviation),
        "off by 1.0e-09 at most, " + beyond,
        deviation <= TOLERANCE);
  }
}
