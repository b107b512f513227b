package org.summitledger.lake;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.summitledger.lake.SectorSums.SectorSum;
import org.summitledger.lake.SupplierSums.SupplierSum;
import org.summitledger.reference.Sector;
import org.summitledger.reference.Sectors;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch.Codes.Period;

/** The files in which an entry's sums lie beside its flows, as reports read them. */
public final class Rollups {
  /** Squares of money, summed exactly: squared units of currency. */
  public static final DataType SQUARES = DataTypes.createDecimalType(38, 6);

  private static final int SQUARES_BYTES = 16;

  private static final Comparator<SectorSum> PAIRS =
      Comparator.comparing(SectorSum::reporter)
          .thenComparing(SectorSum::partner)
          .thenComparing(SectorSum::flow)
          .thenComparing(SectorSum::sector)
          .thenComparing(s -> s.period().start());

  private Rollups() {}

  /**
   * Trade by sector as Spark reads it: {@code value} in whole units of currency, null where all is
   * blank; {@code products_counted} have a value, and of {@code products_blank} all is blank;
   * {@code valuation} CIF or FOB, null where the source does not say; {@code is_derived} where it
   * is a world that was added up here.
   */
  public static StructType sectors() {
    return new StructType()
        .add("source", DataTypes.StringType, false)
        .add("dataflow", DataTypes.StringType, false)
        .add("known_from", DataTypes.DateType, false)
        .add("reporter", DataTypes.StringType, false)
        .add("partner", DataTypes.StringType, false)
        .add("flow", DataTypes.StringType, false)
        .add("sector", DataTypes.StringType, false)
        .add("currency", DataTypes.StringType, false)
        .add("frequency", DataTypes.StringType, false)
        .add("period_start", DataTypes.DateType, false)
        .add("period_end", DataTypes.DateType, false)
        .add("period", DataTypes.StringType, false)
        .add("scheme", DataTypes.StringType, false)
        .add("product_level", DataTypes.StringType, false)
        .add("value", FlowColumns.MONEY, true)
        .add("products_counted", DataTypes.LongType, false)
        .add("products_blank", DataTypes.LongType, false)
        .add("observation_status", DataTypes.StringType, false)
        .add("valuation", DataTypes.StringType, true)
        .add("measure_relation", DataTypes.StringType, false)
        .add("note", DataTypes.StringType, false)
        .add("is_derived", DataTypes.BooleanType, false);
  }

  /**
   * Imports by product as Spark reads them; see {@link SupplierSum}. {@code hs_revision} is null
   * where the file states none, or the code in several. Quantities, mostly weights, are in {@code
   * quantity_unit} and are those beside values above zero; a quantity of zero there is one that
   * nobody stated. {@code suppliers_quantity}, its squares and its largest are null unless every
   * supplier with a value above zero has a quantity; all of it is null where units differ.
   */
  public static StructType suppliers() {
    return new StructType()
        .add("source", DataTypes.StringType, false)
        .add("dataflow", DataTypes.StringType, false)
        .add("importer", DataTypes.StringType, false)
        .add("product", DataTypes.StringType, false)
        .add("hs_revision", DataTypes.StringType, true)
        .add("product_level", DataTypes.StringType, false)
        .add("currency", DataTypes.StringType, false)
        .add("frequency", DataTypes.StringType, false)
        .add("period_start", DataTypes.DateType, false)
        .add("period_end", DataTypes.DateType, false)
        .add("period", DataTypes.StringType, false)
        .add("has_world", DataTypes.BooleanType, false)
        .add("is_derived", DataTypes.BooleanType, false)
        .add("world_value", FlowColumns.MONEY, true)
        .add("partners_value", FlowColumns.MONEY, false)
        .add("suppliers", DataTypes.LongType, false)
        .add("suppliers_value", FlowColumns.MONEY, false)
        .add("squares", SQUARES, false)
        .add("top_supplier", DataTypes.StringType, true)
        .add("top_value", FlowColumns.MONEY, true)
        .add("partner", DataTypes.StringType, true)
        .add("partner_value", FlowColumns.MONEY, true)
        .add("quantity_unit", DataTypes.StringType, true)
        .add("suppliers_measured", DataTypes.LongType, false)
        .add("world_quantity", FlowColumns.MONEY, true)
        .add("suppliers_quantity", FlowColumns.MONEY, true)
        .add("quantity_squares", SQUARES, true)
        .add("top_supplier_by_quantity", DataTypes.StringType, true)
        .add("top_quantity", FlowColumns.MONEY, true)
        .add("partner_quantity", FlowColumns.MONEY, true);
  }

