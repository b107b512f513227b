package org.summitledger.lake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.values.factory.DefaultV2ValuesWriterFactory;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.summitledger.source.FlowBatch;

/**
 * Writes the flows of one source file, a row group a batch; same input, same bytes. What is the
 * same for the whole file stands in its {@link LakeEntry} only.
 *
 * <p>The columns go to Parquet's column writers directly, for a world's trade has tens of millions
 * of rows a year; batches are encoded and compressed by the threads that read them.
 */
final class LeafWriter implements Closeable {
  static final String LINE = "line";
  static final String PERIOD = "period_start";
  static final String REPORTER = "reporter";
  static final String PARTNER = "partner";
  static final String IS_EXPORT = "is_export";
  static final String PRODUCT = "product";
  static final String REVISION = "hs_revision";
  static final String VALUE = "value";
  static final String QUANTITY = "quantity";
  static final String UNIT = "quantity_unit";

  private static final int SCALE = 3;
  private static final int PRECISION = 18;
  private static final long BLOCK = 128L << 20;
  private static final int PAGE = 1 << 20;

  static final MessageType SCHEMA =
      Types.buildMessage()
          .required(PrimitiveTypeName.INT64)
          .named(LINE)
          .required(PrimitiveTypeName.INT32)
          .as(LogicalTypeAnnotation.dateType())
          .named(PERIOD)
          .required(PrimitiveTypeName.INT32)
          .named(REPORTER)
          .required(PrimitiveTypeName.INT32)
          .named(PARTNER)
          .required(PrimitiveTypeName.BOOLEAN)
          .named(IS_EXPORT)
          .required(PrimitiveTypeName.INT32)
          .named(PRODUCT)
          .optional(PrimitiveTypeName.INT32)
          .named(REVISION)
          .optional(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.decimalType(SCALE, PRECISION))
          .named(VALUE)
          .optional(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.decimalType(SCALE, PRECISION))
          .named(QUANTITY)
          .optional(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named(UNIT)
          .named("flow");

  /**
   * Numbers that hardly repeat are packed by their differences, not by a dictionary. The factory of
   * encodings is this class's own: Parquet's is one for the whole process, and whichever other
   * writer is made next sets it to its own version.
   */
  private static final ParquetProperties PROPERTIES =
      ParquetProperties.builder()
          .withWriterVersion(WriterVersion.PARQUET_2_0)
          .withValuesWriterFactory(new DefaultV2ValuesWriterFactory())
          .withPageSize(PAGE)
          .withDictionaryEncoding(LINE, false)
          .withDictionaryEncoding(VALUE, false)
          .withDictionaryEncoding(QUANTITY, false)
          .withSizeStatisticsEnabled(false)
          .build();

  private final ParquetFileWriter file;

  LeafWriter(Path path) throws IOException {
    file =
        new ParquetFileWriter(
            new LocalOutputFile(path),
            SCHEMA,
            ParquetFileWriter.Mode.CREATE,
            BLOCK,
            0,
            null,
            PROPERTIES);
    file.start();
  }

  /** A batch, encoded and compressed. */
  record RowGroup(int rows, ColumnChunkPageWriteStore pages) {}

  /**
   * Encodes a batch; many may be prepared at once.
   *
   * @param units the quantities' units where they differ from line to line, empty for none; or
   *     nothing where the entry's is that of all
   */
  RowGroup prepare(FlowBatch batch, FlowBatch.Codes codes, List<String> units) throws IOException {
    CodecFactory factory = new CodecFactory(new PlainParquetConfiguration(), PAGE);
    BytesInputCompressor compressor = factory.getCompressor(CompressionCodecName.SNAPPY);
    ColumnChunkPageWriteStore pages =
        new ColumnChunkPageWriteStore(
            compressor,
            SCHEMA,
            new HeapByteBufferAllocator(),
            PROPERTIES.getColumnIndexTruncateLength(),
            PROPERTIES.getPageWriteChecksumEnabled());
    try (ColumnWriteStore columns = PROPERTIES.newColumnWriteStore(SCHEMA, pages)) {
      new Columns(columns, codes).write(batch, units);
      columns.flush();
    } finally {
      factory.release();
    }
    return new RowGroup(batch.size(), pages);
  }

  /** Appends a prepared batch; in the order of the file. Parquet has no row group without rows. */
  void append(RowGroup group) throws IOException {
    if (group.rows() == 0) {
      return;
    }
    file.startBlock(group.rows());
    group.pages().flushToFileWriter(file);
    file.endBlock();
  }

  @Override
  public void close() throws IOException {
    file.end(Map.of());
  }

  /** The columns of one row group. */
  private static final class Columns {
    private final FlowBatch.Codes codes;
    private final ColumnWriteStore store;
    private final ColumnWriter line;
    private final ColumnWriter period;
    private final ColumnWriter reporter;
    private final ColumnWriter partner;
    private final ColumnWriter isExport;
    private final ColumnWriter product;
    private final ColumnWriter revision;
    private final ColumnWriter value;
    private final ColumnWriter quantity;
    private final ColumnWriter unit;

    Columns(ColumnWriteStore store, FlowBatch.Codes codes) {
      this.store = store;
      this.codes = codes;
      line = column(LINE);
      period = column(PERIOD);
      reporter = column(REPORTER);
      partner = column(PARTNER);
      isExport = column(IS_EXPORT);
      product = column(PRODUCT);
      revision = column(REVISION);
      value = column(VALUE);
      quantity = column(QUANTITY);
      unit = column(UNIT);
    }

    private ColumnWriter column(String name) {
      return store.getColumnWriter(SCHEMA.getColumnDescription(new String[] {name}));
    }

    void write(FlowBatch batch, List<String> units) {
      int[] days = codes.periods().stream().mapToInt(p -> (int) p.start().toEpochDay()).toArray();
      int[] countries = codes.countries().stream().mapToInt(LeafCodes::country).toArray();
      int[] products =
          codes.products().stream().mapToInt(p -> LeafCodes.product(p.code())).toArray();
      int[] revisions = codes.products().stream().mapToInt(Columns::revision).toArray();
      boolean[] exports = new boolean[codes.flows().size()];
      for (int i = 0; i < exports.length; i++) {
        exports[i] = codes.flows().get(i).equals("export");
      }
      for (int i = 0; i < batch.size(); i++) {
        line.write(batch.line()[i], 0, 0);
        period.write(days[batch.period()[i]], 0, 0);
        reporter.write(countries[batch.reporter()[i]], 0, 0);
        partner.write(countries[batch.partner()[i]], 0, 0);
        isExport.write(exports[batch.flow()[i]], 0, 0);
        product.write(products[batch.product()[i]], 0, 0);
        optional(revision, revisions[batch.product()[i]]);
        optional(value, batch.value()[i]);
        optional(quantity, batch.quantity()[i]);
        optional(unit, units.isEmpty() ? "" : units.get(i));
        store.endRecord();
      }
    }

    private static int revision(FlowBatch.Codes.Product product) {
      return product.hsRevision() == null ? 0 : LeafCodes.revision(product.hsRevision());
    }

    private static void optional(ColumnWriter column, String text) {
      if (text.isEmpty()) {
        column.writeNull(0, 0);
      } else {
        column.write(Binary.fromString(text), 0, 1);
      }
    }

    private static void optional(ColumnWriter column, int year) {
      if (year == 0) {
        column.writeNull(0, 0);
      } else {
        column.write(year, 0, 1);
      }
    }

    private static void optional(ColumnWriter column, long number) {
      if (number == FlowBatch.MISSING) {
        column.writeNull(0, 0);
      } else {
        column.write(number, 0, 1);
      }
    }
  }
}
