package org.summitledger.commitment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.summitledger.reference.Sectors;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.TableRow;

/** What one table of the register alone cannot tell of its rows; every problem is an issue. */
final class RegisterChecks {
  private final Set<String> sectorIds;
  private final Set<String> countries;
  private final List<Issue> issues;

  /**
   * Checks against code lists.
   *
   * @param sectorIds the sectors that a scope or a measure may name
   * @param countries those that a measure may name, ISO3
   * @param issues takes every problem found
   */
  RegisterChecks(Set<String> sectorIds, Set<String> countries, List<Issue> issues) {
    this.sectorIds = sectorIds;
    this.countries = countries;
    this.issues = issues;
  }

  void mustExist(TableRow row, String column, Optional<String> id, Set<String> known) {
    id.filter(i -> !known.contains(i))
        .ifPresent(
            i ->
                issues.add(
                    row.issue(
                        IssueCode.REFERENCE_UNKNOWN,
                        column,
                        "'" + i + "' does not exist. Add it, or mend the reference.")));
  }

  void sectorsMustExist(TableRow row) {
    row.list("sectors").forEach(s -> mustExist(row, "sectors", Optional.of(s), sectorIds));
  }

  void sectorMustExist(TableRow row) {
    mustExist(row, "sector", row.find("sector"), sectorIds);
  }

  /**
   * A measure of what is nowhere would wait for its first period for ever. An event may well have
   * no row: nothing is known of it until something is.
   *
   * @param series those that have values
   */
  void measureMustExist(TableRow row, Measure measure, Set<String> series) {
    if (measure instanceof Measure.Observations observed) {
      mustExist(row, "measure", Optional.of(observed.series()), series);
    }
    if (measure instanceof Measure.Trade trade) {
      mustExist(row, "measure", Optional.of(trade.reporter()), countries);
      mustExist(row, "measure", Optional.of(trade.partner()), countries);
      if (!trade.isProductList()) {
        Optional<String> sector = Optional.of(trade.sectorOrProducts().get(0));
        mustExist(row, "measure", sector.filter(s -> !s.equals(Sectors.ALL)), sectorIds);
      }
    }
  }

  /** A number of nothing, or a unit without a number, is no target. */
  void targetMustHaveAUnit(TableRow row) {
    boolean hasUnit = row.find("unit").isPresent();
    if (hasUnit != row.find("target_value").isPresent()) {
      issues.add(
          row.issue(
              IssueCode.VALUE_REQUIRED,
              hasUnit ? "target_value" : "unit",
              "A target has a value and a unit. State both, or neither."));
    }
  }

  /** A value of no period is in no window, and would never be counted. */
  void valueMustHaveAPeriod(TableRow row) {
    for (String column : List.of("period_start", "period_end")) {
      if (row.text("kind").equals("value") && row.findDate(column).isEmpty()) {
        issues.add(
            row.issue(
                IssueCode.VALUE_REQUIRED, column, "A value is of a period. State both its days."));
      }
    }
  }

  /** The same for two columns of a row, such as {@code period_start} and {@code period_end}. */
  void mustNotEndBeforeItStarts(TableRow row, String what) {
    Window span = new Window(row.findDate(what + "_start"), row.findDate(what + "_end"));
    mustNotEndBeforeItStarts(row, what, span);
  }

  /**
   * A window, baseline or period must not end before it starts, whether it is stated or assumed.
   *
   * @param what its name, with which its columns begin
   */
  void mustNotEndBeforeItStarts(TableRow row, String what, Window span) {
    if (span.isComplete() && !span.start().orElseThrow().isBefore(span.end().orElseThrow())) {
      issues.add(
          row.issue(
              IssueCode.VALUE_NOT_ALLOWED,
              what + "_end",
              "The "
                  + what
                  + " ends on or before the day it starts: "
                  + span.start().orElseThrow()
                  + "."));
    }
  }
}
