package org.summitledger.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an entry comes to, from its leaf file. */
final class LeafSums {
  private LeafSums() {}

  /** What reports group by of all lines of a leaf file. */
  static Sums of(Path leaves, LakeEntry entry, Grouping grouping) throws IOException {
    LeafReader reader = new LeafReader(entry);
    Sums sums = new Sums(reader.codes(), grouping, Scope.of(entry));
    reader.forEach(leaves, sums::add);
    return sums.mayRepeatCells() ? ofCells(leaves, entry, grouping) : sums;
  }

  /** Of a file in which cells repeat: all of it is needed at once. */
  static Sums ofCells(Path leaves, LakeEntry entry, Grouping grouping) throws IOException {
    LeafReader reader = new LeafReader(entry);
    List<Batches> batches = new ArrayList<>();
    Sums sums = new Sums(reader.codes(), grouping, Scope.of(entry));
    reader.forEach(
        leaves,
        (batch, units) -> {
          sums.addLines(batch, units);
          batches.add(new Batches(batch, reader.codes(), units));
        });
    Batches cells = Batches.joined(batches, reader.codes()).byCell();
    sums.addCells(cells.flows(), cells.units());
    return sums;
  }
}
