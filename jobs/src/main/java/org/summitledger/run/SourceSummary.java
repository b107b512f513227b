package org.summitledger.run;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.summitledger.reference.Countries;
import org.summitledger.source.BulkFlowReader;
import org.summitledger.source.CodeLists;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowFile;
import org.summitledger.source.FlowReader;
import org.summitledger.source.FlowTally;
import org.summitledger.source.InputFile;
import org.summitledger.source.Layout;
import org.summitledger.source.NamedBatch;

/**
 * What a descriptor reads from a file, in short; made by the reader that a night would take, so
 * that a file of any size can be looked at.
 *
 * @param tally what became of every value that the file prints
 * @param first its first flows
 * @param totals of all its flows
 */
record SourceSummary(FlowTally tally, List<Flow> first, SortedMap<Group, Total> totals) {
  private static final int SHOWN = 5;

  /**
   * What a total is over. World and partners, and levels of products, are never added together.
   *
   * @param period its first day
   * @param flow import or export
   * @param partners world or partners
   * @param level of products, as in {@link Flow#levelOf}
   */
  record Group(String period, String flow, String partners, String level)
      implements Comparable<Group> {
    private static final Comparator<Group> ORDER =
        Comparator.comparing(Group::period)
            .thenComparing(Group::flow)
            .thenComparing(Group::partners)
            .thenComparing(Group::level);

    static Group of(String period, String flow, String partner, String product) {
      return new Group(
          period,
          flow,
          partner.equals(Countries.WORLD) ? "world" : "partners",
          Flow.levelOf(product));
    }

    @Override
    public int compareTo(Group other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * A total.
   *
   * @param values how many there are
   * @param missing how many of them are blank
   * @param money of the others, in whole units of currency
   */
  record Total(long values, long missing, BigDecimal money) {
    static Total of(@Nullable BigDecimal value) {
      return value == null ? new Total(1, 1, BigDecimal.ZERO) : new Total(1, 0, value);
    }

    Total plus(Total other) {
      return new Total(values + other.values, missing + other.missing, money.add(other.money));
    }
  }

  /**
   * Reads a file.
   *
   * @throws org.summitledger.source.BadInputException if it cannot be read as a whole
   */
  static SourceSummary of(InputFile file, Layout layout, CodeLists codes, int threads) {
    return file.textBytes() >= BulkFlowReader.LARGE && BulkFlowReader.suits(file, layout)
        ? large(file, layout, codes, threads)
        : small(file, layout, codes);
  }

  private static SourceSummary small(InputFile file, Layout layout, CodeLists codes) {
    BulkFlowReader.requireFits(file, layout);
    FlowFile read = FlowReader.read(file, layout, codes);
    SortedMap<Group, Total> totals = new TreeMap<>();
    for (Flow flow : read.flows()) {
      Group group =
          Group.of(flow.periodStart().toString(), flow.flow(), flow.partner(), flow.product());
      totals.merge(group, Total.of(flow.value()), Total::plus);
    }
    return new SourceSummary(read.tally(), read.flows().stream().limit(SHOWN).toList(), totals);
  }

  static SourceSummary large(InputFile file, Layout layout, CodeLists codes, int threads) {
    BulkFlowReader reader = new BulkFlowReader(file, layout, codes, threads);
    Summing sink = new Summing(reader.codes(), layout);
    try {
      FlowTally tally = reader.read(sink);
      return new SourceSummary(tally, List.copyOf(sink.first), sink.totals);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** What one batch comes to. */
  private record Part(List<Flow> first, SortedMap<Group, Total> totals) {}

  private static final class Summing implements BulkFlowReader.Sink<Part> {
    private final FlowBatch.Codes codes;
    private final Layout layout;
    private final List<Flow> first = new ArrayList<>();
    private final SortedMap<Group, Total> totals = new TreeMap<>();

    Summing(FlowBatch.Codes codes, Layout layout) {
      this.codes = codes;
      this.layout = layout;
    }

    @Override
    public Part prepare(FlowBatch batch) {
      NamedBatch named = new NamedBatch(batch, codes, layout);
      List<Flow> flows = new ArrayList<>();
      for (int i = 0; i < Math.min(SHOWN, batch.size()); i++) {
        flows.add(named.flow(i));
      }
      SortedMap<Group, Total> sums = new TreeMap<>();
      for (int i = 0; i < batch.size(); i++) {
        Group group =
            Group.of(named.period(i), named.direction(i), named.partner(i), named.product(i));
        sums.merge(group, Total.of(named.value(i)), Total::plus);
      }
      return new Part(flows, sums);
    }

    @Override
    public void accept(Part part) {
      part.first().stream().limit(SHOWN - first.size()).forEach(first::add);
      part.totals().forEach((group, total) -> totals.merge(group, total, Total::plus));
    }

    @Override
    public void restart() {
      first.clear();
      totals.clear();
    }
  }
}
