package org.summitledger.lake;

import java.util.BitSet;
import org.summitledger.source.FlowBatch;

/**
 * In which direction a file of the world's trade shows who exports and who imports, period by
 * period: where it has both directions of a period, exporters are seen in exports only and
 * importers in imports only; where it has one, both are seen in it. A file may have its last year's
 * imports before its exports.
 */
final class WorldDirections {
  private final int exports;
  private final int imports;
  private final BitSet withExports = new BitSet();
  private final BitSet withImports = new BitSet();

  /** Of what was added up. */
  WorldDirections(WorldSums sums, FlowBatch.Codes codes) {
    this.exports = codes.flows().indexOf("export");
    this.imports = codes.flows().indexOf("import");
    for (long exporter : sums.products.keySet()) {
      BitSet with = CellKey.flow(exporter) == exports ? withExports : withImports;
      with.set(CellKey.period(exporter));
    }
  }

  /** The direction in which exporters of a period are seen, by its place. */
  int ofExporters(int period) {
    return withExports.get(period) ? exports : imports;
  }

  /** Whether exporters are seen in what a pair traded. */
  boolean showExporter(long pair) {
    return CellKey.flow(pair) == ofExporters(CellKey.period(pair));
  }

  /** Whether importers are. */
  boolean showImporter(long pair) {
    return CellKey.flow(pair) == (withImports.get(CellKey.period(pair)) ? imports : exports);
  }
}
