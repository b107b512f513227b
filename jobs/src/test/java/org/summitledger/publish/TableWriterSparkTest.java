package org.summitledger.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.SparkTestSession;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;

/** A table whose rows lie on the driver is the same file as one that a task makes. */
class TableWriterSparkTest {
  private static final TableDefinition DEFINITION =
      TableDefinition.named("sales", "What was sold.")
          .key("code", "A code.")
          .key("country", "A country.")
          .date("start", "A day.")
          .money("value", "JPY", "Money.", "")
          .optionalText("note", "A word.")
          .count("rows", "rows", "A number.")
          .optionalFlag("holds", "Yes or no.")
          .build();

  private final SparkSession spark = SparkTestSession.get();
  @TempDir private Path folder;

  /** In no order, with letters that Java and bytes sort otherwise, and with empty cells. */
  private static List<Row> rows(int count) {
    List<String> countries = List.of("JPN", "ind", "Ýü", "\uFF21", "\uD83D\uDE00");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          Rows.of(
              "k" + i / countries.size(),
              countries.get(i % countries.size()),
              LocalDate.of(1970, 1, 1).minusDays(i),
              i % 3 == 0 ? null : BigDecimal.valueOf(i * -1_000_003L, 3),
              i % 5 == 0 ? null : "note " + i,
              (long) i,
              i % 7 == 0 ? null : i % 2 == 0));
    }
    Collections.shuffle(rows, new Random(7));
    return rows;
  }

  private Path write(String to, Dataset<Row> table) {
    return new TableWriter(folder.resolve(to))
        .write(DEFINITION.name(), DEFINITION.schema(), DEFINITION.key(), table);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20_000})
  void rowsOfTheDriverGiveTheBytesOfATask(int count) throws Exception {
    Dataset<Row> table = Rows.table(spark, DEFINITION, rows(count));
    Dataset<Row> computed = table.repartition(3);
    assertThat(DriverTable.of(table, DEFINITION.schema())).isPresent();
    assertThat(DriverTable.of(computed, DEFINITION.schema())).isEmpty();
    assertThat(write("driver", table)).hasSameBinaryContentAs(write("task", computed));
  }

  @Test
  void columnsInAnotherOrderAreComputed() throws Exception {
    Dataset<Row> table = Rows.table(spark, DEFINITION, rows(10));
    Dataset<Row> turned =
        table.select("holds", "rows", "note", "value", "start", "country", "code");
    assertThat(DriverTable.of(turned, DEFINITION.schema())).isEmpty();
    assertThat(write("driver", table)).hasSameBinaryContentAs(write("turned", turned));
  }

  @Test
  void nothingElseIsLeftInTheFolder() throws Exception {
    Path file = write("alone", Rows.table(spark, DEFINITION, rows(10)));
    try (Stream<Path> files = Files.list(folder.resolve("alone"))) {
      assertThat(files).containsExactly(file);
    }
  }
}
