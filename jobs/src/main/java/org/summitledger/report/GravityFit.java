package org.summitledger.report;

import static org.apache.spark.sql.functions.col;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.summitledger.indicator.model.Chunk;
import org.summitledger.indicator.model.Ppml;
import org.summitledger.indicator.model.PpmlResult;
import org.summitledger.report.GravityAxes.Cell;

/**
 * A panel estimated under a specification.
 *
 * @param panel the panel
 * @param specification what was estimated
 * @param axes where everything stands
 * @param result the estimate, or why there is none
 * @param parties figures between countries that share a commitment
 * @param belowZero figures of the panel that are below zero, and no part of it
 */
record GravityFit(
    GravityPanel panel,
    GravitySpecification specification,
    GravityAxes axes,
    PpmlResult result,
    GravityCells parties,
    long belowZero) {

  /** From so many printed figures on, rows lie with Spark's executors. */
  static final long LARGE = 1_000_000;

  private static final List<String> REGRESSORS = List.of(GravityAxes.SUMMIT);

  /**
   * Estimates a panel of a source that holds the whole world's trade.
   *
   * @param large from how many printed figures on rows lie with Spark's executors
   */
  static GravityFit of(
      GravityPanel panel, GravitySpecification specification, ReportInputs inputs, long large) {
    GravityAxes axes = panel.axes(specification, inputs);
    Dataset<Row> figures = panel.figures(specification, inputs.trade());
    GravityCells parties = parties(axes, figures, inputs);
    long printed = figures.count();
    if (printed > specification.mostFigures()) {
      return new GravityFit(
          panel, specification, axes, tooMany(printed, specification), parties, 0);
    }
    return printed < large
        ? here(panel, specification, axes, figures, parties)
        : distributed(panel, specification, axes, figures, parties);
  }

  private static GravityFit here(
      GravityPanel panel,
      GravitySpecification specification,
      GravityAxes axes,
      Dataset<Row> figures,
      GravityCells parties) {
    GravityCells cells = GravityCells.of(axes, cells(axes, figures.collectAsList()));
    GravityAxes numbered = axes.numbering(cells.units().keySet());
    PpmlResult result = Ppml.estimate(cells.rows(numbered), REGRESSORS);
    return new GravityFit(panel, specification, numbered, result, parties, cells.belowZero());
  }

  private static GravityFit distributed(
      GravityPanel panel,
      GravitySpecification specification,
      GravityAxes axes,
      Dataset<Row> figures,
      GravityCells parties) {
    JavaRDD<Cell> all = figures.javaRDD().map(axes::cell);
    try (DistributedRows rows =
        DistributedRows.of(axes.shape(), all.keyBy(axes::pair), cells -> chunk(axes, cells))) {
      PpmlResult result = Ppml.estimate(rows, REGRESSORS);
      long belowZero = all.filter(cell -> cell.value() < 0).count();
      return new GravityFit(panel, specification, axes, result, parties, belowZero);
    }
  }

  private static PpmlResult tooMany(long printed, GravitySpecification specification) {
    return new PpmlResult.NotComputable(
        "the source prints "
            + printed
            + " figures; this specification is estimated for at most "
            + specification.mostFigures());
  }

  private static Iterator<Cell> cells(GravityAxes axes, List<Row> rows) {
    return rows.stream().map(axes::cell).iterator();
  }

  private static Iterator<Chunk> chunk(GravityAxes axes, Iterator<Cell> cells) {
    return List.of(GravityCells.of(axes, cells).chunk()).iterator();
  }

  private static GravityCells parties(GravityAxes axes, Dataset<Row> figures, ReportInputs inputs) {
    Column between = functions.lit(false);
    for (Map.Entry<String, SortedSet<String>> of : inputs.ledger().counterparts().entrySet()) {
      between =
          between.or(
              col("exporter")
                  .equalTo(of.getKey())
                  .and(col("importer").isin(of.getValue().toArray())));
    }
    return GravityCells.of(axes, cells(axes, figures.filter(between).collectAsList()));
  }

  /** The estimate, if there is one. */
  Optional<PpmlResult.Estimated> estimated() {
    return result instanceof PpmlResult.Estimated e ? Optional.of(e) : Optional.empty();
  }

  /** Pairs of countries, in whatever direction, between which a window opens inside the panel. */
  int pairsWithSummit() {
    SortedSet<Integer> pairs = new TreeSet<>();
    for (int unit : parties.units().keySet()) {
      if (axes.opensInside(unit)) {
        pairs.add(axes.cluster(unit));
      }
    }
    return pairs.size();
  }
}
