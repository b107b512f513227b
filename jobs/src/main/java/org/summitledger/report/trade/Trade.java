package org.summitledger.report.trade;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.summitledger.lake.FlowColumns;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Leaves;
import org.summitledger.lake.PairRollup;
import org.summitledger.lake.Releases;
import org.summitledger.lake.Rollups;
import org.summitledger.lake.SumFiles;
import org.summitledger.lake.SumRows;
import org.summitledger.lake.SumRows.Part;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.SectorLookup;
import org.summitledger.reference.Sectors;

/**
 * Trade as known on the day, from the sums that were made when files were read. Lines are read
 * where sums cannot tell: for a list of products of one pair, months of critical products, partners
 * that only a file of some chapters lists, cells that two dataflows may state, and to explain a
 * number.
 */
public final class Trade {
  /** The sector of what could not be carried to the sectors' HS revision. */
  public static final String NOT_CARRIED = Sectors.NOT_CARRIED;

  private static final String TOTAL = "TOTAL";

  /** What has one total, or parts. */
  private static final String[] CELL = {
    "source", "reporter", "partner", "flow", "currency", "frequency", "period_start"
  };

  private final SparkSession spark;
  private final Lake lake;
  private final List<Selected> selected;
  private final Grouping grouping;
  private final Releases releases;
  private final Once<SumRows> sectorRows = new Once<>(this::withoutTotalsBesideParts);

  /**
   * Trade in the files known on a day.
   *
   * @param grouping what sums were made by
   */
  public Trade(SparkSession spark, Lake lake, List<Selected> known, Grouping grouping) {
    this.spark = spark;
    this.lake = lake;
    this.selected =
        known.stream()
            .filter(s -> !s.periods().isEmpty())
            .sorted(Comparator.comparing(s -> s.entry().dataflow()))
            .toList();
    this.grouping = grouping;
    this.releases =
        Releases.of(
            known.stream().map(Selected::entry).filter(LakeEntry::listsAllProducts).toList());
  }

  /** The sectors of products. */
  public SectorLookup lookup() {
    return grouping.lookup();
  }

  /** The sector schemes. */
  public Sectors sectors() {
    return grouping.sectors();
  }

  /**
   * The files, those of the first dataflow by name first; so are the rows of {@link #sectorRows},
   * {@link #supplierRows}, {@link #products} and {@link #world}.
   */
  public List<Selected> selected() {
    return selected;
  }

  /**
   * Trade by sector, see {@link Rollups#sectors()}, of files that list all products: one row for
   * each source, reporter, partner, flow, sector, currency, frequency and period. The sectors of a
   * cell add up to its total.
   */
  public Dataset<Row> series() {
    Dataset<Row> stated = stated().drop("known_from");
    return mixesTotalsAndParts() ? withoutTotalsBesideParts(stated) : stated;
  }

  /** The same before totals beside parts are left out. */
  public Dataset<Row> stated() {
    return vintages(selected.stream().filter(s -> s.entry().listsAllProducts()).toList());
  }

  /** The releases of the files that list all products. */
  public Releases releases() {
    return releases;
  }

  /**
   * Trade by sector as single files state it, superseded or not, with the day on which each was
   * known ({@code known_from}); see {@link Rollups#sectors()}.
   *
   * @param files files that list all products, and the periods to take from each
   */
  public Dataset<Row> vintages(List<Selected> files) {
    return read(files, Rollups.sectors(), SumFiles::sectors);
  }

  /** Every statement that takes part in revisions, see {@link Releases#revised}. */
  public Dataset<Row> revised() {
    return vintages(releases.revised());
  }

  /** The same, read here. */
  public SumRows revisedRows() {
    return vintageRows(releases.revised());
  }

  /** The rows of {@link #series}, read here. */
  public SumRows sectorRows() {
    return sectorRows.get();
  }

  private SumRows withoutTotalsBesideParts() {
    SumRows stated =
        vintageRows(selected.stream().filter(s -> s.entry().listsAllProducts()).toList());
    if (!mixesTotalsAndParts()) {
      return stated;
    }
    Set<List<Object>> totals = new HashSet<>();
    stated.whereEqual("product_level", TOTAL).select(CELL).forEach(row -> totals.add(cell(row)));
    Set<List<Object>> detailed = new HashSet<>();
    stated
        .where(row -> !row.getString(0).equals(TOTAL), "product_level")
        .select(CELL)
        .forEach(row -> Optional.of(cell(row)).filter(totals::contains).ifPresent(detailed::add));
    return stated.where(
        row -> !row.<String>getAs("product_level").equals(TOTAL) || !detailed.contains(cell(row)),
        Stream.concat(Stream.of(CELL), Stream.of("product_level")).toArray(String[]::new));
  }

  private static List<Object> cell(Row row) {
    return IntStream.range(0, CELL.length).<Object>mapToObj(row::get).toList();
  }

