package org.summitledger.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The files that hold what an entry comes to, beside its flows. Each is named by what it was made
 * by, so that another day's sectors or parties have their own.
 *
 * @param folder where they lie
 * @param grouping what they are made by
 */
public record SumFiles(Path folder, Grouping grouping) {
  /** How the name of the file begins without which an entry has not been added up. */
  static final String SECTORS = "sectors";

  private static final String PRODUCTS = "products";
  private static final String WORLD = "world";
  private static final String PAIRS = "pairs";
  private static final String SUPPLIERS = "suppliers";
  private static final Set<String> KINDS = Set.of(PRODUCTS, WORLD, PAIRS, SUPPLIERS, SECTORS);
  private static final int SHORT = 16;

  /** Trade of parties by product, see {@link Rollups#products()}. */
  public Path products() {
    return file(PRODUCTS);
  }

  /**
   * The whole world's trade, see {@link Rollups#world()}; there is none where the entry does not
   * hold it.
   */
  public Path world() {
    return file(WORLD);
  }

  /** The whole world's trade between two countries each, see {@link PairRollup}; as world. */
  public Path pairs() {
    return file(PAIRS);
  }

  /** Imports by product, see {@link Rollups#suppliers()}. */
  public Path suppliers() {
    return file(SUPPLIERS);
  }

  /** Trade by sector, see {@link Rollups#sectors()}. */
  public Path sectors() {
    return file(SECTORS);
  }

  /** All that an entry has, the sectors last: where they are, the others are too. */
  List<Path> of(LakeEntry entry) {
    return entry.coversWorldTrade()
        ? List.of(products(), world(), pairs(), suppliers(), sectors())
        : List.of(products(), suppliers(), sectors());
  }

  /** Whether a file of an entry holds what the entry comes to, whatever it was made by. */
  static boolean isOne(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.contains("-") && KINDS.contains(name.substring(0, name.indexOf('-')));
  }

  private Path file(String name) {
    return folder.resolve(name + "-" + grouping.fingerprint().substring(0, SHORT) + ".parquet");
  }
}
