package org.summitledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
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

/** How what a party trades with a partner changed, by products, since a period before. */
final class StructureChange {
  /** The share of trade that the least traded products have (Kehoe and Ruhl 2013). */
  private static final BigDecimal LEAST = new BigDecimal("0.1");

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
                  changes(spot, ComparedBaskets.of(before.get().specified(), now.specified()));
                }
              });
    }
  }

  private void changes(Spot spot, ComparedBaskets compared) {
    SortedSet<String> sectors = new TreeSet<>(compared.before().sectors());
    sectors.addAll(compared.after().sectors());
    sectors.add(Sectors.ALL);
    for (String sector : sectors) {
      Spot of = spot.in(sector).lacking(compared.leftOut());
      Map<String, BigDecimal> before = compared.before().within(sector).values();
      Map<String, BigDecimal> after = compared.after().within(sector).values();
      rows.add(of, StructureIndicator.LAWRENCE, StructuralChange.lawrence(before, after));
      EntryExit moved = EntryExit.of(before, after);
      rows.add(of, StructureIndicator.CONTINUING, Outcome.of(moved.continuing().doubleValue()));
      rows.add(of, StructureIndicator.ENTRY, Outcome.of(moved.entry().doubleValue()));
      rows.add(of, StructureIndicator.EXIT, Outcome.of(moved.exit().doubleValue()));
      rows.add(of, StructureIndicator.CHANGE, Outcome.of(moved.change().doubleValue()));
      LeastTraded least = LeastTraded.of(before, after, LEAST);
      rows.add(of, StructureIndicator.LEAST_TRADED_SHARE, least.share());
      rows.add(of, StructureIndicator.NEW_GOODS_MARGIN, least.newGoodsMargin());
    }
  }
}
