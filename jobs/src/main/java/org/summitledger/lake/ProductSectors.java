package org.summitledger.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final Grouping grouping;
  private final List<String> ids;
  private final Map<Slot, Integer> slots = new HashMap<>();
  private volatile Places known =
      new Places(new int[0], new byte[0], new byte[0], new int[0], List.of());

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
   * What products are in, by their places.
   *
   * @param sector places in {@link #ids}
   * @param level places in {@link #LEVELS}
   * @param scheme places in {@link #SCHEMES}
   * @param slot places in {@code slots}
   * @param slots the sectors and levels that occur
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of columns: they are never compared
  record Places(int[] sector, byte[] level, byte[] scheme, int[] slot, List<Slot> slots) {}

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
            new ArrayList<>(known.slots()));
    for (int i = from; i < size; i++) {
      put(longer, i, products.get(i));
    }
    known = longer;
    return longer;
  }

  private void put(Places places, int at, FlowBatch.Codes.Product product) {
    String sector = grouping.lookup().sectorOf(product.code(), product.hsRevision());
    Slot slot = new Slot(sector, (byte) LEVELS.indexOf(Flow.levelOf(product.code())));
    places.sector()[at] = ids.indexOf(sector);
    places.level()[at] = slot.level();
    places.scheme()[at] = slot.scheme();
    places.slot()[at] =
        slots.computeIfAbsent(
            slot,
            s -> {
              places.slots().add(s);
              return places.slots().size() - 1;
            });
  }
}
