package org.summitledger.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.summitledger.reference.Countries;
import org.summitledger.reference.Sector;
import org.summitledger.source.FlowBatch;

/**
 * One file's trade added up by sector while it is read, so that reports need not read its lines
 * again. Sums of batches can be made apart and put together in any order: they are exact.
 *
 * <p>Where a file lists all partners and no world, the world is their sum and marked as derived. A
 * sector that a scheme declares not observable gets a sum without a value beside every cell.
 */
final class SectorSums {
  private static final int SECTOR_BITS = 10;
  private static final long NO_KEY = -1;

  private final Grouping grouping;
  private final ProductSectors sectors;
  private final FlowBatch.Codes codes;
  private final Scope scope;
  private final LongIndex keys = new LongIndex();
  private long[] sum = new long[0];
  private int[] counted = new int[0];
  private int[] blank = new int[0];
  private byte[] level = new byte[0];
  private byte[] scheme = new byte[0];
  private byte[] valuedScheme = new byte[0];

  /** Which sums hold parts of products that stated weights divide. */
  private final BitSet holdsParts = new BitSet();

  /** For the world that is added up: products with a value, by period, reporter and flow. */
  private final Map<Long, BitSet> products = new HashMap<>();

  /** The same of products with a blank line. */
  private final Map<Long, BitSet> blanks = new HashMap<>();

  /**
   * Sums of nothing yet.
   *
   * @param sectors of the file's products
   * @param scope what of the file is added up
   */
  SectorSums(ProductSectors sectors, FlowBatch.Codes codes, Scope scope) {
    this.grouping = sectors.grouping();
    this.sectors = sectors;
    this.codes = codes;
    this.scope = scope;
  }

  /** Adds a batch of which no two flows are of one cell. */
  SectorSums add(FlowBatch batch) {
    ProductSectors.Places of = sectors.of(codes.products());
    // Lines of one pair of countries mostly lie together, and so do products of one sector.
    long lastKey = NO_KEY;
    int at = 0;
    long lastWorld = NO_KEY;
    BitSet seen = new BitSet();
    boolean[] reports = grouping.reports(scope, codes.countries());
    for (int i = 0; i < batch.size(); i++) {
      if (!reports[batch.reporter()[i]]) {
        continue;
      }
      int product = batch.product()[i];
      if (of.sector()[product] == ProductSectors.DIVIDED) {
        addParts(CellKey.pair(batch, i), product, batch.value()[i], of);
        continue;
      }
      long key = key(CellKey.pair(batch, i), of.sector()[product]);
      if (key != lastKey) {
        lastKey = key;
        at = place(key);
      }
      level[at] = (byte) Math.min(level[at], of.level()[product]);
      scheme[at] = (byte) Math.min(scheme[at], of.scheme()[product]);
      long value = batch.value()[i];
      if (value != FlowBatch.MISSING) {
        sum[at] = ExactSum.add(sum[at], value);
        counted[at]++;
        valuedScheme[at] = (byte) Math.min(valuedScheme[at], of.scheme()[product]);
        if (scope.addsUpWorld()) {
          long world = CellKey.world(pair(key));
          if (world != lastWorld) {
            lastWorld = world;
            seen = products.computeIfAbsent(world, w -> new BitSet());
          }
          seen.set(product);
        }
      } else {
        blank[at]++;
        addBlank(pair(key), product);
      }
    }
    return this;
  }

  private void addBlank(long pair, int product) {
    if (scope.addsUpWorld()) {
      blanks.computeIfAbsent(CellKey.world(pair), w -> new BitSet()).set(product);
    }
  }

  /** A product in several sectors counts in each of them, with its part of the money. */
  private void addParts(long pair, int product, long value, ProductSectors.Places of) {
    ProductSectors.Divided divided = of.divided(product);
    long[] parts = divided.parts(value);
    for (int i = 0; i < parts.length; i++) {
      int at = place(key(pair, divided.sectors()[i]));
      level[at] = (byte) Math.min(level[at], of.level()[product]);
      scheme[at] = (byte) Math.min(scheme[at], of.scheme()[product]);
      if (value != FlowBatch.MISSING) {
        sum[at] = ExactSum.add(sum[at], parts[i]);
        counted[at]++;
        valuedScheme[at] = (byte) Math.min(valuedScheme[at], of.scheme()[product]);
        holdsParts.set(at);
      } else {
        blank[at]++;
      }
    }
    if (value == FlowBatch.MISSING) {
      addBlank(pair, product);
    } else if (scope.addsUpWorld()) {
      products.computeIfAbsent(CellKey.world(pair), w -> new BitSet()).set(product);
    }
  }

  private int place(long key) {
    int at = keys.placeOf(key);
    if (at >= sum.length) {
      int size = Math.max(1 << 10, sum.length * 2);
      int from = sum.length;
      sum = Arrays.copyOf(sum, size);
      counted = Arrays.copyOf(counted, size);
      blank = Arrays.copyOf(blank, size);
      level = grown(level, from, size);
      scheme = grown(scheme, from, size);
      valuedScheme = grown(valuedScheme, from, size);
    }
    return at;
  }

  private static byte[] grown(byte[] ranks, int from, int size) {
    byte[] grown = Arrays.copyOf(ranks, size);
    Arrays.fill(grown, from, size, Byte.MAX_VALUE);
    return grown;
  }

