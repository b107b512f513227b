package org.summitledger.indicator;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * A country's exports and the world's in the same markets, in two periods, in one currency and
 * valuation. What is not in a map was not traded: partners whose trade is not known in one of the
 * periods are left out of all four.
 *
 * @param before the country's exports, by product and partner
 * @param after the same, a period later
 * @param worldBefore the world's exports (the partners' imports), by product and partner; with the
 *     country's own or without, as the caller states
 * @param worldAfter the same, a period later
 */
public record MarketFlows(
    Map<Market, BigDecimal> before,
    Map<Market, BigDecimal> after,
    Map<Market, BigDecimal> worldBefore,
    Map<Market, BigDecimal> worldAfter) {

  /** Keeps copies, in the order of the markets. */
  public MarketFlows {
    before = OrderedMap.of(before);
    after = OrderedMap.of(after);
    worldBefore = OrderedMap.of(worldBefore);
    worldAfter = OrderedMap.of(worldAfter);
  }

  /** The same of one product. */
  public MarketFlows ofProduct(String product) {
    return new MarketFlows(
        within(before, product),
        within(after, product),
        within(worldBefore, product),
        within(worldAfter, product));
  }

  /** Markets of a product lie together, before those of the least code after it. */
  private static Map<Market, BigDecimal> within(Map<Market, BigDecimal> values, String product) {
    return Products.inOrder(values).subMap(new Market(product, ""), new Market(product + "\0", ""));
  }

  /** The four figures of every market. */
  SortedMap<Market, Cell> cells() {
    OrderedMap.Builder<Market, Cell> own = new OrderedMap.Builder<>();
    Products.both(before, after, ZERO, (m, v, w) -> own.add(m, new Cell(v, w, ZERO, ZERO)));
    OrderedMap.Builder<Market, Cell> world = new OrderedMap.Builder<>();
    Products.both(
        worldBefore, worldAfter, ZERO, (m, v, w) -> world.add(m, new Cell(ZERO, ZERO, v, w)));
    OrderedMap.Builder<Market, Cell> cells = new OrderedMap.Builder<>();
    Products.both(
        own.build(), world.build(), Cell.NOTHING, (m, v, w) -> cells.add(m, v.besides(w)));
    return cells.build();
  }

  /** Figures summed by a coarser market: for instance all of one product. */
  static SortedMap<Market, Cell> by(SortedMap<Market, Cell> cells, UnaryOperator<Market> coarser) {
    Map<Market, Cell> sums = new HashMap<>();
    cells.forEach((m, cell) -> sums.merge(coarser.apply(m), cell, Cell::plus));
    return OrderedMap.of(sums);
  }

  /** The four figures of one market. */
  record Cell(BigDecimal before, BigDecimal after, BigDecimal worldBefore, BigDecimal worldAfter) {
    static final Cell NOTHING = new Cell(ZERO, ZERO, ZERO, ZERO);

    Cell plus(Cell other) {
      return new Cell(
          before.add(other.before),
          after.add(other.after),
          worldBefore.add(other.worldBefore),
          worldAfter.add(other.worldAfter));
    }

    /** The country's figures of this, the world's of another. */
    Cell besides(Cell world) {
      return new Cell(before, after, world.worldBefore, world.worldAfter);
    }

    BigDecimal change() {
      return after.subtract(before);
    }

    BigDecimal worldChange() {
      return worldAfter.subtract(worldBefore);
    }

    /** Whether the world's growth is asked for, and there is none to be had. */
    boolean hasNoWorld() {
      return before.signum() != 0 && worldBefore.signum() <= 0;
    }

    /** The change of exports had they grown as the world's in this market: r · X. */
    BigDecimal asTheWorld() {
      return before.signum() == 0
          ? ZERO
          : before.multiply(worldChange(), Exact.DIGITS).divide(worldBefore, Exact.DIGITS);
    }
  }
}
