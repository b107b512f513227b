package org.summitledger.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.summitledger.report.table.TableDefinition;

/**
 * The lines of statistical files that a row's trade comes from, added up apart from the tables, so
 * that a sum that differs from the published value is seen.
 */
final class FlowLines {
  private static final String TRACKING = "sector_tracking";
  private static final String DEPENDENCY = "supply_chain_dependency";
  private static final String FLAGS = "dependency_flags";
  private static final String MIRROR = "mirror_gap";
  private static final String REVISIONS = "revisions";
  private static final Set<String> SUMS = Set.of("sector_growth", REVISIONS);

  private final CellLines lines;
  private final RateLines rates;

  private FlowLines(CellLines lines, RateLines rates) {
    this.lines = lines;
    this.rates = rates;
  }

  /** Whether a table's rows come from statistical files. */
  static boolean areBehind(TableDefinition table) {
    return table.key().contains("reporter") || table.key().contains("importer");
  }

  /**
   * The lines behind a row, each with file, line and value, and what they add up to: of those that
   * were known on a day, or in the release that the row is about.
   *
   * @throws UsageException if the lake lacks a file
   */
  static List<String> behind(
      TableDefinition table,
      Row row,
      Function<LocalDate, CellLines> known,
      RateLines rates,
      LocalDate asOf) {
    LocalDate day = table.name().equals(REVISIONS) ? row.getAs("known_from") : asOf;
    return new FlowLines(known.apply(day), rates).behind(table, row);
  }

  private List<String> behind(TableDefinition table, Row row) {
    return switch (table.name()) {
      case TRACKING -> tracking(row);
      case DEPENDENCY -> dependency(row);
      case FLAGS -> flags(table, row);
      case MIRROR -> mirror(row);
      default ->
          SUMS.contains(table.name())
              ? besidePublished(
                  RowCell.of(row).orElseThrow(), Span.period(row, "period_start"), "value", row)
              : ownTrade(table, row);
    };
  }

  /**
   * The lines of the trade that a row names, for numbers that are more than a sum of lines; what
   * else they are made of is said in words.
   */
  private List<String> ownTrade(TableDefinition table, Row row) {
    List<String> shown = new ArrayList<>();
    RowCell.of(row)
        .ifPresent(cell -> Span.of(row).forEach(span -> shown.addAll(ownTrade(cell, span))));
    shown.add(shown.isEmpty() ? "no lines of one trade; " + madeOf(table) : madeOf(table));
    return shown;
  }

  private List<String> ownTrade(RowCell cell, Span span) {
    List<TakenLine> found = lines.ofAnyFile(cell, span);
    List<String> shown = new ArrayList<>();
    shown.add("lines of the row's own trade, the " + span.name() + " from " + span.from() + ":");
    addWithSum(shown, found);
    return shown;
  }

  /** What each side of a mirror says. */
  private List<String> mirror(Row row) {
    List<String> shown = new ArrayList<>();
    for (MirrorSide side : MirrorSide.values()) {
      shown.add("lines of " + side.value() + ":");
      shown.addAll(
          besidePublished(side.cell(row), Span.period(row, "period_start"), side.value(), row));
    }
    return shown;
  }

  private List<String> tracking(Row row) {
    List<String> shown = new ArrayList<>();
    RowCell cell = RowCell.of(row).orElseThrow();
    Span period = Span.period(row, "period_start");
    shown.add("lines of value, the period from " + period.from() + ":");
    shown.addAll(besidePublished(cell, period, "value", row));
    boolean isTold = row.getAs("growth_since_baseline") != null;
    if (isTold) {
      shown.addAll(rates.inUsd(cell, period));
    }
    if (row.getAs("baseline_period_start") == null) {
      shown.add("no lines of baseline_value: the row has no baseline period");
      return shown;
    }
    Span baseline = Span.period(row, "baseline_period_start");
    shown.add("lines of baseline_value, the period from " + baseline.from() + ":");
    shown.addAll(besidePublished(cell, baseline, "baseline_value", row));
    if (isTold) {
      shown.addAll(rates.inUsd(cell, baseline));
    }
    return shown;
  }

  private List<String> dependency(Row row) {
    RowCell cell = RowCell.of(row).orElseThrow();
    Span period = Span.period(row, "period_start");
    List<String> shown = new ArrayList<>();
    shown.add("lines of import_value, the total over all suppliers:");
    shown.addAll(besidePublished(lines.ofWorld(cell, period), "import_value", row));
    List<TakenLine> suppliers = lines.ofSuppliers(cell, period);
    long countries =
        suppliers.stream().map(s -> s.line().<String>getAs("partner")).distinct().count();
    shown.add("lines of the suppliers listed:");
    suppliers.forEach(line -> shown.add(lines.text(line)));
    shown.add(
        "sum of these lines: "
            + SumComparison.plain(sum(suppliers), "none")
            + ", of "
            + countries
            + " suppliers; published suppliers_listed: "
            + row.getAs("suppliers_listed")
            + ": "
            + (row.<Long>getAs("suppliers_listed") == countries ? "equal" : "DIFFERENT"));
    return shown;
  }

  /** The total is no supplier: it is not added to them. */
  private List<String> flags(TableDefinition table, Row row) {
    RowCell cell = RowCell.of(row).orElseThrow();
    Span period = Span.period(row, "period_start");
    List<String> shown = new ArrayList<>();
    shown.add("lines of the total over all suppliers:");
    addWithSum(shown, lines.ofWorld(cell, period));
    shown.add("lines of the suppliers listed:");
    addWithSum(shown, lines.ofSuppliers(cell, period));
    shown.add(madeOf(table));
    return shown;
  }

  private void addWithSum(List<String> shown, List<TakenLine> found) {
    found.forEach(line -> shown.add(lines.text(line)));
    shown.add("sum of these lines: " + SumComparison.plain(sum(found), "none"));
  }

  private static String madeOf(TableDefinition table) {
    return "made of: " + table.columns().get(table.columns().size() - 1).source();
  }

  private List<String> besidePublished(RowCell cell, Span span, String column, Row row) {
    return besidePublished(lines.of(cell, span), column, row);
  }

  private List<String> besidePublished(List<TakenLine> found, String column, Row row) {
    List<String> shown = new ArrayList<>(found.stream().map(lines::text).toList());
    shown.add(SumComparison.beside(sum(found), column, Optional.ofNullable(row.getAs(column))));
    return shown;
  }

  private static Optional<BigDecimal> sum(List<TakenLine> found) {
    return found.stream().flatMap(line -> line.value().stream()).reduce(BigDecimal::add);
  }
}
