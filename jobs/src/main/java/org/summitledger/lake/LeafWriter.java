package org.summitledger.lake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
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
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch;

/**
 * Writes the flows of one source file, a row group a batch; same input, same bytes. What is the
 * same for the whole file stands in its {@link LakeEntry} only.
 *
 * <p>A world's trade has tens of millions of rows a year: batches are encoded and compressed by the
 * threads that read them, column by column.
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
          .as(LogicalTypeAnnotation.decimalType(Flow.SCALE, PRECISION))
          .named(VALUE)
          .optional(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.decimalType(Flow.SCALE, PRECISION))
          .named(QUANTITY)
          .optional(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named(UNIT)
          .named("flow");

  private static final ParquetProperties PROPERTIES = ParquetProperties.builder().build();

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
    try {
      write(new LeafPages(pages, SCHEMA, batch.size()), batch, codes, units);
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

  private static void write(
      LeafPages pages, FlowBatch batch, FlowBatch.Codes codes, List<String> units)
      throws IOException {
    int[] days = codes.periods().stream().mapToInt(p -> (int) p.start().toEpochDay()).toArray();
    int[] countries = codes.countries().stream().mapToInt(LeafCodes::country).toArray();
    int[] products = codes.products().stream().mapToInt(p -> LeafCodes.product(p.code())).toArray();
    int[] revisions = codes.products().stream().mapToInt(LeafWriter::revision).toArray();
    boolean[] exports = new boolean[codes.flows().size()];
    for (int i = 0; i < exports.length; i++) {
      exports[i] = codes.flows().get(i).equals("export");
    }
    pages.numbers(LINE, batch.line(), FlowBatch.MISSING);
    pages.codes(PERIOD, batch.period(), days);
    pages.codes(REPORTER, batch.reporter(), countries);
    pages.codes(PARTNER, batch.partner(), countries);
    pages.flags(IS_EXPORT, batch.flow(), exports);
    pages.codes(PRODUCT, batch.product(), products);
    pages.codes(REVISION, batch.product(), revisions);
    pages.numbers(VALUE, batch.value(), FlowBatch.MISSING);
    pages.numbers(QUANTITY, batch.quantity(), FlowBatch.MISSING);
    pages.texts(UNIT, units);
  }

  /** The year of a product's revision; 0, which is null, where the file says none. */
  private static int revision(FlowBatch.Codes.Product product) {
    return product.hsRevision() == null ? 0 : LeafCodes.revision(product.hsRevision());
  }
}
