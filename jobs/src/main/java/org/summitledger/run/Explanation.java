package org.summitledger.run;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.summitledger.publish.Manifest;
import org.summitledger.report.Tables;
import org.summitledger.report.table.Column;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.source.DataPackage;
import org.summitledger.source.Resource;
import org.summitledger.source.TableReader;
import org.summitledger.source.TableRow;
import org.summitledger.store.Place;

/** How a published row came about: its columns with their formulas, then the lines behind it. */
public final class Explanation {
  private final SparkSession spark;
  private final Path version;
  private final Manifest manifest;

  /** Of a version's folder and its manifest. */
  public Explanation(SparkSession spark, Path version, Manifest manifest) {
    this.spark = spark;
    this.version = version;
    this.manifest = manifest;
  }

  /**
   * The rows of a table that match; no more than two, which is enough to tell that one is not
   * singled out.
   *
   * @param table the table
   * @param values column to value; dates as yyyy-MM-dd
   * @throws UsageException if a column does not exist, or if the version's table has other columns
   *     than this build's
   */
  public List<Row> rows(TableDefinition table, Map<String, String> values) {
    requireSameColumns(table);
    Set<String> columns = table.columns().stream().map(c -> c.name()).collect(Collectors.toSet());
    Dataset<Row> rows = spark.read().parquet(file(table.name()));
    for (Map.Entry<String, String> entry : values.entrySet()) {
      if (!columns.contains(entry.getKey())) {
        throw new UsageException(
            "Cannot find column '"
                + entry.getKey()
                + "' in "
                + table.name()
                + "; its key is "
                + table.key()
                + ".");
      }
      rows = rows.filter(col(entry.getKey()).cast("string").equalTo(entry.getValue()));
    }
    return rows.takeAsList(2);
  }

  /** Another build's columns have other meanings than those that this one knows. */
  private void requireSameColumns(TableDefinition table) {
    String name = table.name() + ".parquet";
    if (manifest.outputs().stream().noneMatch(output -> output.file().equals(name))) {
      throw new UsageException(
          "Cannot explain "
              + table.name()
              + ": version "
              + manifest.runId()
              + " has no such table.");
    }
    List<String> known = table.columns().stream().map(Column::name).toList();
    List<String> found = List.of(spark.read().parquet(file(table.name())).columns());
    if (!found.equals(known)) {
      throw new UsageException(
          "Cannot explain "
              + table.name()
              + " of version "
              + manifest.runId()
              + ": it was made by "
              + build(manifest.versions())
              + " and has the columns "
              + found
              + ", where "
              + build(Build.versions())
              + " has "
              + known
              + ". Explain it by the build that made it.");
    }
  }

  /** That another build made the version than tells what its columns mean; empty if the same. */
  public Optional<String> otherBuild() {
    String made = build(manifest.versions());
    String tells = build(Build.versions());
    return made.equals(tells)
        ? Optional.empty()
        : Optional.of("note: made by " + made + "; what columns mean is told by " + tells);
  }

  private static String build(Map<String, String> versions) {
    return "summit-ledger %s, code %s"
        .formatted(versions.get("summit-ledger"), versions.get("code_sha256"));
  }

  private String file(String table) {
    return Place.hadoop(version.resolve(table + ".parquet"));
  }

  /** The columns of a row, each with its meaning and formula. */
  public List<String> columns(TableDefinition table, Row row) {
    List<String> lines = new ArrayList<>();
    for (Column column : table.columns()) {
      Object value = row.getAs(column.name());
      String unit = column.unit().isEmpty() ? "" : " [" + column.unit() + "]";
      lines.add(column.name() + " = " + (value == null ? "null" : value) + unit);
      String formula = column.formula().isEmpty() ? "" : " = " + column.formula();
      lines.add("    " + column.meaning() + formula);
    }
    return lines;
  }

