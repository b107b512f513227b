package org.summitledger.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.summitledger.source.Resource.Field;

/**
 * Reads a table of the ledger or of the reference data by the schema of its resource. These files
 * are kept by hand, so any wrong cell stops the night, with all of them listed.
 */
public final class TableReader {
  private final Resource resource;
  private final List<Issue> issues = new ArrayList<>();
  private final List<TableRow> rows = new ArrayList<>();
  private final Map<List<String>, Long> keys = new HashMap<>();

  private TableReader(Resource resource) {
    this.resource = resource;
  }

  /**
   * Reads all rows.
   *
   * @param file the file
   * @param resource its description
   * @throws BadInputException with every problem of the file
   */
  public static List<TableRow> read(InputFile file, Resource resource) {
    TableReader reader = new TableReader(resource);
    Set<String> columns = new LinkedHashSet<>();
    resource.fields().forEach(f -> columns.add(f.name()));
    new CsvTable(file, columns).read(reader::row, reader.issues::add);
    if (!reader.issues.isEmpty()) {
      throw new BadInputException(reader.issues);
    }
    return reader.rows;
  }

  private void row(CsvRow row) {
    int before = issues.size();
    for (Field field : resource.fields()) {
      try {
        check(row, field);
      } catch (CellException e) {
        issues.add(e.issue());
      }
    }
    List<String> key = resource.primaryKey().stream().map(k -> row.cell(k).strip()).toList();
    Long first = key.isEmpty() ? null : keys.putIfAbsent(key, row.line());
    if (first != null) {
      issues.add(
          row.issue(
              IssueCode.DUPLICATE_KEY,
              String.join(",", resource.primaryKey()),
              "The key " + Issue.quote(key.toString()) + " stands already on line " + first + "."));
    }
    if (issues.size() == before) {
      rows.add(new TableRow(row));
    }
  }

  private static void check(CsvRow row, Field field) throws CellException {
    String text = row.cell(field.name());
    if (text.isBlank()) {
      if (field.required()) {
        throw new CellException(
            row.issue(IssueCode.VALUE_REQUIRED, field.name(), "The cell must not be empty."));
      }
      return;
    }
    switch (field.type()) {
      case "date" -> date(row, field, text);
      case "integer", "number" -> number(row, field, text);
      case "boolean" -> {
        if (!text.equals("true") && !text.equals("false")) {
          throw new CellException(
              row.issue(
                  IssueCode.BOOLEAN_INVALID,
                  field.name(),
                  "'" + Issue.quote(text) + "' is not true or false."));
        }
      }
      default -> {}
    }
    if (!field.allowed().isEmpty() && !field.allowed().contains(text)) {
      throw new CellException(
          row.issue(
              IssueCode.VALUE_NOT_ALLOWED,
              field.name(),
              "'" + Issue.quote(text) + "' is not one of " + new TreeSet<>(field.allowed()) + "."));
    }
    if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
      throw new CellException(
          row.issue(
              IssueCode.VALUE_NOT_ALLOWED,
              field.name(),
              "'" + Issue.quote(text) + "' does not match " + field.pattern() + "."));
    }
  }

  private static void date(CsvRow row, Field field, String text) throws CellException {
    try {
      Days.parse(text);
    } catch (DateTimeException e) {
      throw new CellException(
          row.issue(
              IssueCode.DATE_INVALID,
              field.name(),
              "'" + Issue.quote(text) + "' is not a date, yyyy-MM-dd."));
    }
  }

  private static void number(CsvRow row, Field field, String text) throws CellException {
    int decimals = field.type().equals("integer") ? 0 : field.decimals();
    BigDecimal value = Decimals.parse(row, field.name(), text, decimals);
    boolean low = field.minimum() != null && value.compareTo(field.minimum()) < 0;
    boolean high = field.maximum() != null && value.compareTo(field.maximum()) > 0;
    if (low || high) {
      throw new CellException(
          row.issue(
              IssueCode.NUMBER_OUT_OF_RANGE,
              field.name(),
              Issue.quote(text)
                  + (low ? " is below " + field.minimum() : " is above " + field.maximum())));
    }
  }
}
