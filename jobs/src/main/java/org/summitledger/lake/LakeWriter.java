package org.summitledger.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.summitledger.source.Issue;

/** Writes the few rows that lie beside a file's flows; same input, same bytes. */
final class LakeWriter {
  private LakeWriter() {}

  /** Writes what was not taken of a file, in the order of its lines. */
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

  /** A writer of rows that are few. */
  static ParquetWriter<Group> writer(Path file, MessageType schema) throws IOException {
    return ExampleParquetWriter.builder(new LocalOutputFile(file))
        .withConf(new PlainParquetConfiguration())
        .withType(schema)
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        .build();
  }
}
