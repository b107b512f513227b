package org.summitledger.source;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of a file's products are parts of which: a code that begins with another, and everything of
 * the total.
 */
final class ProductParents {
  private static final int SHORTEST = 2;

  private final ProductCells cells;
  private final int[][] parentsOf;
  private final boolean[] isParent;

  /** Knows all codes that stand in a file. */
  ProductParents(FlowBatch.Codes all) {
    cells = new ProductCells(all);
    List<FlowBatch.Codes.Product> products = all.products();
    parentsOf = products.stream().map(p -> parents(p.code())).toArray(int[][]::new);
    isParent = new boolean[cells.codes()];
    for (int[] parents : parentsOf) {
      for (int parent : parents) {
        isParent[parent] = true;
      }
    }
  }

  private int[] parents(String code) {
    return code.equals(ProductCells.TOTAL)
        ? new int[0]
        : IntStream.concat(
                IntStream.range(SHORTEST, code.length()).map(n -> cells.code(code.substring(0, n))),
                IntStream.of(cells.code(ProductCells.TOTAL)))
            .filter(parent -> parent >= 0)
            .toArray();
  }

  /** The cells of a batch whose products have parts somewhere in the file. */
  LongSet candidates(FlowBatch batch) {
    LongSet found = new LongSet();
    for (int i = 0; i < batch.size(); i++) {
      if (isParent[cells.codeAt(batch.product()[i])]) {
        found.add(cells.of(batch, i));
      }
    }
    return found;
  }

  /** Those of the candidates that a batch holds parts of; a blank is no part of anything. */
  LongSet parents(FlowBatch batch, LongSet candidates) {
    LongSet found = new LongSet();
    for (int i = 0; i < batch.size(); i++) {
      if (batch.value()[i] != FlowBatch.MISSING) {
        addParents(batch, i, candidates, found);
      }
    }
    return found;
  }

  private void addParents(FlowBatch batch, int i, LongSet candidates, LongSet found) {
    for (int parent : parentsOf[batch.product()[i]]) {
      long cell = cells.of(batch, i, parent);
      if (candidates.contains(cell)) {
        found.add(cell);
      }
    }
  }

  /** The cell of a flow in a batch. */
  long cell(FlowBatch batch, int i) {
    return cells.of(batch, i);
  }
}
