package org.summitledger.report.revision;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.summitledger.indicator.RevisionStatistics;
import org.summitledger.lake.Releases;
import org.summitledger.lake.Releases.Days;
import org.summitledger.lake.SumRows;
import org.summitledger.report.table.Groups;
import org.summitledger.report.table.Rows;
import org.summitledger.report.trade.DriverMemory;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;
import org.summitledger.source.Flow;

/**
 * What releases stated of a series, period by period; and how rows of {@code revisions} and {@code
 * revision_stats} are made of it, here or where Spark's tasks run.
 */
final class RevisedSeries {
  private static final List<String> KEY =
      List.of(
          "source", "dataflow", "reporter", "partner", "flow", "sector", "currency", "frequency");

  private final List<String> key;

  private final SortedMap<LocalDate, RevisedPeriod> periods = new TreeMap<>();

  private RevisedSeries(List<String> key) {
    this.key = key;
  }

  /** What rows are made of a series. */
  interface Maker extends Serializable {
    /** The rows, in any order. */
    List<Row> rows(RevisedSeries series);
  }

  /** Revisions of figures of one age. */
  private static final class OfAge {
    private final List<BigDecimal> revisions = new ArrayList<>();
    private BigDecimal earlier = BigDecimal.ZERO;
    private long deleted;
    private long blank;
  }

  /**
   * A table of all series.
   *
   * @param memory where it does not hold all that releases state, Spark makes the table
   */
  static Dataset<Row> table(
      ReportInputs inputs, ReportTable table, Maker maker, DriverMemory memory) {
    Map<String, Days> days = inputs.trade().releases().days();
    SumRows here = inputs.trade().revisedRows();
    if (!memory.holds(here)) {
      return byTasks(inputs.trade().revised(), days, maker, table.definition().schema());
    }
    return Rows.table(inputs.spark(), table.definition(), rows(here::forEach, days, maker));
  }

  /**
   * The same by Spark.
   *
   * @param revised see {@link org.summitledger.report.trade.Trade#revised}
   * @param days see {@link Releases#days}
   * @param schema the table's columns
   */
  static Dataset<Row> byTasks(
      Dataset<Row> revised, Map<String, Days> days, Maker maker, StructType schema) {
    return Groups.byTasks(
        revised, KEY, group -> rows(group::forEachRemaining, days, maker), schema);
  }

  private static void add(Map<List<String>, RevisedSeries> all, Row row, Map<String, Days> days) {
    if (!row.<String>getAs("measure_relation").equals("not_observable")) {
      all.computeIfAbsent(Groups.key(KEY, row), RevisedSeries::new).add(row, days);
    }
  }

  /** The rows of all series of which there are statements, each of which is shown once. */
  private static List<Row> rows(
      Consumer<Consumer<Row>> statements, Map<String, Days> days, Maker maker) {
    Map<List<String>, RevisedSeries> all = new LinkedHashMap<>();
    statements.accept(row -> add(all, row, days));
    return all.values().stream().flatMap(series -> maker.rows(series).stream()).toList();
  }

  private void add(Row row, Map<String, Days> days) {
    LocalDate start = row.getAs("period_start");
    periods
        .computeIfAbsent(start, day -> new RevisedPeriod(row, daysOf(row, start, days)))
        .add(row);
  }

  private static Days daysOf(Row row, LocalDate start, Map<String, Days> days) {
    String key =
        Releases.key(
            row.getAs("source"), row.getAs("dataflow"), row.getAs("frequency"), start.toString());
    return Objects.requireNonNull(days.get(key));
  }

  /** Rows of {@code revisions}: of each period that is not the same in all releases. */
  List<Row> triangle() {
    return periods.values().stream().flatMap(period -> period.triangle(key).stream()).toList();
  }

  /** Rows of {@code revision_stats}: one for each age at which figures were stated. */
  List<Row> statistics() {
    SortedMap<Long, OfAge> ages = new TreeMap<>();
    periods
        .values()
        .forEach(
            period ->
                period.forEachEarlier(
                    (age, earlier) -> {
                      OfAge of = ages.computeIfAbsent(age, a -> new OfAge());
                      if (!period.isKept()) {
                        of.deleted++;
                      } else if (earlier.isEmpty() || period.latest().isEmpty()) {
                        of.blank++;
                      }
                      period
                          .latest()
                          .flatMap(latest -> earlier.map(latest::subtract))
                          .ifPresent(
                              revision -> {
                                of.revisions.add(revision);
                                of.earlier = of.earlier.add(earlier.orElseThrow().abs());
                              });
                    }));
    return ages.entrySet().stream().map(age -> statistics(age.getKey(), age.getValue())).toList();
  }

  private Row statistics(long age, OfAge of) {
    RevisionStatistics found = new RevisionStatistics(of.revisions, of.earlier);
    List<Object> cells = new ArrayList<>(key);
    cells.add(age);
    cells.add((long) of.revisions.size());
    cells.add(of.revisions.stream().filter(r -> r.signum() != 0).count());
    cells.add(of.revisions.stream().filter(r -> r.signum() > 0).count());
    cells.add(of.deleted);
    cells.add(found.mean().map(RevisedSeries::money));
    cells.add(found.meanAbsolute().map(RevisedSeries::money));
    cells.add(found.standardDeviation().map(BigDecimal::valueOf).map(RevisedSeries::money));
    cells.add(found.revisions().stream().findFirst());
    cells.add(found.revisions().stream().reduce((first, second) -> second));
    cells.add(found.relativeMean());
    cells.add(found.relativeMeanAbsolute());
    cells.add(reason(found, of));
    return Rows.of(cells.toArray());
  }

  private static BigDecimal money(BigDecimal number) {
    return number.setScale(Flow.SCALE, RoundingMode.HALF_UP);
  }

  private static Optional<String> reason(RevisionStatistics found, OfAge of) {
    if (found.revisions().isEmpty()) {
      return Optional.of(
          of.blank > 0
              ? "the source is blank at that age, or in the latest release"
              : "the latest release holds no period stated at that age");
    }
    if (found.relativeMean().isEmpty()) {
      return Optional.of("the figures of that age are zero");
    }
    return found.revisions().size() == 1
        ? Optional.of("one period has no standard deviation")
        : Optional.empty();
  }
}
