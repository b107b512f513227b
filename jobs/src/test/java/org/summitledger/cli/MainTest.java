package org.summitledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.LogLines;
import org.summitledger.TestFiles;
import org.summitledger.TestVersions;
import org.summitledger.publish.RunLock;
import org.summitledger.publish.Warehouse;
import org.summitledger.store.Folders;
import org.summitledger.store.Place;

/** Command lines that end before any work begins. */
class MainTest {
  @TempDir private Path folder = Path.of("");
  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private LogLines log = new LogLines();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setOut(stdout);
    System.setErr(stderr);
    log.close();
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void helpListsEveryCommand() {
    assertThat(Main.execute("--help")).isZero();
    assertThat(out())
        .contains(
            "nightly",
            "ingest",
            "report",
            "verify",
            "diff",
            "explain",
            "tables",
            "versions",
            "sources",
            "lake");
    assertThat(err()).isEmpty();
  }

  @Test
  void helpListsEveryExitCode() {
    Main.execute("--help");
    assertThat(out().substring(out().indexOf("Exit codes:")).lines().skip(1).map(String::strip))
        .containsExactly(
            "0    published, or nothing new",
            "2    usage or configuration",
            "3    input missing or unreadable",
            "4    audit blocked publishing; the last version stays",
            "5    publish failed or state unknown",
            "6    another run holds the lock, or published first",
            "70   out of memory, or a bug");
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(Main.execute("--version")).isZero();
    assertThat(out()).startsWith("summit-ledger ");
  }

  @Test
  void anUnknownOptionIsAUsageErrorNotIgnored() {
    assertThat(Main.execute("nightly", "--asof", "2026-11-01")).isEqualTo(2);
    assertThat(err()).contains("Unknown options: '--asof'", "Possible solutions: --as-of");
    assertThat(out()).isEmpty();
  }

  @Test
  void anUnknownCommandIsAUsageError() {
    assertThat(Main.execute("nightli")).isEqualTo(2);
    assertThat(err()).contains("Unmatched argument at index 0: 'nightli'");
  }

  @Test
  void withoutACommandTheUsageIsShown() {
    assertThat(Main.execute()).isEqualTo(2);
    assertThat(err()).contains("Missing a command.", "Usage: summit-ledger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13-01", "2026-02-30", "01.11.2026", "2026", "today", ""})
  void aDayThatIsNoneIsAUsageErrorThatNamesIt(String day) {
    assertThat(Main.execute("nightly", "--as-of", day)).isEqualTo(2);
    assertThat(err()).contains("Invalid value for option '--as-of'", "'" + day + "'");
  }

  @Test
  void aNumberOfCoresThatIsNoneIsAUsageError() {
    assertThat(Main.execute("nightly", "--cores", "two")).isEqualTo(2);
    assertThat(err()).contains("Invalid value for option '--cores'", "'two' is not an int");
  }

