package org.summitledger.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.summitledger.reference.Sectors;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Period;

/**
 * What the whole world's trade in a file comes to between two countries each, all products together
 * and by sector: tens of thousands of pairs, so that it is handed on figure by figure. A figure of
 * which a line is blank is blank: the sum of the others would be too small.
 */
final class PairSums {
  private final Map<Long, long[]> bySlot;
  private final Map<Long, BitSet> blanks;
  private final KnownCodes codes;
  private final WorldDirections directions;
  private final int[] sectorOf;
  private final List<InScheme> sectors;

  /** A sector of a scheme. */
  record InScheme(String scheme, String sector) {}

  private static final InScheme ALL = new InScheme("TOTAL", Sectors.ALL);

  /** Takes a figure. */
  @FunctionalInterface
  interface Sink {
    /**
     * A figure.
     *
     * @param period by its place in {@link #periods()}
     * @param value in thousandths of a unit of currency; {@link FlowBatch#MISSING} where the file
     *     has a blank line of it
     */
    void take(String exporter, String importer, int period, InScheme sector, long value);
  }

  private PairSums(WorldSums sums, KnownCodes codes, ProductSectors of) {
    this.bySlot = sums.pairs;
    this.blanks = sums.blanks;
    this.codes = codes;
    this.directions = new WorldDirections(sums, codes);
    List<InScheme> ofSlot =
        of.of(codes.products()).slots().stream()
            .map(s -> new InScheme(ProductSectors.SCHEMES.get(s.scheme()), s.sector()))
            .toList();
    this.sectors =
        ofSlot.stream()
            .distinct()
            .sorted(Comparator.comparing(InScheme::scheme).thenComparing(InScheme::sector))
            .toList();
    this.sectorOf = ofSlot.stream().mapToInt(sectors::indexOf).toArray();
  }

  /** Of a file, in the directions in which exporters are seen. */
  static PairSums of(WorldSums sums, FlowBatch.Codes codes, ProductSectors sectors) {
    return new PairSums(sums, KnownCodes.of(codes), sectors);
  }

  /** The periods of the figures by their places. */
  List<Period> periods() {
    return codes.periods();
  }

  /** The direction of the lines that a period's figures are made of. */
  String flow(int period) {
    return codes.flows().get(directions.ofExporters(period));
  }

  /** All products together, exporter by exporter, importer by importer, period by period. */
  void forEachPair(Sink sink) {
    for (long pair : sorted()) {
      boolean isBlank = blanks.containsKey(pair);
      long sum = FlowBatch.MISSING;
      for (long money : bySlot.getOrDefault(pair, new long[0])) {
        sum = Batches.plus(sum, money);
      }
      if (isBlank || sum != FlowBatch.MISSING) {
        hand(sink, pair, ALL, isBlank ? FlowBatch.MISSING : sum);
      }
    }
  }

  /** The same by sector; sectors that a pair has no line of are left out. */
  void forEachSector(Sink sink) {
    for (long pair : sorted()) {
      long[] money = bySector(bySlot.getOrDefault(pair, new long[0]));
      BitSet blank = new BitSet();
      blanks.getOrDefault(pair, new BitSet()).stream().forEach(slot -> blank.set(sectorOf[slot]));
      for (int i = 0; i < money.length; i++) {
        if (blank.get(i) || money[i] != FlowBatch.MISSING) {
          hand(sink, pair, sectors.get(i), blank.get(i) ? FlowBatch.MISSING : money[i]);
        }
      }
    }
  }

  private void hand(Sink sink, long pair, InScheme sector, long value) {
    sink.take(
        codes.countries().get(CellKey.reporter(pair)),
        codes.countries().get(CellKey.partner(pair)),
        CellKey.period(pair),
        sector,
        value);
  }

  private long[] bySector(long[] slots) {
    long[] sums = new long[sectors.size()];
    Arrays.fill(sums, FlowBatch.MISSING);
    for (int slot = 0; slot < slots.length; slot++) {
      sums[sectorOf[slot]] = Batches.plus(sums[sectorOf[slot]], slots[slot]);
    }
    return sums;
  }

  private List<Long> sorted() {
    List<Long> pairs = new ArrayList<>(bySlot.keySet());
    pairs.removeIf(pair -> !directions.showExporter(pair));
    pairs.sort(
        Comparator.comparing((Long pair) -> codes.countries().get(CellKey.reporter(pair)))
            .thenComparing(pair -> codes.countries().get(CellKey.partner(pair)))
            .thenComparing(pair -> codes.periods().get(CellKey.period(pair)).start()));
    return pairs;
  }
}
