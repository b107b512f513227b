package org.summitledger.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.summitledger.lake.Cells;
import org.summitledger.lake.Lake;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.Sectors;

/**
 * Trade as known on the day. It is planned when it is first asked for, and kept: tables that need
 * none of it do not wait for it, and those that do share it.
 */
public final class Trade {
  private final Supplier<Dataset<Row>> source;
  private final Column ofAllProducts;
  private final Sectors sectors;
  private @Nullable Dataset<Row> cells;
  private @Nullable Dataset<Row> series;

  private Trade(Supplier<Dataset<Row>> source, Column ofAllProducts, Sectors sectors) {
    this.source = source;
    this.ofAllProducts = ofAllProducts;
    this.sectors = sectors;
  }

  /** Trade in the files known on the day. */
  public static Trade of(SparkSession spark, Lake lake, List<Selected> selected, Sectors sectors) {
    return new Trade(
        () -> Cells.of(Cells.leaves(spark, lake, selected), selected),
        listsAllProducts(selected),
        sectors);
  }

  /** Trade given as cells, all of files that list all products. */
  static Trade of(Dataset<Row> cells, Sectors sectors) {
    return new Trade(() -> cells, lit(true), sectors);
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
