package org.summitledger.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.summitledger.reference.Division;
import org.summitledger.reference.Sector;
import org.summitledger.reference.Sectors;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch;

/**
 * The sectors of a file's products, by the products' places: each is looked up once a file, by
 * whichever thread meets it first.
 */
final class ProductSectors {
  /** Product levels from the coarsest, in the order of their names. */
  static final List<String> LEVELS = List.of("HS2", "HS4", "HS6", "HS8", "HS9", "TOTAL");

  /** Sector schemes from the coarsest. */
  static final List<String> SCHEMES = List.of("HS2", "HS6", "TOTAL");

  /** In place of a sector: stated weights divide the product over several. */
  static final int DIVIDED = -1;

  private static final Places NONE =
      new Places(new int[0], new byte[0], new byte[0], new int[0], List.of(), Map.of());

  private final Grouping grouping;
  private final List<String> ids;
  private final Map<Slot, Integer> slots = new HashMap<>();
  private volatile Places known = NONE;

  /** Of products that are still to be met. */
  ProductSectors(Grouping grouping) {
    this.grouping = grouping;
    this.ids = new ArrayList<>(List.of(Sectors.ALL, Sectors.UNALLOCATED, Sectors.NOT_CARRIED));
    grouping.sectors().all().stream()
        .map(Sector::id)
        .filter(id -> !ids.contains(id))
        .forEach(ids::add);
  }

  /**
   * Products of one sector and level.
   *
   * @param sector the sector's id
   * @param level its place in {@link #LEVELS}
   */
  record Slot(String sector, byte level) {
    /** The place of the sector's scheme in {@link #SCHEMES}. */
    byte scheme() {
      return (byte) SCHEMES.indexOf(Sectors.schemeOf(LEVELS.get(level)));
    }
  }

  /**
   * How a product is divided.
   *
   * @param division by which weights
   * @param sectors places in {@link #ids} of the sectors that get a part, in the division's order
   * @param slots their places in {@code slots}
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of columns: they are never compared
  record Divided(Division division, int[] sectors, int[] slots) {
    /** What each sector gets of a value or a quantity; of a blank, each a blank. */
    long[] parts(long whole) {
      if (whole != FlowBatch.MISSING) {
        return division.parts(whole);
      }
      long[] blanks = new long[sectors.length];
      Arrays.fill(blanks, FlowBatch.MISSING);
      return blanks;
    }
  }

  /**
   * What products are in, by their places.
   *
   * @param sector places in {@link #ids}, or {@link #DIVIDED}
   * @param level places in {@link #LEVELS}
   * @param scheme places in {@link #SCHEMES}
   * @param slot places in {@code slots}, or {@link #DIVIDED}
   * @param slots the sectors and levels that occur
   * @param divided the few products that are divided, mostly none
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of columns: they are never compared
  record Places(
      int[] sector,
      byte[] level,
      byte[] scheme,
      int[] slot,
      List<Slot> slots,
      Map<Integer, Divided> divided) {

    /** How a product is divided that is. */
    Divided divided(int product) {
      return Objects.requireNonNull(divided.get(product), "the product is not divided");
    }

    /** The places of all sectors that a product is in. */
    IntStream sectors(int product) {
      return sector[product] == DIVIDED
          ? IntStream.of(divided(product).sectors())
          : IntStream.of(sector[product]);
    }
  }

  /** What decides of the sectors. */
  Grouping grouping() {
    return grouping;
  }

  /** The sectors' ids by their places. */
  List<String> ids() {
    return ids;
  }

  /** Of the file's products; the first so many are always the same ones. */
  Places of(List<FlowBatch.Codes.Product> products) {
    Places places = known;
    return places.sector().length < products.size() ? extended(products) : places;
  }

  private synchronized Places extended(List<FlowBatch.Codes.Product> products) {
    int from = known.sector().length;
    int size = Math.max(from, products.size());
    Places longer =
        new Places(
            Arrays.copyOf(known.sector(), size),
            Arrays.copyOf(known.level(), size),
            Arrays.copyOf(known.scheme(), size),
            Arrays.copyOf(known.slot(), size),
            new ArrayList<>(known.slots()),
            new HashMap<>(known.divided()));
    for (int i = from; i < size; i++) {
      put(longer, i, products.get(i));
    }
    known = longer;
    return longer;
  }

  private void put(Places places, int at, FlowBatch.Codes.Product product) {
    byte level = (byte) LEVELS.indexOf(Flow.levelOf(product.code()));
    places.level()[at] = level;
    places.scheme()[at] = (byte) SCHEMES.indexOf(Sectors.schemeOf(LEVELS.get(level)));
    Division division =
        grouping.lookup().divisionOf(product.code(), product.hsRevision()).orElse(null);
    if (division == null) {
      String sector = grouping.lookup().sectorOf(product.code(), product.hsRevision());
      places.sector()[at] = ids.indexOf(sector);
      places.slot()[at] = slot(places, new Slot(sector, level));
    } else {
      List<String> sectors = division.shares().stream().map(Division.Share::sector).toList();
      places.sector()[at] = DIVIDED;
      places.slot()[at] = DIVIDED;
      places
          .divided()
          .put(
              at,
              new Divided(
                  division,
                  sectors.stream().mapToInt(ids::indexOf).toArray(),
                  sectors.stream().mapToInt(s -> slot(places, new Slot(s, level))).toArray()));
    }
  }

  private int slot(Places places, Slot slot) {
    return slots.computeIfAbsent(
        slot,
        s -> {
          places.slots().add(s);
          return places.slots().size() - 1;
        });
  }
}
