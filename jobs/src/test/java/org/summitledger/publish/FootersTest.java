package org.summitledger.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootersTest {
  private static final int TAIL = 8;
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message t { required binary country (UTF8); optional int64 value; }");

  @TempDir private Path folder;

  @Test
  void theOrderInWhichAWriterListsEncodingsDoesNotReachTheBytes() throws IOException {
    Path one = table("one.parquet", Collections::sort);
    Path other = table("other.parquet", encodings -> encodings.sort(Collections.reverseOrder()));
    assertThat(Files.mismatch(one, other)).as("before").isNotEqualTo(-1);

    Footers.makeCanonical(one);
    Footers.makeCanonical(other);

    assertThat(Files.mismatch(one, other)).as("first differing byte, -1 for none").isEqualTo(-1);
  }

  @Test
  void aCanonicalFileStaysAsItIs() throws IOException {
    Path file = table("table.parquet", Collections::sort);
    byte[] before = Files.readAllBytes(file);

    Footers.makeCanonical(file);

    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void rowsAreReadAsBefore() throws IOException {
    Path file = table("table.parquet", encodings -> encodings.sort(Collections.reverseOrder()));

    Footers.makeCanonical(file);

    assertThat(new TableFile(file).rows()).isEqualTo(3);
    assertThat(footer(Files.readAllBytes(file)).getRow_groups())
        .allSatisfy(
            group ->
                assertThat(group.getColumns())
                    .allSatisfy(
                        column -> assertThat(column.getMeta_data().getEncodings()).isSorted()));
  }

  /** Three rows, with the encodings of every column in an order of the test's choice. */
  private Path table(String name, Consumer<List<Encoding>> order) throws IOException {
    Path file = folder.resolve(name);
    SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(SCHEMA).build()) {
      writer.write(rows.newGroup().append("country", "IND").append("value", 1L));
      writer.write(rows.newGroup().append("country", "JPN").append("value", 2L));
      writer.write(rows.newGroup().append("country", "NAM"));
    }
    byte[] bytes = Files.readAllBytes(file);
    int start = footerStart(bytes);
    FileMetaData metadata = footer(bytes);
    metadata
        .getRow_groups()
        .forEach(
            group ->
                group
                    .getColumns()
                    .forEach(
                        column -> {
                          List<Encoding> encodings =
                              new ArrayList<>(column.getMeta_data().getEncodings());
                          order.accept(encodings);
                          column.getMeta_data().setEncodings(encodings);
                        }));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, start);
    Util.writeFileMetaData(metadata, out);
    out.write(bytes, bytes.length - TAIL, TAIL);
    Files.write(file, out.toByteArray());
    return file;
  }

  private static FileMetaData footer(byte[] file) throws IOException {
    int start = footerStart(file);
    return Util.readFileMetaData(new ByteArrayInputStream(file, start, file.length - TAIL - start));
  }

  private static int footerStart(byte[] file) {
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - TAIL);
    return file.length - TAIL - length;
  }
}
