package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.LogLines;
import org.summitledger.TestFiles;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.RunLock;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.Nightly.Extent;
import org.summitledger.source.Hashes;
import org.summitledger.source.InputFile;
import org.summitledger.store.Folders;

/** Nights that end before Spark is needed. */
class NightlyTest {
  private static final String CSV = "year,partner,value\n2019,JPN,5\n";

  @TempDir private Path folder = Path.of("");
  private Path own = Path.of("");
  private Warehouse warehouse = new Warehouse(Path.of(""));
  private final AtomicInteger sessionsOpened = new AtomicInteger();
  private LogLines log = new LogLines();

  /** Spark starts while the register is read: a bad one is found when it may be starting. */
  private boolean sessionMayOpen;

  @BeforeEach
  void makeFolders() throws IOException {
    own = Files.createDirectory(folder.resolve("own"));
    warehouse = new Warehouse(folder.resolve("out"));
    warehouse.prepare();
  }

  @AfterEach
  void noSessionWasOpenedInVain() {
    log.close();
    if (!sessionMayOpen) {
      assertThat(sessionsOpened).hasValue(0);
    }
  }

  private Settings settings() {
    return InputFolders.settings(own, warehouse.folder());
  }

  private ExitCode run(Extent extent) {
    return run(extent, "2026-11-01");
  }

  private ExitCode run(Extent extent, String day) {
    InstantSource clock = InstantSource.fixed(Instant.parse(day + "T12:00:00Z"));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new Nightly(settings(), extent, nowhere, this::refuse, clock).run();
  }

  private SparkSession refuse(int cores) {
    sessionsOpened.incrementAndGet();
    throw new IllegalStateException("Spark is not needed, with " + cores + " cores or any");
  }

  private JsonNode runJson() throws IOException {
    return new ObjectMapper().readTree(warehouse.runJson().toFile());
  }

  /** Publishes a version by hand, which shows what a fingerprint stands for. */
  private void publish(String run, String fingerprint) throws IOException {
    publish(run, fingerprint, List.of());
  }

  private void publish(String run, String fingerprint, List<InputFile> inputs) throws IOException {
    Path staged = Files.createDirectories(warehouse.staging(run));
    Files.writeString(staged.resolve("a.parquet"), "a");
    warehouse.publish(
        new Manifest(
            run,
            "2026-11-01T00:00:00Z",
            "2026-11-01",
            fingerprint,
            inputs.stream().map(f -> new Manifest.Input(f.name(), f.sha256(), f.bytes())).toList(),
            Map.of(),
            Map.of(),
            null,
            List.of(new Manifest.Output("a.parquet", 1, 1, Hashes.sha256("a")))));
    warehouse.switchLatest(run);
  }

  /** Everything on which equal tables depend: files, days, settings and code. */
  private String fingerprint() {
    Inputs inputs = Inputs.find(settings());
    Stream<String> files = inputs.files().stream().map(f -> f.name() + " " + f.sha256()).sorted();
    Stream<String> days =
        inputs.statistics().stream()
            .map(s -> s.file().name() + " known from " + s.layout().knownFrom());
    Stream<String> rest =
        Stream.of("2026-11-01", ResultSettings.values().toString(), Build.versions().toString());
    return Hashes.sha256(
        Stream.of(files, days, rest).flatMap(s -> s).collect(Collectors.joining("\n")));
  }

  private void breakTheRegister() throws IOException {
    sessionMayOpen = true;
    Path statements = InputFolders.shipped("commitments", own).resolve("statements.csv");
    String text = Files.readString(statements);
    Files.writeString(
        statements,
        text.replace(
            "s2026_summit_investment,jpn_ind_2026,", "s2026_summit_investment,elsewhere,"));
  }

  private void mendTheRegister() {
    TestFiles.replace(
        own.resolve("commitments/statements.csv"),
        "s2026_summit_investment,elsewhere,",
        "s2026_summit_investment,jpn_ind_2026,");
  }

