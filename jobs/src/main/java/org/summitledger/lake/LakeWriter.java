package org.summitledger.lake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.Flow;
import org.summitledger.source.Issue;

/** Writes one source file's flows and rejected rows as Parquet; same input, same bytes. */
final class LakeWriter {
  private static final Comparator<Flow> ORDER =
      Comparator.comparing(Flow::reporter)
          .thenComparing(Flow::partner)
          .thenComparing(Flow::flow)
          .thenComparing(Flow::product)
          .thenComparing(Flow::periodStart)
          .thenComparingLong(Flow::line);

  private LakeWriter() {}

  /** Sorted so that one pair of countries lies together. */
  static void flows(Path file, LakeEntry entry, List<Flow> flows) throws IOException {
    MessageType schema = FlowColumns.parquet(FlowColumns.flows(), "flow");
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    int knownFrom = (int) LocalDate.parse(entry.knownFrom()).toEpochDay();
    try (ParquetWriter<Group> writer = writer(file, schema)) {
      for (Flow flow : flows.stream().sorted(ORDER).toList()) {
        Group row = rows.newGroup();
        row.add("source", entry.source());
        row.add("dataflow", entry.dataflow());
        row.add("file_sha256", entry.fileSha256());
        row.add("line", flow.line());
        row.add("known_from", knownFrom);
        row.add("frequency", flow.frequency());
        row.add("period_start", (int) flow.periodStart().toEpochDay());
        row.add("period_end", (int) flow.periodEnd().toEpochDay());
        row.add("reporter", flow.reporter());
        row.add("partner", flow.partner());
        row.add("flow", flow.flow());
        row.add("product", flow.product());
        row.add("product_level", Flow.levelOf(flow.product()));
        text(row, "hs_revision", flow.hsRevision());
        decimal(row, "value", flow.value());
        row.add("currency", entry.currency());
        text(row, "valuation", flow.valuation());
        decimal(row, "quantity", flow.quantity());
        text(row, "quantity_unit", flow.quantityUnit());
        row.add("observation_status", flow.observationStatus());
        writer.write(row);
      }
    }
  }

  /** In the order of the lines. */
  static void rejected(Path file, LakeEntry entry, List<Issue> issues) throws IOException {
    StructType columns = FlowColumns.rejected();
    MessageType schema = FlowColumns.parquet(columns, "rejected");
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    int knownFrom = (int) LocalDate.parse(entry.knownFrom()).toEpochDay();
    try (ParquetWriter<Group> writer = writer(file, schema)) {
      for (Issue issue : issues) {
        Group row = rows.newGroup();
        row.add("source", entry.source());
        row.add("dataflow", entry.dataflow());
        row.add("known_from", knownFrom);
        row.add("file_sha256", entry.fileSha256());
        row.add("line", issue.line());
        row.add("code", issue.code().name());
        row.add("file", issue.file());
        row.add("column", issue.column());
        row.add("raw_text", issue.raw());
        row.add("message", issue.message());
        writer.write(row);
      }
    }
  }

  private static void text(Group row, String column, @Nullable String value) {
    if (value != null) {
      row.add(column, value);
    }
  }

  private static void decimal(Group row, String column, @Nullable BigDecimal value) {
    if (value != null) {
      row.add(column, value.unscaledValue().longValueExact());
    }
  }

  private static ParquetWriter<Group> writer(Path file, MessageType schema) throws IOException {
    return ExampleParquetWriter.builder(new LocalOutputFile(file))
        .withConf(new PlainParquetConfiguration())
        .withType(schema)
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        .build();
  }
}
