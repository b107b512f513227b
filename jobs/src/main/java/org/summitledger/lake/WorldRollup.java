package org.summitledger.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.summitledger.lake.WorldTotals.Exporters;
import org.summitledger.lake.WorldTotals.InSector;
import org.summitledger.lake.WorldTotals.WorldSum;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch.Codes.Product;

/** Writes an entry's figures of the whole world's trade, see {@link Rollups#world()}. */
final class WorldRollup {
  private static final Comparator<WorldSum> FIGURES =
      Comparator.comparing(WorldSum::kind)
          .thenComparing(s -> s.between().exporter().orElse(""))
          .thenComparing(s -> s.between().importer().orElse(""))
          .thenComparing(s -> s.sector().map(InSector::scheme).orElse(""))
          .thenComparing(s -> s.sector().map(InSector::sector).orElse(""))
          .thenComparing(s -> s.product().map(Product::code).orElse(""))
          .thenComparing(s -> s.product().map(WorldRollup::revision).orElse(""))
          .thenComparing(s -> s.period().start());

  private WorldRollup() {}

  private static String revision(Product product) {
    return Objects.requireNonNullElse(product.hsRevision(), "");
  }

  /** Sorted so that figures of one kind lie together, and in them those of one country. */
  static void write(Path file, LakeEntry entry, List<WorldSum> sums) throws IOException {
    MessageType schema = FlowColumns.parquet(Rollups.world(), "world");
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer = LakeWriter.writer(file, schema)) {
      for (WorldSum sum : sums.stream().sorted(FIGURES).toList()) {
        Group row = Rollups.row(rows, entry, sum.period());
        row.add("kind", sum.kind().name().toLowerCase(Locale.ROOT));
        row.add("flow", sum.flow());
        sum.between().exporter().ifPresent(exporter -> row.add("exporter", exporter));
        sum.between().importer().ifPresent(importer -> row.add("importer", importer));
        sum.sector().ifPresent(sector -> add(row, sector));
        sum.product().ifPresent(product -> add(row, product));
        sum.value().ifPresent(value -> row.add("value", value));
        row.add("has_blanks", sum.hasBlanks());
        Optional.ofNullable(entry.valuation().get(sum.flow()))
            .ifPresent(valuation -> row.add("valuation", valuation));
        sum.exporters().ifPresent(exporters -> add(row, exporters));
        writer.write(row);
      }
    }
  }

  private static void add(Group row, InSector sector) {
    row.add("scheme", sector.scheme());
    row.add("sector", sector.sector());
    row.add("product_level", sector.level());
  }

  private static void add(Group row, Product product) {
    row.add("product", product.code());
    row.add("product_level", Flow.levelOf(product.code()));
    if (product.hsRevision() != null) {
      row.add("hs_revision", product.hsRevision());
    }
  }

  private static void add(Group row, Exporters exporters) {
    row.add("exporters", (long) exporters.number());
    row.add("exporters_value", exporters.value());
    row.add("squares", Rollups.binary(exporters.squares()));
    exporters
        .top()
        .ifPresent(
            top -> {
              row.add("top_exporter", top);
              row.add("top_value", exporters.topValue());
            });
  }
}
