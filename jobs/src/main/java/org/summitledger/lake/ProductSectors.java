package org.summitledger.lake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.summitledger.reference.Division;
import org.summitledger.reference.Division.Share;
import org.summitledger.reference.SectorLookup;
import org.summitledger.reference.Sectors;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Product;

/** To which sectors a file's products belong, by their places: looked up once for a batch. */
final class ProductSectors {
  /** In place of a sector: the product is divided over several. */
  static final int DIVIDED = -1;

  private static final long[] NO_MONEY = {};

  private final int[] sectors;
  private final byte[] levels;
  private final byte[] schemes;

  /** Few products are divided, and mostly none. */
  private final Map<Integer, Divided> divided = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // places, never compared
  private record Divided(Division division, int[] sectors) {}

  /**
   * Looks products up.
   *
   * @param ids the sectors by their places
   */
  ProductSectors(List<Product> products, SectorLookup lookup, List<String> ids) {
    sectors = new int[products.size()];
    levels = new byte[sectors.length];
    schemes = new byte[sectors.length];
    for (int i = 0; i < sectors.length; i++) {
      Product product = products.get(i);
      String level = Flow.levelOf(product.code());
      levels[i] = (byte) SectorSums.LEVELS.indexOf(level);
      schemes[i] = (byte) SectorSums.SCHEMES.indexOf(Sectors.schemeOf(level));
      Division division = lookup.divisionOf(product.code(), product.hsRevision()).orElse(null);
      if (division == null) {
        sectors[i] = ids.indexOf(lookup.sectorOf(product.code(), product.hsRevision()));
      } else {
        sectors[i] = DIVIDED;
        divided.put(
            i,
            new Divided(
                division,
                division.shares().stream().map(Share::sector).mapToInt(ids::indexOf).toArray()));
      }
    }
  }

  /** The place of each product's sector, or {@link #DIVIDED}. */
  int[] sectors() {
    return sectors;
  }

  /** The place of each product's level. */
  byte[] levels() {
    return levels;
  }

  /** The place of the scheme that tells products of each product's level apart. */
  byte[] schemes() {
    return schemes;
  }

  /** The places of all sectors that a product is in. */
  int[] sectorsOf(int product) {
    return sectors[product] == DIVIDED ? find(product).sectors() : new int[] {sectors[product]};
  }

  /**
   * What each of these sectors gets of the money of a product that is divided; of a blank, none.
   */
  long[] parts(int product, long value) {
    return value == FlowBatch.MISSING ? NO_MONEY : find(product).division().parts(value);
  }

  private Divided find(int product) {
    return Objects.requireNonNull(divided.get(product), "the product is not divided");
  }
}
