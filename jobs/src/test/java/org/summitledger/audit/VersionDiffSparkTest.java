package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.TestParquet;
import org.summitledger.audit.VersionDiff.TableDiff;
import org.summitledger.publish.Manifest;
import org.summitledger.report.table.Column;
import org.summitledger.report.table.TableDefinition;

class VersionDiffSparkTest {
  private static final TableDefinition TABLE =
      new TableDefinition(
          "table",
          "A table.",
          List.of("id", "part"),
          List.of(
              new Column("id", DataTypes.StringType, false, "", "The id.", "", ""),
              new Column("part", DataTypes.StringType, false, "", "The part.", "", ""),
              new Column("value", DataTypes.LongType, true, "", "The value.", "", "")),
          false);

  @TempDir private Path folder;

  private Path version(String name, Row... rows) {
    StructType schema =
        new StructType()
            .add("id", DataTypes.StringType)
            .add("part", DataTypes.StringType)
            .add("value", DataTypes.LongType);
    Path version = folder.resolve(name);
    SparkTestSession.get()
        .createDataFrame(List.of(rows), schema)
        .coalesce(1)
        .write()
        .parquet(version.resolve("table.parquet").toString());
    return version;
  }

  /** A version with other columns. */
  private Path ofAnotherBuild(String rows) throws IOException {
    Path version = Files.createDirectories(folder.resolve("after"));
    TestParquet.duck(version.resolve("table.parquet"), rows);
    return version;
  }

  private static Manifest manifest(String asOf, String tableHash, long rows) {
    return manifest(
        asOf, Map.of(), List.of(new Manifest.Output("table.parquet", rows, 1, tableHash)));
  }

  private static Manifest manifest(String asOf, String tableHash, Map<String, String> inputs) {
    return manifest(asOf, inputs, List.of(new Manifest.Output("table.parquet", 1, 1, tableHash)));
  }

  private static Manifest manifest(
      String asOf, Map<String, String> inputs, List<Manifest.Output> outputs) {
    return new Manifest(
        "run",
        "2026-11-01T00:00:00Z",
        asOf,
        "fingerprint",
        inputs.entrySet().stream()
            .map(e -> new Manifest.Input(e.getKey(), e.getValue(), 1))
            .toList(),
        Map.of("setting", "1"),
        Map.of("spark", "4"),
        null,
        outputs);
  }

  @Test
  void rowsAddedRemovedAndChangedAreCountedByKey() {
    Path before =
        version(
            "before",
            RowFactory.create("a", "1", 10L),
            RowFactory.create("a", "2", 20L),
            RowFactory.create("b", "1", null));
    Path after =
        version(
            "after",
            RowFactory.create("a", "1", 11L),
            RowFactory.create("b", "1", null),
            RowFactory.create("c", "1", 5L),
            RowFactory.create("c", "2", 6L));
    VersionDiff diff =
        new VersionDiff(
            before,
            manifest("2026-11-01", "x", Map.of()),
            after,
            manifest("2026-11-02", "y", Map.of()));

    assertThat(diff.table(SparkTestSession.get(), TABLE))
        .contains(new TableDiff("table", 2, 1, 1, List.of("id=a part=1: value 10 -> 11")));
  }

  @Test
  void aValueThatAppearsIsAChange() {
    Path before = version("before", RowFactory.create("a", "1", null));
    Path after = version("after", RowFactory.create("a", "1", 7L));
    VersionDiff diff =
        new VersionDiff(
            before,
            manifest("2026-11-01", "x", Map.of()),
            after,
            manifest("2026-11-01", "y", Map.of()));

    assertThat(diff.table(SparkTestSession.get(), TABLE).orElseThrow().examples())
        .containsExactly("id=a part=1: value null -> 7");
  }

  @Test
  void aKeyThatHasGrownIsComparedByWhatBothVersionsHave() throws IOException {
    Path before = version("before", RowFactory.create("a", "1", 10L));
    Path after = ofAnotherBuild("select 'a' as id, 11::bigint as value, 'USD' as currency");
    VersionDiff diff =
        new VersionDiff(
            before,
            manifest("2026-11-01", "x", Map.of()),
            after,
            manifest("2026-11-01", "y", Map.of()));

    assertThat(diff.table(SparkTestSession.get(), TABLE))
        .contains(
            new TableDiff(
                "table",
                0,
                0,
                1,
                List.of("column gone: part", "new column: currency", "id=a: value 10 -> 11")));
  }

  @Test
  void rowsThatTheRestOfAKeyDoesNotTellApartAreNotMatched() throws IOException {
    Path before =
        version("before", RowFactory.create("a", "1", 10L), RowFactory.create("a", "2", 20L));
    Path after = ofAnotherBuild("select 'a' as id, 10::bigint as value");
    VersionDiff diff =
        new VersionDiff(
            before, manifest("2026-11-01", "x", 2), after, manifest("2026-11-01", "y", 1));

    assertThat(diff.table(SparkTestSession.get(), TABLE))
        .contains(
            new TableDiff(
                "table",
                1,
                2,
                0,
                List.of(
                    "column gone: part",
                    "rows cannot be matched: what is left of the key does not tell them apart")));
  }

  @Test
  void aTableOfOneVersionOnlyIsNewOrGone() {
    Manifest none = manifest("2026-11-01", Map.of(), List.of());
    Manifest one = manifest("2026-11-01", "x", 3);

    assertThat(new VersionDiff(folder, none, folder, one).table(SparkTestSession.get(), TABLE))
        .contains(new TableDiff("table", 3, 0, 0, List.of("a new table")));
    assertThat(new VersionDiff(folder, one, folder, none).table(SparkTestSession.get(), TABLE))
        .contains(new TableDiff("table", 0, 3, 0, List.of("the table is gone")));
    assertThat(new VersionDiff(folder, none, folder, none).holds(TABLE)).isFalse();
  }

  @Test
  void theSameBytesAreNotEvenRead() {
    Manifest same = manifest("2026-11-01", "x", Map.of());
    VersionDiff diff = new VersionDiff(folder.resolve("gone"), same, folder.resolve("gone"), same);

    assertThat(diff.table(SparkTestSession.get(), TABLE)).isEmpty();
  }

  @Test
  void theCausesAreDaysInputsAndNothingElse() {
    Manifest before = manifest("2026-11-01", "x", Map.of("kept", "1", "changed", "1", "gone", "1"));
    Manifest after = manifest("2026-11-02", "y", Map.of("kept", "1", "changed", "2", "new", "1"));

    assertThat(new VersionDiff(folder, before, folder, after).causes())
        .containsExactly(
            "as of 2026-11-01 -> 2026-11-02",
            "changed input changed",
            "input gone: gone",
            "new input new");
  }

  @Test
  void equalNightsHaveNoCauses() {
    Manifest same = manifest("2026-11-01", "x", Map.of("kept", "1"));

    assertThat(new VersionDiff(folder, same, folder, same).causes()).isEmpty();
  }
}
