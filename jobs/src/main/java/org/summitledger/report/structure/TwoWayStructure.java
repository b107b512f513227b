package org.summitledger.report.structure;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.summitledger.indicator.ExportSimilarity;
import org.summitledger.indicator.IntraIndustryTrade;
import org.summitledger.indicator.Lafay;
import org.summitledger.indicator.Outcome;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.BasePeriods;
import org.summitledger.report.basket.Basket;
import org.summitledger.report.basket.Baskets;
import org.summitledger.report.basket.ComparedBaskets;
import org.summitledger.report.basket.Side;

/** What a party sells to a partner beside what it buys from there, in a period. */
final class TwoWayStructure {
  private final Baskets baskets;
  private final BasePeriods bases;
  private final StructureRows rows;

  TwoWayStructure(Baskets baskets, BasePeriods bases, StructureRows rows) {
    this.baskets = baskets;
    this.bases = bases;
    this.rows = rows;
  }

  /** All periods of which both directions are known. */
  void add(Side exports) {
    var shown = bases.shown(exports, baskets.ofProducts(exports));
    for (Basket sold : baskets.ofProducts(exports).values()) {
      Optional<Basket> bought = baskets.of(exports.going(Side.IMPORT), sold.start());
      if (bought.isPresent()) {
        Spot spot = Spot.of(exports.going(Side.BOTH), sold);
        Optional<String> why = sold.whyOtherProducts(bought.get());
        if (why.isPresent()) {
          rows.none(spot, StructureIndicator.GRUBEL_LLOYD, why.get());
        } else {
          Both both = Both.of(sold.specified(), bought.get().specified());
          sectors(spot, both);
          if (shown.contains(sold.start())) {
            products(spot, both);
          }
        }
      }
    }
  }

  /**
   * Products that are blank in one direction are left out of both.
   *
   * @param missing what is blank, by sector
   * @param balance exports less imports, over all products
   * @param trade exports and imports
   */
  private record Both(
      Basket sold,
      Basket bought,
      Function<String, Optional<String>> missing,
      BigDecimal balance,
      BigDecimal trade) {
    static Both of(Basket sold, Basket bought) {
      Basket x = sold.without(bought.blanks());
      Basket m = bought.without(sold.blanks());
      BigDecimal exports = x.total();
      BigDecimal imports = m.total();
      return new Both(
          x,
          m,
          sector -> ComparedBaskets.of(sold.within(sector), bought.within(sector)).missing(),
          exports.subtract(imports),
          exports.add(imports));
    }

    Outcome lafay(BigDecimal exports, BigDecimal imports) {
      return Lafay.index(exports, imports, balance, trade);
    }

    SortedSet<String> sectors() {
      SortedSet<String> sectors = new TreeSet<>(sold.sectors());
      sectors.addAll(bought.sectors());
      return sectors;
    }

    /** Sectors of which all is blank in one direction or the other, and why they have no number. */
    SortedMap<String, String> unknown() {
      SortedMap<String, String> unknown = new TreeMap<>();
      for (String sector : sectors()) {
        if (sold.within(sector).isEmpty() && bought.within(sector).isEmpty()) {
          missing.apply(sector).ifPresent(why -> unknown.put(sector, why));
        }
      }
      return unknown;
    }
  }

  private void sectors(Spot spot, Both both) {
    Map<String, BigDecimal> exports = both.sold().sums();
    Map<String, BigDecimal> imports = both.bought().sums();
    SortedSet<String> sectors = both.sectors();
    both.unknown()
        .forEach((sector, why) -> rows.none(spot.in(sector), StructureIndicator.GRUBEL_LLOYD, why));
    sectors.removeAll(both.unknown().keySet());
    for (String sector : sectors) {
      rows.add(
          spot.in(sector).lacking(both.missing().apply(Sectors.ALL)),
          StructureIndicator.LAFAY,
          both.lafay(at(exports, sector), at(imports, sector)));
    }
    sectors.add(Sectors.ALL);
    for (String sector : sectors) {
      Spot of = spot.in(sector).lacking(both.missing().apply(sector));
      Map<String, BigDecimal> x = both.sold().within(sector).values();
      Map<String, BigDecimal> m = both.bought().within(sector).values();
      rows.add(of, StructureIndicator.GRUBEL_LLOYD, IntraIndustryTrade.grubelLloyd(x, m));
      baskets
          .whyOneProduct(spot.side(), both.sold(), sector)
          .ifPresentOrElse(
              why -> rows.none(of, StructureIndicator.FINGER_KREININ_FLOWS, why),
              () ->
                  rows.add(
                      of,
                      StructureIndicator.FINGER_KREININ_FLOWS,
                      ExportSimilarity.fingerKreinin(x, m)));
    }
  }

  private void products(Spot spot, Both both) {
    Map<String, BigDecimal> exports = both.sold().values();
    Map<String, BigDecimal> imports = both.bought().values();
    SortedSet<String> products = new TreeSet<>(exports.keySet());
    products.addAll(imports.keySet());
    for (String product : products) {
      Basket any = exports.containsKey(product) ? both.sold() : both.bought();
      Spot of = spot.in(any.sectorOf(product), product).lacking(Optional.empty());
      BigDecimal x = at(exports, product);
      BigDecimal m = at(imports, product);
      rows.add(of, StructureIndicator.GRUBEL_LLOYD, IntraIndustryTrade.grubelLloyd(x, m));
      rows.add(
          of.lacking(both.missing().apply(Sectors.ALL)),
          StructureIndicator.LAFAY,
          both.lafay(x, m));
    }
  }

  private static BigDecimal at(Map<String, BigDecimal> values, String key) {
    return values.getOrDefault(key, BigDecimal.ZERO);
  }
}
