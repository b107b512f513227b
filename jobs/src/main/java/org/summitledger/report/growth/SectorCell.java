package org.summitledger.report.growth;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.summitledger.indicator.DoubleRatios;
import org.summitledger.indicator.Maturity;
import org.summitledger.report.table.Groups;
import org.summitledger.report.table.Rows;

/**
 * What a source states of the trade of a reporter with a partner in one direction, by sector and
 * period; and how rows of {@code sector_growth} are made of it, here or where Spark's tasks run.
 */
final class SectorCell {
  private static final int YEAR = 12;
  private static final List<String> KEY =
      List.of("source", "reporter", "partner", "flow", "currency", "frequency");

  /** What rows are, where they come together from several tables. */
  private static final String ROLE = "_role";

  private final List<Row> stated = new ArrayList<>();
  private final Map<Sector, Before> before = new HashMap<>();
  private final Map<Long, SortedSet<String>> schemes = new HashMap<>();
  private final Map<LocalDate, BigDecimal> totals = new HashMap<>();
  private final Map<Long, BigDecimal> totalsByMonth = new HashMap<>();
  private final Map<Statement, First> firsts = new HashMap<>();
  private final Map<Statement, BigDecimal> sameAge = new HashMap<>();

  /**
   * A sector in the period that begins in a month, counted from the year 0. Those of two schemes
   * may share a name and hold other goods.
   */
  private record Sector(String scheme, String name, long month) {}

  /** What is known of a sector when the next year is compared with it. */
  private record Before(Optional<BigDecimal> value, long blank) {
    Before and(Before other) {
      return new Before(larger(value, other.value), Math.max(blank, other.blank));
    }
  }

  /** What releases of a dataflow state one after the other. */
  private record Statement(String dataflow, String scheme, String sector, LocalDate start) {
    static Statement of(Row row, LocalDate start) {
      return new Statement(row.getAs("dataflow"), row.getAs("scheme"), row.getAs("sector"), start);
    }
  }

  /** What was known first, at an age of some months. */
  private record First(long maturity, Optional<BigDecimal> value) {
    First and(First other) {
      return new First(Math.max(maturity, other.maturity), larger(value, other.value));
    }
  }

  /** The one that a row belongs to. */
  static SectorCell in(Map<List<String>, SectorCell> cells, Row row) {
    return cells.computeIfAbsent(Groups.key(KEY, row), key -> new SectorCell());
  }

  /** Adds what is known today. */
  void addStated(Row row) {
    stated.add(row);
    LocalDate start = row.getAs("period_start");
    Optional<BigDecimal> value = value(row);
    schemes.computeIfAbsent(month(start), m -> new TreeSet<>()).add(row.getAs("scheme"));
    before.merge(
        new Sector(row.getAs("scheme"), row.getAs("sector"), month(start)),
        new Before(value, row.<Long>getAs("products_blank")),
        Before::and);
    value.ifPresent(
        money -> {
          totals.merge(start, money, BigDecimal::add);
          totalsByMonth.merge(month(start), money, BigDecimal::add);
        });
  }

  /** Adds what was known first of a period of which the year before was released at that age. */
  void addFirst(Row row) {
    LocalDate known = row.getAs("known_from");
    LocalDate end = row.getAs("period_end");
    firsts.merge(
        Statement.of(row, row.getAs("period_start")),
        new First(Maturity.months(known, end), value(row)),
        First::and);
  }

  /** Adds what was known, at that age, of the like period of the year before. */
  void addYearBefore(Row row) {
    LocalDate start = row.getAs("period_start");
    value(row)
        .ifPresent(
            money ->
                sameAge.merge(Statement.of(row, start.plusMonths(YEAR)), money, BigDecimal::max));
  }

  /** The rows of what is known today. */
  List<Row> rows() {
    return stated.stream().map(this::row).toList();
  }