  @Test
  void whileAnotherRunHoldsTheLockNothingIsDone() throws IOException {
    InputFolders.trade(own, CSV);
    try (RunLock held = RunLock.tryAcquire(warehouse.folder(), "process 7").orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(run(Extent.NIGHTLY)).isEqualTo(ExitCode.LOCKED);
    }
    assertThat(log.lines())
        .containsExactly(
            "ERROR Cannot run: another run holds "
                + warehouse.folder()
                + " (process 7). Wait for it, or end it.");
    assertThat(warehouse.runJson()).doesNotExist();
  }

  @Test
  void whileAnotherRunHoldsTheLockItsStagingIsNotCleaned() throws IOException {
    InputFolders.trade(own, CSV);
    Path staged = Files.createDirectories(warehouse.staging("of-the-other-run"));
    try (RunLock held = RunLock.tryAcquire(warehouse.folder(), "process 7").orElseThrow()) {
      assertThat(held).isNotNull();
      run(Extent.NIGHTLY);
    }
    assertThat(staged).exists();
  }

  @Test
  void theLockIsFreeAfterARunThatFailed() throws IOException {
    assertThat(run(Extent.NIGHTLY)).isEqualTo(ExitCode.USAGE);
    assertThat(RunLock.tryAcquire(warehouse.folder(), "next")).isPresent();
  }

  @Test
  void aFolderWithoutInputsIsAUsageError() throws IOException {
    assertThat(run(Extent.NIGHTLY)).isEqualTo(ExitCode.USAGE);
    assertThat(runJson().get("exit_code").asInt()).isEqualTo(2);
    assertThat(runJson().get("status").asText()).isEqualTo("failed");
    assertThat(runJson().get("message").asText()).contains("Cannot find any datapackage.json");
  }

  @Test
  void aBadRegisterIsABadInputAndRunJsonSaysWhere() throws IOException {
    InputFolders.trade(own, CSV);
    breakTheRegister();
    assertThat(run(Extent.NIGHTLY)).isEqualTo(ExitCode.INPUT);
    assertThat(runJson().get("exit_code").asInt()).isEqualTo(3);
    assertThat(runJson().get("status").asText()).isEqualTo("failed");
    assertThat(runJson().get("version").asText()).isEmpty();
    assertThat(runJson().get("message").asText())
        .contains("commitments/statements.csv", "[summit_id]: REFERENCE_UNKNOWN: 'elsewhere'");
  }

  @Test
  void theOperatorReadsTheSameAsRunJsonSays() throws IOException {
    InputFolders.trade(own, CSV);
    breakTheRegister();
    run(Extent.NIGHTLY);
    assertThat(log.lines()).contains("ERROR " + runJson().get("message").asText());
  }

  @Test
  void aFailedNightLeavesLatestAsItWas() throws IOException {
    publish("run-1", "another night");
    Path before = warehouse.latest().toRealPath();
    InputFolders.trade(own, CSV);
    breakTheRegister();
    assertThat(run(Extent.NIGHTLY)).isEqualTo(ExitCode.INPUT);
    assertThat(warehouse.latest().toRealPath()).isEqualTo(before);
    assertThat(warehouse.versions()).containsExactly("run-1");
  }

  @Test
  void theNextRunCleansWhatADeadOneStaged() throws IOException {
    Files.createDirectories(warehouse.staging("dead").resolve("deep"));
    run(Extent.NIGHTLY);
    assertThat(warehouse.staging("dead")).doesNotExist();
  }

  @Test
  void sameInputsAndDayAreNothingNew() throws IOException {
    InputFolders.trade(own, CSV);
    publish("run-1", fingerprint());
    assertThat(run(Extent.NIGHTLY)).isEqualTo(ExitCode.OK);
    assertThat(runJson().get("status").asText()).isEqualTo("unchanged");
    assertThat(runJson().get("exit_code").asInt()).isZero();
    assertThat(runJson().get("version").asText()).isEqualTo("run-1");
    assertThat(runJson().get("message").asText())
        .isEqualTo(
            "Nothing new: " + warehouse.latest() + " already shows these inputs as of 2026-11-01.");
    assertThat(warehouse.versions()).containsExactly("run-1");
  }

