package org.summitledger.lake;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.summitledger.reference.Countries;
import org.summitledger.source.FlowBatch;

/**
 * The whole world's trade in one file, added up while it is read: what each country exports and
 * imports by sector, what it sells to whom by sector, and what each exporter sells of each product.
 * Sums of batches can be made apart and put together in any order: they are exact. Rows for the
 * world are left out. Blanks count for nothing, but it is kept where one is, between which
 * countries and of which product: what these trade is then not known.
 *
 * <p>Sums are kept apart by direction until all is read, see {@link WorldTotals}. An exporter's
 * products are an array by product, whatever the order of the lines: a world has few exporters.
 */
final class WorldSums {
  /** Money by slot, for an exporter with anybody. */
  final Map<Long, long[]> exports = new HashMap<>();

  /** Money by slot, for an importer with anybody. */
  final Map<Long, long[]> imports = new HashMap<>();

  /** Money by slot, for an exporter with an importer. */
  final Map<Long, long[]> pairs = new HashMap<>();

  /** The slots that have a blank line, for an exporter with an importer; mostly there are none. */
  final Map<Long, BitSet> blanks = new HashMap<>();

  /** Money by product, for an exporter with anybody. */
  final Map<Long, long[]> products = new HashMap<>();

  /** The products that have a blank line, for an exporter with anybody. */
  final Map<Long, BitSet> blankProducts = new HashMap<>();

  /** Of a batch; several of its lines may be of one cell. */
  static WorldSums of(FlowBatch batch, ProductSectors sectors, FlowBatch.Codes codes) {
    KnownCodes known = KnownCodes.of(codes);
    ProductSectors.Places of = sectors.of(known.products());
    WorldSums sums = new WorldSums();
    Pair pair = sums.new Pair(known, of);
    long last = -1;
    for (int i = 0; i < batch.size(); i++) {
      long key = CellKey.pair(batch, i);
      if (key != last) {
        pair.end();
        pair.begin(key);
        last = key;
      }
      long value = batch.value()[i];
      if (value == FlowBatch.MISSING) {
        pair.addBlank(batch.product()[i]);
      } else {
        pair.add(batch.product()[i], value);
      }
    }
    pair.end();
    return sums;
  }

  /** Lines of one pair of countries, which mostly lie together. */
  private final class Pair {
    private final KnownCodes known;
    private final int importFlow;
    private final int world;
    private final ProductSectors.Places of;
    private final long[] bySlot;
    private long[] byProduct = new long[0];
    private boolean counts;
    private long exporter;
    private long importer;
    private long both;

    Pair(KnownCodes known, ProductSectors.Places of) {
      this.known = known;
      this.importFlow = known.flows().indexOf("import");
      this.world = known.countries().indexOf(Countries.WORLD);
      this.of = of;
      this.bySlot = nothing(of.slots().size());
    }

    void begin(long key) {
      int period = CellKey.period(key);
      int flow = CellKey.flow(key);
      int reporter = CellKey.reporter(key);
      int partner = CellKey.partner(key);
      counts = reporter != world && partner != world;
      int from = flow == importFlow ? partner : reporter;
      int to = flow == importFlow ? reporter : partner;
      exporter = CellKey.pair(period, from, 0, flow);
      importer = CellKey.pair(period, to, 0, flow);
      both = CellKey.pair(period, from, to, flow);
      if (counts) {
        byProduct = products.computeIfAbsent(exporter, e -> nothing(known.products().size()));
      }
    }

    void add(int product, long value) {
      if (counts) {
        byProduct[product] = Batches.plus(byProduct[product], value);
        int slot = of.slot()[product];
        if (slot == ProductSectors.DIVIDED) {
          addParts(of.divided(product), value);
        } else {
          bySlot[slot] = Batches.plus(bySlot[slot], value);
        }
      }
    }

    void addBlank(int product) {
      if (counts) {
        blankProducts.computeIfAbsent(exporter, e -> new BitSet()).set(product);
        BitSet slots = blanks.computeIfAbsent(both, b -> new BitSet());
        int slot = of.slot()[product];
        if (slot == ProductSectors.DIVIDED) {
          Arrays.stream(of.divided(product).slots()).forEach(slots::set);
        } else {
          slots.set(slot);
        }
      }
    }

    private void addParts(ProductSectors.Divided divided, long value) {
      long[] parts = divided.parts(value);
      for (int i = 0; i < parts.length; i++) {
        int slot = divided.slots()[i];
        bySlot[slot] = Batches.plus(bySlot[slot], parts[i]);
      }
    }

    void end() {
      if (counts) {
        plus(exports, exporter);
        plus(imports, importer);
        plus(pairs, both);
        Arrays.fill(bySlot, FlowBatch.MISSING);
      }
    }

    private void plus(Map<Long, long[]> sums, long key) {
      addAll(sums.computeIfAbsent(key, k -> nothing(bySlot.length)), bySlot);
    }
  }

  private static long[] nothing(int size) {
    long[] sums = new long[size];
    Arrays.fill(sums, FlowBatch.MISSING);
    return sums;
  }

  private static void addAll(long[] sums, long[] more) {
    for (int i = 0; i < more.length; i++) {
      sums[i] = Batches.plus(sums[i], more[i]);
    }
  }

  /** Puts the sums of other batches of the same file to these; the others are used up. */
  void add(WorldSums other) {
    merge(exports, other.exports);
    merge(imports, other.imports);
    merge(pairs, other.pairs);
    merge(products, other.products);
    Batches.unite(blanks, other.blanks);
    Batches.unite(blankProducts, other.blankProducts);
  }

  private static void merge(Map<Long, long[]> sums, Map<Long, long[]> more) {
    more.forEach((key, money) -> sums.merge(key, money, WorldSums::both));
  }

  private static long[] both(long[] one, long[] other) {
    long[] longer = one.length < other.length ? other : one;
    addAll(longer, longer == one ? other : one);
    return longer;
  }
}
