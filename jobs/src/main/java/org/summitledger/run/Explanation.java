package org.summitledger.run;

import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.summitledger.lake.Cells;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.publish.Manifest;
import org.summitledger.reference.Countries;
import org.summitledger.reference.Sectors;
import org.summitledger.report.TableDefinition;
import org.summitledger.report.Tables;
import org.summitledger.source.DataPackage;
import org.summitledger.source.Resource;
import org.summitledger.source.TableReader;
import org.summitledger.source.TableRow;

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
   * The rows of a table that match.
   *
   * @param table the table
   * @param values column to value; dates as yyyy-MM-dd
   * @throws UsageException if a column does not exist
   */
  public List<Row> rows(TableDefinition table, Map<String, String> values) {
    Set<String> columns =
        table.columns().stream()
            .map(org.summitledger.report.Column::name)
            .collect(Collectors.toSet());
    Dataset<Row> rows = spark.read().parquet(version.resolve(table.name() + ".parquet").toString());
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
    return rows.orderBy(table.key().stream().map(functions::col).toArray(Column[]::new))
        .takeAsList(2);
  }

  /** The columns of a row, each with its meaning and formula. */
  public List<String> columns(TableDefinition table, Row row) {
    List<String> lines = new ArrayList<>();
    for (org.summitledger.report.Column column : table.columns()) {
      Object value = row.getAs(column.name());
      String unit = column.unit().isEmpty() ? "" : " [" + column.unit() + "]";
      lines.add(column.name() + " = " + (value == null ? "null" : value) + unit);
      String formula = column.formula().isEmpty() ? "" : " = " + column.formula();
      lines.add("    " + column.meaning() + formula);
    }
    return lines;
  }

  /**
   * The lines of statistical files that a row's trade comes from.
   *
   * @param table sector_growth, sector_tracking or supply_chain_dependency
   * @param row the row
   * @param settings where the lake and the datasets lie
   * @param datasets the inputs, for the sectors and the files
   */
  public List<String> flows(TableDefinition table, Row row, Settings settings, Datasets datasets) {
    Lake lake = new Lake(settings.out().resolve("lake"));
    List<LakeEntry> entries =
        datasets.inputs().statistics().stream()
            .map(s -> Lake.key(s.file(), s.layout(), datasets.reference()))
            .flatMap(key -> lake.find(key).stream())
            .distinct()
            .toList();
    List<Selected> selected = Vintages.asOf(entries, LocalDate.parse(manifest.asOf()));
    Map<String, String> names = new TreeMap<>();
    entries.forEach(e -> names.put(e.fileSha256(), e.fileName()));
    Dataset<Row> leaves = Cells.leaves(spark, lake, selected).filter(condition(table, row));
    Sectors.Prefixes prefixes = datasets.reference().sectors().prefixes();
    List<String> lines = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Row leaf : leaves.orderBy("period_start", "product", "partner", "line").collectAsList()) {
      boolean belongs =
          !hasColumn(table, "sector")
              || prefixes.sectorOf(leaf.getAs("product")).equals(row.<String>getAs("sector"));
      if (belongs) {
        BigDecimal value = leaf.getAs("value");
        sum = value == null ? sum : sum.add(value);
        lines.add(
            names.get(leaf.<String>getAs("file_sha256"))
                + ":"
                + leaf.getAs("line")
                + "  "
                + leaf.getAs("period_start")
                + "  "
                + leaf.getAs("partner")
                + "  HS "
                + leaf.getAs("product")
                + "  "
                + (value == null ? "blank" : value.toPlainString())
                + " "
                + leaf.getAs("currency"));
      }
    }
    lines.add("sum of these lines: " + sum.toPlainString());
    return lines;
  }

  private static Column condition(TableDefinition table, Row row) {
    String reporter = hasColumn(table, "importer") ? "importer" : "reporter";
    Column same =
        col("source")
            .equalTo(row.<String>getAs("source"))
            .and(col("reporter").equalTo(row.<String>getAs(reporter)))
            .and(col("period_start").equalTo(row.<LocalDate>getAs("period_start")))
            .and(col("period_end").equalTo(row.<LocalDate>getAs("period_end")));
    if (hasColumn(table, "importer")) {
      return same.and(col("flow").equalTo("import"))
          .and(col("product").equalTo(row.<String>getAs("product")));
    }
    Column flow = same.and(col("flow").equalTo(row.<String>getAs("flow")));
    String partner = row.getAs("partner");
    return partner.equals(Countries.WORLD) ? flow : flow.and(col("partner").equalTo(partner));
  }

  private static boolean hasColumn(TableDefinition table, String name) {
    return table.columns().stream().anyMatch(c -> c.name().equals(name));
  }

  /** Whether a table's rows come from statistical files. */
  public static boolean comesFromFlows(TableDefinition table) {
    return hasColumn(table, "source") && hasColumn(table, "period_start");
  }

  /**
   * The lines of the register behind a commitment: itself, its statements, scenarios and claims.
   */
  public static List<String> register(String commitmentId, Datasets datasets) {
    List<String> lines = new ArrayList<>();
    Set<String> statements = new java.util.TreeSet<>();
    DataPackage data = datasets.inputs().register();
    for (String name : List.of("commitments", "scenarios", "observations")) {
      for (TableRow row : rows(data, name)) {
        if (row.text("commitment_id").equals(commitmentId)) {
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
