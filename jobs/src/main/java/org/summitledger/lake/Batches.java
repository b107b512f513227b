package org.summitledger.lake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Period;
import org.summitledger.source.FlowBatch.Codes.Product;

/**
 * Flows that fit in memory, as one batch.
 *
 * @param flows the flows
 * @param codes their codes
 * @param units of their quantities, empty where there is none; or nothing where it is not known
 */
record Batches(FlowBatch flows, FlowBatch.Codes codes, List<String> units) {
  private static final int COUNTRY_BITS = 12;
  private static final int PRODUCT_BITS = 24;

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
    Places<Period> periods = new Places<>();
    Places<String> countries = new Places<>();
    Places<String> directions = new Places<>();
    Places<Product> products = new Places<>();
    List<String> units = new ArrayList<>();
    FlowBatch batch = empty(sorted.size());
    for (int i = 0; i < sorted.size(); i++) {
      Flow flow = sorted.get(i);
      batch.line()[i] = flow.line();
      batch.period()[i] = periods.of(new Period(flow.periodStart(), flow.periodEnd()));
      batch.reporter()[i] = countries.of(flow.reporter());
      batch.partner()[i] = countries.of(flow.partner());
      batch.flow()[i] = directions.of(flow.flow());
      batch.product()[i] = products.of(new Product(flow.product(), flow.hsRevision()));
      batch.value()[i] = thousandths(flow.value());
      batch.quantity()[i] = thousandths(flow.quantity());
      units.add(flow.quantityUnit() == null ? "" : flow.quantityUnit());
    }
    return new Batches(
        batch,
        new KnownCodes(periods.known(), countries.known(), directions.known(), products.known()),
        units);
  }

  private static FlowBatch empty(int size) {
    return new FlowBatch(
        size,
        new long[size],
        new int[size],
        new int[size],
        new int[size],
        new int[size],
        new int[size],
        new long[size],
        new long[size]);
  }

  private static long thousandths(@Nullable BigDecimal value) {
    return value == null ? FlowBatch.MISSING : value.unscaledValue().longValueExact();
  }

  /** The units line by line, or nothing where all are the same as the file's. */
  List<String> unitsBeside(@Nullable String ofAll) {
    return ofAll == null ? units : List.of();
  }

  /** Many batches of a file as one. */
  static Batches of(List<FlowBatch> batches, FlowBatch.Codes codes) {
    FlowBatch all = empty(batches.stream().mapToInt(FlowBatch::size).sum());
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
    FlowBatch merged = empty(flows.size());
    for (int i = 0; i < flows.size(); i++) {
      int known = cells.size();
      int at = cells.placeOf(cell(i));
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
    int size = cells.size();
    return new Batches(
        new FlowBatch(
            size,
            new long[size],
            Arrays.copyOf(merged.period(), size),
            Arrays.copyOf(merged.reporter(), size),
            Arrays.copyOf(merged.partner(), size),
            Arrays.copyOf(merged.flow(), size),
            Arrays.copyOf(merged.product(), size),
            Arrays.copyOf(merged.value(), size),
            new long[size]),
        codes,
        List.of());
  }

  private long cell(int i) {
    long key = flows.period()[i];
    key = key << COUNTRY_BITS | flows.reporter()[i];
    key = key << COUNTRY_BITS | flows.partner()[i];
    key = key << 1 | flows.flow()[i];
    return key << PRODUCT_BITS | flows.product()[i];
  }

  private static long plus(long one, long other) {
    if (one == FlowBatch.MISSING) {
      return other;
    }
    return other == FlowBatch.MISSING ? one : Math.addExact(one, other);
  }
}
