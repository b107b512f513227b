package org.summitledger.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.Countries;
import org.summitledger.reference.SectorLookup;
import org.summitledger.report.TableDefinition;
import org.summitledger.report.Trade;

/**
 * The lines of statistical files that a row's trade comes from: chosen as the tables choose them,
 * added up apart from them, so that a sum that differs from the published value is seen.
 */
final class FlowLines {
  private static final String TRACKING = "sector_tracking";
  private static final String DEPENDENCY = "supply_chain_dependency";
  private static final Set<String> TABLES = Set.of("sector_growth", TRACKING, DEPENDENCY);

  private final Trade trade;
  private final SectorLookup lookup;

  private FlowLines(Trade trade, SectorLookup lookup) {
    this.trade = trade;
    this.lookup = lookup;
  }

  /** Whether a table's rows come from statistical files. */
  static boolean areBehind(TableDefinition table) {
    return TABLES.contains(table.name());
  }

  /**
   * The lines that were known on a day.
   *
   * @throws UsageException if the lake lacks a file
   */
  static FlowLines of(SparkSession spark, Settings settings, Datasets datasets, LocalDate asOf) {
    Lake lake = Lakes.of(settings.warehouse());
    List<LakeEntry> entries = new ArrayList<>();
    for (Inputs.Statistics s : datasets.inputs().statistics()) {
      String key = Lake.key(s.file(), s.layout(), datasets.reference());
      entries.add(
          lake.find(key)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "Cannot find "
                              + s.file().name()
                              + " in the lake of "
                              + settings.out()
                              + ". Give --out the warehouse of the version, or run ingest.")));
    }
    List<Selected> selected = Vintages.asOf(entries.stream().distinct().toList(), asOf);
    Grouping grouping = datasets.grouping(asOf);
    return new FlowLines(new Trade(spark, lake, selected, grouping), grouping.lookup());
  }

  /** The lines behind a row, each with file, line and value, and what they add up to. */
  List<String> behind(TableDefinition table, Row row) {
    return switch (table.name()) {
      case TRACKING -> tracking(row);
      case DEPENDENCY -> dependency(row);
      default ->
          besidePublished(
              ofSector(row, row.getAs("currency"), row.getAs("period_start")), "value", row);
    };
  }

  /** Values of {@code sector_tracking} are in USD, whatever else the source holds. */
  private List<String> tracking(Row row) {
    List<String> shown = new ArrayList<>();
    LocalDate start = row.getAs("period_start");
    shown.add("lines of value, the period from " + start + ":");
    shown.addAll(besidePublished(ofSector(row, "USD", start), "value", row));
    Optional<LocalDate> baseline = Optional.ofNullable(row.getAs("baseline_period_start"));
    if (baseline.isEmpty()) {
      shown.add("no lines of baseline_value: the row has no baseline period");
      return shown;
    }
    shown.add("lines of baseline_value, the period from " + baseline.get() + ":");
    shown.addAll(besidePublished(ofSector(row, "USD", baseline.get()), "baseline_value", row));
    return shown;
  }

  private List<String> dependency(Row row) {
    String importer = row.getAs("importer");
    Dataset<Row> product =
        cell(row, trade.leaves().of(importer), row.getAs("period_start"))
            .filter(
                col("flow")
                    .equalTo("import")
                    .and(col("product").equalTo(row.<String>getAs("product")))
                    .and(col("product_level").equalTo(row.<String>getAs("product_level")))
                    .and(col("currency").equalTo(row.<String>getAs("currency"))));
    List<String> shown = new ArrayList<>();
    shown.add("lines of import_value, the total over all suppliers:");
    shown.addAll(besidePublished(whole(inOrder(product.filter(isOfWorld()))), "import_value", row));
    List<Row> suppliers =
        inOrder(
            product.filter(col("partner").notEqual(Countries.WORLD).and(col("value").gt(lit(0)))));
    Optional<BigDecimal> sum = sum(whole(suppliers));
    long countries = suppliers.stream().map(s -> s.<String>getAs("partner")).distinct().count();
    shown.add("lines of the suppliers listed:");
    suppliers.forEach(line -> shown.add(text(TakenLine.whole(line))));
    shown.add(
        "sum of these lines: "
            + Sums.plain(sum, "none")
            + ", of "
            + countries
            + " suppliers; published suppliers_listed: "
            + row.getAs("suppliers_listed")
            + ": "
            + (row.<Long>getAs("suppliers_listed") == countries ? "equal" : "DIFFERENT"));
    return shown;
  }

  /** The lines of a sector in a period, as the lake adds them up. */
  private List<TakenLine> ofSector(Row row, String currency, LocalDate start) {
    List<Selected> whole = trade.selected().stream().filter(s -> s.entry().holdsSectors()).toList();
    Dataset<Row> cell =
        cell(row, trade.leaves(whole).between(row.getAs("reporter"), row.getAs("partner")), start)
            .filter(col("flow").equalTo(row.<String>getAs("flow")));
    SectorLookup known = lookup;
    String sector = row.getAs("sector");
    Column reaches =
        udf(
                (UDF2<String, String, Boolean>)
                    (product, revision) -> known.reaches(sector, product, revision),
                DataTypes.BooleanType)
            .apply(col("product"), col("hs_revision"));
    return TakenLine.ofSector(
        inOrder(
            withoutTotalsBesideParts(cell).filter(col("currency").equalTo(currency).and(reaches))),
        sector,
        lookup);
  }

  /** All lines are of one cell: its total is used only where it has no products. */
  private static Dataset<Row> withoutTotalsBesideParts(Dataset<Row> cell) {
    Column isPart = col("product_level").notEqual("TOTAL");
    Dataset<Row> parts = cell.filter(isPart);
    return parts.isEmpty() ? cell : parts;
  }

  private static Dataset<Row> cell(Row row, Dataset<Row> lines, LocalDate start) {
    return lines.filter(
        col("source")
            .equalTo(row.<String>getAs("source"))
            .and(col("frequency").equalTo(row.<String>getAs("frequency")))
            .and(col("period_start").equalTo(start)));
  }

  /** The world as reported, or every partner of a file that lists them all and no world. */
  private Column isOfWorld() {
    return trade.selected().stream()
        .map(Selected::entry)
        .filter(LakeEntry::addsUpWorld)
        .map(
            e ->
                col("file_sha256")
                    .equalTo(e.fileSha256())
                    .and(col("dataflow").equalTo(e.dataflow())))
        .reduce(col("partner").equalTo(Countries.WORLD), Column::or);
  }

  private static List<Row> inOrder(Dataset<Row> lines) {
    return lines.orderBy("dataflow", "product", "partner", "line").collectAsList();
  }

  private static List<TakenLine> whole(List<Row> lines) {
    return lines.stream().map(TakenLine::whole).toList();
  }

  private List<String> besidePublished(List<TakenLine> lines, String column, Row row) {
    List<String> shown = new ArrayList<>(lines.stream().map(this::text).toList());
    shown.add(Sums.beside(sum(lines), column, Optional.ofNullable(row.getAs(column))));
    return shown;
  }

  private static Optional<BigDecimal> sum(List<TakenLine> lines) {
    return lines.stream().flatMap(line -> line.value().stream()).reduce(BigDecimal::add);
  }

  private String text(TakenLine taken) {
    Row line = taken.line();
    return file(line)
        + ":"
        + line.getAs("line")
        + "  "
        + line.getAs("period_start")
        + "  "
        + line.getAs("partner")
        + "  HS "
        + line.getAs("product")
        + "  "
        + Sums.plain(Optional.ofNullable(line.getAs("value")), "blank")
        + " "
        + line.getAs("currency")
        + taken.share();
  }

  private String file(Row line) {
    return trade.selected().stream()
        .map(Selected::entry)
        .filter(e -> e.fileSha256().equals(line.<String>getAs("file_sha256")))
        .filter(e -> e.dataflow().equals(line.<String>getAs("dataflow")))
        .map(LakeEntry::fileName)
        .findFirst()
        .orElseThrow();
  }
}
