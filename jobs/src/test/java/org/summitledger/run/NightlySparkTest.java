package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.LogLines;
import org.summitledger.SparkTestSession;
import org.summitledger.TestFiles;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.Warehouses.Night;

/** Whole nights on the shipped datasets, and on copies of them that differ in one thing. */
class NightlySparkTest {
  private static final String IMPORTS = "trade/tradestat/imports.csv";

  @TempDir private Path folder;

  private Path copyOfDatasets() {
    return TestFiles.copy(TestFiles.datasets(), folder.resolve("datasets"));
  }

  /** A copy of the first night, for nights that follow it. */
  private Night copyOfFirst() {
    Night first = Warehouses.first();
    Path out = TestFiles.copy(first.out(), folder.resolve("first"));
    return new Night(first.exit(), out, first.printed(), first.runJson());
  }

  private static Night after(Night first, Path datasets, LocalDate asOf) {
    return Warehouses.night(datasets, first.out(), asOf);
  }

  @Test
  void theSameInputsGiveTheSameBytesHoweverSparkDividesTheWork() {
    Night one =
        Warehouses.night(
            TestFiles.datasets(),
            folder.resolve("one"),
            Warehouses.AS_OF,
            SparkTestSession.withPartitions(1));
    Night three =
        Warehouses.night(
            TestFiles.datasets(),
            folder.resolve("three"),
            Warehouses.AS_OF,
            SparkTestSession.withPartitions(3));

    assertThat(one.tables()).isEqualTo(Warehouses.first().tables());
    assertThat(three.tables()).isEqualTo(Warehouses.first().tables());
  }

  @Test
  void aSecondRunFindsNothingNewAndPublishesNothing() throws IOException {
    Night first = copyOfFirst();
    List<String> versions = new Warehouse(first.out()).versions();
    String shown = first.manifest().runId();

    Night second = after(first, TestFiles.datasets(), Warehouses.AS_OF);

    JsonNode run = new ObjectMapper().readTree(second.runJson());
    assertThat(second.exit()).isEqualTo(ExitCode.OK);
    assertThat(run.path("status").asText()).isEqualTo("unchanged");
    assertThat(run.path("version").asText()).isEqualTo(shown);
    assertThat(run.path("message").asText()).startsWith("Nothing new: ").contains("2026-11-01");
    assertThat(new Warehouse(first.out()).versions()).isEqualTo(versions);
  }

  @Test
  void anEarlierDayDoesNotKnowLaterCommitmentsAndDoesNotTakeThePlaceOfALaterDay()
      throws SQLException {
    Night first = copyOfFirst();
    String shown = first.manifest().runId();

    Night earlier = after(first, TestFiles.datasets(), LocalDate.parse("2026-07-01"));

    assertThat(earlier.exit()).isEqualTo(ExitCode.OK);
    assertThat(first.manifest().runId()).isEqualTo(shown);
    Warehouse warehouse = new Warehouse(first.out());
    String backfill =
        warehouse.versions().stream()
            .filter(
                v -> Manifest.of(warehouse.version(v)).orElseThrow().asOf().equals("2026-07-01"))
            .findFirst()
            .orElseThrow();
    try (Duck duck = new Duck(warehouse.version(backfill), List.of("commitments"))) {
      assertThat(duck.cell("select max(recorded_on) from commitments"))
          .isEqualTo(LocalDate.parse("2025-08-29"));
    }
  }

