package org.summitledger.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.spark.sql.types.DecimalType;
import org.summitledger.lake.FlowColumns;
import org.summitledger.publish.TableFile;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.table.TableDefinition;

/**
 * What changed against the last version in a way that no release of statistics does: a period that
 * is gone, money of another magnitude, columns of another type, tables that shrank. A multiplier
 * that is missed or a file that is forgotten passes every other check.
 */
public final class Drift {
  private static final String BLOCK = "block";
  private static final String WARN = "warn";
  private static final String GROWTH = "sector_growth";
  private static final int SCALE = ((DecimalType) FlowColumns.MONEY).scale();
  static final String UNLESS = ", unless --accept REASON says why it is right";
  static final String ACCEPTED = "; accepted: ";
  private static final int EXAMPLES = 5;
  private static final double LARGEST_LOSS = 0.2;

  /** A revision of all trade by a fifth or a quarter happens; by ten times it does not. */
  private static final Range REVISION = new Range("0.8", "1.25");

  private static final Range MAGNITUDE = new Range("0.1", "10");

  /** The columns that say whose trade of which period a row is, whatever its sector. */
  static final List<String> CELL =
      List.of("source", "reporter", "partner", "flow", "currency", "frequency", "period");

  private static final String MONEY = "value";

  private final Path before;
  private final Path now;

  /** Between the folder of the last version and the folder of the staged tables. */
  public Drift(Path before, Path now) {
    this.before = before;
    this.now = now;
  }

  private record Range(String low, String high) {
    boolean holds(BigDecimal ratio) {
      return ratio.compareTo(new BigDecimal(low)) >= 0
          && ratio.compareTo(new BigDecimal(high)) <= 0;
    }

    @Override
    public String toString() {
      return low + " to " + high + " times the last version";
    }
  }

  /** Trade whose magnitude does not change from one version to the next. */
  private record Series(String source, String flow, String frequency, String currency) {
    @Override
    public String toString() {
      return String.join(":", source, flow, frequency, currency);
    }
  }

  /** A period of a pair of countries; all sectors together. */
  private record Cell(Series series, String reporter, String partner, String period) {
    @Override
    public String toString() {
      return String.join(
          " ", series.source, reporter, partner, series.flow, series.frequency, period);
    }
  }

  /** All findings; tables that the last version does not hold are not compared. */
  public List<Finding> findings(List<TableDefinition> tables) {
    List<Finding> findings = new ArrayList<>();
    for (String table : tables.stream().map(TableDefinition::name).sorted().toList()) {
      if (Files.exists(file(before, table)) && Files.exists(file(now, table))) {
        findings.add(columns(table));
        findings.add(rows(table));
      }
    }
    if (isComparable(before) && isComparable(now)) {
      Map<Cell, BigDecimal> then = cells(before);
      Map<Cell, BigDecimal> today = cells(now);
      findings.addAll(coverage(then.keySet(), today.keySet()));
      findings.addAll(magnitude(then, today));
    }
    return findings;
  }

  /**
   * Lets what was found pass because somebody has looked at it and says why it is right.
   *
   * @param reason published with every finding that it lets pass
   */
  public static List<Finding> accepted(List<Finding> findings, String reason) {
    return findings.stream()
        .map(
            f ->
                f.blocks()
                    ? new Finding(
                        f.table(),
                        f.check(),
                        WARN,
                        f.observed(),
                        f.bound() + ACCEPTED + reason,
                        f.passed())
                    : f)
        .toList();
  }

  private Finding columns(String table) {
    List<String> then = new TableFile(file(before, table)).columns();
    List<String> today = new TableFile(file(now, table)).columns();
    List<String> changes = new ArrayList<>();
    then.stream().filter(c -> !today.contains(c)).forEach(c -> changes.add("without " + c));
    today.stream().filter(c -> !then.contains(c)).forEach(c -> changes.add("with " + c));
    if (changes.isEmpty() && !then.equals(today)) {
      changes.add("columns in another order");
    }
    return new Finding(
        table,
        "columns_as_in_last_version",
        WARN,
        changes.isEmpty() ? "the same columns" : String.join("; ", changes),
        "the same columns; whoever reads the table must know of any other",
        changes.isEmpty());
  }

