package org.summitledger.lake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
  /** One pair of countries after the other. */
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
  static Batches joined(List<Batches> parts, FlowBatch.Codes codes) {
    FlowBatch all = FlowBatch.ofSize(parts.stream().mapToInt(p -> p.flows().size()).sum());
    List<String> units = new ArrayList<>();
    int at = 0;
    for (Batches part : parts) {
      FlowBatch batch = part.flows();
      System.arraycopy(batch.period(), 0, all.period(), at, batch.size());
      System.arraycopy(batch.reporter(), 0, all.reporter(), at, batch.size());
      System.arraycopy(batch.partner(), 0, all.partner(), at, batch.size());
      System.arraycopy(batch.flow(), 0, all.flow(), at, batch.size());
      System.arraycopy(batch.product(), 0, all.product(), at, batch.size());
      System.arraycopy(batch.value(), 0, all.value(), at, batch.size());
      System.arraycopy(batch.quantity(), 0, all.quantity(), at, batch.size());
      units.addAll(part.units());
      at += batch.size();
    }
    return new Batches(all, codes, units);
  }

  /**
   * The same with one flow a cell: two names of one country are two lines, but one partner. A cell
   * is blank only if all its lines are; it has a quantity only if all its lines with a value have
   * one, in one unit.
   */
  Batches byCell() {
    LongIndex cells = new LongIndex();
    FlowBatch merged = FlowBatch.ofSize(flows.size());
    List<String> unitOf = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      int known = cells.size();
      int at = cells.placeOf(CellKey.cell(flows, i));
      boolean isFirst = at == known;
      if (isFirst) {
        merged.period()[at] = flows.period()[i];
        merged.reporter()[at] = flows.reporter()[i];
        merged.partner()[at] = flows.partner()[i];
        merged.flow()[at] = flows.flow()[i];
        merged.product()[at] = flows.product()[i];
        merged.value()[at] = FlowBatch.MISSING;
        merged.quantity()[at] = FlowBatch.MISSING;
        unitOf.add("");
      }
      if (flows.value()[i] != FlowBatch.MISSING) {
        measure(merged, at, i, unitOf);
        merged.value()[at] = plus(merged.value()[at], flows.value()[i]);
      }
    }
    return new Batches(trimmed(merged, cells.size()), codes, units.isEmpty() ? units : unitOf);
  }

  /** Adds the quantity of a line with a value to its cell, before the value is added. */
  private void measure(FlowBatch merged, int at, int line, List<String> unitOf) {
    String unit = units.isEmpty() ? "" : units.get(line);
    long quantity = flows.quantity()[line];
    if (merged.value()[at] == FlowBatch.MISSING) {
      merged.quantity()[at] = quantity;
      unitOf.set(at, unit);
    } else if (quantity == FlowBatch.MISSING
        || merged.quantity()[at] == FlowBatch.MISSING
        || !unit.equals(unitOf.get(at))) {
      merged.quantity()[at] = FlowBatch.MISSING;
    } else {
      merged.quantity()[at] = ExactSum.add(merged.quantity()[at], quantity);
    }
  }

  private static FlowBatch trimmed(FlowBatch merged, int size) {
    return new FlowBatch(
        size,
        merged.line(),
        merged.period(),
        merged.reporter(),
        merged.partner(),
        merged.flow(),
        merged.product(),
        merged.value(),
        merged.quantity());
  }

  /** Adds to the sets of one what the same keys have in another. */
  static void unite(Map<Long, BitSet> all, Map<Long, BitSet> more) {
    more.forEach((key, set) -> all.computeIfAbsent(key, k -> new BitSet()).or(set));
  }

  /** Adds what may be blank. */
  static long plus(long one, long other) {
    if (one == FlowBatch.MISSING) {
      return other;
    }
    return other == FlowBatch.MISSING ? one : ExactSum.add(one, other);
  }
}