  /**
   * Refuses to explain a row from other files than those that its version was made of.
   *
   * @return the files that differ and do not matter to the row
   * @throws UsageException if one that matters differs
   */
  public List<String> checkInputs(TableDefinition table, Row row, Inputs inputs) {
    return SameInputs.check(
        manifest,
        inputs,
        SameInputs.needed(table, measure(table, row), isConverted(table, row), inputs));
  }

  /** Whether exchange rates made a number of the row: money that is told in another currency. */
  private static boolean isConverted(TableDefinition table, Row row) {
    if (table.columns().stream().noneMatch(c -> c.source().contains("exchange_rates.csv"))) {
      return false;
    }
    Optional<String> trade = Cells.text(row, "trade_currency");
    Optional<String> stated = trade.or(() -> Cells.text(row, "currency"));
    Optional<String> told = trade.isPresent() ? Cells.text(row, "currency") : Optional.of("USD");
    return stated.isPresent()
        ? !stated.equals(told)
        : Cells.text(row, "unit").filter(unit -> unit.matches("[A-Z]{3}")).isPresent();
  }

  private String measure(TableDefinition table, Row row) {
    if (!isOfCommitment(table)) {
      return "";
    }
    return spark
        .read()
        .parquet(file("commitments"))
        .filter(col("commitment_id").equalTo(row.<String>getAs("commitment_id")))
        .select("measure")
        .head()
        .getString(0);
  }

  private static boolean isOfCommitment(TableDefinition table) {
    return table.key().contains("commitment_id");
  }

  /** Whether lines of input files stand behind a table's rows. */
  public static boolean hasLines(TableDefinition table) {
    return FlowLines.areBehind(table) || isOfCommitment(table);
  }

  /**
   * The lines of input files that a row comes from, and what they add up to beside what is
   * published.
   *
   * @param table one that {@link #hasLines}
   * @param row the row
   * @param settings where the lake lies
   * @param datasets the inputs, checked by {@link #checkInputs}
   */
  public List<String> lines(TableDefinition table, Row row, Settings settings, Datasets datasets) {
    List<String> lines = new ArrayList<>();
    LocalDate asOf = LocalDate.parse(manifest.asOf());
    if (isOfCommitment(table)) {
      lines.addAll(register(row.getAs("commitment_id"), Cells.text(row, "scenario"), datasets));
    }
    if (table.name().equals("commitment_progress")) {
      lines.addAll(new ProgressLines(datasets, asOf).behind(row));
    }
    if (FlowLines.areBehind(table)) {
      lines.addAll(
          FlowLines.behind(
              table,
              row,
              day -> CellLines.of(spark, settings, datasets, day),
              new RateLines(datasets.reference().rateRows()),
              asOf));
    }
    return lines;
  }

  /**
   * The lines of the register behind a commitment: itself, its statements, claims and scenarios.
   *
   * @param scenario whose lines alone are shown; empty for those of all scenarios
   */
  private static List<String> register(
      String commitmentId, Optional<String> scenario, Datasets datasets) {
    List<String> lines = new ArrayList<>();
    Set<String> statements = new TreeSet<>();
    DataPackage data = datasets.inputs().register();
    for (String name : List.of("commitments", "scenarios", "observations")) {
      for (TableRow row : rows(data, name)) {
        boolean isOther =
            name.equals("scenarios")
                && scenario.filter(s -> !row.text("scenario").equals(s)).isPresent();
        if (row.text("commitment_id").equals(commitmentId) && !isOther) {
          lines.add(row + "  " + name);
          if (name.equals("commitments")) {
            statements.addAll(row.list("statements"));
          }
        }
      }
    }
    for (TableRow row : rows(data, "statements")) {
      if (statements.contains(row.text("statement_id"))) {
        lines.add(
            row
                + "  "
                + row.text("statement_id")
                + ": "
                + row.text("amount_as_printed")
                + ", "
                + row.text("publisher"));
      }
    }
    return lines;
  }

  private static List<TableRow> rows(DataPackage data, String name) {
    Resource resource = data.require(name);
    return TableReader.read(data.file(resource), resource);
  }

  /** The definition of a table by its name. */
  public static TableDefinition table(String name) {
    try {
      return Tables.definition(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
