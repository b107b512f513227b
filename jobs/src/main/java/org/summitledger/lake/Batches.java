package org.summitledger.lake;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowCodes;

/**
 * Flows that fit in memory, as one batch.
 *
 * @param flows the flows
 * @param codes their codes
 * @param units of their quantities, empty where there is none; or nothing where it is not known
 */
record Batches(FlowBatch flows, FlowBatch.Codes codes, List<String> units) {
  /** Sorted so that one pair of countries lies together. */
  private static final Comparator<Flow> ORDER =
      Comparator.comparing(Flow::reporter)
          .thenComparing(Flow::partner)
          .thenComparing(Flow::flow)
          .thenComparing(Flow::product)
          .thenComparing(Flow::periodStart)
          .thenComparingLong(Flow::line);

  /** All of them, in an order in which one pair of countries lies together. */
  static Batches of(List<Flow> flows) {
    List<Flow> sorted = flows.stream().sorted(ORDER).toList();
    FlowCodes codes = new FlowCodes();
    FlowBatch batch = codes.batch(sorted);
    return new Batches(
        batch,
        KnownCodes.of(codes),
        sorted.stream().map(f -> f.quantityUnit() == null ? "" : f.quantityUnit()).toList());
  }

  /** The units line by line, or nothing where all are the same as the file's. */
  List<String> unitsBeside(@Nullable String ofAll) {
    return ofAll == null ? units : List.of();
  }

  /** Many batches of a file as one. */
  static Batches of(List<FlowBatch> batches, FlowBatch.Codes codes) {
    FlowBatch all = FlowBatch.ofSize(batches.stream().mapToInt(FlowBatch::size).sum());
    int at = 0;
    for (FlowBatch batch : batches) {
      System.arraycopy(batch.period(), 0, all.period(), at, batch.size());
      System.arraycopy(batch.reporter(), 0, all.reporter(), at, batch.size());
      System.arraycopy(batch.partner(), 0, all.partner(), at, batch.size());
      System.arraycopy(batch.flow(), 0, all.flow(), at, batch.size());
      System.arraycopy(batch.product(), 0, all.product(), at, batch.size());
      System.arraycopy(batch.value(), 0, all.value(), at, batch.size());
      at += batch.size();
    }
    return new Batches(all, codes, List.of());
  }

  /**
   * The same with one flow a cell: two names of one country are two lines, but one partner. A cell
   * is blank only if all its lines are.
   */
  Batches byCell() {
    LongIndex cells = new LongIndex();
    FlowBatch merged = FlowBatch.ofSize(flows.size());
    for (int i = 0; i < flows.size(); i++) {
      int known = cells.size();
      int at = cells.placeOf(CellKey.cell(flows, i));
      if (at == known) {
        merged.period()[at] = flows.period()[i];
        merged.reporter()[at] = flows.reporter()[i];
        merged.partner()[at] = flows.partner()[i];
        merged.flow()[at] = flows.flow()[i];
        merged.product()[at] = flows.product()[i];
        merged.value()[at] = flows.value()[i];
      } else {
        merged.value()[at] = plus(merged.value()[at], flows.value()[i]);
      }
    }
    FlowBatch trimmed =
        new FlowBatch(
            cells.size(),
            merged.line(),
            merged.period(),
            merged.reporter(),
            merged.partner(),
            merged.flow(),
            merged.product(),
            merged.value(),
            merged.quantity());
    return new Batches(trimmed, codes, List.of());
  }

  /** Adds what may be blank. */
  static long plus(long one, long other) {
    if (one == FlowBatch.MISSING) {
      return other;
    }
    return other == FlowBatch.MISSING ? one : Math.addExact(one, other);
  }
}
