package org.summitledger.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.TableDefinition;

/** Checks every table against its contract, on the file as it will be published. */
public final class Auditor {
  private static final String BLOCK = "block";

  private final SparkSession spark;
  private final Path folder;

  /** An auditor of the tables in a folder. */
  public Auditor(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /**
   * What one table's file holds.
   *
   * @param rows its rows
   * @param keys distinct keys among them
   * @param nulls nulls in columns that must have none
   * @param notNumbers NaN or infinite values
   */
  private record Content(long rows, long keys, long nulls, long notNumbers) {}

  /** Reads a table as an outsider would: from its file alone. */
  public Dataset<Row> read(String table) {
    return spark.read().parquet(folder.resolve(table + ".parquet").toString());
  }

  /** The contract of every table: schema, key, nulls, numbers, emptiness. */
  public List<Finding> contracts(List<TableDefinition> tables) {
    List<Finding> findings = new ArrayList<>();
    List<Dataset<Row>> contents = new ArrayList<>();
    List<TableDefinition> readable = new ArrayList<>();
    for (TableDefinition table : tables) {
      Dataset<Row> rows = read(table.name());
      String difference = difference(table.schema(), rows.schema());
      findings.add(
          finding(
              table.name(), "schema", difference, "as in data_dictionary", difference.isEmpty()));
      if (difference.isEmpty()) {
        contents.add(content(table, rows));
        readable.add(table);
      }
    }
    Map<String, Content> byTable = collect(contents);
    for (TableDefinition table : readable) {
      findings.addAll(findings(table, java.util.Objects.requireNonNull(byTable.get(table.name()))));
    }
    return findings;
  }

  private static List<Finding> findings(TableDefinition table, Content c) {
    String name = table.name();
    return List.of(
        finding(
            name,
            "rows",
            String.valueOf(c.rows()),
            table.mayBeEmpty() ? ">= 0" : "> 0",
            table.mayBeEmpty() || c.rows() > 0),
        finding(
            name,
            "key_unique",
            c.rows() - c.keys() + " repeated keys",
            "0 repeated keys",
            c.rows() == c.keys()),
        finding(name, "required_not_null", c.nulls() + " nulls", "0 nulls", c.nulls() == 0),
        finding(
            name,
            "numbers_finite",
            c.notNumbers() + " NaN or infinite",
            "0 NaN or infinite",
            c.notNumbers() == 0));
  }

  private static Dataset<Row> content(TableDefinition table, Dataset<Row> rows) {
    Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
    Column nulls =
        Stream.of(table.schema().fields())
            .filter(f -> !f.nullable())
            .map(f -> when(col(f.name()).isNull(), 1).otherwise(0))
            .reduce(Column::plus)
            .orElse(lit(0));
    Column notNumbers =
        Stream.of(table.schema().fields())
            .filter(f -> f.dataType().equals(DataTypes.DoubleType))
            .map(f -> col(f.name()))
            .map(
                c ->
                    when(isnan(c).or(functions.abs(c).equalTo(Double.POSITIVE_INFINITY)), 1)
                        .otherwise(0))
            .reduce(Column::plus)
            .orElse(lit(0));
    return rows.agg(
            functions.count(lit(1)).as("rows"),
            countDistinct(struct(key)).as("keys"),
            functions.coalesce(sum(nulls.cast("long")), lit(0L)).as("nulls"),
            functions.coalesce(sum(notNumbers.cast("long")), lit(0L)).as("not_numbers"))
        .withColumn("table", lit(table.name()));
  }

  private static Map<String, Content> collect(List<Dataset<Row>> contents) {
    Map<String, Content> byTable = new HashMap<>();
    contents.stream()
        .reduce(Dataset::unionByName)
        .ifPresent(
            all -> {
              for (Row row : all.collectAsList()) {
                byTable.put(
                    row.getAs("table"),
                    new Content(
                        row.<Long>getAs("rows"),
                        row.<Long>getAs("keys"),
                        row.<Long>getAs("nulls"),
                        row.<Long>getAs("not_numbers")));
              }
            });
    return byTable;
  }

  /** What differs between the contract and the file, column by column; empty if nothing. */
  static String difference(StructType expected, StructType actual) {
    List<String> differences = new ArrayList<>();
    StructField[] wanted = expected.fields();
    StructField[] found = actual.fields();
    for (int i = 0; i < Math.max(wanted.length, found.length); i++) {
      String want = i < wanted.length ? describe(wanted[i]) : "nothing";
      String have = i < found.length ? describe(found[i]) : "nothing";
      if (!want.equals(have)) {
        differences.add("column " + (i + 1) + " is " + have + ", not " + want);
      }
    }
    return String.join("; ", differences);
  }

  private static String describe(StructField field) {
    return field.name() + " " + field.dataType().sql();
  }

  /**
   * That no money got lost between the products and the sectors, source by source.
   *
   * @param counted trade by product as far as it is counted in sectors: source, value
   */
  public List<Finding> sectorsHoldAllMoney(Dataset<Row> counted) {
    Dataset<Row> both =
        counted
            .groupBy("source")
            .agg(sum("value").as("value"))
            .withColumn("side", lit("products"))
            .unionByName(
                read("sector_growth")
                    .groupBy("source")
                    .agg(sum("value").as("value"))
                    .withColumn("side", lit("sectors")));
    Map<String, Map<String, BigDecimal>> bySource = new java.util.TreeMap<>();
    for (Row row : both.collectAsList()) {
      BigDecimal value = row.getAs("value");
      bySource
          .computeIfAbsent(row.getAs("source"), s -> new HashMap<>())
          .put(row.getAs("side"), value == null ? BigDecimal.ZERO : value);
    }
    List<Finding> findings = new ArrayList<>();
    bySource.forEach(
        (source, sides) -> {
          BigDecimal products = sides.getOrDefault("products", BigDecimal.ZERO);
          BigDecimal sectors = sides.getOrDefault("sectors", BigDecimal.ZERO);
          findings.add(
              finding(
                  "sector_growth",
                  "money_reconciles:" + source,
                  sectors.toPlainString(),
                  products.toPlainString(),
                  products.compareTo(sectors) == 0));
        });
    return findings;
  }

  /** A blocking finding. */
  static Finding finding(
      String table, String check, String observed, String bound, boolean passed) {
    return new Finding(table, check, BLOCK, observed, bound, passed);
  }
}
