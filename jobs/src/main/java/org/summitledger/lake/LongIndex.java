package org.summitledger.lake;

import java.util.Arrays;

/** Numbers keys from 0 in the order in which they first come. */
final class LongIndex {
  /** No key is negative. */
  private static final long FREE = -1;

  private static final double FULL = 0.6;

  private long[] slots;
  private int[] places;
  private long[] keys;
  private int size;

  LongIndex() {
    slots = new long[1 << 10];
    Arrays.fill(slots, FREE);
    places = new int[slots.length];
    keys = new long[1 << 9];
  }

  /** The key's number; a new one if it was not there. */
  int placeOf(long key) {
    int mask = slots.length - 1;
    int slot = spread(key) & mask;
    while (slots[slot] != key) {
      if (slots[slot] == FREE) {
        return add(slot, key);
      }
      slot = (slot + 1) & mask;
    }
    return places[slot];
  }

  private int add(int slot, long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
    }
    keys[size] = key;
    slots[slot] = key;
    places[slot] = size++;
    if (size > slots.length * FULL) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    slots = new long[slots.length * 2];
    places = new int[slots.length];
    Arrays.fill(slots, FREE);
    int mask = slots.length - 1;
    for (int place = 0; place < size; place++) {
      int slot = spread(keys[place]) & mask;
      while (slots[slot] != FREE) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = keys[place];
      places[slot] = place;
    }
  }

  private static int spread(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32);
  }

  /** The key with a number. */
  long key(int place) {
    return keys[place];
  }

  /** How many keys. */
  int size() {
    return size;
  }
}
