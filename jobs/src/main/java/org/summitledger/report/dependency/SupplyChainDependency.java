package org.summitledger.report.dependency;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.commitment.Ledger;
import org.summitledger.indicator.Concentration;
import org.summitledger.indicator.Ratios;
import org.summitledger.lake.FlowColumns;
import org.summitledger.lake.Rollups;
import org.summitledger.reference.CriticalProducts;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * From whom a country imports a product, and how concentrated that is. Where a source lists only
 * some suppliers, what is certain is given and the rest bounded: a supplier is the largest for sure
 * if the suppliers not listed cannot together exceed it.
 */
public final class SupplyChainDependency implements ReportTable {
  private static final String TABLE = "supply_chain_dependency";
  private static final List<String> CELL =
      List.of(
          "source",
          "importer",
          "product",
          "product_level",
          "frequency",
          "period_start",
          "period_end",
          "period",
          "currency",
          "partner");

  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            TABLE,
            "A country's imports of a product in a period: total, largest supplier, share of its"
                + " summit partner, concentration.")
        .from(
            "import flows of the source as known on the day (CIF unless the source says otherwise)")
        .key("source", "The statistical source; see table sources.")
        .key("importer", "Whose imports: ISO3.")
        .key("product", "HS code, digits as text.")
        .key("period_start", DataTypes.DateType, "First day of the period.")
        .date("period_end", "The day after its last.")
        .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-07.")
        .text("frequency", "A year, Q quarter, M month.")
        .text("product_level", "HS2, HS4, HS6, HS8 or HS9.")
        .text("currency", "ISO 4217 code of import_value.")
        .money(
            "import_value",
            "whole units of currency",
            "Imports from the world; null where the source is blank.",
            "")
        .count("suppliers_listed", "suppliers", "Suppliers with a positive value in the source.")
        .ratio(
            "suppliers_listed_share",
            "Share of the listed suppliers in imports from the world; below 1 the source does not list all.",
            "sum over suppliers / import_value")
        .optionalText(
            "top_supplier",
            "The largest supplier: ISO3 or a special area's code; null where an unlisted one might be larger.")
        .ratio(
            "top_supplier_share",
            "Its share in imports from the world.",
            "value of top_supplier / import_value")
        .optionalText(
            "largest_listed",
            "The largest of the suppliers that the source lists; null if it lists none.")
        .ratio(
            "largest_listed_share",
            "Its share in imports from the world.",
            "value of largest_listed / import_value")
        .optionalText(
            "partner", "The other party of the importer's summits; null if it is no party.")
        .ratio(
            "partner_share",
            "Share of partner in imports from the world, 0 where the source states zero; null where it"
                + " does not list partner, or is blank.",
            "value of partner / import_value")
        .ratio(
            "hhi",
            "Concentration of suppliers, from 0 to 1; null where the source does not list all suppliers.",
            "sum of squared shares (Hirschman 1945, Herfindahl 1950)")
        .ratio(
            "hhi_low",
            "The least that hhi can be: the unlisted are many and small.",
            "sum of squared shares of the listed")
        .ratio(
            "hhi_high",
            "The most that hhi can be: the unlisted are one.",
            "hhi_low + squared share of the unlisted")
        .optionalText(
            "hs_revision",
            "Of the product, such as HS2017; null where the source does not state it, or states the"
                + " code in several.")
        .optionalText(
            "critical_materials",
            "Ids of the critical materials that the product holds, in critical_materials.csv, |"
                + " between; null if none, and of chapters.")
        .optionalFlag(
            "critical_exact",
            "Whether the product holds one of these materials and nothing else; false where it"
                + " holds other goods too, in a proportion that nobody states; null if none.")
        .optionalText(
            "critical_lists",
            "The official lists that hold any of them, in critical_lists.csv, | between; null if"
                + " none.")
        .reason()
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    Dataset<Row> suppliers = inputs.trade().suppliers();
    Dataset<Row> shares =
        inputs.trade().listsSuppliersTwice() ? buildFromSeveral(suppliers) : build(suppliers);
    return withMaterials(shares, inputs.materials().products());
  }

  /** A function of two codes, not a join: a million products cost no shuffle. */
  private static Dataset<Row> withMaterials(Dataset<Row> shares, CriticalProducts critical) {
    Column product = col("product");
    Column revision = col("hs_revision");
    return shares
        .withColumn("critical_materials", CriticalColumns.materials(critical, product, revision))
        .withColumn("critical_exact", CriticalColumns.exact(critical, product, revision))
        .withColumn("critical_lists", CriticalColumns.lists(critical, product, revision));
  }

  /** For each country that is a party of summits with one other: that other. */
  public static Map<String, String> partners(Ledger ledger) {
    Map<String, String> partners = new TreeMap<>();
    ledger
        .counterparts()
        .forEach(
            (country, others) -> {
              if (others.size() == 1) {
                partners.put(country, others.first());
              }
            });
    return partners;
  }

  /** Imports by product, of which each source states one row a product and period. */
  static Dataset<Row> build(Dataset<Row> suppliers) {
    return shares(
        suppliers.select(
            columns(
                col("hs_revision"),
                col("world_value").as("import_value"),
                col("has_world").as("_has_world"),
                col("suppliers").as("suppliers_listed"),
                col("suppliers_value").as("_listed"),
                col("squares").as("_squares"),
                top().as("_top"),
                col("partner_value").as("_partner_value"))));
  }

  /** Where several dataflows of a source list suppliers of one product. */
  static Dataset<Row> buildFromSeveral(Dataset<Row> suppliers) {
    return shares(
        suppliers
            .groupBy(columns())
            .agg(
                when(min("hs_revision").equalTo(max("hs_revision")), max("hs_revision"))
                    .as("hs_revision"),
                max("world_value").as("import_value"),
                max("has_world").as("_has_world"),
                sum("suppliers").as("suppliers_listed"),
                sum("suppliers_value").cast(FlowColumns.MONEY).as("_listed"),
                sum("squares").cast(Rollups.SQUARES).as("_squares"),
                min(top()).as("_top"),
                max("partner_value").as("_partner_value")));
  }

  private static Column[] columns(Column... more) {
    return Stream.concat(CELL.stream().map(functions::col), Stream.of(more)).toArray(Column[]::new);
  }

  private static Column top() {
    return when(
        col("top_value").isNotNull(),
        struct(
            negate(col("top_value")).as("order"),
            col("top_supplier").as("id"),
            col("top_value").as("value")));
  }

  private static Dataset<Row> shares(Dataset<Row> grouped) {
    Column total = col("import_value");
    Column first = col("_top.value");
    Column sure = first.geq(col("_rest"));
    Column low = Concentration.herfindahl(col("_squares"), total);
    Column restShare = Ratios.share(col("_rest"), total);
    Column usable = total.gt(0).and(col("_rest").geq(0));
    return grouped
        .withColumn("_rest", total.minus(col("_listed")).cast(FlowColumns.MONEY))
        .withColumns(
            Map.ofEntries(
                Map.entry(
                    "suppliers_listed_share", when(usable, Ratios.share(col("_listed"), total))),
                Map.entry("top_supplier", when(usable.and(sure), col("_top.id"))),
                Map.entry("top_supplier_share", when(usable.and(sure), Ratios.share(first, total))),
                Map.entry("largest_listed", col("_top.id")),
                Map.entry("largest_listed_share", when(usable, Ratios.share(first, total))),
                Map.entry(
                    "partner_share", when(usable, Ratios.share(col("_partner_value"), total))),
                Map.entry("hhi_low", when(usable, low)),
                Map.entry("hhi_high", when(usable, low.plus(restShare.multiply(restShare)))),
                Map.entry("hhi", when(col("_rest").equalTo(0), low)),
                Map.entry("reason", reason())));
  }

  private static Column reason() {
    return when(not(col("_has_world")), "the source has no total over all suppliers")
        .when(col("import_value").isNull(), "the source is blank")
        .when(col("import_value").leq(0), "imports are not above zero")
        .when(col("_rest").lt(0), "the listed suppliers exceed the total that the source reports")
        .when(
            col("_rest").gt(0),
            "the source does not list all suppliers; hhi lies between hhi_low and hhi_high");
  }
}
