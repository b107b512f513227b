package org.summitledger.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.summitledger.reference.DependencyCondition.Comparison;
import org.summitledger.reference.DependencySchool.Combination;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.TableRow;

/**
 * A row of {@code dependency_thresholds.csv}.
 *
 * @param row where it stands
 * @param validFrom the first period start it is for; {@link LocalDate#MIN} for every period
 * @param recordedOn the day from which it is known
 * @param combination how the school's conditions make a flag
 * @param yearsOf the school's window in years, 1 for none
 * @param yearsNeeded in how many of them
 * @param condition empty where the school has given it up
 */
record DependencyThresholdRow(
    TableRow row,
    LocalDate validFrom,
    LocalDate recordedOn,
    Combination combination,
    int yearsOf,
    int yearsNeeded,
    Optional<DependencyCondition> condition) {

  /** Reads a row; what is wrong with it is told, and nothing returned. */
  static Optional<DependencyThresholdRow> read(TableRow row, Consumer<Issue> issues) {
    Optional<Issue> issue = thresholdIssue(row).or(() -> yearsIssue(row));
    issue.ifPresent(issues);
    return issue.isPresent()
        ? Optional.empty()
        : Optional.of(
            new DependencyThresholdRow(
                row,
                row.findDate("valid_from").orElse(LocalDate.MIN),
                row.date("recorded_on"),
                row.text("combined_by").equals("any") ? Combination.ANY : Combination.ALL,
                years(row, "years_of"),
                years(row, "years_needed"),
                condition(row)));
  }

  private static Optional<Issue> thresholdIssue(TableRow row) {
    String comparison = row.text("comparison");
    boolean compares = comparison.equals("gt") || comparison.equals("ge");
    if (compares == row.findDecimal("threshold").isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        compares
            ? row.issue(
                IssueCode.VALUE_REQUIRED,
                "threshold",
                "The comparison '"
                    + comparison
                    + "' needs a threshold. Give it, or set comparison to unstated.")
            : row.issue(
                IssueCode.VALUE_NOT_ALLOWED,
                "threshold",
                "Nothing is compared with "
                    + row.text("threshold")
                    + ", since comparison is '"
                    + comparison
                    + "'. Leave the threshold empty, or set comparison to gt or ge."));
  }

  private static Optional<Issue> yearsIssue(TableRow row) {
    boolean both = row.find("years_of").isPresent() == row.find("years_needed").isPresent();
    if (both && years(row, "years_needed") <= years(row, "years_of")) {
      return Optional.empty();
    }
    return Optional.of(
        row.issue(
            IssueCode.VALUE_NOT_ALLOWED,
            "years_needed",
            "A school cannot ask for '"
                + row.text("years_needed")
                + "' of '"
                + row.text("years_of")
                + "' years. Give both, years_needed not above years_of, or leave both empty."));
  }

  private static int years(TableRow row, String column) {
    return row.findDecimal(column).map(BigDecimal::intValueExact).orElse(1);
  }

  private static Optional<DependencyCondition> condition(TableRow row) {
    Optional<Comparison> comparison =
        switch (row.text("comparison")) {
          case "gt" -> Optional.of(Comparison.GT);
          case "ge" -> Optional.of(Comparison.GE);
          case "unstated" -> Optional.of(Comparison.UNSTATED);
          default -> Optional.empty();
        };
    return comparison.map(
        c ->
            new DependencyCondition(
                row.text("indicator"),
                c,
                row.findDecimal("threshold"),
                row.text("unit"),
                row.text("reference"),
                row.text("note")));
  }

  String school() {
    return row.text("school");
  }

  String indicator() {
    return row.text("indicator");
  }

  /** Whether both rows say the same of their school's flag. */
  boolean makesFlagAs(DependencyThresholdRow other) {
    return flag().equals(other.flag());
  }

  private String flag() {
    return "combined_by " + combination + ", " + yearsNeeded + " of " + yearsOf + " years";
  }

  /** That the rows of a school do not fit together. */
  Issue differsFrom(DependencyThresholdRow other) {
    return row.issue(
        IssueCode.VALUE_NOT_ALLOWED,
        "combined_by",
        "School '"
            + school()
            + "' makes its flag by "
            + flag()
            + " here, but by "
            + other.flag()
            + " on line "
            + other.row.line()
            + ". Give all conditions of a school the same combined_by, years_of and years_needed.");
  }
}
