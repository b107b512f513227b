package org.summitledger.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Period;

/**
 * Writes the whole world's trade between two countries each, of an entry that holds it. Half a
 * million rows a year are encoded column by column; all products together lie before sectors, so
 * that who asks for those alone reads a tenth of the file.
 */
public final class PairRollup {
  /** What one country sells to another, all products together. */
  public static final String PAIR = "exporter_importer";

  /** The same by sector. */
  public static final String PAIR_SECTOR = "exporter_importer_sector";

  private static final long BLOCK = 128L << 20;
  private static final int PAGE = 1 << 20;
  private static final MessageType SCHEMA = FlowColumns.parquet(columns(), "pair");
  private static final ParquetProperties PROPERTIES = ParquetProperties.builder().build();

  private final LakeEntry entry;
  private final PairSums sums;
  private final List<String> kinds = new ArrayList<>();
  private final List<String> exporters = new ArrayList<>();
  private final List<String> importers = new ArrayList<>();
  private final List<String> schemes = new ArrayList<>();
  private final List<String> sectors = new ArrayList<>();
  private final List<Integer> periods = new ArrayList<>();
  private final List<Long> values = new ArrayList<>();

  private PairRollup(LakeEntry entry, PairSums sums) {
    this.entry = entry;
    this.sums = sums;
  }

  /**
   * Trade between two countries as Spark reads it, of files that hold the whole world's. {@code
   * kind} says whether a figure is of all products ({@value #PAIR}, sector {@code all_products}) or
   * of a sector ({@value #PAIR_SECTOR}). {@code value} is in whole units of currency, of the lines
   * of one {@code flow}: exports where the file has both of the period. Countries are ISO3 or
   * special areas' codes, never the world. It is null where one of its lines is blank: the sum of
   * the others would be too small.
   */
  public static StructType columns() {
    return new StructType()
        .add("source", DataTypes.StringType, false)
        .add("dataflow", DataTypes.StringType, false)
        .add("kind", DataTypes.StringType, false)
        .add("flow", DataTypes.StringType, false)
        .add("exporter", DataTypes.StringType, false)
        .add("importer", DataTypes.StringType, false)
        .add("scheme", DataTypes.StringType, false)
        .add("sector", DataTypes.StringType, false)
        .add("currency", DataTypes.StringType, false)
        .add("frequency", DataTypes.StringType, false)
        .add("period_start", DataTypes.DateType, false)
        .add("period_end", DataTypes.DateType, false)
        .add("period", DataTypes.StringType, false)
        .add("value", FlowColumns.MONEY, true);
  }

  /** Sorted by kind, and in it by exporter, importer and period. */
  static void write(Path file, LakeEntry entry, PairSums sums) throws IOException {
    PairRollup rollup = new PairRollup(entry, sums);
    sums.forEachPair(
        (from, to, period, in, value) -> rollup.add(PAIR, from, to, period, in, value));
    sums.forEachSector(
        (from, to, period, in, value) -> rollup.add(PAIR_SECTOR, from, to, period, in, value));
    rollup.write(file);
  }

  private void add(
      String kind, String from, String to, int period, PairSums.InScheme in, long value) {
    kinds.add(kind);
    exporters.add(from);
    importers.add(to);
    periods.add(period);
    schemes.add(in.scheme());
    sectors.add(in.sector());
    values.add(value);
  }

  private void write(Path path) throws IOException {
    ParquetFileWriter file =
        new ParquetFileWriter(
            new LocalOutputFile(path),
            SCHEMA,
            ParquetFileWriter.Mode.CREATE,
            BLOCK,
            0,
            null,
            PROPERTIES);
    file.start();
    if (!kinds.isEmpty()) {
      ColumnChunkPageWriteStore pages = encoded();
      file.startBlock(kinds.size());
      pages.flushToFileWriter(file);
      file.endBlock();
    }
    file.end(Map.of());
  }

  private ColumnChunkPageWriteStore encoded() throws IOException {
    CodecFactory factory = new CodecFactory(new PlainParquetConfiguration(), PAGE);
    try {
      BytesInputCompressor compressor = factory.getCompressor(CompressionCodecName.SNAPPY);
      ColumnChunkPageWriteStore pages =
          new ColumnChunkPageWriteStore(
              compressor,
              SCHEMA,
              new HeapByteBufferAllocator(),
              PROPERTIES.getColumnIndexTruncateLength(),
              PROPERTIES.getPageWriteChecksumEnabled());
      encode(new LeafPages(pages, SCHEMA, kinds.size()));
      return pages;
    } finally {
      factory.release();
    }
  }

  private void encode(LeafPages pages) throws IOException {
    int[] places = periods.stream().mapToInt(Integer::intValue).toArray();
    List<Period> all = sums.periods();
    pages.texts("source", same(entry.source()));
    pages.texts("dataflow", same(entry.dataflow()));
    pages.texts("kind", kinds);
    pages.texts("flow", periods.stream().map(sums::flow).toList());
    pages.texts("exporter", exporters);
    pages.texts("importer", importers);
    pages.texts("scheme", schemes);
    pages.texts("sector", sectors);
    pages.texts("currency", same(entry.currency()));
    pages.texts("frequency", same(entry.frequency()));
    pages.codes(
        "period_start", places, all.stream().mapToInt(p -> (int) p.start().toEpochDay()).toArray());
    pages.codes(
        "period_end", places, all.stream().mapToInt(p -> (int) p.end().toEpochDay()).toArray());
    List<String> names =
        all.stream().map(p -> Rollups.period(entry.frequency(), p.start())).toList();
    pages.texts("period", periods.stream().map(names::get).toList());
    pages.numbers("value", values.stream().mapToLong(Long::longValue).toArray(), FlowBatch.MISSING);
  }

  private List<String> same(String text) {
    return Collections.nCopies(kinds.size(), text);
  }
}
