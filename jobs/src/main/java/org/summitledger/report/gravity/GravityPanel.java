package org.summitledger.report.gravity;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Rollups;
import org.summitledger.lake.SumRows;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.Countries;
import org.summitledger.reference.Sector;
import org.summitledger.reference.Sectors;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.SummitWindows;
import org.summitledger.report.trade.Trade;

/**
 * What one dataflow states of trade, period by period, as known on the day.
 *
 * @param source the statistical source
 * @param dataflow of the source
 * @param currency of all values, ISO 4217
 * @param frequency A, Q or M
 * @param coversWorldTrade whether it is the whole world's trade
 * @param countries all that occur, in order, without the world
 * @param periods first days, in order
 * @param files that speak for these periods
 */
record GravityPanel(
    String source,
    String dataflow,
    String currency,
    String frequency,
    boolean coversWorldTrade,
    List<String> countries,
    List<LocalDate> periods,
    List<Selected> files) {

  private static final String[] FIGURE = {
    "exporter", "importer", "sector", "period_start", "value"
  };

  private static final Comparator<GravityPanel> ORDER =
      Comparator.comparing(GravityPanel::source)
          .thenComparing(GravityPanel::dataflow)
          .thenComparing(GravityPanel::currency)
          .thenComparing(GravityPanel::frequency)
          .thenComparing(GravityPanel::coversWorldTrade);

  /** The panels of the files known on the day, from what is known of them without opening any. */
  static List<GravityPanel> of(List<Selected> files) {
    Map<List<Object>, List<Selected>> byFlow = new TreeMap<>(Comparator.comparing(List::toString));
    for (Selected file : files) {
      LakeEntry e = file.entry();
      byFlow
          .computeIfAbsent(
              List.of(e.source(), e.dataflow(), e.currency(), e.frequency(), e.coversWorldTrade()),
              k -> new ArrayList<>())
          .add(file);
    }
    return byFlow.values().stream().map(GravityPanel::one).sorted(ORDER).toList();
  }

  private static GravityPanel one(List<Selected> files) {
    LakeEntry e = files.get(0).entry();
    TreeSet<String> countries = new TreeSet<>();
    TreeSet<LocalDate> periods = new TreeSet<>();
    for (Selected file : files) {
      countries.addAll(file.entry().countries());
      file.periods().forEach(p -> periods.add(LocalDate.parse(p)));
    }
    countries.remove(Countries.WORLD);
    return new GravityPanel(
        e.source(),
        e.dataflow(),
        e.currency(),
        e.frequency(),
        e.coversWorldTrade(),
        List.copyOf(countries),
        List.copyOf(periods),
        List.copyOf(files));
  }

  /** Where everything stands under a specification. */
  GravityAxes axes(GravitySpecification specification, ReportInputs inputs) {
    List<String> sectors =
        specification.isBySector()
            ? Stream.concat(
                    inputs.sectors().all().stream().map(Sector::id),
                    Stream.of(Sectors.ALL, Sectors.UNALLOCATED, Sectors.NOT_CARRIED))
                .distinct()
                .sorted()
                .toList()
            : List.of(Sectors.ALL);
    SortedMap<LocalDate, LocalDate> ends = new TreeMap<>();
    periods.forEach(start -> ends.put(start, end(start)));
    return new GravityAxes(
        countries,
        sectors,
        ends,
        SummitWindows.of(inputs.ledger()),
        "source '" + source + "', dataflow '" + dataflow + "'");
  }

  /**
   * The printed figures of a specification, of a panel that holds the world's trade; a country's
   * trade with itself is not trade.
   */
  SumRows figures(GravitySpecification specification, Trade trade) {
    return trade
        .pairRows(files)
        .whereEqual("kind", specification.kind())
        .where(row -> !row.getString(0).equals(row.getString(1)), "exporter", "importer")
        .select(FIGURE);
  }

  /** The same where they are too many to lie here. */
  Dataset<Row> distributedFigures(GravitySpecification specification, Trade trade) {
    return trade
        .pairs(files)
        .filter(
            col("kind")
                .equalTo(specification.kind())
                .and(col("exporter").notEqual(col("importer"))))
        .selectExpr(FIGURE);
  }

  /** What tells it from others. */
  List<String> name() {
    return List.of(source, dataflow, currency, frequency);
  }

  LocalDate first() {
    return periods.get(0);
  }

  LocalDate last() {
    return periods.get(periods.size() - 1);
  }

  /** A period as its users write it. */
  String name(LocalDate start) {
    return Rollups.period(frequency, start);
  }

  /** All periods together, as their users write them. */
  String span() {
    return periods.size() == 1 ? name(first()) : name(first()) + " to " + name(last());
  }

  /** The day after the last of a period. */
  LocalDate end(LocalDate start) {
    return switch (frequency) {
      case "A" -> start.plusYears(1);
      case "Q" -> start.plusMonths(3);
      default -> start.plusMonths(1);
    };
  }
}