  @Test
  void noCoresAreAUsageErrorThatSaysWhatToGive() {
    assertThat(Main.execute("nightly", "--cores", "0", "--out", folder.toString())).isEqualTo(2);
    assertThat(log.lines()).containsExactly("ERROR Cannot use 0 cores. Give --cores 1 or more.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly", "ingest", "report"})
  void aSparkSettingThatWouldChangeResultsStopsTheRunBeforeAnythingIsTouched(String command) {
    Path out = folder.resolve("warehouse");
    System.setProperty("spark.sql.session.timeZone", "Asia/Tokyo");
    try {
      assertThat(Main.execute(command, "--out", out.toString())).isEqualTo(2);
    } finally {
      System.clearProperty("spark.sql.session.timeZone");
    }
    assertThat(log.lines())
        .singleElement()
        .asString()
        .startsWith("ERROR Cannot run with spark.sql.session.timeZone=Asia/Tokyo: ");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly", "ingest", "report"})
  void theRootIsRefusedAsAWarehouse(String command) {
    assertThat(Main.execute(command, "--out", "/")).isEqualTo(2);
    assertThat(log.lines())
        .containsExactly("ERROR Cannot publish into /. Give --out a folder of its own.");
  }

  @Test
  void aWarehouseInsideTheDatasetsIsRefused() {
    Path inside = folder.resolve("warehouse");
    assertThat(Main.execute("nightly", "--datasets", folder.toString(), "--out", inside.toString()))
        .isEqualTo(2);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("Cannot publish into " + inside, "one lies in the other");
    assertThat(inside).doesNotExist();
  }

  @Test
  void anOptionWithoutItsValueIsAUsageError() {
    assertThat(Main.execute("nightly", "--out")).isEqualTo(2);
    assertThat(err()).contains("Missing required parameter for option '--out' (DIR)");
  }

  @Test
  void diffNeedsTwoVersions() {
    assertThat(Main.execute("diff", folder.toString())).isEqualTo(2);
    assertThat(err()).contains("Missing required parameter: 'B'");
  }

  @Test
  void explainNeedsAKey() {
    assertThat(Main.execute("explain", "commitments")).isEqualTo(2);
    assertThat(err()).contains("Missing required parameter", "KEY=VALUE");
  }

  @Test
  void explainNamesTheTablesWhenAskedForAnother() {
    assertThat(Main.execute("explain", "commitment", "commitment_id=x", "--out", folder.toString()))
        .isEqualTo(2);
    assertThat(log.lines()).singleElement().asString().contains("'commitment'", "commitments");
  }

  @Test
  void aVersionThatIsNotThereIsNotExplained() {
    assertThat(
            Main.execute(
                "explain", "commitments", "a=b", "--run", "lost", "--out", folder.toString()))
        .isEqualTo(2);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("Cannot find a published version in " + folder + "/versions/lost: no manifest")
        .endsWith("a folder under versions; the command versions lists those.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..", "2026 11", ""})
  void aNameThatNoRunHasIsRefused(String run) {
    assertThat(
            Main.execute("explain", "commitments", "a=b", "--run", run, "--out", folder.toString()))
        .isEqualTo(2);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains(
            "Cannot find the run '"
                + run
                + "': give the name of a folder below versions; the command versions lists those.");
  }

  @Test
  void whereNothingWasPublishedThereIsNothingToVerify() {
    assertThat(Main.execute("verify", folder.toString())).isEqualTo(2);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("Cannot find a published version in " + folder, "manifest.json");
  }

  @Test
  void whereNothingWasPublishedThereAreNoTables() {
    assertThat(Main.execute("tables", "--out", folder.toString())).isEqualTo(2);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("Cannot find a published version in " + folder, "Run nightly first");
    assertThat(out()).isEmpty();
  }

  @Test
  void theTablesOfTheLatestVersionArePrinted() throws IOException {
    publish();
    assertThat(Main.execute("tables", "--out", folder.toString())).isZero();
    assertThat(out())
        .contains("as of 2026-11-01")
        .containsPattern("commitments +200 +6 +commitment_id");
  }

  @Test
  void versionsAreListedWithTheOneThatReadersSee() throws IOException {
    publish();
    publish(new Warehouse(folder), "run-2");
    assertThat(Main.execute("versions", "--out", folder.toString())).isZero();
    assertThat(out().lines().map(line -> line.split(" {2,}")))
        .containsExactly(
            new String[] {"run", "as of", "published", "tables", "KiB", "build", "shown", "note"},
            new String[] {
              "run-1",
              "2026-11-01",
              "2026-11-01T00:00:00Z",
              "1",
              "6",
              "0.1.0 0123456789ab",
              "accepted: looked at"
            },
            new String[] {
              "run-2",
              "2026-11-01",
              "2026-11-01T00:00:00Z",
              "1",
              "6",
              "0.1.0 0123456789ab",
              "latest",
              "accepted: looked at"
            });
  }

  @Test
  void aVersionWhoseManifestIsDamagedIsListedWithTheReason() throws IOException {
    publish();
    publish(new Warehouse(folder), "run-2");
    Path damaged = folder.resolve("versions/run-1/manifest.json");
    Files.writeString(damaged, "{");
    assertThat(Main.execute("versions", "--out", folder.toString())).isZero();
    assertThat(out())
        .containsPattern("run-1 +- +- +- +- +- +Cannot read " + damaged)
        .containsPattern("run-2 .*latest");
  }

  private void publishAll(String... runs) throws IOException {
    publishAll(new Place(folder.toString()), runs);
  }

  private int versions(String... arguments) {
    return Main.execute(
        Stream.of(
                Stream.of("versions"), Stream.of(arguments), Stream.of("--out", folder.toString()))
            .flatMap(a -> a)
            .toArray(String[]::new));
  }

  private List<String> there() {
    return new Warehouse(folder).versions();
  }

  @Test
  void versionsThatMayGoAreOnlyListedUntilTheyAreToBeDeleted() throws IOException {
    publishAll("run-1", "run-2", "run-3");
    assertThat(versions("gc", "--keep", "2")).isZero();
    assertThat(out().lines())
        .containsExactly(
            "to delete " + folder + "/versions/run-1, as of 2026-11-01, 5800 bytes",
            "1 versions to delete");
    assertThat(there()).hasSize(3);
    assertThat(versions("gc", "--keep", "2", "--delete")).isZero();
    assertThat(out().lines().skip(2))
        .containsExactly(
            "deleted " + folder + "/versions/run-1, as of 2026-11-01, 5800 bytes",
            "1 versions deleted");
    assertThat(there()).containsExactly("run-2", "run-3");
  }

  @Test
  void versionsThatAreQuotedStay() throws IOException {
    publishAll("run-1", "run-2", "run-3", "run-4");
    assertThat(versions("gc", "--keep", "1", "--except", "run-1", "--except", "run-3", "--delete"))
        .isZero();
    assertThat(there()).containsExactly("run-1", "run-3", "run-4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gc --keep 1 --delete --except", "delete run-1", "rollback"})
  void aRunWithoutVersionIsNamedAndNothingIsDone(String command) throws IOException {
    publishAll("run-1", "run-2");
    for (String run : List.of("run-7", "..", "../versions/run-1", ".")) {
      assertThat(versions((command + " " + run).split(" "))).isEqualTo(2);
      assertThat(log.lines())
          .last()
          .isEqualTo(
              "ERROR Cannot find the version of run '"
                  + run
                  + "' in "
                  + folder
                  + ": the command versions lists those that are there.");
    }
    assertThat(there()).hasSize(2);
    assertThat(new Warehouse(folder).currentRun()).contains("run-2");
  }

  @Test
  void notAllVersionsGo() throws IOException {
    publishAll("run-1");
    assertThat(versions("gc", "--keep", "0", "--delete")).isEqualTo(2);
    assertThat(log.lines())
        .containsExactly("ERROR Cannot keep 0 versions: --keep takes 1 or more.");
  }

  @Test
  void howManyVersionsStayIsNotGuessed() throws IOException {
    publishAll("run-1");
    assertThat(versions("gc", "--delete")).isEqualTo(2);
    assertThat(err()).contains("Missing required option: '--keep=N'");
  }

  @Test
  void aVersionWhoseManifestIsDamagedMayGoToo() throws IOException {
    publishAll("run-1", "run-2");
    Files.writeString(folder.resolve("versions/run-1/manifest.json"), "{");
    assertThat(versions("gc", "--keep", "1")).isZero();
    assertThat(versions("gc", "--keep", "1", "--delete")).isZero();
    String line = folder + "/versions/run-1, whose manifest cannot be read";
    assertThat(out().lines()).contains("to delete " + line, "deleted " + line);
    assertThat(there()).containsExactly("run-2");
  }

  @Test
  void aVersionIsDeletedByItsRun() throws IOException {
    publishAll("run-1", "run-2", "run-3");
    assertThat(versions("delete", "run-2", "run-2")).isZero();
    assertThat(out().lines())
        .containsExactly(
            "deleted " + folder + "/versions/run-2, as of 2026-11-01, 5800 bytes",
            "1 versions deleted");
    assertThat(there()).containsExactly("run-1", "run-3");
  }

  @Test
  void theVersionThatReadersSeeIsNotDeletedNorAnyOtherWithIt() throws IOException {
    publishAll("run-1", "run-2");
    assertThat(versions("delete", "run-1", "run-2")).isEqualTo(2);
    assertThat(log.lines())
        .containsExactly(
            "ERROR Cannot delete "
                + folder
                + "/versions/run-2: latest or another link leads readers to it. Show them another"
                + " with versions rollback, or remove the link.");
    assertThat(there()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gc --keep 1 --delete", "delete run-1", "rollback run-1"})
  void versionsStayAsTheyAreWhileANightWorks(String command) throws IOException {
    publishAll("run-1", "run-2");
    try (RunLock held = RunLock.tryAcquire(folder, "process 7, a night").orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(versions(command.split(" "))).isEqualTo(6);
    }
    assertThat(log.lines())
        .containsExactly(
            "ERROR Cannot change "
                + folder
                + ": another run holds "
                + folder
                + " (process 7, a night). Wait for it, or end it.");
    assertThat(there()).hasSize(2);
    assertThat(new Warehouse(folder).currentRun()).contains("run-2");
  }

  @Test
  void readersCanBeShownAnEarlierVersionAgain() throws IOException {
    publishAll("run-1", "run-2");
    assertThat(versions("rollback", "run-1")).isZero();
    assertThat(out())
        .isEqualTo(
            folder
                + "/latest shows run-1, as of 2026-11-01; it showed run-2. The next night of"
                + " that day or a later one takes its place.\n");
    assertThat(folder.resolve("latest/commitments.parquet")).content().contains("of run-1");
    assertThat(there()).containsExactly("run-1", "run-2");
  }

  @Test
  void aDamagedVersionIsNotShownAndTheExitCodeSaysSo() throws IOException {
    publishAll("run-1", "run-2");
    Files.delete(folder.resolve("versions/run-1/commitments.parquet"));
    assertThat(versions("rollback", "run-1")).isEqualTo(5);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("Cannot show " + folder + "/versions/run-1: commitments.parquet: found the file");
    assertThat(new Warehouse(folder).currentRun()).contains("run-2");
  }

  @Test
  void aFolderNamedLatestIsNoLinkToSwitch() throws IOException {
    publishAll("run-1", "run-2");
    Files.delete(folder.resolve("latest"));
    Files.createDirectory(folder.resolve("latest"));
    assertThat(versions("rollback", "run-1")).isEqualTo(5);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains(folder.resolve("latest") + " is no link to a version");
  }

  @Test
  void aDamagedVersionIsAStateUnknownNotABug() throws IOException {
    publish();
    Files.writeString(folder.resolve("versions/run-1/manifest.json"), "{");
    assertThat(Main.execute("tables", "--out", folder.toString())).isEqualTo(5);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("Cannot read " + folder.resolve("latest/manifest.json"), "is unknown");
  }

  @Test
  void aVersionIsFoundByItsWarehouseOrItsFolder() throws IOException {
    publish();
    Path version = folder.resolve("versions/run-1").toRealPath();
    assertThat(find(folder)).isEqualTo(version);
    assertThat(find(folder.resolve("latest"))).isEqualTo(version);
    assertThat(find(version)).isEqualTo(version);
  }

  private static Path find(Path place) {
    return Versions.find(new Place(place.toString()));
  }

  @Test
  void sourcesWithoutACommandShowsItsUsage() {
    assertThat(Main.execute("sources")).isEqualTo(2);
    assertThat(err()).contains("Missing a command: check or new.", "Usage: summit-ledger sources");
  }

  @Test
  void checkingAFileThatCannotBeReadEndsWithThree() throws IOException {
    customs("year,value\n2019,5\n");
    assertThat(Main.execute("sources", "check", folder.toString())).isEqualTo(3);
    assertThat(out()).contains("CANNOT USE customs/imports.csv:1 [partner]: HEADER_COLUMN_MISSING");
  }

  @Test
  void checkingAFileThatCanBeReadEndsWithZero() throws IOException {
    customs("year,partner,value\n2019,JPN,5\n");
    assertThat(Main.execute("sources", "check", folder.toString())).isZero();
    assertThat(out()).contains("values in 1 (5.000) = kept 1 (5.000)");
  }

  @Test
  void whatLiesElsewhereIsNotLookedInto() {
    assertThat(Main.execute("sources", "check", "s3a://bucket/data")).isEqualTo(2);
    assertThat(Main.execute("sources", "new", "hdfs://host/a.csv")).isEqualTo(2);
  }

  @Test
  void draftingAFileThatIsNotThereIsABadInput() {
    System.setProperty("summitledger.datasets", TestFiles.datasets().toString());
    try {
      assertThat(Main.execute("sources", "new", folder.resolve("absent.csv").toString()))
          .isEqualTo(3);
    } finally {
      System.clearProperty("summitledger.datasets");
    }
    assertThat(log.lines()).singleElement().asString().contains("FILE_NOT_FOUND", "absent.csv");
  }

  @Test
  void theLakeOfAWarehouseIsListed() {
    new Warehouse(folder).prepare();
    assertThat(Main.execute("lake", "--out", folder.toString())).isZero();
    assertThat(out()).contains("0 files, 0 rows, 0 bytes in " + folder.resolve("lake"));
    assertThat(Main.execute("lake", "--periods", "--out", folder.toString())).isZero();
    assertThat(out()).contains("period", "vintage");
  }

  @Test
  void leftoversAreOnlyListedUntilTheyAreToBeDeleted() throws IOException {
    Path datasets = TestFiles.copy(TestFiles.datasets(), folder.resolve("datasets"));
    Path leftover = Files.createDirectories(folder.resolve("out/lake/.staging-x"));
    String[] gc = {
      "lake", "gc", "--datasets", datasets.toString(), "--out", folder.resolve("out").toString()
    };
    assertThat(Main.execute(gc)).isZero();
    assertThat(out()).contains("unused 0 bytes  " + leftover, "1 folders unused");
    assertThat(leftover).exists();
    assertThat(
            Main.execute(
                Stream.concat(Stream.of(gc), Stream.of("--delete")).toArray(String[]::new)))
        .isZero();
    assertThat(out()).contains("1 folders deleted");
    assertThat(leftover).doesNotExist();
  }

  private void customs(String csv) throws IOException {
    TestFiles.copy(TestFiles.datasets().resolve("reference"), folder.resolve("reference"));
    Path customs = Files.createDirectory(folder.resolve("customs"));
    Files.writeString(customs.resolve("imports.csv"), csv);
    Files.writeString(
        customs.resolve("datapackage.json"),
        """
        {"name": "customs", "resources": [{"name": "imports", "path": "imports.csv", "layout": {
          "source": "customs", "dataflow": "imports", "known_from": "2020-06-30", "frequency": "A",
          "period": {"field": "year", "format": "yyyy"}, "reporter": {"value": "IND"},
          "partner": {"field": "partner", "codes": "iso3"}, "flow": {"value": "import"},
          "product": {"value": "TOTAL"}, "measures": [{"field": "value"}],
          "unit": {"currency": "USD", "multiplier": 1, "decimals": 0}}}]}
        """);
  }

  private void publish() throws IOException {
    Warehouse warehouse = new Warehouse(folder);
    warehouse.prepare();
    publish(warehouse, "run-1");
  }

  private static void publish(Warehouse warehouse, String run) throws IOException {
    TestVersions.publish(warehouse, run, "commitments.parquet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lake",
        "lake gc",
        "lake gc --delete",
        "versions",
        "versions gc --keep 1 --delete",
        "versions delete run-1",
        "versions rollback run-1"
      })
  void whatAWarehouseHoldsIsOnlyLookedForInOne(String command) {
    Path mistyped = folder.resolve("warehose");
    String[] arguments = (command + " --out " + mistyped).split(" ");
    assertThat(Main.execute(arguments)).isEqualTo(2);
    assertThat(log.lines())
        .containsExactly(
            "ERROR Cannot find a warehouse in "
                + mistyped
                + ". Give --out one, or run nightly first.");
    assertThat(mistyped).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--out", "--datasets"})
  void aFolderWithoutANameIsNotTakenForTheWorkingFolder(String option) {
    assertThat(Main.execute("nightly", option, "")).isEqualTo(2);
    assertThat(err()).contains("Invalid value for option '" + option + "': '' names no folder");
  }

  @Test
  void whatLiesOnTheWebIsAUsageError() {
    assertThat(Main.execute("nightly", "--datasets", "https://example.org/data")).isEqualTo(2);
    assertThat(err()).contains("'https://example.org/data' lies on the web");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lake gc --as-of 2026-11-01",
        "lake gc --accept why",
        "lake gc --cores 1",
        "explain commitments a=b --as-of 2026-11-01",
        "explain commitments a=b --accept why",
        "ingest --accept why"
      })
  void anOptionThatWouldBeIgnoredIsRefused(String line) {
    assertThat(Main.execute(line.split(" "))).isEqualTo(2);
    assertThat(err()).containsPattern("Unknown option: '--(as-of|accept|cores)'|Unknown options: ");
  }

  @ParameterizedTest
  @CsvSource({
    "versions --out warehouse gc --keep 1 --delete, --out stands before 'gc', Put it behind.",
    "versions --out warehouse rollback run-1, --out stands before 'rollback', Put it behind.",
    "lake --out warehouse gc --delete, --out stands before 'gc', Put it behind.",
    "lake --periods gc, --periods stands before 'gc', Leave it out."
  })
  void anOptionBeforeACommandThatWouldNotSeeItIsRefused(String line, String option, String advice) {
    assertThat(Main.execute(line.split(" "))).isEqualTo(2);
    assertThat(err()).startsWith("Option " + option + ", which would not see it. " + advice);
  }

  /** Does something while folder {@code there} is mounted as one that lies elsewhere. */
  private void elsewhere(ThrowingConsumer<Place> work) throws IOException {
    String mounted = "spark.hadoop.fs.viewfs.mounttable.test.link./warehouse";
    System.setProperty(mounted, Files.createDirectory(folder.resolve("there")).toUri().toString());
    System.setProperty("summitledger.work", folder.resolve("copies").toString());
    try {
      work.accept(new Place("viewfs://test/warehouse"));
    } finally {
      System.clearProperty(mounted);
      System.clearProperty("summitledger.work");
    }
  }

  private static void publishAll(Place there, String... runs) throws IOException {
    for (String run : runs) {
      Warehouse warehouse = Places.warehouse(there);
      warehouse.prepare();
      publish(warehouse, run);
    }
  }

  @Test
  void twoVersionsThatLieElsewhereCanBeLookedAtSideBySide() throws IOException {
    elsewhere(
        there -> {
          publishAll(there, "run-1", "run-2", "run-3");
          Path a = Versions.published(new Place(there + "/versions/run-1"), folder.resolve("a"));
          Path b = Versions.published(new Place(there + "/versions/run-2"), folder.resolve("b"));
          assertThat(a.resolve("commitments.parquet")).content().contains("of run-1");
          assertThat(b.resolve("commitments.parquet")).content().contains("of run-2");
        });
  }

  @Test
  void versionsThatLieElsewhereMayGoAndBeShownAgain() throws IOException {
    elsewhere(
        there -> {
          publishAll(there, "run-1", "run-2", "run-3");
          assertThat(Main.execute("versions", "rollback", "run-2", "--out", there.text())).isZero();
          assertThat(out())
              .startsWith(
                  there + "/latest.json shows run-2, as of 2026-11-01; it showed run-3. The next");
          assertThat(
                  Main.execute("versions", "gc", "--keep", "1", "--delete", "--out", there.text()))
              .isZero();
          assertThat(out()).contains("deleted " + there + "/versions/run-1, as of 2026-11-01");
          assertThat(folder.resolve("there/versions/run-1")).doesNotExist();
          assertThat(Places.warehouse(there).versions()).containsExactly("run-2", "run-3");
          assertThat(Places.warehouse(there).currentRun()).contains("run-2");
        });
  }

  @Test
  void aVersionThatIsGoneElsewhereWhileANightWorksHereIsNotFound() throws IOException {
    elsewhere(
        there -> {
          publishAll(there, "run-1", "run-2");
          Path copy = Places.warehouse(there).folder();
          Folders.delete(folder.resolve("there/versions/run-1"));
          try (RunLock held = RunLock.tryAcquire(copy, "a night").orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(Main.execute("verify", there + "/versions/run-1")).isEqualTo(2);
          }
          assertThat(log.lines())
              .last()
              .asString()
              .contains("Cannot find a published version in " + there + "/versions/run-1: no");
        });
  }

  @Test
  void versionsThatLieElsewhereAreListed() throws IOException {
    elsewhere(
        there -> {
          publishAll(there, "run-1", "run-2");
          assertThat(Main.execute("versions", "--out", there.text())).isZero();
          assertThat(out())
              .containsPattern("run-1 .*0123456789ab +accepted: looked at")
              .containsPattern("run-2 .*latest");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tables --out",
        "versions --out",
        "versions gc --keep 1 --out",
        "versions delete run-1 --out",
        "versions rollback run-1 --out",
        "lake --out",
        "verify",
        "explain commitments a=b --out"
      })
  void ofAMistypedPlaceElsewhereNoCopyIsMade(String command) throws IOException {
    elsewhere(
        there -> {
          assertThat(Main.execute((command + " " + there + "/mistyped").split(" "))).isEqualTo(2);
          assertThat(folder.resolve("copies")).doesNotExist();
        });
  }
}
