package org.summitledger.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells of trade as exact numbers: period, reporter, partner, direction and product code. Revisions
 * do not make a code another.
 */
final class ProductCells {
  /** The code of all products together. */
  static final String TOTAL = "TOTAL";

  private final long countries;
  private final long flows;
  private final Map<String, Integer> numbers = new HashMap<>();

  /** By the product's place, the number of its code. */
  private final int[] codeOf;

  /** Knows all codes that stand in a file. */
  ProductCells(FlowBatch.Codes all) {
    countries = all.countries().size();
    flows = all.flows().size();
    List<FlowBatch.Codes.Product> products = all.products();
    products.forEach(p -> numbers.putIfAbsent(p.code(), numbers.size()));
    codeOf = products.stream().mapToInt(p -> code(p.code())).toArray();
  }

  /** The number of a code, which is below {@link #codes}; -1 for one that no product has. */
  int code(String code) {
    return numbers.getOrDefault(code, -1);
  }

  /** The number of the code of the product at a place. */
  int codeAt(int product) {
    return codeOf[product];
  }

  /** How many codes there are; as a number it stands for none of them. */
  int codes() {
    return numbers.size();
  }

  /** The cell of a flow in a batch. */
  long of(FlowBatch batch, int i) {
    return of(batch, i, codeOf[batch.product()[i]]);
  }

  /** The same for another code, or for none. */
  long of(FlowBatch batch, int i, int code) {
    long pair =
        (batch.period()[i] * countries + batch.reporter()[i]) * countries + batch.partner()[i];
    return Math.addExact(
        Math.multiplyExact(pair * flows + batch.flow()[i], numbers.size() + 1L), code);
  }
}
