package org.summitledger.report.structure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.summitledger.indicator.Market;
import org.summitledger.indicator.MarketFlows;
import org.summitledger.reference.Countries;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.BasePeriods;
import org.summitledger.report.basket.Basket;
import org.summitledger.report.basket.Baskets;
import org.summitledger.report.basket.ComparedBaskets;
import org.summitledger.report.basket.Side;
import org.summitledger.report.table.Words;
import org.summitledger.report.trade.WorldTrade;
import org.summitledger.report.trade.WorldTrade.InScheme;

/**
 * What a party sells all over the world, of sources that hold the world's trade: by sector and
 * importer, beside what each importer buys from all countries, the party among them. The party's
 * own imports are no market of its own, nor is what is blank in one period or both.
 */
final class WorldMarket {
  private static final ShareRows.In WORLD = new ShareRows.In(Countries.WORLD, OwnMarket.SECTORS);

  private final Baskets baskets;
  private final BasePeriods bases;
  private final ShareRows rows;

  WorldMarket(Baskets baskets, BasePeriods bases, ShareRows rows) {
    this.baskets = baskets;
    this.bases = bases;
    this.rows = rows;
  }

  /** All periods of what a party sells to the world. */
  void add(Side exports) {
    SortedMap<LocalDate, WorldTrade> periods = baskets.world(exports);
    for (WorldTrade now : periods.values()) {
      Optional<Basket> sold = baskets.of(exports, now.start());
      if (sold.isPresent()) {
        Spot spot = Spot.of(exports, now);
        bases
            .before(exports, sold.get(), periods)
            .forEach(
                (base, commitments) -> add(spot.since(base, commitments), periods.get(base), now));
      }
    }
  }

  private void add(Spot spot, @Nullable WorldTrade before, WorldTrade now) {
    if (before == null) {
      rows.none(spot, WORLD, ComparedBaskets.notHeld(spot.base()));
      return;
    }
    Optional<String> why = why(before, now);
    if (why.isPresent()) {
      rows.none(spot, WORLD, why.get());
      return;
    }
    String country = spot.side().reporter();
    Sold of =
        new Sold(country, notInBoth(before, now, country), BlankMarkets.of(before, now, country));
    MarketFlows all = of.flows(before, now);
    SortedSet<String> sectors = sold(all);
    if (sectors.isEmpty() && of.leftOut(Sectors.ALL).isPresent()) {
      rows.none(spot, WORLD, of.leftOut(Sectors.ALL).get());
      return;
    }
    SortedSet<String> unknown = of.blankSectors(before, now);
    unknown.removeAll(sectors);
    unknown.forEach(s -> of.leftOut(s).ifPresent(gap -> rows.none(spot.in(s), WORLD, gap)));
    rows.add(spot.in(Sectors.ALL).lacking(of.leftOut(Sectors.ALL)), WORLD, all);
    for (String sector : sectors) {
      rows.add(spot.in(sector).lacking(of.leftOut(sector)), WORLD, all.ofProduct(sector));
    }
  }

  /** Sectors of what the country sells in either period. */
  private static SortedSet<String> sold(MarketFlows flows) {
    SortedSet<String> sectors = new TreeSet<>();
    flows.before().keySet().forEach(market -> sectors.add(market.product()));
    flows.after().keySet().forEach(market -> sectors.add(market.product()));
    return sectors;
  }

  /**
   * Importers that state imports in one of the periods at most, of those that state any or are sold
   * to: it is not known what they bought.
   */
  private static SortedSet<String> notInBoth(WorldTrade before, WorldTrade now, String country) {
    SortedSet<String> left = new TreeSet<>();
    for (WorldTrade trade : List.of(before, now)) {
      left.addAll(trade.imports().keySet());
      left.addAll(trade.exportsByImporter().getOrDefault(country, new TreeMap<>()).keySet());
    }
    left.removeIf(
        importer ->
            importer.equals(country)
                || (before.imports().containsKey(importer) && now.imports().containsKey(importer)));
    return left;
  }

  /** Why two periods cannot be set beside each other; empty where they can. */
  private static Optional<String> why(WorldTrade before, WorldTrade now) {
    SortedSet<String> schemes = new TreeSet<>();
    Stream.of(before, now)
        .flatMap(t -> Stream.concat(t.exports().values().stream(), t.imports().values().stream()))
        .forEach(traded -> traded.keySet().forEach(in -> schemes.add(in.scheme())));
    if (schemes.size() > 1) {
      return Optional.of("sectors are of schemes " + String.join(" and ", schemes));
    }
    if (!before.exportsValuation().equals(now.exportsValuation())) {
      return Optional.of("exports are not valued alike in both periods");
    }
    return before.importsValuation().equals(now.importsValuation())
        ? Optional.empty()
        : Optional.of("imports are not valued alike in both periods");
  }

