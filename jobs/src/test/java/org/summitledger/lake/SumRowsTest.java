package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.lake.SumRows.Part;
import org.summitledger.store.RemoteFolder;

class SumRowsTest {
  private static final StructType COLUMNS =
      new StructType()
          .add("reporter", DataTypes.StringType, false)
          .add("partner", DataTypes.StringType, true)
          .add("period_start", DataTypes.DateType, false)
          .add("value", FlowColumns.MONEY, true)
          .add("squares", Rollups.SQUARES, true)
          .add("lines_counted", DataTypes.LongType, false)
          .add("is_derived", DataTypes.BooleanType, false);

  private static final LocalDate IN_2018 = LocalDate.of(2018, 1, 1);
  private static final LocalDate IN_2019 = LocalDate.of(2019, 1, 1);

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("sums.parquet");
    MessageType schema = FlowColumns.parquet(COLUMNS, "sums");
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer = LakeWriter.writer(file, schema)) {
      writer.write(full(rows, "IND", "JPN", IN_2018, 12_345L));
      writer.write(full(rows, "IND", "CHN", IN_2019, -1L));
      writer.write(
          rows.newGroup()
              .append("reporter", "JPN")
              .append("period_start", (int) IN_2019.toEpochDay())
              .append("lines_counted", 0L)
              .append("is_derived", false));
    }
  }

  private static Group full(
      SimpleGroupFactory rows, String reporter, String partner, LocalDate start, long value) {
    Group row = rows.newGroup();
    row.add("reporter", reporter);
    row.add("partner", partner);
    row.add("period_start", (int) start.toEpochDay());
    row.add("value", value);
    row.add("squares", Rollups.binary(BigInteger.TWO.pow(80)));
    row.add("lines_counted", 7L);
    row.add("is_derived", true);
    return row;
  }

  private SumRows rows(LocalDate... superseded) {
    return new SumRows(new Lake(folder), List.of(new Part(file, Set.of(superseded))), COLUMNS);
  }

  private static List<Object> cells(Row row) {
    List<Object> cells = new ArrayList<>();
    for (int i = 0; i < row.length(); i++) {
      cells.add(row.get(i));
    }
    return cells;
  }

  @Test
  void everyColumnIsReadAsSparkReadsIt() {
    assertThat(cells(rows().list().get(0)))
        .containsExactly(
            "IND",
            "JPN",
            IN_2018,
            new BigDecimal("12.345"),
            new BigDecimal(BigInteger.TWO.pow(80), 6),
            7L,
            true);
    assertThat(rows().list().get(0).schema()).isEqualTo(COLUMNS);
  }

  @Test
  void whatIsNotThereIsNull() {
    assertThat(cells(rows().list().get(2)))
        .containsExactly("JPN", null, IN_2019, null, null, 0L, false);
  }

  @Test
  void rowsAreInTheOrderOfTheFilesAndFilesMayComeTwice() {
    Part part = new Part(file, Set.of());
    SumRows twice = new SumRows(new Lake(folder), List.of(part, part), COLUMNS);

    assertThat(twice.select("partner").list())
        .extracting(row -> row.get(0))
        .containsExactly("JPN", "CHN", null, "JPN", "CHN", null);
    assertThat(twice.count()).isEqualTo(6);
  }

  @Test
  void filesAreReadUntilItIsKnownThatThereAreMoreRows() {
    Part there = new Part(file, Set.of());
    Part gone = new Part(folder.resolve("gone.parquet"), Set.of());
    SumRows rows = new SumRows(new Lake(folder), List.of(there, there, gone), COLUMNS);

    assertThat(rows.countUpTo(5)).isEqualTo(6);
    assertThatThrownBy(() -> rows.countUpTo(6)).isInstanceOf(UncheckedIOException.class);
    assertThat(rows().countUpTo(2)).isEqualTo(3);
    assertThat(rows().countUpTo(100)).isEqualTo(3);
    assertThat(rows().whereEqual("reporter", "JPN").countUpTo(100)).isEqualTo(1);
  }

  @Test
  void aConditionSeesItsColumnsInTheOrderInWhichItNamesThem() {
    List<String> seen = new ArrayList<>();
    SumRows found =
        rows()
            .where(
                row -> {
                  seen.add(row.get(0) + " " + row.getString(1));
                  return row.get(0) != null;
                },
                "partner",
                "reporter");

    assertThat(found.list()).extracting(row -> row.getAs("partner")).containsExactly("JPN", "CHN");
    assertThat(seen).containsExactly("JPN IND", "CHN IND", "null JPN");
  }

  @Test
  void aLaterConditionIsAskedOnlyOfRowsThatMetThoseBefore() {
    List<Object> asked = new ArrayList<>();
    SumRows found =
        rows()
            .where(row -> row.getString(0).equals("IND"), "reporter")
            .where(
                row -> {
                  asked.add(row.get(0));
                  return row.getDecimal(0).signum() > 0;
                },
                "value");

    assertThat(found.count()).isEqualTo(1);
    assertThat(asked).containsExactly(new BigDecimal("12.345"), new BigDecimal("-0.001"));
    assertThat(found.select("partner").list()).hasSize(1);
  }

  @Test
  void rowsWithATextAreFoundWhereverTheyLie() throws IOException {
    int many = 100_000;
    MessageType schema = FlowColumns.parquet(COLUMNS, "sums");
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    Path large = folder.resolve("large.parquet");
    try (ParquetWriter<Group> writer = LakeWriter.writer(large, schema)) {
      for (int i = 0; i < many; i++) {
        writer.write(full(rows, i < many - 3 ? "IND" : "JPN", "CHN", IN_2018, i));
      }
    }
    SumRows all = new SumRows(new Lake(folder), List.of(new Part(large, Set.of())), COLUMNS);

    assertThat(all.whereEqual("reporter", "JPN").list())
        .extracting(row -> row.getAs("value"))
        .containsExactly(
            BigDecimal.valueOf(many - 3, 3),
            BigDecimal.valueOf(many - 2, 3),
            BigDecimal.valueOf(many - 1, 3));
    assertThat(all.whereEqual("reporter", "IND").count()).isEqualTo(many - 3);
    assertThat(all.whereEqual("reporter", "USA").list()).isEmpty();
    assertThat(rows().whereEqual("partner", "CHN").count()).isEqualTo(1);
  }

  @Test
  void periodsOfWhichAnotherFileSpeaksAreLeftOut() {
    assertThat(rows(IN_2019).list()).extracting(row -> row.getAs("partner")).containsExactly("JPN");
    assertThat(rows(IN_2019).count()).isEqualTo(1);
    assertThat(rows(IN_2018, IN_2019).list()).isEmpty();
  }

  @Test
  void equalTextsAreOneObject() {
    List<Row> rows = rows().list();

    assertThat(rows.get(0).getString(0)).isSameAs(rows.get(1).getString(0));
  }

  @Test
  void whatLiesElsewhereIsCopiedFirst() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/entry"));
    Files.move(file, elsewhere.resolve("sums.parquet"));
    Path copy = folder.resolve("copy");
    Lake lake = new Lake(copy, new RemoteFolder(folder.resolve("elsewhere").toUri()));
    Part part = new Part(copy.resolve("entry/sums.parquet"), Set.of());

    assertThat(new SumRows(lake, List.of(part), COLUMNS).count()).isEqualTo(3);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing.parquet");
    SumRows rows = new SumRows(new Lake(folder), List.of(new Part(missing, Set.of())), COLUMNS);

    assertThatThrownBy(rows::list)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot read ")
        .hasMessageEndingWith("missing.parquet");
  }
}
