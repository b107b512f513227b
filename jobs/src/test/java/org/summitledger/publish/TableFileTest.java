package org.summitledger.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.InvalidRecordException;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message t { required binary country (UTF8); optional int64 value; optional int64 line; }");

  @TempDir private Path folder;
  private TableFile table = new TableFile(Path.of(""));

  @BeforeEach
  void writeTable() throws IOException {
    Path file = folder.resolve("t.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(SCHEMA).build()) {
      writer.write(
          new SimpleGroupFactory(SCHEMA)
              .newGroup()
              .append("country", "IND")
              .append("value", 5L)
              .append("line", 7L));
    }
    table = new TableFile(file);
  }

  private static List<String> rows(TableFile table) {
    List<String> rows = new ArrayList<>();
    table.forEach(row -> rows.add(row.toString().replace("\n", " ").strip()));
    return rows;
  }

  @Test
  void rowsHaveTheSelectedColumnsInTheirOrder() {
    assertThat(rows(table.select(List.of("line", "country"))))
        .containsExactly("line: 7 country: IND");
  }

  @Test
  void aSelectionLeavesTheFileAsItIs() {
    table.select(List.of("line"));
    assertThat(rows(table)).containsExactly("country: IND value: 5 line: 7");
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    TableFile other = table.select(List.of("money"));
    assertThatThrownBy(() -> rows(other))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageContaining("money");
  }

  @Test
  void noColumnsAreRefused() {
    assertThatThrownBy(() -> table.select(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read no column of ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PAR1 and no footer"})
  void aDamagedFileIsNamed(String bytes) throws IOException {
    Path file = Files.writeString(folder.resolve("trade.parquet"), bytes);
    assertThatThrownBy(() -> new TableFile(file).rows())
        .hasRootCauseInstanceOf(RuntimeException.class)
        .cause()
        .hasMessage(
            file
                + " is damaged: it is no whole Parquet file. Restore it, or show readers another"
                + " version with versions rollback; what is staged is made anew by the next night");
  }

  @Test
  void aFileThatIsDamagedBehindItsFooterIsNamedToo() throws IOException {
    Path file = folder.resolve("t.parquet");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4, bytes.length / 4, (byte) 0x55);
    Files.write(file, bytes);
    assertThatThrownBy(() -> rows(table))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot re-read " + file);
  }
}
