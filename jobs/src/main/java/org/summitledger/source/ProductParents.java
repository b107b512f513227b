package org.summitledger.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cells of trade as exact numbers, and which of a file's products are parts of which: a code that
 * begins with another, and everything of the total.
 */
final class ProductParents {
  private static final String TOTAL = "TOTAL";
  private static final int SHORTEST = 2;

  private final long countries;
  private final long flows;
  private final long codes;

  /** By the product's place, the number of its code; revisions do not make it another. */
  private final int[] codeOf;

  private final int[][] parentsOf;
  private final boolean[] isParent;

  /** Knows all codes that stand in a file. */
  ProductParents(FlowBatch.Codes all) {
    countries = all.countries().size();
    flows = all.flows().size();
    List<FlowBatch.Codes.Product> products = all.products();
    Map<String, Integer> numbers = new HashMap<>();
    products.forEach(p -> numbers.putIfAbsent(p.code(), numbers.size()));
    codes = numbers.size();
    codeOf = products.stream().mapToInt(p -> numbers.get(p.code())).toArray();
    parentsOf = products.stream().map(p -> parents(p.code(), numbers)).toArray(int[][]::new);
    isParent = new boolean[numbers.size()];
    for (int[] parents : parentsOf) {
      for (int parent : parents) {
        isParent[parent] = true;
      }
    }
  }

  private static int[] parents(String code, Map<String, Integer> numbers) {
    List<Integer> parents = new ArrayList<>();
    if (!code.equals(TOTAL)) {
      for (int length = SHORTEST; length < code.length(); length++) {
        addIfPresent(numbers.get(code.substring(0, length)), parents);
      }
      addIfPresent(numbers.get(TOTAL), parents);
    }
    return parents.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void addIfPresent(@Nullable Integer number, List<Integer> parents) {
    if (number != null) {
      parents.add(number);
    }
  }

  /** The cells of a batch whose products have parts somewhere in the file. */
  LongSet candidates(FlowBatch batch) {
    LongSet cells = new LongSet();
    for (int i = 0; i < batch.size(); i++) {
      int code = codeOf[batch.product()[i]];
      if (isParent[code]) {
        cells.add(cell(batch, i, code));
      }
    }
    return cells;
  }

  /** Those of the candidates that a batch holds parts of. */
  LongSet parents(FlowBatch batch, LongSet candidates) {
    LongSet cells = new LongSet();
    for (int i = 0; i < batch.size(); i++) {
      for (int parent : parentsOf[batch.product()[i]]) {
        long cell = cell(batch, i, parent);
        if (candidates.contains(cell)) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }

  /** The cell of a flow in a batch. */
  long cell(FlowBatch batch, int i) {
    return cell(batch, i, codeOf[batch.product()[i]]);
  }

  private long cell(FlowBatch batch, int i, int code) {
    long pair =
        (batch.period()[i] * countries + batch.reporter()[i]) * countries + batch.partner()[i];
    return Math.addExact(Math.multiplyExact(pair * flows + batch.flow()[i], codes), code);
  }
}
