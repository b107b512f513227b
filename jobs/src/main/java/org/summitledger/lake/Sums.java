package org.summitledger.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.SideBySide;

/** Everything that a file is added up to, batch by batch in the order of its lines. */
final class Sums {
  private final FlowBatch.Codes codes;
  private final Grouping grouping;
  private final Scope scope;
  private final ProductSectors sectorsOf;
  private final SectorSums sectors;
  private final SupplierSums suppliers;
  private final ProductSums products;
  private final WorldSums world = new WorldSums();
  private final CellOrder order = new CellOrder();

  /**
   * Sums of nothing yet.
   *
   * @param scope what of the file is added up
   */
  Sums(FlowBatch.Codes codes, Grouping grouping, Scope scope) {
    this.codes = codes;
    this.grouping = grouping;
    this.scope = scope;
    this.sectorsOf = new ProductSectors(grouping);
    this.sectors = new SectorSums(sectorsOf, codes, scope);
    this.suppliers = new SupplierSums(codes, grouping, scope);
    this.products = new ProductSums(codes, grouping, scope);
  }

  /**
   * A batch with the part of the sums that needs no other batch.
   *
   * @param world null where the file is not of the whole world's trade
   */
  record Part(FlowBatch batch, SectorSums sectors, @Nullable WorldSums world) {}

  /** Adds up what needs no other batch; many threads may do so at once. */
  Part prepare(FlowBatch batch, KnownCodes known) {
    return new Part(
        batch,
        new SectorSums(sectorsOf, known, scope).add(batch),
        scope.partiesOnly() ? WorldSums.of(batch, sectorsOf, known) : null);
  }

  /** Adds a batch and what was prepared of it; its quantities are of the file's unit. */
  void add(Part part) {
    order.add(part.batch());
    if (!order.mayRepeat()) {
      sectors.add(part.sectors());
      suppliers.add(part.batch(), List.of());
      products.add(part.batch(), List.of());
      if (part.world() != null) {
        world.add(part.world());
      }
    }
  }

  /**
   * Adds a batch.
   *
   * @param units see {@link ProductSums#add}
   */
  void add(FlowBatch batch, List<String> units) {
    order.add(batch);
    if (!order.mayRepeat()) {
      addLines(batch, units);
      addCells(batch, units);
    }
  }

  /**
   * Adds lines to the sums to which it is all one whether several are of one cell.
   *
   * @param units see {@link ProductSums#add}
   */
  void addLines(FlowBatch batch, List<String> units) {
    products.add(batch, units);
    if (scope.partiesOnly()) {
      world.add(WorldSums.of(batch, sectorsOf, KnownCodes.of(codes)));
    }
  }

  /**
   * Adds flows to the other sums: it is known that no two of the file are of one cell.
   *
   * @param units see {@link SupplierSums#add}
   */
  void addCells(FlowBatch cells, List<String> units) {
    sectors.add(cells);
    suppliers.add(cells, units);
  }

  /** Whether the sums are worth nothing, since a cell may have come twice. */
  boolean mayRepeatCells() {
    return order.mayRepeat();
  }

  /** Writes into a file. */
  private interface Writing {
    void to(Path file) throws IOException;
  }

  /** Writes all files of an entry. */
  void write(LakeEntry entry, SumFiles files, int threads) {
    List<Callable<Path>> all = new ArrayList<>();
    if (entry.coversWorldTrade()) {
      all.add(
          written(
              files.pairs(),
              file -> PairRollup.write(file, entry, PairSums.of(world, codes, sectorsOf))));
      all.add(
          written(
              files.world(),
              file -> WorldRollup.write(file, entry, WorldTotals.of(world, codes, sectorsOf))));
    }
    all.add(
        written(
            files.products(),
            file -> ProductRollup.write(file, entry, grouping.lookup(), products.sums())));
    all.add(
        written(files.suppliers(), file -> SupplierRollup.write(file, entry, suppliers.sums())));
    all.add(
        written(
            files.sectors(),
            file -> Rollups.write(file, entry, grouping.sectors(), sectors.sums())));
    SideBySide.all(threads, all);
  }

  private static Callable<Path> written(Path file, Writing writing) {
    return () -> {
      writing.to(file);
      return file;
    };
  }
}
