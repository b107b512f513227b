package org.summitledger.report.dependency;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.commitment.Ledger;
import org.summitledger.lake.FlowColumns;
import org.summitledger.lake.Rollups;
import org.summitledger.lake.SumRows;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.DriverMemory;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;
import org.summitledger.report.trade.Trade;

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

  private final DriverMemory memory;

  /** Made on the driver where its memory holds all rows. */
  public SupplyChainDependency() {
    this(DriverMemory.ofTable());
  }

  /**
   * A table of which less may be made on the driver.
   *
   * @param memory what its rows may take there
   */
  SupplyChainDependency(DriverMemory memory) {
    this.memory = memory;
  }

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
        .key("frequency", "A year, Q quarter, M month.")
        .key("currency", "ISO 4217 code of import_value.")
        .key("period_start", DataTypes.DateType, "First day of the period.")
        .date("period_end", "The day after its last.")
        .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-07.")
        .text("product_level", "HS2, HS4, HS6, HS8 or HS9.")
        .money(
            "import_value",
            "whole units of currency",
            "Imports from the world; null where the source is blank.",
            "")
        .count("suppliers_listed", "suppliers", "Suppliers with a positive value in the source.")
        .ratio(
            "suppliers_listed_share",
            "Share of the listed suppliers in imports from the world; below 1 the source does not"
                + " list all.",
            "sum over suppliers / import_value")
        .optionalText(
            "top_supplier",
            "The largest supplier: ISO3 or a special area's code; null where an unlisted one might"
                + " be larger.")
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
            "partner",
            "The other party of the importer's summits; null if it is no party, or has several"
                + " others.")
        .ratio(
            "partner_share",
            "Share of partner in imports from the world, 0 where the source states zero; null where"
                + " it does not list partner, or is blank.",
            "value of partner / import_value")
        .ratio(
            "hhi",
            "Concentration of suppliers, from 0 to 1; null where the source does not list all"
                + " suppliers.",
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
    Trade trade = inputs.trade();
    SupplyShares shares = new SupplyShares(inputs.materials().products());
    if (trade.listsSuppliersTwice()) {
      return shares.of(together(trade.suppliers()), definition().schema());
    }
    SumRows here = trade.supplierRows();
    if (!memory.holds(here)) {
      return shares.of(trade.suppliers(), definition().schema());
    }
    return Rows.table(
        inputs.spark(), definition(), table -> here.forEach(row -> table.accept(shares.of(row))));
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

  /** Where several dataflows of a source list suppliers of one product. */
  static Dataset<Row> together(Dataset<Row> suppliers) {
    Column top =
        when(
            col("top_value").isNotNull(),
            struct(negate(col("top_value")), col("top_supplier"), col("top_value")));
    return suppliers
        .groupBy(CELL.stream().map(functions::col).toArray(Column[]::new))
        .agg(
            when(min("hs_revision").equalTo(max("hs_revision")), max("hs_revision"))
                .as("hs_revision"),
            max("world_value").as("world_value"),
            max("has_world").as("has_world"),
            sum("suppliers").as("suppliers"),
            sum("suppliers_value").cast(FlowColumns.MONEY).as("suppliers_value"),
            sum("squares").cast(Rollups.SQUARES).as("squares"),
            min(top).as("_top"),
            max("partner_value").as("partner_value"))
        .withColumn("top_supplier", col("_top.top_supplier"))
        .withColumn("top_value", col("_top.top_value"));
  }
}