  @Test
  void aRenamedColumnStopsTheNightNamesTheHeaderAndLeavesLatest() throws IOException {
    Night first = copyOfFirst();
    Manifest shown = first.manifest();
    Path datasets = copyOfDatasets();
    TestFiles.replace(datasets.resolve(IMPORTS), "value_usd_million", "value_usd_mn");

    Night night = after(first, datasets, Warehouses.AS_OF);

    JsonNode run = new ObjectMapper().readTree(night.runJson());
    assertThat(night.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(night.manifest()).isEqualTo(shown);
    assertThat(run.path("status").asText()).isEqualTo("failed");
    assertThat(run.path("exit_code").asInt()).isEqualTo(3);
    assertThat(run.path("message").asText())
        .contains("tradestat/imports.csv:1 [value_usd_million]: HEADER_COLUMN_MISSING")
        .contains("fiscal_year,partner,product,value_usd_mn");
  }

  @Test
  void twoFilesForOnePeriodFromOneDayStopTheNightAndLeaveLatest() throws IOException {
    Path datasets = copyOfDatasets();
    Path folder = datasets.resolve("trade/tradestat_again");
    TestFiles.copy(datasets.resolve("trade/tradestat"), folder);
    Files.writeString(folder.resolve("imports.csv"), "\n", StandardOpenOption.APPEND);
    Night first = copyOfFirst();
    Manifest shown = first.manifest();

    Night night = after(first, datasets, Warehouses.AS_OF);

    assertThat(night.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(night.manifest()).isEqualTo(shown);
    assertThat(new ObjectMapper().readTree(night.runJson()).path("message").asText())
        .contains("tradestat_again/imports.csv: DUPLICATE_KEY: It speaks for the period from")
        .contains("and so does tradestat/imports.csv; both are known from")
        .contains("Give the later one its own known_from, or another dataflow");
  }

  @Test
  void aMultiplierThatIsMissedStopsTheNightAndLeavesLatest() throws IOException {
    Night first = copyOfFirst();
    Manifest shown = first.manifest();

    Night night = after(first, datasetsWithoutAMultiplier(), Warehouses.AS_OF);

    assertThat(night.exit()).isEqualTo(ExitCode.AUDIT);
    assertThat(night.manifest()).isEqualTo(shown);
    assertThat(new ObjectMapper().readTree(night.runJson()).path("message").asText())
        .contains("magnitude_against_last_version:tradestat:import:A:USD: found 0.001 times")
        .contains("unless --accept REASON says why it is right");
  }

  private Path datasetsWithoutAMultiplier() {
    Path datasets = copyOfDatasets();
    TestFiles.replace(
        datasets.resolve("trade/tradestat/datapackage.json"),
        "\"multiplier\": 1000000",
        "\"multiplier\": 1000");
    return datasets;
  }

  @Test
  void aVersionWhoseFolderWasRenamedIsStillComparedWith() throws IOException {
    Night first = copyOfFirst();
    Warehouse warehouse = new Warehouse(first.out());
    Path kept = warehouse.version("kept");
    Files.move(warehouse.currentVersion(), kept);
    Files.delete(warehouse.latest());
    Files.createSymbolicLink(warehouse.latest(), kept);

    assertThat(after(first, datasetsWithoutAMultiplier(), Warehouses.AS_OF).exit())
        .isEqualTo(ExitCode.AUDIT);
  }

  @Test
  void whatANightStagedThatFailedIsDeleted() {
    Night first = copyOfFirst();

    after(first, datasetsWithoutAMultiplier(), Warehouses.AS_OF);

    assertThat(first.out().resolve(".staging")).isEmptyDirectory();
  }

  @Test
  void aTableThatTheLastVersionLacksIsSaidNotToBeComparedWith() throws IOException {
    Night first = copyOfFirst();
    Path version = new Warehouse(first.out()).currentVersion();
    Files.delete(version.resolve("sector_growth.parquet"));

    try (LogLines log = new LogLines()) {
      after(first, TestFiles.datasets(), Warehouses.AS_OF.plusDays(1));
      assertThat(log.lines())
          .contains(
              "WARN "
                  + version
                  + " lacks [sector_growth.parquet]: nothing is compared with what they held.");
    }
  }

  @Test
  void aDamagedTableOfTheLastVersionIsNamedWithWhatToDo() throws IOException {
    Night first = copyOfFirst();
    Path table = new Warehouse(first.out()).currentVersion().resolve("sector_growth.parquet");
    Files.writeString(table, "PAR1");

    Night night = after(first, TestFiles.datasets(), Warehouses.AS_OF.plusDays(1));

    assertThat(night.exit()).isEqualTo(ExitCode.PUBLISH);
    assertThat(new ObjectMapper().readTree(night.runJson()).path("message").asText())
        .contains(table + " is damaged: it is no whole Parquet file. Restore it, or show");
  }

  /** Two things that must not change any number, in one night. */
  @Test
  void swappedColumnsAndARejectedRowChangeNoNumber() throws IOException, SQLException {
    Path datasets = copyOfDatasets();
    swapFirstTwoColumns(datasets.resolve(IMPORTS));
    Files.writeString(
        datasets.resolve("trade/tradestat/exports.csv"),
        "2021,JPN,87,\"1,024.5\"\n",
        StandardOpenOption.APPEND);

    Night night = Warehouses.night(datasets, folder.resolve("out"), Warehouses.AS_OF);

    assertThat(numbers(night)).isEqualTo(numbers(Warehouses.first()));
    try (Duck duck = new Duck(night.latest(), List.of("rejected_rows", "sources"))) {
      assertThat(duck.rows("select line, code, \"column\", raw_text, file from rejected_rows"))
          .containsExactly(
              List.of(
                  3489L,
                  "NUMBER_INVALID",
                  "value_usd_million",
                  "1,024.5",
                  "tradestat/exports.csv"));
      assertThat(
              duck.rows(
                  "select rows_read, rows_kept, rows_rejected from sources where dataflow = 'exports'"))
          .containsExactly(List.of(3488L, 3487L, 1L));
    }
  }

  private static void swapFirstTwoColumns(Path file) throws IOException {
    String swapped =
        Files.readAllLines(file).stream()
            .map(line -> line.replaceFirst("^([^,]*),([^,]*),", "$2,$1,"))
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(file, swapped);
  }

  /** Tables without those that tell of the files themselves. */
  private static Map<String, String> numbers(Night night) {
    Map<String, String> tables = new TreeMap<>(night.tables());
    tables.keySet().removeAll(List.of("sources", "rejected_rows", "audit_results"));
    return tables;
  }
}
