package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.publish.TableFile;
import org.summitledger.report.table.Column;
import org.summitledger.report.table.TableDefinition;

class TableContentTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message t { optional binary country (UTF8); required int32 day (DATE);"
              + " optional int64 line; optional double ratio; }");

  /** Its key is in another order than its columns. */
  private static final TableDefinition TABLE =
      new TableDefinition(
          "table",
          "A table.",
          List.of("day", "country", "line"),
          List.of(
              new Column("country", DataTypes.StringType, false, "", "A country.", "", ""),
              new Column("day", DataTypes.DateType, false, "", "A day.", "", ""),
              new Column("line", DataTypes.LongType, true, "", "A line, if there is one.", "", ""),
              new Column("ratio", DataTypes.DoubleType, true, "ratio", "A ratio.", "", "")),
          true);

  private static final LocalDate FIRST = LocalDate.of(1969, 12, 31);
  private static final LocalDate SECOND = LocalDate.of(1970, 1, 1);

  @TempDir private Path folder;
  private boolean hasDictionary = true;

  private record Line(
      @Nullable String country, LocalDate day, @Nullable Long number, @Nullable Double ratio) {
    Line(@Nullable String country, LocalDate day, @Nullable Long number) {
      this(country, day, number, 0.5);
    }
  }

  /** A file of two rows a row group. */
  private TableContent content(Line... lines) throws IOException {
    Path file = folder.resolve("table.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(SCHEMA)
            .withRowGroupRowCountLimit(2)
            .withDictionaryEncoding(hasDictionary)
            .build()) {
      for (Line line : lines) {
        Group row = new SimpleGroupFactory(SCHEMA).newGroup();
        if (line.country() != null) {
          row.append("country", line.country());
        }
        row.append("day", (int) line.day().toEpochDay());
        if (line.number() != null) {
          row.append("line", line.number());
        }
        if (line.ratio() != null) {
          row.append("ratio", line.ratio());
        }
        writer.write(row);
      }
    }
    TableFile table = new TableFile(file);
    AtomicInteger groups = new AtomicInteger();
    table.forEachGroup(group -> groups.incrementAndGet());
    assertThat(groups).as("row groups").hasValue((lines.length + 1) / 2);
    return TableContent.of(TABLE, table);
  }

  @Test
  void everyRowGroupIsCounted() throws IOException {
    TableContent content =
        content(new Line("JPN", FIRST, 1L), new Line("JPN", FIRST, 2L), new Line("JPN", FIRST, 3L));

    assertThat(content.rows()).isEqualTo(3);
    assertThat(content.outOfOrder()).isZero();
  }

  @Test
  void rowsComeInTheOrderOfTheKeyNotOfTheColumns() throws IOException {
    TableContent content = content(new Line("JPN", FIRST, 9L), new Line("IND", SECOND, 1L));

    assertThat(content.outOfOrder()).isZero();
  }

  @Test
  void aColumnOfTheKeyThatFallsIsOutOfOrderWhateverFollowsIt() throws IOException {
    TableContent content = content(new Line("IND", SECOND, 1L), new Line("JPN", FIRST, 2L));

    assertThat(content.outOfOrder()).isEqualTo(1);
  }

  @Test
  void aKeyIsRepeatedFromOneRowGroupToTheNext() throws IOException {
    TableContent content =
        content(
            new Line("IND", FIRST, 1L),
            new Line("JPN", FIRST, 1L),
            new Line("JPN", FIRST, 1L),
            new Line("JPN", FIRST, 2L));

    assertThat(content.outOfOrder()).isEqualTo(1);
  }

  @Test
  void whatFallsBetweenRowGroupsIsOutOfOrder() throws IOException {
    TableContent content =
        content(
            new Line("IND", FIRST, 1L),
            new Line("JPN", FIRST, 2L),
            new Line("JPN", FIRST, 1L),
            new Line("JPN", SECOND, 1L));

    assertThat(content.outOfOrder()).isEqualTo(1);
  }

  @Test
  void whereNothingStandsComesBeforeEveryNumberAndOnceOnly() throws IOException {
    TableContent inOrder = content(new Line("JPN", FIRST, null), new Line("JPN", FIRST, -1L));

    assertThat(inOrder.outOfOrder()).isZero();
    assertThat(inOrder.nulls()).as("nulls where there may be some").isZero();
  }

  @Test
  void aKeyWithoutANumberIsRepeatedToo() throws IOException {
    TableContent content = content(new Line("JPN", FIRST, null), new Line("JPN", FIRST, null));

    assertThat(content.outOfOrder()).isEqualTo(1);
  }

  @Test
  void aCountryThatIsNotThereIsANullOfTheKey() throws IOException {
    TableContent content = content(new Line(null, FIRST, 1L), new Line("JPN", FIRST, 1L));

    assertThat(content.nulls()).isEqualTo(1);
    assertThat(content.outOfOrder()).isZero();
  }

  @Test
  void keysAreComparedWhereNoDictionaryHoldsThem() throws IOException {
    hasDictionary = false;
    TableContent content =
        content(
            new Line("IND", FIRST, 1L),
            new Line("IND", FIRST, 1L),
            new Line("JPN", FIRST, 1L),
            new Line("IDN", FIRST, 1L));

    assertThat(content.outOfOrder()).isEqualTo(2);
  }

  @Test
  void ofDoublesThoseThatAreNoNumbersAreCounted() throws IOException {
    TableContent content =
        content(
            new Line("IND", FIRST, 1L, Double.NaN),
            new Line("IND", FIRST, 2L, null),
            new Line("IND", FIRST, 3L, Double.POSITIVE_INFINITY),
            new Line("IND", FIRST, 4L, -0.0));

    assertThat(content.notNumbers()).isEqualTo(2);
  }

  @Test
  void aFileWithoutRowsHasNone() throws IOException {
    assertThat(content().rows()).isZero();
  }
}
