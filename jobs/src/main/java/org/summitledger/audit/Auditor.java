package org.summitledger.audit;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DecimalType;
import org.summitledger.lake.FlowColumns;
import org.summitledger.publish.TableFile;
import org.summitledger.reference.Countries;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.Trade;

/** Checks every table against its contract, on the file as it will be published. */
public final class Auditor {
  private static final String BLOCK = "block";

  private final Path folder;

  /** An auditor of the tables in a folder. */
  public Auditor(Path folder) {
    this.folder = folder;
  }

  /** The contract of every table: schema, key and order, nulls, numbers, emptiness. */
  public List<Finding> contracts(List<TableDefinition> tables) {
    List<Finding> findings = new ArrayList<>();
    tables.parallelStream().map(this::contract).toList().forEach(findings::addAll);
    return findings;
  }

  private List<Finding> contract(TableDefinition table) {
    String name = table.name();
    TableFile file = new TableFile(folder.resolve(name + ".parquet"));
    String difference = difference(expected(table), file.columns());
    Finding schema =
        finding(name, "schema", difference, "as in data_dictionary", difference.isEmpty());
    if (!schema.passed()) {
      return List.of(schema);
    }
    TableContent content = TableContent.of(table, file);
    return List.of(
        schema,
        finding(
            name,
            "rows",
            String.valueOf(content.rows()),
            table.mayBeEmpty() ? ">= 0" : "> 0",
            table.mayBeEmpty() || content.rows() > 0),
        finding(
            name,
            "key_unique_and_sorted",
            content.outOfOrder() + " rows repeat a key or are out of order",
            "0 rows",
            content.outOfOrder() == 0),
        finding(
            name, "required_not_null", content.nulls() + " nulls", "0 nulls", content.nulls() == 0),
        finding(
            name,
            "numbers_finite",
            content.notNumbers() + " NaN or infinite",
            "0 NaN or infinite",
            content.notNumbers() == 0));
  }

  private static List<String> expected(TableDefinition table) {
    return Stream.of(table.schema().fields())
        .map(f -> f.name() + " " + f.dataType().sql())
        .toList();
  }

  /** What differs between the contract and the file, column by column; empty if nothing. */
  static String difference(List<String> expected, List<String> actual) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String want = i < expected.size() ? expected.get(i) : "nothing";
      String have = i < actual.size() ? actual.get(i) : "nothing";
      if (!want.equals(have)) {
        differences.add("column " + (i + 1) + " is " + have + ", not " + want);
      }
    }
    return String.join("; ", differences);
  }

  /**
   * That no money got lost between the products and the sectors, source by source.
   *
   * @param products money by source as it was counted before products were grouped into sectors
   */
  public List<Finding> sectorsHoldAllMoney(Map<String, BigDecimal> products) {
    Map<String, BigDecimal> sectors = new TreeMap<>();
    products.keySet().forEach(source -> sectors.put(source, BigDecimal.ZERO));
    int scale = ((DecimalType) FlowColumns.MONEY).scale();
    sectorGrowth("source", "value")
        .forEach(
            row -> {
              if (row.getFieldRepetitionCount("value") > 0) {
                sectors.merge(
                    row.getString("source", 0),
                    BigDecimal.valueOf(row.getLong("value", 0), scale),
                    BigDecimal::add);
              }
            });
    List<Finding> findings = new ArrayList<>();
    sectors.forEach(
        (source, money) -> {
          BigDecimal expected = products.getOrDefault(source, BigDecimal.ZERO);
          findings.add(
              finding(
                  "sector_growth",
                  "money_reconciles:" + source,
                  money.toPlainString(),
                  expected.toPlainString(),
                  expected.compareTo(money) == 0));
        });
    return findings;
  }

  /**
   * How much trade is in no sector because its products are of another HS revision, source by
   * source, where there is any. It is counted, so it warns and does not block.
   */
  public List<Finding> productsCarried() {
    Map<String, BigDecimal> countries = new TreeMap<>();
    Map<String, BigDecimal> world = new TreeMap<>();
    int scale = ((DecimalType) FlowColumns.MONEY).scale();
    sectorGrowth("source", "partner", "sector", "value")
        .forEach(
            row -> {
              if (row.getString("sector", 0).equals(Trade.NOT_CARRIED)
                  && row.getFieldRepetitionCount("value") > 0) {
                String source = row.getString("source", 0);
                boolean isWorld = row.getString("partner", 0).equals(Countries.WORLD);
                BigDecimal value = BigDecimal.valueOf(row.getLong("value", 0), scale);
                countries.merge(source, isWorld ? BigDecimal.ZERO : value, BigDecimal::add);
                world.merge(source, isWorld ? value : BigDecimal.ZERO, BigDecimal::add);
              }
            });
    List<Finding> findings = new ArrayList<>();
    countries.forEach(
        (source, money) ->
            findings.add(
                new Finding(
                    "sector_growth",
                    "products_carried_to_sectors:" + source,
                    "warn",
                    money.toPlainString()
                        + " with single countries and "
                        + world.getOrDefault(source, BigDecimal.ZERO).toPlainString()
                        + " with the world are in sector not_carried",
                    "0; state the sector of the split codes in sector_products.csv, or which part"
                        + " of their goods is where in hs_weights.csv",
                    false)));
    return findings;
  }

  private TableFile sectorGrowth(String... columns) {
    return new TableFile(folder.resolve("sector_growth.parquet")).select(List.of(columns));
  }

  /** A blocking finding. */
  static Finding finding(
      String table, String check, String observed, String bound, boolean passed) {
    return new Finding(table, check, BLOCK, observed, bound, passed);
  }
}
