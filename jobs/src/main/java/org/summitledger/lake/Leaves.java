package org.summitledger.lake;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.Countries;
import org.summitledger.source.Flow;

/**
 * The lines of files that speak on a day, for the few questions that sums do not answer. Small
 * files are sorted by countries, large ones as their producer sorted them: what one pair traded is
 * read from a small part of those that are sorted by a country, as BACI is by exporter.
 */
public final class Leaves {
  private static final StructType COLUMNS =
      new StructType()
          .add(LeafWriter.LINE, DataTypes.LongType, false)
          .add(LeafWriter.PERIOD, DataTypes.DateType, false)
          .add(LeafWriter.REPORTER, DataTypes.IntegerType, false)
          .add(LeafWriter.PARTNER, DataTypes.IntegerType, false)
          .add(LeafWriter.IS_EXPORT, DataTypes.BooleanType, false)
          .add(LeafWriter.PRODUCT, DataTypes.IntegerType, false)
          .add(LeafWriter.REVISION, DataTypes.IntegerType, true)
          .add(LeafWriter.VALUE, FlowColumns.MONEY, true)
          .add(LeafWriter.QUANTITY, FlowColumns.MONEY, true)
          .add(LeafWriter.UNIT, DataTypes.StringType, true);

  private static final int HEADING = 4;

  private final SparkSession spark;
  private final Lake lake;
  private final List<Selected> selected;

  /** The lines of the files known on a day. */
  public Leaves(SparkSession spark, Lake lake, List<Selected> selected) {
    this.spark = spark;
    this.lake = lake;
    this.selected = selected.stream().filter(s -> !s.periods().isEmpty()).toList();
  }

  /**
   * What a country reports of a partner, line by line, see {@link FlowColumns#flows()}. Where a
   * file lists all partners and no world, the lines of the world are those of all its partners.
   */
  public Dataset<Row> between(String reporter, String partner) {
    Column reports = col(LeafWriter.REPORTER).equalTo(LeafCodes.country(reporter));
    Column with = col(LeafWriter.PARTNER).equalTo(LeafCodes.country(partner));
    return union(
        file ->
            file.entry().addsUpWorld() && partner.equals(Countries.WORLD)
                ? reports
                : reports.and(with));
  }

  /** What a country reports, line by line. */
  public Dataset<Row> of(String reporter) {
    return union(file -> col(LeafWriter.REPORTER).equalTo(LeafCodes.country(reporter)));
  }

  /**
   * What countries report to import, line by line.
   *
   * @param importers those of a file
   * @param headings four digits of the products: of one that is a heading or finer
   */
  public Dataset<Row> imports(
      Function<LakeEntry, Set<String>> importers, Collection<String> headings) {
    Column isAsked =
        heading().isin(headings.stream().map(LeafCodes::product).map(Object.class::cast).toArray());
    return union(
        file ->
            not(col(LeafWriter.IS_EXPORT))
                .and(
                    col(LeafWriter.REPORTER)
                        .isin(
                            importers.apply(file.entry()).stream()
                                .map(LeafCodes::country)
                                .toArray()))
                .and(isAsked));
  }

  /** Four digits of a product behind a 1, as codes are held; smaller for chapters. */
  private static Column heading() {
    Column product = col(LeafWriter.PRODUCT);
    Column heading = product;
    for (int digits = HEADING + 1; digits <= LeafCodes.LONGEST_PRODUCT; digits++) {
      int from = (int) Math.pow(10, digits);
      int of = (int) Math.pow(10, digits - HEADING);
      heading = when(product.geq(from), floor(product.divide(of))).otherwise(heading);
    }
    return heading;
  }

  /** All lines, see {@link FlowColumns#flows()}. */
  public Dataset<Row> all() {
    return union(file -> lit(true));
  }

  private Dataset<Row> union(Function<Selected, Column> chosen) {
    return selected.stream()
        .map(file -> decoded(file, read(file).filter(chosen.apply(file))))
        .reduce(Dataset::union)
        .orElseGet(() -> spark.createDataFrame(List.of(), FlowColumns.flows()));
  }

  private Dataset<Row> read(Selected file) {
    Dataset<Row> lines = spark.read().schema(COLUMNS).parquet(lake.uri(lake.flows(file.entry())));
    return file.isWhole()
        ? lines
        : lines.filter(not(col(LeafWriter.PERIOD).isin(file.superseded().toArray())));
  }

  private static Dataset<Row> decoded(Selected file, Dataset<Row> lines) {
    LakeEntry entry = file.entry();
    Column country = text(LeafCodes::country, LeafWriter.REPORTER);
    Column product = text(LeafCodes::product, LeafWriter.PRODUCT);
    Column level =
        when(product.equalTo("TOTAL"), "TOTAL")
            .otherwise(concat(lit("HS"), length(product).cast("string")));
    Column flow = when(col(LeafWriter.IS_EXPORT), "export").otherwise("import");
    Map<String, Column> decoded =
        Map.ofEntries(
            Map.entry("source", lit(entry.source())),
            Map.entry("dataflow", lit(entry.dataflow())),
            Map.entry("file_sha256", lit(entry.fileSha256())),
            Map.entry("known_from", lit(LocalDate.parse(entry.knownFrom()))),
            Map.entry("frequency", lit(entry.frequency())),
            Map.entry(
                "period_end", add_months(col(LeafWriter.PERIOD), Flow.months(entry.frequency()))),
            Map.entry("reporter", country),
            Map.entry("partner", text(LeafCodes::country, LeafWriter.PARTNER)),
            Map.entry("flow", flow),
            Map.entry("product", product),
            Map.entry("product_level", level),
            Map.entry("hs_revision", text(LeafCodes::revision, LeafWriter.REVISION)),
            Map.entry("currency", lit(entry.currency())),
            Map.entry("valuation", valuation(entry)),
            Map.entry(
                "quantity_unit",
                coalesce(
                    col(LeafWriter.UNIT),
                    when(col("quantity").isNotNull(), lit(entry.quantityUnit())))),
            Map.entry("observation_status", when(col("value").isNull(), "M").otherwise("A")));
    Column[] columns = new Column[FlowColumns.flows().size()];
    for (int i = 0; i < columns.length; i++) {
      StructField field = FlowColumns.flows().fields()[i];
      columns[i] =
          decoded
              .getOrDefault(field.name(), col(field.name()))
              .cast(field.dataType())
              .as(field.name());
    }
    return lines.select(columns);
  }

  private static Column text(UDF1<Integer, String> decoder, String column) {
    return when(col(column).isNotNull(), udf(decoder, DataTypes.StringType).apply(col(column)));
  }

  private static Column valuation(LakeEntry entry) {
    Column valuation = lit(null);
    for (Map.Entry<String, String> of : entry.valuation().entrySet()) {
      valuation =
          when(col(LeafWriter.IS_EXPORT).equalTo(of.getKey().equals("export")), of.getValue())
              .otherwise(valuation);
    }
    return valuation;
  }
}
