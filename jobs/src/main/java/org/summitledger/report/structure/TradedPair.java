package org.summitledger.report.structure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.TradeIntensity;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.Side;
import org.summitledger.report.trade.WorldBlanks;
import org.summitledger.report.trade.WorldTrade;
import org.summitledger.report.trade.WorldTrade.InScheme;

/** What an exporter sells to an importer, beside what both trade with all, by sector. */
record TradedPair(Side exports, WorldTrade world) {

  /**
   * What is not as the formula asks for it, in plain words. Where importers state their imports
   * themselves, they stand for the world's exports.
   */
  Optional<String> missing(String sector) {
    Optional<String> blank = blank(sector);
    if (world.exportsValuation().equals(world.importsValuation())) {
      return blank;
    }
    String unlike = "exports and imports are not valued alike in the world's trade";
    return Optional.of(blank.map(why -> unlike + "; " + why).orElse(unlike));
  }

  SortedSet<String> sectors() {
    SortedSet<String> sectors = new TreeSet<>();
    world.bySector().keySet().forEach(s -> sectors.add(s.sector()));
    world.blanks().exports().values().forEach(all -> all.forEach(s -> sectors.add(s.sector())));
    sectors.add(Sectors.ALL);
    return sectors;
  }

  /** Whose figures of a sector have blank lines, in plain words. */
  private Optional<String> blank(String sector) {
    String seller = exports.reporter();
    String buyer = exports.partner();
    WorldBlanks blanks = world.blanks();
    List<String> whose = new ArrayList<>();
    if (isIn(blanks.soldBy(seller).get(buyer), sector)) {
      whose.add("exports of " + seller + " to " + buyer);
    }
    if (isIn(blanks.exports().get(seller), sector)) {
      whose.add("exports of " + seller);
    }
    if (isIn(blanks.imports().get(buyer), sector)) {
      whose.add("imports of " + buyer);
    }
    if (blanks.exports().values().stream().anyMatch(blank -> isIn(blank, sector))) {
      whose.add("exports of the world");
    }
    return whose.isEmpty()
        ? Optional.empty()
        : Optional.of("the source is blank in lines of " + String.join(", ", whose));
  }

  /** Whether all of a figure is blank that the formula cannot do without. */
  private boolean isUnknown(String sector) {
    String seller = exports.reporter();
    String buyer = exports.partner();
    WorldBlanks blanks = world.blanks();
    return isAllBlank(blanks.soldBy(seller).get(buyer), soldToPartner(), sector)
        || isAllBlank(blanks.exports().get(seller), world.exports().get(seller), sector)
        || isAllBlank(blanks.imports().get(buyer), world.imports().get(buyer), sector);
  }

  private static boolean isAllBlank(
      @Nullable SortedSet<InScheme> blank,
      @Nullable SortedMap<InScheme, BigDecimal> stated,
      String sector) {
    return isIn(blank, sector) && (stated == null || !isIn(stated.keySet(), sector));
  }

  private static boolean isIn(@Nullable Set<InScheme> some, String sector) {
    return some != null
        && some.stream().anyMatch(in -> sector.equals(Sectors.ALL) || in.sector().equals(sector));
  }

  Outcome wits(String sector) {
    if (isUnknown(sector)) {
      return Outcome.none(blank(sector).orElseThrow());
    }
    return TradeIntensity.wits(
        toPartner(sector),
        sum(world.exports().get(exports.reporter()), sector),
        sum(world.imports().get(exports.partner()), sector),
        sum(world.bySector(), sector));
  }

  Outcome kojima(String sector) {
    if (isUnknown(sector)) {
      return Outcome.none(blank(sector).orElseThrow());
    }
    BigDecimal all =
        world.imports().values().stream()
            .map(bought -> sum(bought, sector))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return TradeIntensity.kojima(
        toPartner(sector),
        sum(world.exports().get(exports.reporter()), sector),
        sum(world.imports().get(exports.partner()), sector),
        all.subtract(sum(world.imports().get(exports.reporter()), sector)));
  }

  boolean isWithoutTrade() {
    return toPartner(Sectors.ALL).signum() == 0
        && !isIn(world.blanks().soldBy(exports.reporter()).get(exports.partner()), Sectors.ALL);
  }

  private BigDecimal toPartner(String sector) {
    return sum(soldToPartner(), sector);
  }

  private @Nullable SortedMap<InScheme, BigDecimal> soldToPartner() {
    return world
        .exportsByImporter()
        .getOrDefault(exports.reporter(), new TreeMap<>())
        .get(exports.partner());
  }

  private static BigDecimal sum(@Nullable SortedMap<InScheme, BigDecimal> traded, String sector) {
    return traded == null
        ? BigDecimal.ZERO
        : traded.entrySet().stream()
            .filter(e -> sector.equals(Sectors.ALL) || e.getKey().sector().equals(sector))
            .map(Map.Entry::getValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
