package org.summitledger.lake;

import java.nio.file.Path;
import java.util.List;

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

  private static final int SHORT = 16;

  /** Trade of parties by product, see {@link Rollups#products()}. */
  public Path products() {
    return file("products");
  }

  /**
   * The whole world's trade, see {@link Rollups#world()}; there is none where the entry does not
   * hold it.
   */
  public Path world() {
    return file("world");
  }

  /** The whole world's trade between two countries each, see {@link PairRollup}; as world. */
  public Path pairs() {
    return file("pairs");
  }

  /** Imports by product, see {@link Rollups#suppliers()}. */
  public Path suppliers() {
    return file("suppliers");
  }

  /** Trade by sector, see {@link Rollups#sectors()}. */
  public Path sectors() {
    return file(SECTORS);
  }

  /** All that an entry has, the sectors last: where they are, the others are too. */
  List<Path> of(LakeEntry entry) {
    return entry.holdsWorld()
        ? List.of(products(), world(), pairs(), suppliers(), sectors())
        : List.of(products(), suppliers(), sectors());
  }

  private Path file(String name) {
    return folder.resolve(name + "-" + grouping.fingerprint().substring(0, SHORT) + ".parquet");
  }
}
