package org.summitledger.source;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a whole file says of its single rows: which repeat or deny another, and which would be
 * counted twice beside their parts.
 *
 * @param repeats the rows refused, with what was wrong
 * @param lines their lines
 * @param products the file's products; null where they are of one level
 * @param parents the cells that stand beside their parts
 */
record Remembered(
    FlowCount repeats, LongSet lines, @Nullable ProductParents products, LongSet parents) {

  static Remembered of(
      Repeats found, FlowCount refused, @Nullable ProductParents products, LongSet parents) {
    found.settle(refused);
    LongSet lines = new LongSet();
    refused.rejected().forEach(issue -> lines.add(issue.line()));
    return new Remembered(refused, lines, products, parents);
  }

  /** The flows of a batch that are kept; what is excluded is counted. */
  FlowBatch kept(FlowBatch batch, FlowCount count) {
    BatchBuilder kept = new BatchBuilder(batch.size());
    MoneySum excluded = new MoneySum();
    for (int i = 0; i < batch.size(); i++) {
      if (!lines.contains(batch.line()[i])) {
        if (products != null && parents.contains(products.cell(batch, i))) {
          excluded.add(batch.value()[i]);
        } else {
          kept.add(batch, i);
        }
      }
    }
    if (excluded.tally().rows() > 0) {
      count.exclude(FlowReader.PARENT, excluded.tally());
    }
    return kept.batch();
  }

  /** The numbers that stand more than once among all parts; the parts are forgotten. */
  static LongSet repeated(List<long[]> parts) {
    long[] all = new long[Math.toIntExact(parts.stream().mapToLong(p -> p.length).sum())];
    int at = 0;
    for (long[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    parts.clear();
    Arrays.sort(all);
    LongSet repeated = new LongSet();
    for (int i = 1; i < all.length; i++) {
      if (all[i] == all[i - 1]) {
        repeated.add(all[i]);
      }
    }
    return repeated;
  }
}
