package org.summitledger.report.structure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.indicator.Concentration;
import org.summitledger.indicator.ExportSimilarity;
import org.summitledger.indicator.HummelsKlenow;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.Basket;
import org.summitledger.report.basket.Baskets;
import org.summitledger.report.basket.ComparedBaskets;
import org.summitledger.report.basket.Side;

/**
 * What a party trades with a partner in one direction and period: how few products it is, how like
 * trade with others, and how much of a market it serves by how many products.
 */
final class OneWayStructure {
  private final Baskets baskets;
  private final StructureRows rows;

  OneWayStructure(Baskets baskets, StructureRows rows) {
    this.baskets = baskets;
    this.rows = rows;
  }

  /** All periods of a side. */
  void add(Side side) {
    SortedMap<LocalDate, Basket> periods = baskets.ofProducts(side);
    boolean hasQuantities = periods.values().stream().anyMatch(OneWayStructure::hasQuantities);
    for (Basket basket : periods.values()) {
      boolean isLast = basket.start().equals(periods.lastKey());
      Basket specified = basket.specified();
      Optional<Basket> reference = reference(side, basket).map(Basket::specified);
      SortedSet<String> sectors = new TreeSet<>(specified.sectors());
      reference.ifPresent(r -> sectors.addAll(r.sectors()));
      sectors.add(Sectors.ALL);
      for (String sector : sectors) {
        Spot spot = Spot.of(side, specified.within(sector)).in(sector);
        concentration(spot, specified);
        if (!side.isWithWorld()) {
          likeOthers(spot, specified);
        }
        reference.ifPresent(r -> margins(spot, specified, r, hasQuantities));
      }
      if (isLast && !hasQuantities && reference.isPresent()) {
        rows.none(
            Spot.of(side, basket),
            StructureIndicator.INTENSIVE_PRICE,
            "the source holds no quantities beside all of a product's value");
      }
    }
  }

  private static boolean hasQuantities(Basket basket) {
    return basket.traded().values().stream().anyMatch(t -> t.quantity().isPresent());
  }

  /** All suppliers of the reporter's imports, or the world's exports beside those to the world. */
  private Optional<Basket> reference(Side side, Basket basket) {
    if (side.isWithWorld()) {
      return side.isImport() ? Optional.empty() : baskets.worldBasket(side, basket.start());
    }
    return side.isImport() ? baskets.of(side.withWorld(), basket.start()) : Optional.empty();
  }

  private void concentration(Spot spot, Basket basket) {
    Basket part = basket.within(spot.sector());
    Optional<String> why =
        basket
            .whyMixed()
            .or(part::whyUnknown)
            .or(() -> baskets.whyOneProduct(spot.side(), basket, spot.sector()));
    if (why.isPresent()) {
      rows.none(spot, StructureIndicator.HHI_PRODUCTS, why.get());
      return;
    }
    Collection<BigDecimal> parts = part.values().values();
    long possible = baskets.possible(spot.side(), basket, spot.sector());
    rows.add(spot, StructureIndicator.HHI_PRODUCTS, Concentration.herfindahl(parts));
    if (possible > 1 || spot.sector().equals(Sectors.ALL)) {
      rows.add(
          spot,
          StructureIndicator.HHI_PRODUCTS_NORMALISED,
          Concentration.normalised(parts, possible));
      rows.add(spot, StructureIndicator.HHI_PRODUCTS_UNCTAD, Concentration.unctad(parts, possible));
    }
  }

  private void likeOthers(Spot spot, Basket basket) {
    Optional<Basket> world =
        baskets.of(spot.side().withWorld(), basket.start()).map(Basket::specified);
    if (world.isEmpty()) {
      return;
    }
    Optional<String> why = world.get().whyNotComparable(basket);
    if (why.isPresent()) {
      rows.none(spot, StructureIndicator.FINGER_KREININ_OTHERS, why.get());
      return;
    }
    ComparedBaskets both =
        ComparedBaskets.of(basket.within(spot.sector()), world.get().within(spot.sector()));
    if (both.isAllBlank()) {
      rows.none(spot, StructureIndicator.FINGER_KREININ_OTHERS, both.missing().orElseThrow());
      return;
    }
    Optional<String> whyOne = baskets.whyOneProduct(spot.side(), basket, spot.sector());
    if (whyOne.isPresent()) {
      rows.none(spot, StructureIndicator.FINGER_KREININ_OTHERS, whyOne.get());
      return;
    }
    Map<String, BigDecimal> own = both.before().values();
    Map<String, BigDecimal> others = new TreeMap<>(both.after().values());
    own.forEach((k, v) -> others.merge(k, v.negate(), BigDecimal::add));
    rows.add(
        spot.lacking(both.missing()),
        StructureIndicator.FINGER_KREININ_OTHERS,
        ExportSimilarity.fingerKreinin(own, others));
  }

  private void margins(Spot spot, Basket basket, Basket reference, boolean hasQuantities) {
    Optional<String> why = reference.whyNotComparable(basket);
    if (why.isPresent()) {
      rows.none(spot, StructureIndicator.MARKET_SHARE, why.get());
      return;
    }
    ComparedBaskets both =
        ComparedBaskets.of(basket.within(spot.sector()), reference.within(spot.sector()));
    if (both.isAllBlank()) {
      rows.none(spot, StructureIndicator.MARKET_SHARE, both.missing().orElseThrow());
      return;
    }
    HummelsKlenow margins =
        HummelsKlenow.of(both.before().traded(), both.after().traded(), ComparedBaskets.SCREEN);
    Spot with = spot.lacking(both.missing());
    rows.add(with, StructureIndicator.EXTENSIVE_MARGIN, margins.extensive());
    rows.add(with, StructureIndicator.INTENSIVE_MARGIN, margins.intensive());
    rows.add(with, StructureIndicator.MARKET_SHARE, margins.share());
    if (hasQuantities) {
      rows.add(with, StructureIndicator.INTENSIVE_PRICE, margins.price());
      rows.add(with, StructureIndicator.INTENSIVE_QUANTITY, margins.quantity());
      rows.add(with, StructureIndicator.PRICED_SHARE, margins.priced());
    }
  }
}
