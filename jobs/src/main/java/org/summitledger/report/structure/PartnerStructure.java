package org.summitledger.report.structure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.indicator.Concentration;
import org.summitledger.reference.Countries;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.Baskets;
import org.summitledger.report.basket.Side;
import org.summitledger.report.table.Words;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.WorldTrade;
import org.summitledger.report.trade.WorldTrade.InScheme;

/**
 * How few countries a party's trade is with, sector by sector. Only where the source is blank for
 * none, and the countries listed add up to what it states of the world; special areas count as
 * countries. Where a period is valued both ways, the first valuation by name stands.
 */
final class PartnerStructure {
  /** Of a sector that products do not show: it has no values, which is no blank of a source. */
  private static final String NOT_OBSERVABLE = "not_observable";

  private final StructureRows rows;
  private final Set<Side> stated = new HashSet<>();

  PartnerStructure(StructureRows rows) {
    this.rows = rows;
  }

  /** Trade by sector and by partner, the world among them. */
  private static final class Period {
    private final SectorSeries.Point point;
    private final SortedMap<String, SortedMap<String, BigDecimal>> bySector = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> blank = new TreeMap<>();
    private String level = "";

    Period(SectorSeries.Point point) {
      this.point = point;
    }

    void add(SectorSeries series, SectorSeries.Point of) {
      of.value()
          .ifPresentOrElse(
              value -> add(series.scheme(), series.sector(), series.partner(), value),
              () -> addBlank(series.scheme(), series.sector(), series.partner()));
    }

    void add(String scheme, String sector, String partner, BigDecimal value) {
      seen(scheme);
      for (String of : new TreeSet<>(List.of(sector, Sectors.ALL))) {
        bySector.computeIfAbsent(of, s -> new TreeMap<>()).merge(partner, value, BigDecimal::add);
      }
    }

    private void addBlank(String scheme, String sector, String partner) {
      seen(scheme);
      for (String of : new TreeSet<>(List.of(sector, Sectors.ALL))) {
        blank.computeIfAbsent(of, s -> new TreeSet<>()).add(partner);
      }
    }

    private void seen(String scheme) {
      level = level.isEmpty() || scheme.equals("HS2") ? scheme : level;
    }

    SortedSet<String> sectors() {
      SortedSet<String> sectors = new TreeSet<>(bySector.keySet());
      sectors.addAll(blank.keySet());
      return sectors;
    }

    List<BigDecimal> parts(String sector) {
      SortedMap<String, BigDecimal> partners =
          new TreeMap<>(bySector.getOrDefault(sector, new TreeMap<>()));
      partners.remove(Countries.WORLD);
      return new ArrayList<>(partners.values());
    }

    /** Why a sector's partners are not all there; empty where they are. */
    Optional<String> why(String sector) {
      SortedSet<String> unknown = blank.getOrDefault(sector, new TreeSet<>());
      if (!unknown.isEmpty()) {
        return Optional.of("the source is blank for " + Words.some(unknown));
      }
      BigDecimal world = bySector.getOrDefault(sector, new TreeMap<>()).get(Countries.WORLD);
      if (world == null) {
        return Optional.of("the source has no total over all partners");
      }
      BigDecimal listed = parts(sector).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      return listed.compareTo(world) == 0
          ? Optional.empty()
          : Optional.of("the source does not list all partners");
    }
  }

  /** Of what parties report. */
  void add(List<SectorSeries> all) {
    SortedMap<Side, SortedMap<LocalDate, SortedMap<String, Period>>> sides =
        new TreeMap<>(Side.ORDER);
    for (SectorSeries series : all) {
      if (series.measureRelation().equals(NOT_OBSERVABLE)) {
        continue;
      }
      SortedMap<LocalDate, SortedMap<String, Period>> periods =
          sides.computeIfAbsent(Side.of(series).withWorld(), s -> new TreeMap<>());
      for (SectorSeries.Point point : series.points().values()) {
        periods
            .computeIfAbsent(point.start(), s -> new TreeMap<>())
            .computeIfAbsent(series.valuation(), v -> new Period(point))
            .add(series, point);
      }
    }
    sides.forEach(
        (side, periods) -> {
          SortedMap<LocalDate, Period> first = new TreeMap<>();
          periods.forEach(
              (start, byValuation) ->
                  first.put(
                      start, Objects.requireNonNull(byValuation.get(byValuation.firstKey()))));
          add(side, first);
        });
    stated.addAll(sides.keySet());
  }

