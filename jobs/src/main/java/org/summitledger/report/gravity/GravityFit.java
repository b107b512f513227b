package org.summitledger.report.gravity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.summitledger.indicator.model.Ppml;
import org.summitledger.indicator.model.PpmlResult;
import org.summitledger.lake.SumRows;
import org.summitledger.report.gravity.GravityAxes.Cell;
import org.summitledger.report.gravity.GravityCells.LeftOut;
import org.summitledger.report.trade.ReportInputs;

/**
 * A panel estimated under a specification.
 *
 * @param panel the panel
 * @param specification what was estimated
 * @param axes where everything stands
 * @param result the estimate, or why there is none
 * @param parties figures between countries that share a commitment; none where there is no estimate
 *     as there are too many figures
 * @param leftOut figures of the panel that are no part of it
 */
record GravityFit(
    GravityPanel panel,
    GravitySpecification specification,
    GravityAxes axes,
    PpmlResult result,
    GravityCells parties,
    LeftOut leftOut) {

  private static final List<String> REGRESSORS = List.of(GravityAxes.SUMMIT);

  /**
   * How large a panel may be.
   *
   * @param distributedFrom from so many printed figures on, rows lie with Spark's executors
   * @param most a panel of more printed figures is not estimated
   */
  record Limits(long distributedFrom, ToLongFunction<GravitySpecification> most) {
    static final Limits USUAL = ofDistribution(2_000_000);

    /** The usual ones, but for where rows lie. */
    static Limits ofDistribution(long figures) {
      return new Limits(figures, GravitySpecification::mostFigures);
    }
  }

  /** Estimates a panel of a source that holds the whole world's trade. */
  static GravityFit of(
      GravityPanel panel, GravitySpecification specification, ReportInputs inputs, Limits limits) {
    GravityAxes axes = panel.axes(specification, inputs);
    SumRows figures = panel.figures(specification, inputs.trade());
    long most = limits.most().applyAsLong(specification);
    long printed = figures.countUpTo(most);
    if (printed > most) {
      return new GravityFit(
          panel,
          specification,
          axes,
          tooMany(most),
          cells(axes, Collections.emptyIterator()),
          LeftOut.NOTHING);
    }
    Set<Integer> parties = axes.pairs(inputs.ledger().counterparts());
    return printed < limits.distributedFrom()
        ? here(panel, specification, axes, figures, parties)
        : distributed(
            panel,
            specification,
            axes,
            panel.distributedFigures(specification, inputs.trade()),
            parties);
  }

  private static GravityFit here(
      GravityPanel panel,
      GravitySpecification specification,
      GravityAxes axes,
      SumRows figures,
      Set<Integer> parties) {
    List<Cell> between = new ArrayList<>();
    GravityCells cells =
        GravityCells.of(
            axes,
            sink ->
                figures.forEach(
                    row -> {
                      Cell cell = axes.cell(row);
                      sink.accept(cell);
                      if (parties.contains(axes.pair(cell))) {
                        between.add(cell);
                      }
                    }));
    GravityAxes numbered = axes.numbering(cells.units().keySet());
    PpmlResult result = Ppml.estimate(cells.rows(numbered), REGRESSORS);
    return new GravityFit(
        panel, specification, numbered, result, cells(axes, between.iterator()), cells.leftOut());
  }

  private static GravityFit distributed(
      GravityPanel panel,
      GravitySpecification specification,
      GravityAxes axes,
      Dataset<Row> figures,
      Set<Integer> parties) {
    JavaPairRDD<Integer, Cell> all =
        DistributedRows.placed(figures.javaRDD().map(axes::cell).keyBy(axes::pair));
    try (DistributedRows rows =
        DistributedRows.of(
            axes.shape(), all, cells -> List.of(cells(axes, cells).chunk()).iterator())) {
      PpmlResult result = Ppml.estimate(rows, REGRESSORS);
      LeftOut leftOut =
          all.values()
              .mapPartitions(cells -> List.of(cells(axes, cells).leftOut()).iterator())
              .reduce(LeftOut::plus);
      List<Cell> between = all.filter(c -> parties.contains(c._1())).values().collect();
      return new GravityFit(
          panel, specification, axes, result, cells(axes, between.iterator()), leftOut);
    }
  }

  private static GravityCells cells(GravityAxes axes, Iterator<Cell> cells) {
    return GravityCells.of(axes, cells::forEachRemaining);
  }

  private static PpmlResult tooMany(long most) {
    return new PpmlResult.NotComputable(
        "the source prints more figures than the "
            + most
            + " up to which this specification is estimated");
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