  /**
   * Trade of parties of commitments by product as Spark reads it, with those they share a
   * commitment with and with the world ({@code WLD}; {@code is_derived} where it was added up
   * here). {@code value} is in whole units of currency, null where all is blank, at the {@code
   * valuation} CIF or FOB, null where the source does not say. {@code quantity} is that of the
   * lines that have both it and a value, in {@code quantity_unit}; both are null where there is
   * none, or where units differ, which have no sum. {@code value_with_quantity} is the value of
   * those lines, null where there is none; {@code lines_counted} lines have a value. Only where
   * {@code lists_all_products} do the products of a sector make up the sector. A product that
   * stated weights divide is a row in each of its sectors: its sums are divided, not its lines, so
   * that some thousandths may lie elsewhere than in {@link #sectors}.
   */
  public static StructType products() {
    return new StructType()
        .add("source", DataTypes.StringType, false)
        .add("dataflow", DataTypes.StringType, false)
        .add("reporter", DataTypes.StringType, false)
        .add("partner", DataTypes.StringType, false)
        .add("flow", DataTypes.StringType, false)
        .add("product", DataTypes.StringType, false)
        .add("hs_revision", DataTypes.StringType, true)
        .add("product_level", DataTypes.StringType, false)
        .add("sector", DataTypes.StringType, false)
        .add("currency", DataTypes.StringType, false)
        .add("frequency", DataTypes.StringType, false)
        .add("period_start", DataTypes.DateType, false)
        .add("period_end", DataTypes.DateType, false)
        .add("period", DataTypes.StringType, false)
        .add("value", FlowColumns.MONEY, true)
        .add("quantity", FlowColumns.MONEY, true)
        .add("quantity_unit", DataTypes.StringType, true)
        .add("value_with_quantity", FlowColumns.MONEY, true)
        .add("lines_counted", DataTypes.LongType, false)
        .add("valuation", DataTypes.StringType, true)
        .add("is_derived", DataTypes.BooleanType, false)
        .add("lists_all_products", DataTypes.BooleanType, false);
  }

  /**
   * The whole world's trade as Spark reads it, of files that hold it. {@code kind} says what a
   * figure is of, and what is null in it stands for all together:
   *
   * <ul>
   *   <li>{@code exporter_sector}, {@code importer_sector}: what any country sells or buys
   *   <li>{@code exporter_importer_sector}: what a party of commitments sells to any country; what
   *       others sell is in {@link PairRollup#columns()}
   *   <li>{@code product}: what the world trades, with its {@code exporters}: how many have a
   *       positive value, their sum, the sum of the squares of theirs, and the largest
   *   <li>{@code exporter_product}: what a party of commitments sells to the world
   * </ul>
   *
   * <p>{@code value} is in whole units of currency, at the {@code valuation} CIF or FOB of the
   * {@code flow} whose lines it is made of, null where the source does not say: a period of both
   * directions has exporters from exports and importers from imports, a period of one has both from
   * that. Rows that a source prints for the world are in none of it. A figure {@code has_blanks}
   * where a line of it is blank, and no value where all are. A sector's {@code product_level} is
   * that of its coarsest product.
   */
  public static StructType world() {
    return new StructType()
        .add("source", DataTypes.StringType, false)
        .add("dataflow", DataTypes.StringType, false)
        .add("kind", DataTypes.StringType, false)
        .add("flow", DataTypes.StringType, false)
        .add("exporter", DataTypes.StringType, true)
        .add("importer", DataTypes.StringType, true)
        .add("scheme", DataTypes.StringType, true)
        .add("sector", DataTypes.StringType, true)
        .add("product", DataTypes.StringType, true)
        .add("hs_revision", DataTypes.StringType, true)
        .add("product_level", DataTypes.StringType, false)
        .add("currency", DataTypes.StringType, false)
        .add("frequency", DataTypes.StringType, false)
        .add("period_start", DataTypes.DateType, false)
        .add("period_end", DataTypes.DateType, false)
        .add("period", DataTypes.StringType, false)
        .add("value", FlowColumns.MONEY, true)
        .add("has_blanks", DataTypes.BooleanType, false)
        .add("valuation", DataTypes.StringType, true)
        .add("exporters", DataTypes.LongType, true)
        .add("exporters_value", FlowColumns.MONEY, true)
        .add("squares", SQUARES, true)
        .add("top_exporter", DataTypes.StringType, true)
        .add("top_value", FlowColumns.MONEY, true);
  }