  private Finding rows(String table) {
    long then = new TableFile(file(before, table)).rows();
    long today = new TableFile(file(now, table)).rows();
    double least = then * (1 - LARGEST_LOSS);
    return new Finding(
        table,
        "rows_against_last_version",
        WARN,
        today + " rows",
        "at least " + (long) Math.ceil(least) + " (last " + then + ")",
        today >= least);
  }

  private static List<Finding> coverage(Set<Cell> then, Set<Cell> today) {
    Map<String, Set<String>> gone = new TreeMap<>();
    for (Cell cell : then) {
      Set<String> missing = gone.computeIfAbsent(cell.series.source, s -> new TreeSet<>());
      if (!today.contains(cell)) {
        missing.add(cell.toString());
      }
    }
    List<Finding> findings = new ArrayList<>();
    gone.forEach(
        (source, cells) -> {
          String examples =
              cells.stream().limit(EXAMPLES).collect(Collectors.joining("; ", ": ", ""));
          findings.add(
              new Finding(
                  GROWTH,
                  "coverage_against_last_version:" + source,
                  BLOCK,
                  cells.size() + " periods gone" + (cells.isEmpty() ? "" : examples),
                  "0 periods gone" + UNLESS,
                  cells.isEmpty()));
        });
    return findings;
  }

  /** Compares only periods that both versions hold, so that a new year is no change. */
  private static List<Finding> magnitude(Map<Cell, BigDecimal> then, Map<Cell, BigDecimal> today) {
    Map<String, BigDecimal> sumThen = new TreeMap<>();
    Map<String, BigDecimal> sumToday = new HashMap<>();
    then.forEach(
        (cell, money) -> {
          BigDecimal other = today.get(cell);
          if (other != null) {
            sumThen.merge(cell.series.toString(), money, BigDecimal::add);
            sumToday.merge(cell.series.toString(), other, BigDecimal::add);
          }
        });
    List<Finding> findings = new ArrayList<>();
    sumThen.forEach(
        (series, money) -> {
          if (money.signum() != 0) {
            BigDecimal other = sumToday.getOrDefault(series, BigDecimal.ZERO);
            BigDecimal ratio = other.divide(money, MathContext.DECIMAL64);
            String observed =
                ratio.round(new MathContext(4)).toPlainString()
                    + " times: "
                    + other.toPlainString()
                    + " (last "
                    + money.toPlainString()
                    + ")";
            findings.add(within(MAGNITUDE, "magnitude", BLOCK, series, ratio, observed));
            findings.add(within(REVISION, "revision", WARN, series, ratio, observed));
          }
        });
    return findings;
  }

  private static Finding within(
      Range range,
      String check,
      String severity,
      String series,
      BigDecimal ratio,
      String observed) {
    return new Finding(
        GROWTH,
        check + "_against_last_version:" + series,
        severity,
        observed,
        severity.equals(BLOCK) ? range + UNLESS : range.toString(),
        range.holds(ratio));
  }

  /** Money by period, all sectors together; nothing where all sectors are blank. */
  private static Map<Cell, BigDecimal> cells(Path folder) {
    Map<Cell, BigDecimal> cells = new HashMap<>();
    new TableFile(file(folder, GROWTH))
        .select(Stream.concat(CELL.stream(), Stream.of(MONEY)).toList())
        .forEach(
            row -> {
              BigDecimal value =
                  row.getFieldRepetitionCount(MONEY) == 0
                      ? BigDecimal.ZERO
                      : BigDecimal.valueOf(row.getLong(MONEY, 0), SCALE);
              cells.merge(cell(row), value, BigDecimal::add);
            });
    return cells;
  }

  private static Cell cell(Group row) {
    Series series =
        new Series(
            row.getString("source", 0),
            row.getString("flow", 0),
            row.getString("frequency", 0),
            row.getString("currency", 0));
    return new Cell(
        series,
        row.getString("reporter", 0),
        row.getString("partner", 0),
        row.getString("period", 0));
  }

  private static boolean isComparable(Path folder) {
    Path file = file(folder, GROWTH);
    if (!Files.exists(file)) {
      return false;
    }
    List<String> columns = new TableFile(file).columns();
    return columns.contains(MONEY + " " + FlowColumns.MONEY.sql())
        && columns.containsAll(CELL.stream().map(name -> name + " STRING").toList());
  }

  private static Path file(Path folder, String table) {
    return folder.resolve(table + ".parquet");
  }
}
