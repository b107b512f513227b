package org.summitledger.report.structure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.summitledger.indicator.EntryExit;
import org.summitledger.indicator.LeastTraded;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.StructuralChange;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.BasePeriods;
import org.summitledger.report.basket.Basket;
import org.summitledger.report.basket.Baskets;
import org.summitledger.report.basket.ComparedBaskets;
import org.summitledger.report.basket.Side;

/** How what a party trades with a partner changed, by products, since a period before. */
final class StructureChange {
  /** The share of trade that the least traded products have (Kehoe and Ruhl 2013). */
  private static final BigDecimal LEAST = new BigDecimal("0.1");

  /** What is told of a change, all of it null where all is blank. */
  private static final List<StructureIndicator> TOLD =
      List.of(
          StructureIndicator.LAWRENCE,
          StructureIndicator.CONTINUING,
          StructureIndicator.ENTRY,
          StructureIndicator.EXIT,
          StructureIndicator.CHANGE,
          StructureIndicator.LEAST_TRADED_SHARE,
          StructureIndicator.NEW_GOODS_MARGIN);

  /** What of it is told of products' shares, and so not of a sector that is one product. */
  private static final List<StructureIndicator> TOLD_OF_SHARES =
      List.of(
          StructureIndicator.LAWRENCE,
          StructureIndicator.LEAST_TRADED_SHARE,
          StructureIndicator.NEW_GOODS_MARGIN);

  private final Baskets baskets;
  private final BasePeriods bases;
  private final StructureRows rows;

  StructureChange(Baskets baskets, BasePeriods bases, StructureRows rows) {
    this.baskets = baskets;
    this.bases = bases;
    this.rows = rows;
  }

  /** All periods of a side. */
  void add(Side side) {
    SortedMap<LocalDate, Basket> periods = baskets.ofProducts(side);
    for (Basket now : periods.values()) {
      bases
          .before(side, now, periods)
          .forEach(
              (base, commitments) -> {
                Spot spot = Spot.of(side, now).since(base, commitments);
                Optional<Basket> before = Optional.ofNullable(periods.get(base));
                Optional<String> why =
                    before.isEmpty()
                        ? Optional.of(ComparedBaskets.notHeld(base))
                        : before.get().whyNotComparable(now);
                if (why.isPresent()) {
                  rows.none(spot, StructureIndicator.LAWRENCE, why.get());
                } else {
                  changes(spot, before.get().specified(), now.specified());
                }
              });
    }
  }

  private void changes(Spot spot, Basket base, Basket now) {
    SortedSet<String> sectors = new TreeSet<>(base.sectors());
    sectors.addAll(now.sectors());
    sectors.add(Sectors.ALL);
    for (String sector : sectors) {
      ComparedBaskets compared = ComparedBaskets.of(base.within(sector), now.within(sector));
      Spot of = spot.in(sector).lacking(compared.leftOut());
      if (compared.isAllBlank()) {
        TOLD.forEach(i -> rows.none(of, i, compared.leftOut().orElseThrow()));
      } else {
        changes(of, compared, baskets.whyOneProduct(spot.side(), now, sector));
      }
    }
  }

  private void changes(Spot of, ComparedBaskets compared, Optional<String> whyNoShares) {
    Map<String, BigDecimal> before = compared.before().values();
    Map<String, BigDecimal> after = compared.after().values();
    moved(of, EntryExit.of(before, after));
    if (whyNoShares.isPresent()) {
      TOLD_OF_SHARES.forEach(i -> rows.none(of, i, whyNoShares.get()));
      return;
    }
    rows.add(of, StructureIndicator.LAWRENCE, StructuralChange.lawrence(before, after));
    LeastTraded least = LeastTraded.of(before, after, LEAST);
    rows.add(of, StructureIndicator.LEAST_TRADED_SHARE, least.share());
    rows.add(of, StructureIndicator.NEW_GOODS_MARGIN, least.newGoodsMargin());
  }

  private void moved(Spot spot, EntryExit of) {
    rows.add(spot, StructureIndicator.CONTINUING, Outcome.of(of.continuing().doubleValue()));
    rows.add(spot, StructureIndicator.ENTRY, Outcome.of(of.entry().doubleValue()));
    rows.add(spot, StructureIndicator.EXIT, Outcome.of(of.exit().doubleValue()));
    rows.add(spot, StructureIndicator.CHANGE, Outcome.of(of.change().doubleValue()));
  }
}
