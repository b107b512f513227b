package org.summitledger.source;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** A set of longs without an object each. */
final class LongSet {
  private static final int FIRST = 16;

  private long[] slots = new long[FIRST];
  private int size;
  private boolean hasZero;

  /** Whether the number was not there yet. */
  boolean add(long number) {
    if (number == 0) {
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    int slot = slot(number);
    if (slots[slot] == number) {
      return false;
    }
    slots[slot] = number;
    if (++size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  boolean contains(long number) {
    return number == 0 ? hasZero : slots[slot(number)] == number;
  }

  boolean isEmpty() {
    return size == 0 && !hasZero;
  }

  void addAll(LongSet other) {
    other.forEach(this::add);
  }

  private void forEach(LongConsumer numbers) {
    if (hasZero) {
      numbers.accept(0);
    }
    Arrays.stream(slots).filter(n -> n != 0).forEach(numbers);
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.multiplyExact(old.length, 2)];
    for (long number : old) {
      if (number != 0) {
        slots[slot(number)] = number;
      }
    }
  }

  private int slot(long number) {
    int mask = slots.length - 1;
    int slot = Mix.index(number, mask);
    while (slots[slot] != 0 && slots[slot] != number) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
