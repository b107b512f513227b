package org.summitledger.lake;

import java.io.IOException;
import java.nio.file.Path;
import org.summitledger.source.FlowBatch;

/** Everything that a file is added up to, batch by batch in the order of its lines. */
final class Sums {
  private final Grouping grouping;
  private final SectorSums sectors;
  private final SupplierSums suppliers;
  private final CellOrder order = new CellOrder();

  /**
   * Sums of nothing yet.
   *
   * @param scope what of the file is added up
   */
  Sums(FlowBatch.Codes codes, Grouping grouping, Scope scope) {
    this.grouping = grouping;
    this.sectors = new SectorSums(grouping, codes, scope);
    this.suppliers = new SupplierSums(codes, grouping, scope);
  }

  /** Adds a batch and what was prepared of it. */
  void add(FlowBatch batch, SectorSums prepared) {
    order.add(batch);
    if (!order.mayRepeat()) {
      sectors.add(prepared);
      suppliers.add(batch);
    }
  }

  /** Adds a batch. */
  void add(FlowBatch batch) {
    order.add(batch);
    if (!order.mayRepeat()) {
      addCells(batch);
    }
  }

  /** Adds flows of which it is known that no two of the file are of one cell. */
  void addCells(FlowBatch cells) {
    sectors.add(cells);
    suppliers.add(cells);
  }

  /** Whether the sums are worth nothing, since a cell may have come twice. */
  boolean mayRepeatCells() {
    return order.mayRepeat();
  }

  /** Writes both files. */
  void write(LakeEntry entry, Path suppliersFile, Path sectorsFile) throws IOException {
    Rollups.write(suppliersFile, entry, suppliers.sums());
    Rollups.write(sectorsFile, entry, grouping.sectors(), sectors.sums());
  }
}
