package org.summitledger.report.dependency;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.summitledger.lake.SumRows;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.CriticalProducts;
import org.summitledger.report.trade.ReportInputs;

/**
 * Imports of products that {@code dependency_flags} judges: of {@link Importers} those that hold a
 * critical material, and of parties of commitments all products where a file of years lists all
 * suppliers. Products are headings and what is finer: no school judges a chapter.
 */
final class SupplyReader {
  private static final Set<String> LEVELS = Set.of("HS4", "HS6", "HS8", "HS9");

  private final ReportInputs inputs;
  private final CriticalProducts critical;
  private final Goods goods;
  private final Importers importers;
  private final Set<String> parties;

  /** Of what was known on a day. */
  SupplyReader(ReportInputs inputs, CriticalProducts critical, Goods goods) {
    this.inputs = inputs;
    this.critical = critical;
    this.goods = goods;
    this.parties = Set.copyOf(inputs.ledger().parties());
    this.importers = new Importers(parties, inputs.trade().selected());
  }

  /** By importer, product and time, each series together. */
  SortedMap<Supply.Series, List<Supply>> read() {
    Map<Supply.Series, SortedMap<LocalDate, Supply>> found = new HashMap<>();
    years().forEach(row -> add(found, supply(row)));
    new SupplyWindows(inputs, critical, importers, goods).read().forEach(s -> add(found, s));
    SortedMap<Supply.Series, List<Supply>> series = new TreeMap<>(Supply.Series.ORDER);
    found.forEach((of, supplies) -> series.put(of, List.copyOf(supplies.values())));
    return series;
  }

  private static void add(Map<Supply.Series, SortedMap<LocalDate, Supply>> found, Supply supply) {
    found
        .computeIfAbsent(supply.of(), of -> new TreeMap<>())
        .merge(supply.start(), supply, Supply::and);
  }

  private SumRows years() {
    Set<String> listingAll = listingAll();
    return inputs
        .trade()
        .supplierRows()
        .whereEqual("frequency", "A")
        .where(row -> LEVELS.contains(row.getString(0)), "product_level")
        .where(
            row -> isJudged(row, listingAll),
            "source",
            "dataflow",
            "importer",
            "product",
            "hs_revision");
  }

  private boolean isJudged(Row row, Set<String> listingAll) {
    boolean isListed =
        parties.contains(row.<String>getAs("importer")) && listingAll.contains(dataflow(row));
    return isListed
        || (importers.isJudged(row.getAs("source"), row.getAs("importer")) && isCritical(row));
  }

  private boolean isCritical(Row row) {
    return !critical.of(row.getAs("product"), row.getAs("hs_revision")).isEmpty();
  }

  /** The dataflows that list all suppliers. */
  private Set<String> listingAll() {
    return inputs.trade().selected().stream()
        .map(Selected::entry)
        .filter(entry -> entry.partners().equals("all"))
        .map(entry -> entry.source() + "/" + entry.dataflow())
        .collect(Collectors.toSet());
  }

  private static String dataflow(Row row) {
    return row.getAs("source") + "/" + row.getAs("dataflow");
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
