package org.summitledger.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.SparkTestSession;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.store.RemoteFolder;

/** A table whose rows lie on the driver is the same file as one that a task makes. */
class TableWriterSparkTest {
  private static final TableDefinition DEFINITION =
      TableDefinition.named("sales", "What was sold.")
          .key("code", "A code.")
          .key("day", DataTypes.DateType, "A day.")
          .key("country", "A country.")
          .key("line", DataTypes.LongType, "A line.")
          .key("months", DataTypes.IntegerType, "A number of months.")
          .money("value", "JPY", "Money.", "")
          .optionalText("note", "A word.")
          .count("rows", "rows", "A number.")
          .ratio("share", "A ratio.", "")
          .optionalFlag("holds", "Yes or no.")
          .build();

  private final SparkSession spark = SparkTestSession.get();
  @TempDir private Path folder;

  /** In no order, with letters that Java and bytes sort otherwise, and with empty cells. */
  private static List<Row> rows(int count) {
    List<String> countries = List.of("JPN", "ind", "Ýü", "\uFF21", "\uD83D\uDE00");
    List<Double> shares = List.of(-0.0, 0.0, Double.MIN_VALUE, -1.5, 1e300);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          Rows.of(
              "k" + i / 20,
              LocalDate.of(1970, 1, 3).minusDays(i / 5 % 4),
              countries.get(i % countries.size()),
              (i % 2 - 1L) << 40,
              i % 3 - 1,
              i % 3 == 0 ? null : BigDecimal.valueOf(i * -1_000_003L, i % 4),
              i % 5 == 0 ? null : "note " + i,
              (long) i,
              i % 11 == 0 ? null : shares.get(i % shares.size()),
              i % 7 == 0 ? null : i % 2 == 0));
    }
    Collections.shuffle(rows, new Random(7));
    return rows;
  }

  private Dataset<Row> table(int count) {
    return Rows.table(spark, DEFINITION, rows(count));
  }

  private Path write(String to, Dataset<Row> table) {
    return new TableWriter(folder.resolve(to))
        .write(DEFINITION.name(), DEFINITION.schema(), DEFINITION.key(), table);
  }

  private DriverTable onDriver(Dataset<Row> table) {
    return DriverTable.of(table, DEFINITION.schema()).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20_000})
  void rowsOfTheDriverGiveTheBytesOfATask(int count) {
    Dataset<Row> computed = table(count).repartition(3);
    assertThat(onDriver(table(count))).isNotNull();
    assertThat(DriverTable.of(computed, DEFINITION.schema())).isEmpty();
    assertThat(write("driver", table(count))).hasSameBinaryContentAs(write("task", computed));
  }

  @Test
  void emptyCellsComeFirstWhoeverSorts() {
    List<String> order = List.of("note", "code", "day", "country", "line", "months");
    TableWriter driver = new TableWriter(folder.resolve("driver"));
    TableWriter task = new TableWriter(folder.resolve("task"));
    StructType schema = DEFINITION.schema();
    assertThat(driver.write("sales", schema, order, table(2_000)))
        .hasSameBinaryContentAs(task.write("sales", schema, order, table(2_000).repartition(3)));
  }

  @Test
  void columnsThatAreNoKeyCannotBeSortedBy() {
    TableWriter writer = new TableWriter(folder.resolve("money"));
    assertThatThrownBy(() -> writer.write("sales", DEFINITION.schema(), List.of("value"), table(2)))
        .hasMessage("Cannot sort by column value of type DecimalType(18,3)");
  }

  @Test
  void columnsInAnotherOrderAreComputed() {
    Dataset<Row> turned =
        table(10)
            .select(
                "holds", "share", "rows", "note", "value", "months", "line", "country", "day",
                "code");
    assertThat(DriverTable.of(turned, DEFINITION.schema())).isEmpty();
    assertThat(write("driver", table(10))).hasSameBinaryContentAs(write("turned", turned));
  }

  @Test
  void rowGroupsEndWhereTheSettingsSay() throws Exception {
    Path file = folder.resolve("groups.parquet");
    onDriver(table(2_500))
        .write("sales", file, DEFINITION.key(), Map.of("parquet.block.row.count.limit", "1000"));
    var input =
        HadoopInputFile.fromPath(
            new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false));
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      assertThat(reader.getRowGroups())
          .extracting(g -> g.getRowCount())
          .containsExactly(1000L, 1000L, 500L);
    }
  }

  @Test
  void aThreadThatKnowsNoSessionWritesTheSame() throws Exception {
    Path expected = write("here", table(100));
    Dataset<Row> table = table(100);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Path found =
          other
              .submit(
                  () -> {
                    SparkSession.clearActiveSession();
                    return write("there", table);
                  })
              .get();
      assertThat(found).hasSameBinaryContentAs(expected);
    } finally {
      other.shutdown();
    }
  }

  @Test
  void nothingElseIsLeftInTheFolder() throws Exception {
    Path file = write("a folder with blanks", table(10));
    try (Stream<Path> files = Files.list(folder.resolve("a folder with blanks"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aTaskWritesIntoAFolderWithBlanksToo() {
    Path file = write("one more folder", table(10).repartition(2));
    assertThat(file).isEqualTo(folder.resolve("one more folder/sales.parquet")).exists();
  }

  @Test
  void rowsOfTheDriverNeverReachAStoreThatExecutorsWriteTo() {
    RemoteFolder remote = new RemoteFolder(folder.resolve("store").toUri());
    Path staging = folder.resolve("staging");
    Path file =
        new TableWriter(staging, Optional.of(remote))
            .write("sales", DEFINITION.schema(), DEFINITION.key(), table(10));
    assertThat(folder.resolve("store")).doesNotExist();
    assertThat(file).hasSameBinaryContentAs(write("alone", table(10)));
  }

  @Test
  void aNullThatMayNotBeIsRefusedWithItsColumnAndRow() {
    Row row = Rows.of("k", LocalDate.EPOCH, "JPN", 1L, 2, BigDecimal.ONE, null, null, 0.5, true);
    assertThatThrownBy(() -> write("empty", Rows.table(spark, DEFINITION, List.of(row))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "Cannot write table sales: column rows is null",
            "in the row [k,0,JPN,1,2,1.000,null,null,0.5,true]",
            "Mend what builds the table");
    assertThat(folder.resolve("empty/sales.parquet")).doesNotExist();
  }
}
