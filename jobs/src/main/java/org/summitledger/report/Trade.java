package org.summitledger.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.summitledger.lake.Cells;
import org.summitledger.lake.Lake;
import org.summitledger.lake.Releases;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.Sectors;

/**
 * Trade as known on the day. It is planned when it is first asked for, and kept: tables that need
 * none of it do not wait for it, and those that do share it.
 */
public final class Trade {
  private final Supplier<Dataset<Row>> source;
  private final Function<Selected, Dataset<Row>> cellsOfFile;
  private final Releases releases;
  private final Column ofAllProducts;
  private final Sectors sectors;
  private @Nullable Dataset<Row> cells;
  private @Nullable Dataset<Row> series;
  private @Nullable Dataset<Row> revised;

  private Trade(
      Supplier<Dataset<Row>> source,
      Function<Selected, Dataset<Row>> cellsOfFile,
      Releases releases,
      Column ofAllProducts,
      Sectors sectors) {
    this.source = source;
    this.cellsOfFile = cellsOfFile;
    this.releases = releases;
    this.ofAllProducts = ofAllProducts;
    this.sectors = sectors;
  }

  /** Trade in the files known on the day. */
  public static Trade of(SparkSession spark, Lake lake, List<Selected> selected, Sectors sectors) {
    return new Trade(
        () -> Cells.of(Cells.leaves(spark, lake, selected), selected),
        file -> Cells.of(Cells.leaves(spark, lake, List.of(file)), List.of(file)),
        Releases.of(
            selected.stream()
                .map(Selected::entry)
                .filter(e -> e.products().equals("all"))
                .toList()),
        listsAllProducts(selected),
        sectors);
  }

  /**
   * Trade given as cells, all of files that list all products.
   *
   * @param cells what is known last
   * @param cellsOfFile what each release says
   * @param releases the releases
   * @param sectors the sector schemes
   */
  static Trade of(
      Dataset<Row> cells,
      Function<Selected, Dataset<Row>> cellsOfFile,
      Releases releases,
      Sectors sectors) {
    return new Trade(() -> cells, cellsOfFile, releases, lit(true), sectors);
  }

  /** Trade by product, see {@link Cells}. */
  public synchronized Dataset<Row> cells() {
    if (cells == null) {
      cells = source.get().cache();
    }
    return cells;
  }

  /** Trade by sector, see {@link SectorSeries}: of cells {@link #ofAllProducts} only. */
  public synchronized Dataset<Row> series() {
    if (series == null) {
      series = SectorSeries.of(cells().filter(ofAllProducts), sectors).cache();
    }
    return series;
  }

  /** The releases of the files that list all products. */
  public Releases releases() {
    return releases;
  }

  /**
   * Trade by sector as single files state it, superseded or not, with the day on which each was
   * known ({@code known_from}); see {@link SectorSeries}.
   *
   * @param files files that list all products, and the periods to take from each; at least one
   */
  public Dataset<Row> vintages(List<Selected> files) {
    return files.stream()
        .map(
            file ->
                SectorSeries.of(cellsOfFile.apply(file), sectors)
                    .withColumn("known_from", lit(LocalDate.parse(file.entry().knownFrom()))))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  /** Every statement that takes part in revisions, see {@link Releases#revised}. */
  public synchronized Dataset<Row> revised() {
    if (revised == null) {
      revised = vintages(releases.revised()).cache();
    }
    return revised;
  }

  /** Whether a cell is of a file that lists all products. Only those are added up to sectors. */
  public Column ofAllProducts() {
    return ofAllProducts;
  }

  /** Whether a row is of a dataflow whose files list all products. */
  public static Column listsAllProducts(List<Selected> selected) {
    return selected.stream()
        .map(Selected::entry)
        .filter(e -> e.products().equals("all"))
        .map(e -> col("source").equalTo(e.source()).and(col("dataflow").equalTo(e.dataflow())))
        .distinct()
        .reduce(Column::or)
        .orElse(lit(false));
  }
}
