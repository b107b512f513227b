package org.summitledger.report.dependency;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.CriticalProducts;
import org.summitledger.report.table.Rows;
import org.summitledger.report.trade.ReportInputs;

/**
 * Imports of products that {@code dependency_flags} judges: of {@link Importers} those that hold a
 * critical material, and of parties of commitments all products where a file of years lists all
 * suppliers. Products are headings and what is finer: no school judges a chapter.
 */
final class SupplyReader {
  private static final Object[] LEVELS = {"HS4", "HS6", "HS8", "HS9"};

  private final ReportInputs inputs;
  private final CriticalProducts critical;
  private final Goods goods;
  private final Importers importers;

  /** Of what was known on a day. */
  SupplyReader(ReportInputs inputs, CriticalProducts critical, Goods goods) {
    this.inputs = inputs;
    this.critical = critical;
    this.goods = goods;
    this.importers = new Importers(inputs.ledger().parties(), inputs.trade().selected());
  }

  /** By importer, product and time, each series together. */
  SortedMap<Supply.Series, List<Supply>> read() {
    SortedMap<Supply, Supply> found = new TreeMap<>(Supply.ORDER);
    Rows.collect(years()).stream()
        .map(this::supply)
        .forEach(supply -> found.merge(supply, supply, Supply::and));
    new SupplyWindows(inputs, critical, importers, goods)
        .read()
        .forEach(supply -> found.merge(supply, supply, Supply::and));
    return found.values().stream()
        .collect(
            Collectors.groupingBy(
                Supply::of, () -> new TreeMap<>(Supply.Series.ORDER), Collectors.toList()));
  }

  private Dataset<Row> years() {
    Column all =
        col("importer")
            .isin(inputs.ledger().parties().toArray())
            .and(concat_ws("/", col("source"), col("dataflow")).isin(listingAll()));
    return inputs
        .trade()
        .suppliers()
        .filter(
            col("frequency")
                .equalTo("A")
                .and(col("product_level").isin(LEVELS))
                .and(
                    all.or(
                        importers
                            .areJudged()
                            .and(
                                CriticalColumns.isAny(
                                    critical, col("product"), col("hs_revision"))))));
  }

  /** The dataflows that list all suppliers. */
  private Object[] listingAll() {
    return inputs.trade().selected().stream()
        .map(Selected::entry)
        .filter(entry -> entry.partners().equals("all"))
        .map(SupplyReader::dataflow)
        .distinct()
        .toArray();
  }

  private static String dataflow(LakeEntry entry) {
    return entry.source() + "/" + entry.dataflow();
  }

  private Supply supply(Row row) {
    String product = row.getAs("product");
    String revision = row.getAs("hs_revision");
    LocalDate start = row.getAs("period_start");
    return new Supply(
        new Supply.Series(
            row.getAs("source"),
            row.getAs("importer"),
            product,
            goods.of(product, revision),
            row.getAs("currency"),
            row.getAs("frequency")),
        Optional.ofNullable(revision),
        start,
        row.getAs("period_end"),
        row.getAs("period"),
        List.of(start),
        Supplied.values(row),
        Supplied.weights(row));
  }
}