  /**
   * Markets, sectors with importers, that have blank lines in one of two periods.
   *
   * @param all of which all lines are blank, of what the country sells or of all imports
   * @param some of which some are
   */
  private record BlankMarkets(SortedSet<Market> all, SortedSet<Market> some) {
    static BlankMarkets of(WorldTrade before, WorldTrade now, String country) {
      BlankMarkets found = new BlankMarkets(new TreeSet<>(), new TreeSet<>());
      for (WorldTrade trade : List.of(before, now)) {
        found.add(
            trade.blanks().soldBy(country),
            trade.exportsByImporter().getOrDefault(country, new TreeMap<>()));
        found.add(trade.blanks().imports(), trade.imports());
      }
      found.some.removeAll(found.all);
      return found;
    }

    private void add(
        SortedMap<String, SortedSet<InScheme>> blank,
        SortedMap<String, SortedMap<InScheme, BigDecimal>> stated) {
      blank.forEach(
          (importer, sectors) ->
              sectors.forEach(
                  in ->
                      (stated.getOrDefault(importer, new TreeMap<>()).containsKey(in) ? some : all)
                          .add(new Market(in.sector(), importer))));
    }
  }

  /**
   * What a country sells, and what its markets buy.
   *
   * @param left importers that are left out
   * @param blank markets that are left out, or too small
   */
  private record Sold(String country, SortedSet<String> left, BlankMarkets blank) {
    /** Sectors with blank lines of what the country sells. */
    SortedSet<String> blankSectors(WorldTrade before, WorldTrade now) {
      SortedSet<String> sectors = new TreeSet<>();
      Stream.of(before, now)
          .flatMap(trade -> trade.blanks().soldBy(country).values().stream())
          .forEach(blanks -> blanks.forEach(in -> sectors.add(in.sector())));
      return sectors;
    }

    /** What is missing in a sector, in plain words. */
    Optional<String> leftOut(String sector) {
      List<String> words = new ArrayList<>();
      if (!left.isEmpty()) {
        words.add(
            "without importers that state nothing in one of both periods: " + Words.some(left));
      }
      SortedSet<String> unknown = named(blank.all(), sector);
      if (!unknown.isEmpty()) {
        words.add(
            "left out, since the source is blank in one period or both: " + Words.some(unknown));
      }
      SortedSet<String> partly = named(blank.some(), sector);
      if (!partly.isEmpty()) {
        words.add("the source is blank in lines of " + Words.some(partly));
      }
      return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words));
    }

    private SortedSet<String> named(SortedSet<Market> markets, String sector) {
      SortedSet<String> names = new TreeSet<>();
      for (Market m : markets) {
        boolean isIn = sector.equals(Sectors.ALL) || m.product().equals(sector);
        if (isIn && !left.contains(m.partner()) && !m.partner().equals(country)) {
          names.add(m.toString());
        }
      }
      return names;
    }

    MarketFlows flows(WorldTrade before, WorldTrade now) {
      SortedMap<Market, BigDecimal> after = markets(now.imports());
      SortedMap<Market, BigDecimal> worldBefore = markets(before.imports());
      // All of these importers report: what they no longer buy is zero.
      worldBefore.keySet().forEach(market -> after.putIfAbsent(market, BigDecimal.ZERO));
      return new MarketFlows(sold(before), sold(now), worldBefore, after);
    }

    private SortedMap<Market, BigDecimal> sold(WorldTrade trade) {
      return markets(trade.exportsByImporter().getOrDefault(country, new TreeMap<>()));
    }

    /** Nobody exports to themselves. */
    private SortedMap<Market, BigDecimal> markets(
        SortedMap<String, SortedMap<InScheme, BigDecimal>> byImporter) {
      SortedMap<Market, BigDecimal> markets = new TreeMap<>();
      byImporter.forEach(
          (importer, traded) ->
              traded.forEach(
                  (in, value) -> {
                    Market market = new Market(in.sector(), importer);
                    boolean isLeft = left.contains(importer) || blank.all().contains(market);
                    if (!isLeft && !importer.equals(country)) {
                      markets.merge(market, value, BigDecimal::add);
                    }
                  }));
      return markets;
    }
  }
}
