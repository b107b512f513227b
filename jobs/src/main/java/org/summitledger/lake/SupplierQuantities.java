package org.summitledger.lake;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What importers get of products by quantity, mostly weight, while a file is read. A quantity
 * counts beside a value above zero only; a quantity that is not above zero there is one that nobody
 * stated.
 */
final class SupplierQuantities {
  private static final int NOBODY = -1;

  private final Order order;
  private final Units units = new Units();
  private int[] unit = new int[0];
  private int[] measured = new int[0];
  private long[] listed = new long[0];
  private final Squares squares = new Squares(0);
  private long[] topQuantity = new long[0];
  private int[] top = new int[0];
  private long[] partner = new long[0];
  private long[] world = new long[0];

  /** Tells which of two countries, by their places, comes first by its code. */
  interface Order {
    boolean comesBefore(int country, int other);
  }

  /** Of nothing yet. */
  SupplierQuantities(Order order) {
    this.order = order;
  }

  /** The number of the unit of a line's quantity, see {@link Units#of}. */
  int unit(List<String> unitsOfLines, int line) {
    return units.of(unitsOfLines, line);
  }

  /** Makes room for more. */
  void grow(int size) {
    int from = unit.length;
    unit = Arrays.copyOf(unit, size);
    Arrays.fill(unit, from, size, LineSums.NO_UNIT);
    measured = Arrays.copyOf(measured, size);
    listed = Arrays.copyOf(listed, size);
    squares.grow(size);
    topQuantity = Arrays.copyOf(topQuantity, size);
    top = Arrays.copyOf(top, size);
    Arrays.fill(top, from, size, NOBODY);
    partner = Arrays.copyOf(partner, size);
    world = Arrays.copyOf(world, size);
  }

  /** Adds what all suppliers together deliver, as the file states it. */
  void addWorld(int at, long quantity, int unitOf) {
    if (quantity > 0) {
      world[at] = ExactSum.add(world[at], quantity);
      measure(at, unitOf);
    }
  }

  /** Adds a supplier with a value above zero. */
  void add(int at, int supplier, long quantity, int unitOf) {
    if (quantity <= 0) {
      return;
    }
    measure(at, unitOf);
    measured[at]++;
    listed[at] = ExactSum.add(listed[at], quantity);
    squares.add(at, quantity);
    boolean isFirst =
        quantity == topQuantity[at] && top[at] != NOBODY && order.comesBefore(supplier, top[at]);
    if (quantity > topQuantity[at] || isFirst) {
      topQuantity[at] = quantity;
      top[at] = supplier;
    }
  }

  /** Adds what the supplier that is followed delivers. */
  void follow(int at, long quantity) {
    partner[at] = ExactSum.add(partner[at], Math.max(quantity, 0));
  }

  private void measure(int at, int unitOf) {
    unit[at] = unit[at] == LineSums.NO_UNIT || unit[at] == unitOf ? unitOf : LineSums.MIXED;
  }

  /**
   * Sums of quantities of one unit, in thousandths.
   *
   * @param unit where lines have their own; empty if it is the file's
   * @param measured how many suppliers have a quantity
   * @param world what all suppliers together deliver; empty where that is not known
   * @param listed of the suppliers; empty unless all with a positive value have a quantity
   */
  record Quantities(
      Optional<String> unit, int measured, Optional<Long> world, Optional<Listed> listed) {}

  /**
   * Quantities of all suppliers that a file lists.
   *
   * @param total their sum
   * @param squares the sum of their squares, in millionths of a squared unit
   * @param top the largest, the first by code among equals; empty if there is none
   * @param topQuantity its quantity
   * @param partner that of the supplier that is followed; empty where it delivers nothing
   */
  record Listed(
      long total,
      BigInteger squares,
      Optional<String> top,
      long topQuantity,
      Optional<Long> partner) {}

  /**
   * The sums at a place; empty where the file has no quantity, or they are of several units.
   *
   * @param suppliers how many have a value above zero
   * @param addsUpWorld whether the world is the sum over all suppliers
   * @param countries by their places
   */
  Optional<Quantities> sums(int at, int suppliers, boolean addsUpWorld, List<String> countries) {
    if (unit[at] < 0) {
      return Optional.empty();
    }
    Optional<Listed> all =
        measured[at] == suppliers ? Optional.of(listed(at, countries)) : Optional.<Listed>empty();
    Optional<Long> whole =
        addsUpWorld ? all.map(Listed::total) : Optional.of(world[at]).filter(w -> w > 0);
    return Optional.of(new Quantities(units.name(unit[at]), measured[at], whole, all));
  }

  private Listed listed(int at, List<String> countries) {
    return new Listed(
        listed[at],
        squares.sum(at),
        top[at] == NOBODY ? Optional.empty() : Optional.of(countries.get(top[at])),
        topQuantity[at],
        Optional.of(partner[at]).filter(p -> p > 0));
  }
}
