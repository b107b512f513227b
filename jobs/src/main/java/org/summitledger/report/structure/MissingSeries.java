package org.summitledger.report.structure;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.summitledger.report.basket.Basket;
import org.summitledger.report.basket.Baskets;
import org.summitledger.report.basket.Side;
import org.summitledger.report.trade.PartyTrade;
import org.summitledger.report.trade.SectorSeries;

/** Series of which a source cannot answer a question at all, each at its last period. */
final class MissingSeries {
  private MissingSeries() {}

  /** Those of which the source lists some products only. */
  static SortedMap<Side, Spot> withSomeProducts(Baskets baskets) {
    SortedMap<Side, Spot> spots = new TreeMap<>(Side.ORDER);
    baskets
        .partial()
        .forEach(
            (side, last) ->
                spots.put(
                    side, Spot.of(side, last.start(), last.end(), last.period()).at("TOTAL")));
    return spots;
  }

  /** Those of which the source states one total in every period. */
  static SortedMap<Side, Spot> withoutProducts(Baskets baskets) {
    SortedMap<Side, Spot> spots = new TreeMap<>(Side.ORDER);
    for (Side side : baskets.sides()) {
      SortedMap<LocalDate, Basket> periods = baskets.of(side);
      if (baskets.ofProducts(side).isEmpty()) {
        spots.put(side, Spot.of(side, Baskets.last(periods)));
      }
    }
    return spots;
  }

  /** Those of which a period is valued both ways, with what is not told. */
  static SortedMap<Side, String> valuedBothWays(Baskets baskets) {
    SortedMap<Side, String> reasons = new TreeMap<>(Side.ORDER);
    baskets
        .untold()
        .forEach(
            (side, valuations) ->
                reasons.put(
                    side,
                    "values at "
                        + String.join(" and ", valuations)
                        + " stand beside others, and are not told"));
    return reasons;
  }

  /** Exports to the world of sources that do not hold the world's trade. */
  static SortedMap<Side, Spot> exportsWithoutWorld(Baskets baskets, PartyTrade trade) {
    SortedMap<Side, Spot> spots = new TreeMap<>(Side.ORDER);
    for (SectorSeries series : trade.sectorSeriesWithWorld()) {
      Side side = Side.of(series);
      if (!side.isImport() && !baskets.coversWorldTrade(side)) {
        SectorSeries.Point last = Baskets.last(series.points());
        spots.merge(
            side,
            Spot.of(side, last.start(), last.end(), last.period()).at(series.scheme()),
            (a, b) -> a.start().isBefore(b.start()) ? b : a);
      }
    }
    return spots;
  }
}
