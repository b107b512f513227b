package org.summitledger.report.gravity;

import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.apache.spark.sql.Row;
import org.summitledger.indicator.model.Shape;
import org.summitledger.report.trade.SummitWindows;
import org.summitledger.source.FlowBatch;

/**
 * Where countries, sectors and periods stand in a gravity panel, and by that the numbers of its
 * groups: a country that sells to another in a sector is a unit; an exporter's, or an importer's,
 * sector in a period is a group; two countries, in whatever direction, are a cluster.
 */
final class GravityAxes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The only regressor. */
  static final String SUMMIT = "summit";

  /** Of fixed effects: units, exporters' groups, importers' groups. */
  static final int DIMENSIONS = 3;

  private final String panel;
  private final ArrayList<String> countries;
  private final ArrayList<String> sectors;
  private final ArrayList<LocalDate> periods;
  private final HashMap<String, Integer> countryAt = new HashMap<>();
  private final HashMap<String, Integer> sectorAt = new HashMap<>();
  private final HashMap<LocalDate, Integer> periodAt = new HashMap<>();

  /** The units that have rows, in order, where only those have numbers; otherwise none. */
  private final int[] numbered;

  /** By cluster when its window opens. */
  private final HashMap<Integer, Opening> opened = new HashMap<>();

  /**
   * What stands where.
   *
   * @param countries all that may occur, in order
   * @param sectors all that may occur, in order
   * @param periods by their first days the days after their last, in order
   * @param panel its name in messages
   */
  GravityAxes(
      List<String> countries,
      List<String> sectors,
      SortedMap<LocalDate, LocalDate> periods,
      SummitWindows summits,
      String panel) {
    this.panel = panel;
    this.countries = new ArrayList<>(countries);
    this.sectors = new ArrayList<>(sectors);
    this.periods = new ArrayList<>(periods.keySet());
    this.numbered = new int[0];
    put(countries, countryAt);
    put(sectors, sectorAt);
    put(this.periods, periodAt);
    for (SummitWindows.Pair pair : summits.pairs()) {
      Integer one = countryAt.get(pair.first());
      Integer other = countryAt.get(pair.second());
      if (one != null && other != null) {
        opened.put(cluster(one, other), opening(periods, summits.opens(pair)));
      }
    }
  }

  private GravityAxes(GravityAxes all, int[] numbered) {
    this.panel = all.panel;
    this.countries = all.countries;
    this.sectors = all.sectors;
    this.periods = all.periods;
    this.numbered = numbered;
    countryAt.putAll(all.countryAt);
    sectorAt.putAll(all.sectorAt);
    periodAt.putAll(all.periodAt);
    opened.putAll(all.opened);
  }

  /**
   * The same with numbers for some units only: most pairs of countries do not trade in most
   * sectors.
   */
  GravityAxes numbering(Set<Integer> units) {
    return new GravityAxes(this, units.stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  private static <K> void put(List<K> all, Map<K, Integer> at) {
    for (K one : all) {
      at.put(one, at.size());
    }
  }

  /**
   * When a window opens among the periods.
   *
   * @param before how many periods are before it
   * @param since the place of the first that is after it; one between is neither
   */
  private record Opening(int before, int since) implements Serializable {}

  private static Opening opening(SortedMap<LocalDate, LocalDate> periods, LocalDate opens) {
    return new Opening(
        (int) periods.values().stream().filter(end -> SummitWindows.before(end, opens)).count(),
        (int) periods.keySet().stream().filter(day -> !SummitWindows.after(day, opens)).count());
  }

  /**
   * A printed figure.
   *
   * @param value thousandths of a unit of currency; {@link FlowBatch#MISSING} where it is blank
   */
  record Cell(int exporter, int importer, int sector, int period, long value)
      implements Serializable {}

  /** The figure of a row of {@link org.summitledger.lake.PairRollup#columns()}. */
  Cell cell(Row row) {
    BigDecimal value = row.getAs("value");
    return new Cell(
        at("exporter", countryAt, row.getAs("exporter")),
        at("importer", countryAt, row.getAs("importer")),
        at("sector", sectorAt, row.getAs("sector")),
        at("period", periodAt, day(row.getAs("period_start"))),
        value == null ? FlowBatch.MISSING : value.movePointRight(3).longValueExact());
  }

  /** A date as either of Spark's interfaces gives it. */
  private static LocalDate day(Object date) {
    return date instanceof Date sql ? sql.toLocalDate() : (LocalDate) date;
  }

  private <K> int at(String what, Map<K, Integer> places, K which) {
    return Optional.ofNullable(places.get(which))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot place "
                        + what
                        + " '"
                        + which
                        + "' in the gravity panel of "
                        + panel
                        + ": the lake has figures of it, but does not name it among what their"
                        + " files hold. Delete the lake's folder, so that files are read anew."));
  }

  int unit(Cell cell) {
    return (cell.exporter() * countries.size() + cell.importer()) * sectors.size() + cell.sector();
  }

  /** Which exporter and importer a figure is of: all of a pair has one key. */
  int pair(Cell cell) {
    return pair(unit(cell));
  }

  private int pair(int unit) {
    return unit / sectors.size();
  }

  String exporter(int unit) {
    return countries.get(pair(unit) / countries.size());
  }

  String importer(int unit) {
    return countries.get(pair(unit) % countries.size());
  }

  String sector(int unit) {
    return sectors.get(unit % sectors.size());
  }

  int periods() {
    return periods.size();
  }

  LocalDate period(int at) {
    return periods.get(at);
  }

  /** The groups of a row, in the order of {@link #shape()}. */
  int[] groups(int unit, int period) {
    int sector = unit % sectors.size();
    int exporter = pair(unit) / countries.size();
    int importer = pair(unit) % countries.size();
    return new int[] {
      numbered.length == 0 ? unit : Arrays.binarySearch(numbered, unit),
      (exporter * sectors.size() + sector) * periods.size() + period,
      (importer * sectors.size() + sector) * periods.size() + period
    };
  }

  int cluster(int unit) {
    return cluster(pair(unit) / countries.size(), pair(unit) % countries.size());
  }

  private int cluster(int one, int other) {
    return Math.min(one, other) * countries.size() + Math.max(one, other);
  }

  /** 1 from the first period on that starts in an open window, otherwise 0. */
  double summit(int unit, int period) {
    Opening opening = opened.get(cluster(unit));
    return opening != null && period >= opening.since() ? 1 : 0;
  }

  /** Whether a period is neither before nor after the opening of a window, which falls into it. */
  boolean straddles(int unit, int period) {
    Opening opening = opened.get(cluster(unit));
    return opening != null && period >= opening.before() && period < opening.since();
  }

  /** Whether there are periods before the opening of a window and after it. */
  boolean opensInside(int unit) {
    Opening opening = opened.get(cluster(unit));
    return opening != null && opening.before() > 0 && opening.since() < periods.size();
  }

  /** The keys of {@link #pair} of some countries with others. */
  Set<Integer> pairs(Map<String, SortedSet<String>> others) {
    Set<Integer> pairs = new HashSet<>();
    others.forEach(
        (one, with) -> {
          for (String other : with) {
            Integer exporter = countryAt.get(one);
            Integer importer = countryAt.get(other);
            if (exporter != null && importer != null) {
              pairs.add(exporter * countries.size() + importer);
            }
          }
        });
    return pairs;
  }

  /** Units, exporter's and importer's groups; one regressor. */
  Shape shape() {
    int pairs = Math.multiplyExact(countries.size(), countries.size());
    int groups =
        Math.multiplyExact(Math.multiplyExact(countries.size(), sectors.size()), periods.size());
    int units = numbered.length == 0 ? Math.multiplyExact(pairs, sectors.size()) : numbered.length;
    return new Shape(new int[] {units, groups, groups}, 1, pairs);
  }
}
