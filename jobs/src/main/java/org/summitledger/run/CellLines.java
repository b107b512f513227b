package org.summitledger.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Leaves;
import org.summitledger.lake.Vintages;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.Countries;
import org.summitledger.reference.SectorLookup;
import org.summitledger.reference.Sectors;
import org.summitledger.report.trade.Trade;

/**
 * The lines of statistical files that tell the trade of a cell, chosen as the tables choose them.
 */
final class CellLines {
  private final Trade trade;
  private final SectorLookup lookup;

  private CellLines(Trade trade, SectorLookup lookup) {
    this.trade = trade;
    this.lookup = lookup;
  }

  /**
   * The lines that were known on a day.
   *
   * @throws UsageException if the lake lacks a file
   */
  static CellLines of(SparkSession spark, Settings settings, Datasets datasets, LocalDate asOf) {
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
    return new CellLines(new Trade(spark, lake, selected, grouping), grouping.lookup());
  }

  /**
   * What of the lines of a span is in a cell: all of a line, or the part that its sector takes. Of
   * files that list all products, but where the cell is one product.
   */
  List<TakenLine> of(RowCell cell, Span span) {
    return of(cell, span, cell.product().isPresent() ? trade.leaves() : trade.leaves(files(true)));
  }

  /** The same of files that list some products only, where no other has a line. */
  List<TakenLine> ofAnyFile(RowCell cell, Span span) {
    List<TakenLine> whole = of(cell, span);
    return whole.isEmpty() ? of(cell, span, trade.leaves(files(false))) : whole;
  }

  private List<Selected> files(boolean ofAllProducts) {
    return trade.selected().stream()
        .filter(s -> s.entry().listsAllProducts() == ofAllProducts)
        .toList();
  }

  private List<TakenLine> of(RowCell cell, Span span, Leaves leaves) {
    Dataset<Row> lines =
        cell.partner()
            .map(partner -> leaves.between(cell.reporter(), partner))
            .orElseGet(() -> leaves.of(cell.reporter()))
            .filter(isOf(cell, span));
    if (cell.product().isPresent()) {
      return whole(inOrder(lines.filter(col("product").equalTo(cell.product().get()))));
    }
    List<Row> parts = withoutTotalsBesideParts(inOrder(lines));
    String sector = cell.sector().orElse(Sectors.ALL);
    return sector.equals(Sectors.ALL) || sector.equals(Sectors.LISTED)
        ? whole(parts)
        : TakenLine.ofSector(
            parts.stream().filter(line -> reaches(sector, line)).toList(), sector, lookup);
  }

  private static Column isOf(RowCell cell, Span span) {
    return col("source")
        .equalTo(cell.source())
        .and(col("frequency").equalTo(cell.frequency()))
        .and(col("currency").equalTo(cell.currency()))
        .and(col("flow").isin(cell.flows().toArray()))
        .and(col("period_start").geq(span.from()).and(col("period_start").lt(span.to())));
  }

  private boolean reaches(String sector, Row line) {
    return lookup.reaches(sector, line.getAs("product"), line.getAs("hs_revision"));
  }

  /** A total is used only where the same trade has no products. */
  private static List<Row> withoutTotalsBesideParts(List<Row> lines) {
    Set<List<Object>> told = new HashSet<>();
    lines.stream().filter(line -> !isTotal(line)).forEach(line -> told.add(trade(line)));
    return lines.stream().filter(line -> !isTotal(line) || !told.contains(trade(line))).toList();
  }

  private static boolean isTotal(Row line) {
    return line.getAs("product_level").equals("TOTAL");
  }

  private static List<Object> trade(Row line) {
    return Arrays.asList(line.getAs("flow"), line.getAs("period_start"));
  }

  /** The lines of the world: as reported, or of every partner where a file lists them all. */
  List<TakenLine> ofWorld(RowCell cell, Span span) {
    return whole(inOrder(ofProduct(cell, span).filter(isOfWorld())));
  }

  /** The lines of suppliers that sold something. */
  List<TakenLine> ofSuppliers(RowCell cell, Span span) {
    Column isSupplier = col("partner").notEqual(Countries.WORLD).and(col("value").gt(lit(0)));
    return whole(inOrder(ofProduct(cell, span).filter(isSupplier)));
  }

  private Dataset<Row> ofProduct(RowCell cell, Span span) {
    return trade
        .leaves()
        .of(cell.reporter())
        .filter(isOf(cell, span).and(col("product").equalTo(cell.product().orElseThrow())));
  }

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
    return lines
        .orderBy("dataflow", "period_start", "flow", "product", "partner", "line")
        .collectAsList();
  }

  private static List<TakenLine> whole(List<Row> lines) {
    return lines.stream().map(TakenLine::whole).toList();
  }

  /** A line with its file, as it is shown. */
  String text(TakenLine taken) {
    Row line = taken.line();
    return file(line) + ":" + line.getAs("line") + "  " + taken.inWords();
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
