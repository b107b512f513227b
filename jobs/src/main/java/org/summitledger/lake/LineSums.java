package org.summitledger.lake;

import java.util.Arrays;
import java.util.Optional;
import org.summitledger.source.FlowBatch;

/**
 * Values and quantities of lines added up by key, exactly. A quantity counts only beside a value:
 * their ratio is a price. One that is not above zero beside a value above zero is one that nobody
 * stated, as in {@link SupplierQuantities}.
 */
final class LineSums {
  /** No line has a quantity beside a value. */
  static final int NO_UNIT = -1;

  /** Quantities of several units have no sum. */
  static final int MIXED = -2;

  private final LongIndex keys = new LongIndex();
  private long[] value = new long[0];
  private int[] valued = new int[0];
  private long[] quantity = new long[0];
  private long[] valueWithQuantity = new long[0];
  private int[] unit = new int[0];

  /**
   * Adds a line.
   *
   * @param unitOf the unit of its quantity, if it has one
   */
  void add(long key, FlowBatch batch, int line, int unitOf) {
    int at = place(key);
    long money = batch.value()[line];
    if (money == FlowBatch.MISSING) {
      return;
    }
    value[at] = ExactSum.add(value[at], money);
    valued[at]++;
    long amount = batch.quantity()[line];
    if (amount == FlowBatch.MISSING || (amount <= 0 && money > 0)) {
      return;
    }
    valueWithQuantity[at] = ExactSum.add(valueWithQuantity[at], money);
    if (unit[at] == NO_UNIT) {
      unit[at] = unitOf;
    } else if (unit[at] != unitOf) {
      unit[at] = MIXED;
    }
    quantity[at] = unit[at] == MIXED ? 0 : ExactSum.add(quantity[at], amount);
  }

  private int place(long key) {
    int at = keys.placeOf(key);
    if (at >= value.length) {
      int from = value.length;
      int size = Math.max(1 << 8, from * 2);
      value = Arrays.copyOf(value, size);
      valued = Arrays.copyOf(valued, size);
      quantity = Arrays.copyOf(quantity, size);
      valueWithQuantity = Arrays.copyOf(valueWithQuantity, size);
      unit = Arrays.copyOf(unit, size);
      Arrays.fill(unit, from, size, NO_UNIT);
    }
    return at;
  }

  /** How many keys. */
  int size() {
    return keys.size();
  }

  long key(int at) {
    return keys.key(at);
  }

  /** The sum of the values in thousandths; empty where all are blank. */
  Optional<Long> value(int at) {
    return valued[at] == 0 ? Optional.empty() : Optional.of(value[at]);
  }

  /** Lines with a value. */
  int valued(int at) {
    return valued[at];
  }

  /** The sum of the quantities in thousandths; empty where there is none. */
  Optional<Long> quantity(int at) {
    return unit[at] < 0 ? Optional.empty() : Optional.of(quantity[at]);
  }

  /** The sum of the values that have a quantity, in thousandths; empty where none has. */
  Optional<Long> valueWithQuantity(int at) {
    return unit[at] == NO_UNIT ? Optional.empty() : Optional.of(valueWithQuantity[at]);
  }

  /** The unit of all quantities, {@link #NO_UNIT} or {@link #MIXED}. */
  int unit(int at) {
    return unit[at];
  }
}