  @Test
  void aReportOfSameInputsIsNothingNewEither() throws IOException {
    InputFolders.trade(own, CSV);
    publish("run-1", fingerprint());
    assertThat(run(Extent.REPORT)).isEqualTo(ExitCode.OK);
    assertThat(runJson().get("status").asText()).isEqualTo("unchanged");
  }

  private List<Path> daysWrittenDown() {
    return Folders.list(warehouse.lake().resolve("seen"));
  }

  private String vintages() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new LakeContents(warehouse).print(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theDayOnWhichAFileWasFirstSeenStaysThoughTheNightFailed() throws IOException {
    InputFolders.tradeKnownFromFirstSeen(own, CSV);
    breakTheRegister();
    assertThat(run(Extent.NIGHTLY, "2026-10-30")).isEqualTo(ExitCode.INPUT);
    assertThat(daysWrittenDown()).hasSize(1);
    mendTheRegister();
    assertThat(run(Extent.INGEST, "2026-11-01")).isEqualTo(ExitCode.OK);
    assertThat(vintages()).containsPattern("customs +imports +A .* 2026-10-30 .*imports.csv");
  }

  @Test
  void changedBytesUnderOneNameAreTwoVintages() throws IOException {
    InputFolders.tradeKnownFromFirstSeen(own, CSV);
    run(Extent.INGEST, "2026-10-30");
    InputFolders.tradeKnownFromFirstSeen(own, CSV.replace("5", "6"));
    run(Extent.INGEST, "2026-11-01");
    run(Extent.INGEST, "2026-11-02");
    assertThat(vintages())
        .containsPattern(" 2026-10-30 +1 +5.000 ")
        .containsPattern(" 2026-11-01 +1 +6.000 ")
        .contains("2 files, 2 rows");
  }

  @Test
  void aFileSeenBeforeIsNothingNewOnALaterDay() throws IOException {
    InputFolders.tradeKnownFromFirstSeen(own, CSV);
    run(Extent.INGEST, "2026-10-30");
    publish("run-1", fingerprint());
    assertThat(run(Extent.NIGHTLY, "2026-11-02")).isEqualTo(ExitCode.OK);
    assertThat(runJson().get("status").asText()).isEqualTo("unchanged");
  }

  @Test
  void theSameFilesSeenOnAnotherDayAreAnotherNight() throws IOException {
    sessionMayOpen = true;
    InputFolders.tradeKnownFromFirstSeen(own, CSV);
    run(Extent.INGEST, "2026-10-30");
    publish("run-1", fingerprint());
    for (Path day : daysWrittenDown()) {
      Files.delete(day);
    }
    assertThat(run(Extent.NIGHTLY, "2026-11-02")).as("it wants Spark").isEqualTo(ExitCode.BUG);
  }

  @Test
  void aReportReadsNothingNewAndWritesNoDayDown() throws IOException {
    sessionMayOpen = true;
    InputFolders.tradeKnownFromFirstSeen(own, CSV);
    assertThat(run(Extent.REPORT)).isEqualTo(ExitCode.INPUT);
    assertThat(runJson().get("message").asText()).contains("Run ingest first, or nightly.");
    assertThat(daysWrittenDown()).isEmpty();
  }

  @Test
  void aDayThatCannotBeReadIsNotTakenForToday() throws IOException {
    InputFolders.tradeKnownFromFirstSeen(own, CSV);
    run(Extent.INGEST, "2026-10-30");
    Path day = daysWrittenDown().get(0);
    Files.writeString(day, "{\"firstSeen\": \"2026-");
    assertThat(run(Extent.INGEST)).isEqualTo(ExitCode.INPUT);
    assertThat(runJson().get("message").asText())
        .contains("customs/imports.csv: FIRST_SEEN_UNREADABLE: Cannot tell when the file was first")
        .contains(day.toString());
  }

  @Test
  void aFileReplacedUnderItsNameIsSaidToTakeItsVintageAway() throws IOException {
    Path trade = InputFolders.trade(own, CSV);
    publish("run-1", "x", Inputs.find(settings()).files());
    Files.writeString(trade.resolve("imports.csv"), CSV.replace("5", "6"));
    run(Extent.INGEST);
    assertThat(log.lines())
        .contains(
            "WARN customs/imports.csv was replaced: its earlier figures lie under no name among the"
                + " inputs, so that neither revisions nor --as-of an earlier day show them any"
                + " more. To keep vintages, deliver each release under a name of its own.");
  }

  @Test
  void aFileThatCountsAsKnownLaterIsSaidNotToBeInTheTablesYet() throws IOException {
    Path trade = InputFolders.trade(own, CSV);
    TestFiles.replace(trade.resolve("datapackage.json"), "2020-06-30", "2026-11-30");
    run(Extent.INGEST);
    assertThat(log.lines())
        .contains(
            "WARN customs/imports.csv counts as known from 2026-11-30 on, as its descriptor or its"
                + " name says: tables hold it from then on.");
  }

  @Test
  void whereAnEarlierDayIsAskedForNothingIsSaidOfLaterFiles() throws IOException {
    Path trade = InputFolders.trade(own, CSV);
    TestFiles.replace(trade.resolve("datapackage.json"), "2020-06-30", "2026-11-30");
    run(Extent.INGEST, "2026-12-24");
    assertThat(log.lines()).noneMatch(line -> line.contains("counts as known"));
  }

  @Test
  void aReleaseThatLiesBesideTheNewOneUnderAnotherNameIsNotGone() throws IOException {
    Path trade = InputFolders.trade(own, CSV);
    publish("run-1", "x", Inputs.find(settings()).files());
    Files.move(trade.resolve("imports.csv"), trade.resolve("old.csv"));
    Files.writeString(trade.resolve("imports.csv"), CSV.replace("5", "6"));
    TestFiles.replace(
        trade.resolve("datapackage.json"), "\"imports.csv\"", "[\"old.csv\", \"imports.csv\"]");
    run(Extent.INGEST);
    assertThat(log.lines()).noneMatch(line -> line.contains("was replaced"));
  }

  @Test
  void ingestReadsIntoTheLakeAndPublishesNothing() throws IOException {
    InputFolders.trade(own, CSV);
    assertThat(run(Extent.INGEST)).isEqualTo(ExitCode.OK);
    assertThat(runJson().get("status").asText()).isEqualTo("ingested");
    assertThat(runJson().at("/phases/0/result").asText())
        .isEqualTo("1 files, 1 rows in, 1 kept, 0 rejected, 0 excluded");
    assertThat(warehouse.versions()).isEmpty();
  }

  @Test
  void aStatisticalFileThatCannotBeReadIsABadInput() throws IOException {
    InputFolders.trade(own, CSV.replace("value", "amount"));
    assertThat(run(Extent.INGEST)).isEqualTo(ExitCode.INPUT);
    assertThat(runJson().get("exit_code").asInt()).isEqualTo(3);
    assertThat(runJson().get("message").asText())
        .contains("customs/imports.csv:1 [value]: HEADER_COLUMN_MISSING", "year,partner,amount");
  }

  @Test
  void aDamagedManifestOfLatestIsNotTakenForAnEmptyWarehouse() throws IOException {
    InputFolders.trade(own, CSV);
    publish("run-1", "x");
    Files.writeString(warehouse.version("run-1").resolve(Manifest.FILE), "{");
    assertThat(run(Extent.NIGHTLY)).isEqualTo(ExitCode.PUBLISH);
    assertThat(runJson().get("exit_code").asInt()).isEqualTo(5);
    assertThat(runJson().get("message").asText())
        .contains("Cannot read " + warehouse.latest().resolve(Manifest.FILE));
  }

  @Test
  void aWarehouseThatCannotBeWrittenIsAPublishingFailure() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    warehouse = new Warehouse(file);
    assertThat(run(Extent.NIGHTLY)).isEqualTo(ExitCode.PUBLISH);
    assertThat(log.lines()).singleElement().asString().contains("Cannot write to " + file);
  }

