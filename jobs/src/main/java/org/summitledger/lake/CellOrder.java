package org.summitledger.lake;

import java.util.BitSet;
import org.summitledger.source.FlowBatch;

/**
 * Sees whether any two flows of a file may be of one cell, without remembering the cells: as long
 * as the lines of one pair of countries lie together, only the products of one pair need be known.
 * Two names of one country part its lines.
 */
final class CellOrder {
  private final LongIndex pairs = new LongIndex();
  private final BitSet products = new BitSet();
  private long pair = -1;
  private boolean mayRepeat;

  /** Takes note of a file's next batch. */
  void add(FlowBatch batch) {
    for (int i = 0; i < batch.size() && !mayRepeat; i++) {
      long next = CellKey.pair(batch, i);
      if (next != pair) {
        int known = pairs.size();
        mayRepeat = pairs.placeOf(next) < known;
        pair = next;
        products.clear();
      }
      mayRepeat |= products.get(batch.product()[i]);
      products.set(batch.product()[i]);
    }
  }

  /** Whether a cell may have come twice. */
  boolean mayRepeat() {
    return mayRepeat;
  }
}