  private static long key(long pair, int sector) {
    return pair << SECTOR_BITS | sector;
  }

  private static long pair(long key) {
    return key >>> SECTOR_BITS;
  }

  private static int sector(long key) {
    return (int) (key & ((1 << SECTOR_BITS) - 1));
  }

  /** Puts the sums of other batches of the same file to these. */
  void add(SectorSums other) {
    for (int i = 0; i < other.keys.size(); i++) {
      merge(place(other.keys.key(i)), other, i);
    }
    Batches.unite(products, other.products);
    Batches.unite(blanks, other.blanks);
  }

  private void merge(int at, SectorSums other, int i) {
    sum[at] = ExactSum.add(sum[at], other.sum[i]);
    counted[at] += other.counted[i];
    blank[at] += other.blank[i];
    level[at] = (byte) Math.min(level[at], other.level[i]);
    scheme[at] = (byte) Math.min(scheme[at], other.scheme[i]);
    valuedScheme[at] = (byte) Math.min(valuedScheme[at], other.valuedScheme[i]);
    if (other.holdsParts.get(i)) {
      holdsParts.set(at);
    }
  }

  /**
   * What a file's trade in a sector comes to.
   *
   * @param value thousandths of a unit of currency; empty where all is blank
   * @param productsCounted products with a value
   * @param productsBlank products of which all is blank
   * @param holdsParts whether stated weights have divided the money of some product in it
   */
  record SectorSum(
      FlowBatch.Codes.Period period,
      String reporter,
      String partner,
      String flow,
      String sector,
      String scheme,
      String productLevel,
      Optional<Long> value,
      int productsCounted,
      int productsBlank,
      boolean isDerived,
      boolean holdsParts) {}

  /** All sums of the file, in no order. */
  List<SectorSum> sums() {
    SectorSums all = new SectorSums(sectors, KnownCodes.of(codes), scope);
    all.add(this);
    all.addNotObservable(this);
    List<SectorSum> sums = new ArrayList<>();
    for (int at = 0; at < all.keys.size(); at++) {
      long key = all.keys.key(at);
      sums.add(all.sum(at, all.codes.countries().get(CellKey.partner(pair(key))), false));
    }
    if (scope.addsUpWorld()) {
      SectorSums world = all.asWorld();
      for (int at = 0; at < world.keys.size(); at++) {
        sums.add(world.sum(at, Countries.WORLD, true));
      }
    }
    return sums;
  }

  /**
   * Over all partners, using up these: a product that has a value with one of them is not blank.
   */
  private SectorSums asWorld() {
    SectorSums world = new SectorSums(sectors, codes, scope);
    for (int i = 0; i < keys.size(); i++) {
      long key = keys.key(i);
      world.merge(world.place(key(CellKey.world(pair(key)), sector(key))), this, i);
    }
    blanks.forEach((of, unknown) -> unknown.andNot(products.getOrDefault(of, new BitSet())));
    Map<Long, int[]> valued = bySector(products);
    Map<Long, int[]> unknown = bySector(blanks);
    int[] none = new int[sectors.ids().size()];
    for (int at = 0; at < world.keys.size(); at++) {
      long key = world.keys.key(at);
      world.counted[at] = valued.getOrDefault(pair(key), none)[sector(key)];
      world.blank[at] = unknown.getOrDefault(pair(key), none)[sector(key)];
    }
    return world;
  }

  /** How many of some products each sector has. */
  private Map<Long, int[]> bySector(Map<Long, BitSet> some) {
    ProductSectors.Places of = sectors.of(codes.products());
    Map<Long, int[]> counts = new HashMap<>();
    some.forEach(
        (world, seen) -> {
          int[] bySector = new int[sectors.ids().size()];
          seen.stream().flatMap(of::sectors).forEach(sector -> bySector[sector]++);
          counts.put(world, bySector);
        });
    return counts;
  }

  private void addNotObservable(SectorSums observed) {
    for (int i = 0; i < observed.keys.size(); i++) {
      long key = observed.keys.key(i);
      for (Sector sector : grouping.sectors().all()) {
        if (sector.measureRelation().equals("not_observable")
            && sector.scheme().equals(ProductSectors.SCHEMES.get(observed.scheme[i]))) {
          int at = place(key(pair(key), sectors.ids().indexOf(sector.id())));
          level[at] = (byte) Math.min(level[at], observed.level[i]);
          scheme[at] = (byte) Math.min(scheme[at], observed.scheme[i]);
        }
      }
    }
  }

  private SectorSum sum(int at, String partner, boolean isDerived) {
    long pair = pair(keys.key(at));
    byte counts = valuedScheme[at] == Byte.MAX_VALUE ? scheme[at] : valuedScheme[at];
    return new SectorSum(
        codes.periods().get(CellKey.period(pair)),
        codes.countries().get(CellKey.reporter(pair)),
        partner,
        codes.flows().get(CellKey.flow(pair)),
        sectors.ids().get(sector(keys.key(at))),
        ProductSectors.SCHEMES.get(counts),
        ProductSectors.LEVELS.get(level[at]),
        counted[at] == 0 ? Optional.empty() : Optional.of(sum[at]),
        counted[at],
        blank[at],
        isDerived,
        holdsParts.get(at));
  }
}