  /** Writes what countries trade by sector, one pair of countries after the other. */
  static void write(Path file, LakeEntry entry, Sectors sectors, List<SectorSum> sums)
      throws IOException {
    MessageType schema = FlowColumns.parquet(sectors(), "sector");
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    int knownFrom = day(LocalDate.parse(entry.knownFrom()));
    try (ParquetWriter<Group> writer = LakeWriter.writer(file, schema)) {
      for (SectorSum sum : sums.stream().sorted(PAIRS).toList()) {
        Optional<Sector> sector = sectors.find(sum.scheme(), sum.sector());
        Group row = row(rows, entry, sum.period());
        row.add("known_from", knownFrom);
        row.add("reporter", sum.reporter());
        row.add("partner", sum.partner());
        row.add("flow", sum.flow());
        row.add("sector", sum.sector());
        row.add("scheme", sum.scheme());
        row.add("product_level", sum.productLevel());
        sum.value().ifPresent(value -> row.add("value", value));
        row.add("products_counted", (long) sum.productsCounted());
        row.add("products_blank", (long) sum.productsBlank());
        row.add("observation_status", Flow.observationStatus(sum.value().isPresent()));
        Optional.ofNullable(entry.valuation().get(sum.flow()))
            .ifPresent(valuation -> row.add("valuation", valuation));
        row.add("measure_relation", relation(sum, sector));
        row.add("note", sector.map(Sector::note).orElse(""));
        row.add("is_derived", sum.isDerived());
        writer.write(row);
      }
    }
  }

  /** A row with what is the same in all of them. */
  static Group row(SimpleGroupFactory rows, LakeEntry entry, Period period) {
    Group row = rows.newGroup();
    row.add("source", entry.source());
    row.add("dataflow", entry.dataflow());
    row.add("currency", entry.currency());
    row.add("frequency", entry.frequency());
    row.add("period_start", day(period.start()));
    row.add("period_end", day(period.end()));
    row.add("period", period(entry.frequency(), period.start()));
    return row;
  }

  /** Weights of trade in general stand in for what part of this trade a sector gets. */
  private static String relation(SectorSum sum, Optional<Sector> sector) {
    if (sum.sector().equals(Sectors.NOT_CARRIED)) {
      return "context";
    }
    String relation = sector.map(Sector::measureRelation).orElse("direct");
    return sum.holdsParts() && relation.equals("direct") ? "proxy" : relation;
  }

  private static int day(LocalDate day) {
    return (int) day.toEpochDay();
  }

  /** A number as a wide decimal column holds it. */
  static Binary binary(BigInteger number) {
    byte[] bytes = number.toByteArray();
    ByteBuffer fixed = ByteBuffer.allocate(SQUARES_BYTES);
    fixed.position(SQUARES_BYTES - bytes.length).put(bytes).flip();
    return Binary.fromConstantByteArray(fixed.array());
  }

  /**
   * A period as its users write it: 2018 for a calendar year, 2018-19 for a year that starts in
   * another month, 2018-Q2 for a quarter, 2018-07 for a month.
   */
  public static String period(String frequency, LocalDate start) {
    int year = start.getYear();
    return switch (frequency) {
      case "A" ->
          start.getMonthValue() == 1
              ? String.valueOf(year)
              : String.format(Locale.ROOT, "%d-%02d", year, (year + 1) % 100);
      case "Q" -> year + "-Q" + (start.getMonthValue() + 2) / 3;
      default -> String.format(Locale.ROOT, "%d-%02d", year, start.getMonthValue());
    };
  }
}