  /**
   * Of what parties sell to each country, of sources that hold the world's trade, where they do not
   * report it.
   */
  void addSales(Baskets baskets) {
    for (Side side : baskets.sides()) {
      boolean isOfWorld = side.isWithWorld() && baskets.coversWorldTrade(side);
      if (isOfWorld && !side.isImport() && !stated.contains(side)) {
        SortedMap<LocalDate, Period> periods = new TreeMap<>();
        baskets.world(side).forEach((start, world) -> sales(side, world, periods));
        add(side, periods);
      }
    }
  }

  private static void sales(Side side, WorldTrade world, SortedMap<LocalDate, Period> periods) {
    Period period =
        new Period(
            new SectorSeries.Point(
                world.start(), world.end(), world.period(), Optional.empty(), 0));
    world
        .exportsByImporter()
        .getOrDefault(side.reporter(), new TreeMap<>())
        .forEach(
            (importer, sold) ->
                sold.forEach(
                    (in, value) -> {
                      period.add(in.scheme(), in.sector(), importer, value);
                      period.add(in.scheme(), in.sector(), Countries.WORLD, value);
                    }));
    world
        .blanks()
        .soldBy(side.reporter())
        .forEach((importer, blank) -> addBlanks(period, importer, blank));
    if (!period.bySector.isEmpty()) {
      periods.put(world.start(), period);
    }
  }

  /**
   * Of sectors that have a value beside a blank the value counts, as it does where it is stated.
   */
  private static void addBlanks(Period period, String importer, SortedSet<InScheme> blank) {
    for (InScheme in : blank) {
      boolean isStated =
          period.bySector.getOrDefault(in.sector(), new TreeMap<>()).containsKey(importer);
      if (!isStated) {
        period.addBlank(in.scheme(), in.sector(), importer);
      }
    }
  }

  private void add(Side side, SortedMap<LocalDate, Period> periods) {
    if (periods.isEmpty()) {
      return;
    }
    Set<String> complete = new HashSet<>();
    for (Period period : periods.values()) {
      period.sectors().stream()
          .filter(sector -> period.why(sector).isEmpty())
          .forEach(complete::add);
    }
    boolean isComplete = complete.contains(Sectors.ALL);
    if (!isComplete) {
      // Said once: a source of few partners, or of few sectors' partners, never lists all.
      Period last = Baskets.last(periods);
      rows.none(
          spot(side, last), StructureIndicator.HHI_PARTNERS, last.why(Sectors.ALL).orElseThrow());
    }
    Map<String, SortedSet<String>> partners = new TreeMap<>();
    periods.values().forEach(p -> traders(p, partners));
    for (Period period : periods.values()) {
      period.sectors().stream()
          .filter(sector -> isComplete || complete.contains(sector))
          .forEach(sector -> indices(spot(side, period).in(sector), period, partners));
    }
  }

  private static void traders(Period period, Map<String, SortedSet<String>> partners) {
    period.bySector.forEach(
        (sector, values) ->
            values.forEach(
                (partner, value) -> {
                  if (value.signum() != 0 && !partner.equals(Countries.WORLD)) {
                    partners.computeIfAbsent(sector, s -> new TreeSet<>()).add(partner);
                  }
                }));
  }

  private void indices(Spot spot, Period period, Map<String, SortedSet<String>> partners) {
    Optional<String> why = period.why(spot.sector());
    if (why.isPresent()) {
      rows.none(spot, StructureIndicator.HHI_PARTNERS, why.get());
      return;
    }
    List<BigDecimal> parts = period.parts(spot.sector());
    long count = partners.getOrDefault(spot.sector(), new TreeSet<>()).size();
    rows.add(spot, StructureIndicator.HHI_PARTNERS, Concentration.herfindahl(parts));
    rows.add(
        spot, StructureIndicator.HHI_PARTNERS_NORMALISED, Concentration.normalised(parts, count));
    rows.add(spot, StructureIndicator.HHI_PARTNERS_UNCTAD, Concentration.unctad(parts, count));
  }

  private static Spot spot(Side side, Period period) {
    SectorSeries.Point point = period.point;
    return Spot.of(side, point.start(), point.end(), point.period()).at(period.level);
  }
}