  @Test
  void aRunJsonThatCannotBeWrittenIsWarnedOfAndChangesNoExitCode() throws IOException {
    InputFolders.trade(own, CSV);
    Files.createDirectory(warehouse.folder().resolve(".run.json.new"));
    assertThat(run(Extent.INGEST)).isEqualTo(ExitCode.OK);
    assertThat(log.lines())
        .contains("INFO Ingested into " + warehouse.lake() + ".")
        .last()
        .asString()
        .startsWith("WARN Cannot write " + warehouse.runJson() + ": ")
        .endsWith(". The exit code holds.");
  }

  @Test
  void aNightThatFailedIsNamedAsItsPlanNamedIt() throws IOException {
    InputFolders.trade(own, CSV);
    breakTheRegister();
    run(Extent.NIGHTLY);
    assertThat(log.lines())
        .anyMatch(line -> line.startsWith("INFO run " + runId() + ": 1 cores, into "));
  }

  private String runId() {
    try {
      return runJson().get("run_id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aVersionWhoseFolderWasRenamedStillShowsThatThereIsNothingNew() throws IOException {
    InputFolders.trade(own, CSV);
    publish("run-1", fingerprint());
    Path renamed = warehouse.version("kept");
    Files.move(warehouse.version("run-1"), renamed);
    Files.delete(warehouse.latest());
    Files.createSymbolicLink(warehouse.latest(), renamed);
    assertThat(run(Extent.NIGHTLY)).isEqualTo(ExitCode.OK);
    assertThat(runJson().get("status").asText()).isEqualTo("unchanged");
  }

  @Test
  void aLatestThatIsNoLinkIsRefusedBeforeAnyWork() throws IOException {
    InputFolders.trade(own, CSV);
    publish("run-1", "another night");
    Files.delete(warehouse.latest());
    Files.createDirectory(warehouse.latest());
    assertThat(run(Extent.NIGHTLY)).isEqualTo(ExitCode.PUBLISH);
    assertThat(log.lines())
        .containsExactly(
            "ERROR Cannot publish into "
                + warehouse.folder()
                + ": "
                + warehouse.latest()
                + " is no link to a version, so that nothing could take its place in one step. Move"
                + " it away; if it is a copy of a version, link latest to that: one of [run-1].");
  }

  @Test
  void aDamagedEntryOfTheLakeIsNamedWithWhatToDo() throws IOException {
    InputFolders.trade(own, CSV);
    run(Extent.INGEST);
    Path entry =
        Folders.list(warehouse.lake()).stream()
            .map(folder -> folder.resolve("entry.json"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    Files.writeString(entry, "{\"id\": ");
    assertThat(run(Extent.INGEST)).isEqualTo(ExitCode.PUBLISH);
    assertThat(runJson().get("message").asText())
        .isEqualTo(
            "Cannot read the lake: java.io.IOException: "
                + entry
                + " is damaged. Delete the folder that it lies in: the next night reads what it"
                + " holds again. Nothing was published; latest is what it was.");
  }

  @Test
  void whereInputsAreNotThereNoWarehouseIsMade() {
    own = folder.resolve("mistyped");
    warehouse = new Warehouse(folder.resolve("new"));
    assertThat(run(Extent.NIGHTLY)).isEqualTo(ExitCode.INPUT);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains(own + ": FILE_NOT_FOUND: There is no such folder.");
    assertThat(warehouse.folder()).doesNotExist();
  }
}
