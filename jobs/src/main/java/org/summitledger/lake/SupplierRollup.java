package org.summitledger.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.summitledger.lake.SupplierQuantities.Listed;
import org.summitledger.lake.SupplierQuantities.Quantities;
import org.summitledger.lake.SupplierSums.SupplierSum;
import org.summitledger.source.Flow;

/** Writes an entry's imports by product, see {@link Rollups#suppliers()}. */
final class SupplierRollup {
  private static final Comparator<SupplierSum> IMPORTERS =
      Comparator.comparing(SupplierSum::importer)
          .thenComparing(SupplierSum::product)
          .thenComparing(s -> s.period().start());

  private SupplierRollup() {}

  /** Sorted so that one importer lies together. */
  static void write(Path file, LakeEntry entry, List<SupplierSum> sums) throws IOException {
    MessageType schema = FlowColumns.parquet(Rollups.suppliers(), "supplier");
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer = LakeWriter.writer(file, schema)) {
      for (SupplierSum sum : sums.stream().sorted(IMPORTERS).toList()) {
        Group row = Rollups.row(rows, entry, sum.period());
        row.add("importer", sum.importer());
        row.add("product", sum.product());
        sum.hsRevision().ifPresent(revision -> row.add("hs_revision", revision));
        row.add("product_level", Flow.levelOf(sum.product()));
        values(row, entry, sum);
        row.add("suppliers_measured", (long) sum.quantities().map(Quantities::measured).orElse(0));
        sum.quantities().ifPresent(quantities -> quantities(row, entry, quantities));
        writer.write(row);
      }
    }
  }

  private static void values(Group row, LakeEntry entry, SupplierSum sum) {
    row.add("has_world", sum.hasWorld());
    row.add("is_derived", entry.addsUpWorld());
    sum.world().ifPresent(world -> row.add("world_value", world));
    row.add("partners_value", sum.partners());
    row.add("suppliers", (long) sum.suppliers());
    row.add("suppliers_value", sum.listed());
    row.add("squares", Rollups.binary(sum.squares()));
    sum.topSupplier()
        .ifPresent(
            supplier -> {
              row.add("top_supplier", supplier);
              row.add("top_value", sum.topValue());
            });
    sum.partner().ifPresent(partner -> row.add("partner", partner));
    sum.partnerValue().ifPresent(value -> row.add("partner_value", value));
  }

  private static void quantities(Group row, LakeEntry entry, Quantities quantities) {
    quantities
        .unit()
        .or(() -> Optional.ofNullable(entry.quantityUnit()))
        .ifPresent(unit -> row.add("quantity_unit", unit));
    quantities.world().ifPresent(world -> row.add("world_quantity", world));
    quantities.listed().ifPresent(listed -> listed(row, listed));
  }

  private static void listed(Group row, Listed listed) {
    row.add("suppliers_quantity", listed.total());
    row.add("quantity_squares", Rollups.binary(listed.squares()));
    listed
        .top()
        .ifPresent(
            supplier -> {
              row.add("top_supplier_by_quantity", supplier);
              row.add("top_quantity", listed.topQuantity());
            });
    listed.partner().ifPresent(quantity -> row.add("partner_quantity", quantity));
  }
}