  private Row row(Row of) {
    LocalDate start = of.getAs("period_start");
    String sector = of.getAs("sector");
    Optional<BigDecimal> value = value(of);
    long month = month(start);
    Optional<Before> yearBefore =
        Optional.ofNullable(before.get(new Sector(of.getAs("scheme"), sector, month - YEAR)));
    Optional<BigDecimal> previous = yearBefore.flatMap(Before::value);
    Statement statement = Statement.of(of, start);
    Optional<First> first = Optional.ofNullable(firsts.get(statement));
    Optional<BigDecimal> firstValue = first.flatMap(First::value);
    Optional<BigDecimal> previousAtSameAge = Optional.ofNullable(sameAge.get(statement));
    return Rows.of(
        of.getAs("source"),
        of.getAs("reporter"),
        of.getAs("partner"),
        of.getAs("flow"),
        sector,
        of.getAs("currency"),
        of.getAs("frequency"),
        start,
        of.getAs("period_end"),
        of.getAs("period"),
        value,
        previous,
        DoubleRatios.growth(value, previous),
        DoubleRatios.share(value, Optional.ofNullable(totals.get(start))),
        DoubleRatios.contribution(
            value, previous, Optional.ofNullable(totalsByMonth.get(month - YEAR))),
        first.map(First::maturity),
        firstValue,
        previousAtSameAge,
        DoubleRatios.growth(firstValue, previousAtSameAge),
        of.getAs("product_level"),
        of.getAs("measure_relation"),
        of.getAs("products_counted"),
        of.getAs("products_blank"),
        of.getAs("observation_status"),
        reason(of, value, previous, yearBefore.map(Before::blank).orElse(0L)));
  }

  private Optional<String> reason(
      Row of, Optional<BigDecimal> value, Optional<BigDecimal> previous, long blankBefore) {
    long blank = of.<Long>getAs("products_blank");
    if (of.<String>getAs("measure_relation").equals("not_observable")) {
      return Optional.of("not observable: " + of.getAs("note"));
    }
    if (value.isEmpty()) {
      return Optional.of("the source is blank");
    }
    if (previous.isEmpty()) {
      return otherScheme(of)
          .or(
              () ->
                  Optional.of("the source holds no value for the like period of the year before"));
    }
    if (previous.get().signum() <= 0) {
      return Optional.of("the value of the year before is not above zero");
    }
    if (blank + blankBefore > 0) {
      return Optional.of(
          "blank products: " + blank + " in the period, " + blankBefore + " in the year before");
    }
    return Optional.ofNullable(totals.get(of.<LocalDate>getAs("period_start")))
        .filter(total -> total.signum() == 0)
        .map(total -> "all sectors together are zero, so that none has a share");
  }

  private Optional<String> otherScheme(Row of) {
    String scheme = of.getAs("scheme");
    SortedSet<String> then =
        schemes.getOrDefault(month(of.getAs("period_start")) - YEAR, new TreeSet<>());
    return then.isEmpty() || then.contains(scheme)
        ? Optional.empty()
        : Optional.of(
            "sectors are of scheme "
                + String.join(" and ", then)
                + " in the year before and of "
                + scheme
                + " in the period");
  }

  private static Optional<BigDecimal> value(Row row) {
    return Optional.ofNullable(row.getAs("value"));
  }

  private static Optional<BigDecimal> larger(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    BinaryOperator<BigDecimal> max = BigDecimal::max;
    return Stream.of(one, other).flatMap(Optional::stream).reduce(max);
  }

  private static long month(LocalDate start) {
    return start.getYear() * (long) YEAR + start.getMonthValue();
  }

  /**
   * The rows of many cells, by Spark: those of one come together in a task.
   *
   * @param series what is known today
   * @param first see {@link #addFirst}
   * @param yearBefore see {@link #addYearBefore}
   * @param schema the table's columns
   */
  static Dataset<Row> byTasks(
      Dataset<Row> series, Dataset<Row> first, Dataset<Row> yearBefore, StructType schema) {
    return Groups.byTasks(
        in(Role.STATED, series)
            .unionByName(in(Role.FIRST, first).unionByName(in(Role.YEAR_BEFORE, yearBefore)), true),
        KEY,
        SectorCell::rows,
        schema);
  }

  /** What a row is for. */
  private enum Role {
    STATED {
      @Override
      void add(SectorCell cell, Row row) {
        cell.addStated(row);
      }
    },
    FIRST {
      @Override
      void add(SectorCell cell, Row row) {
        cell.addFirst(row);
      }
    },
    YEAR_BEFORE {
      @Override
      void add(SectorCell cell, Row row) {
        cell.addYearBefore(row);
      }
    };

    abstract void add(SectorCell cell, Row row);
  }

  private static Dataset<Row> in(Role role, Dataset<Row> rows) {
    return rows.withColumn(ROLE, functions.lit(role.name()));
  }

  private static List<Row> rows(Iterator<Row> all) {
    SectorCell cell = new SectorCell();
    all.forEachRemaining(row -> Role.valueOf(row.getAs(ROLE)).add(cell, row));
    return cell.rows();
  }
}
