package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.TableRow;

/**
 * Reads scenarios. Rows of one scenario and commitment are one scenario; each may add a sector's
 * share. Where rows were recorded on several days, each of these days has its edition: the scenario
 * as it stood from that day on.
 */
final class ScenarioReader {
  private static final List<String> SAME_IN_ALL_ROWS =
      List.of(
          "window_start",
          "window_end",
          "baseline_start",
          "baseline_end",
          "baseline_value",
          "sectors");

  private final Map<String, Commitment> commitments;
  private final RegisterChecks checks;
  private final List<Issue> issues;

  /**
   * A reader of one register.
   *
   * @param commitments by id
   * @param checks of spans of time
   * @param issues takes every problem found
   */
  ScenarioReader(Map<String, Commitment> commitments, RegisterChecks checks, List<Issue> issues) {
    this.commitments = commitments;
    this.checks = checks;
    this.issues = issues;
  }

  /** The scenarios, in the order of the file, each in the order of its editions. */
  List<Scenario> read(List<TableRow> rows) {
    Map<List<String>, List<TableRow>> groups = new LinkedHashMap<>();
    for (TableRow row : rows) {
      groups
          .computeIfAbsent(
              List.of(row.text("scenario"), row.text("commitment_id")), k -> new ArrayList<>())
          .add(row);
    }
    List<Scenario> scenarios = new ArrayList<>();
    for (List<TableRow> group : groups.values()) {
      check(group);
      group.stream()
          .map(row -> row.date("recorded_on"))
          .distinct()
          .sorted()
          .forEach(day -> scenarios.add(edition(group, day)));
    }
    return scenarios;
  }

  private void check(List<TableRow> rows) {
    TableRow first = rows.get(0);
    if (first.text("scenario").equals(Scenario.STATED)) {
      issues.add(
          first.issue(
              IssueCode.VALUE_NOT_ALLOWED,
              "scenario",
              "'" + Scenario.STATED + "' assumes nothing and is never listed. Name it otherwise."));
    }
    for (String column : SAME_IN_ALL_ROWS) {
      rows.forEach(row -> mustEqual(row, first, column));
    }
    BigDecimal sum = shares(rows).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(BigDecimal.ONE) > 0) {
      issues.add(
          first.issue(
              IssueCode.NUMBER_OUT_OF_RANGE,
              "sector_share",
              "The shares of this scenario add up to " + sum + ", more than 1."));
    }
    Optional.ofNullable(commitments.get(first.text("commitment_id")))
        .map(edition(rows, LocalDate.MAX)::applyTo)
        .ifPresent(assumed -> check(assumed, rows));
  }

  /** What a scenario assumes must fit what the commitment states. */
  private void check(Commitment assumed, List<TableRow> rows) {
    TableRow first = rows.get(0);
    checks.mustNotEndBeforeItStarts(first, "window", assumed.window());
    checks.mustNotEndBeforeItStarts(
        first, "baseline", new Window(assumed.baselineStart(), assumed.baselineEnd()));
    for (TableRow row : rows) {
      row.find("sector").ifPresent(sector -> checkShare(sector, assumed, row));
    }
  }

  private void checkShare(String sector, Commitment assumed, TableRow row) {
    if (!assumed.isMoney()) {
      issues.add(
          row.issue(
              IssueCode.VALUE_NOT_ALLOWED,
              "sector_share",
              "The target of '"
                  + assumed.id()
                  + "' is not money, and only money is shared out among sectors. Leave the share out."));
    }
    if (!assumed.sectors().contains(sector)) {
      issues.add(
          row.issue(
              IssueCode.VALUE_NOT_ALLOWED,
              "sector",
              "'"
                  + sector
                  + "' gets a share, but is not in the scope. Add it to the sectors of the scenario."));
    }
  }

  private void mustEqual(TableRow row, TableRow first, String column) {
    if (!row.text(column).equals(first.text(column))) {
      issues.add(
          row.issue(
              IssueCode.VALUE_NOT_ALLOWED,
              column,
              "The scenario says '"
                  + first.text(column)
                  + "' on line "
                  + first.line()
                  + ". Its rows differ by sector only."));
    }
  }

  private static Map<String, BigDecimal> shares(List<TableRow> rows) {
    Map<String, BigDecimal> shares = new TreeMap<>();
    for (TableRow row : rows) {
      row.find("sector")
          .ifPresent(s -> shares.put(s, row.findDecimal("sector_share").orElse(BigDecimal.ZERO)));
    }
    return shares;
  }

  private static Scenario edition(List<TableRow> rows, LocalDate day) {
    List<TableRow> known =
        rows.stream().filter(row -> !row.date("recorded_on").isAfter(day)).toList();
    TableRow first = known.get(0);
    return new Scenario(
        first.text("scenario"),
        first.text("commitment_id"),
        new Window(first.findDate("window_start"), first.findDate("window_end")),
        first.findDate("baseline_start"),
        first.findDate("baseline_end"),
        first.findDecimal("baseline_value"),
        first.list("sectors"),
        shares(known),
        day);
  }
}