  /** The rows of {@link #vintages}, read here. */
  public SumRows vintageRows(List<Selected> files) {
    return rows(files, Rollups.sectors(), SumFiles::sectors);
  }

  /** Imports by product, see {@link Rollups#suppliers()}. */
  public Dataset<Row> suppliers() {
    return read(selected, Rollups.suppliers(), SumFiles::suppliers);
  }

  /** The same, read here. */
  public SumRows supplierRows() {
    return rows(selected, Rollups.suppliers(), SumFiles::suppliers);
  }

  /**
   * Trade of parties of commitments by product, with those they share a commitment with and with
   * the world, see {@link Rollups#products()}.
   */
  public SumRows products() {
    return rows(selected, Rollups.products(), SumFiles::products);
  }

  /** The whole world's trade, of files that hold it, see {@link Rollups#world()}. */
  public SumRows world() {
    return rows(
        selected.stream().filter(s -> s.entry().coversWorldTrade()).toList(),
        Rollups.world(),
        SumFiles::world);
  }

  /**
   * The same between two countries each, see {@link PairRollup#columns()}.
   *
   * @param files that hold the whole world's trade
   */
  public Dataset<Row> pairs(List<Selected> files) {
    return read(files, PairRollup.columns(), SumFiles::pairs);
  }

  /** The same, read here. */
  public SumRows pairRows(List<Selected> files) {
    return rows(files, PairRollup.columns(), SumFiles::pairs);
  }

  /** Whether any file holds the whole world's trade. */
  public boolean coversWorldTrade() {
    return selected.stream().anyMatch(s -> s.entry().coversWorldTrade());
  }

  /**
   * Whether several files of a source state imports in one period, perhaps of the same products.
   */
  public boolean listsSuppliersTwice() {
    Set<List<String>> seen = new HashSet<>();
    return !selected.stream()
        .filter(s -> !s.entry().contents().imports().isEmpty())
        .flatMap(
            s ->
                s.periods().stream()
                    .map(p -> List.of(s.entry().source(), s.entry().frequency(), p)))
        .allMatch(seen::add);
  }

  /**
   * Lines by chapter of files that list only some products, such as the suppliers of a few
   * chapters; see {@link FlowColumns#flows()}. No file is opened where none is of chapters.
   */
  public Dataset<Row> listedChapters() {
    List<Selected> files =
        selected.stream()
            .filter(s -> !s.entry().listsAllProducts())
            .filter(s -> s.entry().contents().productLevels().contains("HS2"))
            .toList();
    return leaves(files).all().filter(col("product_level").equalTo("HS2"));
  }

  /** The lines themselves. */
  public Leaves leaves() {
    return leaves(selected);
  }

  /** The lines of some of the files. */
  public Leaves leaves(List<Selected> files) {
    return new Leaves(spark, lake, files);
  }

  private SumRows rows(List<Selected> files, StructType columns, Function<SumFiles, Path> which) {
    return new SumRows(
        lake,
        files.stream().map(s -> new Part(place(s, which), Set.copyOf(s.superseded()))).toList(),
        columns);
  }

  private Dataset<Row> read(
      List<Selected> files, StructType columns, Function<SumFiles, Path> which) {
    Dataset<Row> rows =
        read(columns, files.stream().filter(Selected::isWhole).map(s -> place(s, which)).toList());
    for (Selected file : files.stream().filter(s -> !s.isWhole()).toList()) {
      rows =
          rows.union(
              read(columns, List.of(place(file, which)))
                  .filter(not(col("period_start").isin(file.superseded().toArray()))));
    }
    return rows;
  }

  private Path place(Selected file, Function<SumFiles, Path> which) {
    return which.apply(lake.sums(file.entry(), grouping));
  }

  private Dataset<Row> read(StructType columns, List<Path> files) {
    if (files.isEmpty()) {
      return spark.createDataFrame(List.of(), columns);
    }
    String[] paths = files.stream().map(lake::uri).toArray(String[]::new);
    return spark.read().schema(columns).parquet(paths);
  }

  /** Within a file the reader sees to it; two files of a source may hold one each. */
  private boolean mixesTotalsAndParts() {
    Map<String, Set<String>> levels = new HashMap<>();
    selected.stream()
        .map(Selected::entry)
        .filter(LakeEntry::listsAllProducts)
        .forEach(
            e ->
                levels
                    .computeIfAbsent(e.source(), s -> new HashSet<>())
                    .addAll(e.contents().productLevels()));
    return levels.values().stream().anyMatch(found -> found.contains(TOTAL) && found.size() > 1);
  }

  /** A total is used only where the same cell has no products. */
  private static Dataset<Row> withoutTotalsBesideParts(Dataset<Row> series) {
    return series
        .withColumn(
            "_detailed",
            max(col("product_level").notEqual(TOTAL))
                .over(
                    Window.partitionBy(Stream.of(CELL).map(functions::col).toArray(Column[]::new))))
        .filter(col("product_level").notEqual(TOTAL).or(not(col("_detailed"))))
        .drop("_detailed");
  }
}
