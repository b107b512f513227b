package org.summitledger.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.summitledger.lake.ProductSums.ProductSum;
import org.summitledger.reference.Division;
import org.summitledger.reference.SectorLookup;
import org.summitledger.source.Flow;

/** Writes an entry's trade by product, see {@link Rollups#products()}. */
final class ProductRollup {
  private static final Comparator<ProductSum> PAIRS =
      Comparator.comparing(ProductSum::reporter)
          .thenComparing(ProductSum::partner)
          .thenComparing(ProductSum::flow)
          .thenComparing(s -> s.product().code())
          .thenComparing(s -> Objects.requireNonNullElse(s.product().hsRevision(), ""))
          .thenComparing(s -> s.period().start())
          .thenComparing(ProductSum::isDerived);

  private ProductRollup() {}

  /** A product, or its part in one of the sectors that it is divided over. */
  private record InSector(String sector, ProductSum sum) {}

  /** Writes what countries trade by product, one pair of countries after the other. */
  static void write(Path file, LakeEntry entry, SectorLookup sectors, List<ProductSum> sums)
      throws IOException {
    MessageType schema = FlowColumns.parquet(Rollups.products(), "product");
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer = LakeWriter.writer(file, schema)) {
      for (ProductSum sum : sums.stream().sorted(PAIRS).toList()) {
        for (InSector in : inSectors(sum, sectors)) {
          writer.write(row(rows, entry, in));
        }
      }
    }
  }

  private static List<InSector> inSectors(ProductSum sum, SectorLookup sectors) {
    String product = sum.product().code();
    String revision = sum.product().hsRevision();
    Division division = sectors.divisionOf(product, revision).orElse(null);
    if (division == null) {
      return List.of(new InSector(sectors.sectorOf(product, revision), sum));
    }
    return IntStream.range(0, division.shares().size())
        .mapToObj(i -> new InSector(division.shares().get(i).sector(), part(sum, division, i)))
        .sorted(Comparator.comparing(InSector::sector))
        .toList();
  }

  private static ProductSum part(ProductSum sum, Division division, int share) {
    return new ProductSum(
        sum.period(),
        sum.reporter(),
        sum.partner(),
        sum.flow(),
        sum.product(),
        sum.value().map(v -> division.parts(v)[share]),
        sum.quantity().map(q -> division.parts(q)[share]),
        sum.unit(),
        sum.valueWithQuantity().map(v -> division.parts(v)[share]),
        sum.lines(),
        sum.isDerived());
  }

  private static Group row(SimpleGroupFactory rows, LakeEntry entry, InSector in) {
    ProductSum sum = in.sum();
    String product = sum.product().code();
    Group row = Rollups.row(rows, entry, sum.period());
    row.add("reporter", sum.reporter());
    row.add("partner", sum.partner());
    row.add("flow", sum.flow());
    row.add("product", product);
    if (sum.product().hsRevision() != null) {
      row.add("hs_revision", sum.product().hsRevision());
    }
    row.add("product_level", Flow.levelOf(product));
    row.add("sector", in.sector());
    sum.value().ifPresent(value -> row.add("value", value));
    addQuantity(row, entry, sum);
    row.add("lines_counted", (long) sum.lines());
    Optional.ofNullable(entry.valuation().get(sum.flow()))
        .ifPresent(valuation -> row.add("valuation", valuation));
    row.add("is_derived", sum.isDerived());
    row.add("lists_all_products", entry.listsAllProducts());
    return row;
  }

  private static void addQuantity(Group row, LakeEntry entry, ProductSum sum) {
    sum.valueWithQuantity().ifPresent(value -> row.add("value_with_quantity", value));
    sum.quantity()
        .ifPresent(
            quantity -> {
              row.add("quantity", quantity);
              sum.unit()
                  .or(() -> Optional.ofNullable(entry.quantityUnit()))
                  .ifPresent(unit -> row.add("quantity_unit", unit));
            });
  }
}
