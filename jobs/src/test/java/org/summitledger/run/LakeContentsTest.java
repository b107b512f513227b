package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.source.InputFile;
import org.summitledger.store.RemoteFolder;

class LakeContentsTest {
  private static final String CSV = "year,partner,value\n2019,JPN,5\n2018,CHN,4\n";

  @TempDir private Path folder = Path.of("");
  private Path own = Path.of("");
  private Warehouse warehouse = new Warehouse(Path.of(""));

  @BeforeEach
  void makeFolders() throws IOException {
    own = Files.createDirectory(folder.resolve("own"));
    warehouse = new Warehouse(folder.resolve("out"));
    warehouse.prepare();
  }

  @Test
  void everyFileIsListedWithItsPeriodsItsVintageAndItsMoney() throws Exception {
    LakeEntry entry = ingest(CSV);
    assertThat(printed())
        .containsPattern(
            "customs +imports +A +2018-01-01 +2019-01-01 +2020-06-30 +2 +9.000 +USD +[0-9]+ +"
                + entry.id().substring(0, 12)
                + " +customs/imports.csv")
        .containsPattern("1 files, 2 rows, [0-9]+ bytes in " + warehouse.lake());
  }

  @Test
  void everyPeriodIsListedWithTheVintagesThereAreOfIt() throws Exception {
    ingest(CSV + "2019,CHN,1\n");
    ingest("year,partner,value\n2019,JPN,7\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new LakeContents(warehouse).printPeriods(new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern(
            "(?s)2018-01-01 +2020-06-30 +1 +4.000 +USD +customs/imports.csv\n"
                + ".* 2019-01-01 +2020-06-30 +2 +6.000 +USD +customs/imports.csv\n")
        .containsPattern("2019-01-01 +2020-06-30 +1 +7.000 +USD +customs/imports.csv\n")
        .containsPattern("2 files, 4 rows, [0-9]+ bytes in " + warehouse.lake());
  }

  @Test
  void anEmptyWarehouseHasAnEmptyLake() {
    assertThat(printed()).contains("0 files, 0 rows, 0 bytes");
  }

  @Test
  void whatTodaysDescriptorsReadIsUsed() throws Exception {
    ingest(CSV);
    assertThat(unused()).isEmpty();
  }

  @Test
  void whatNoVersionAndNoDescriptorNamesIsUnused() throws Exception {
    LakeEntry old = ingest(CSV);
    ingest(CSV.replace("5", "6"));
    assertThat(unused()).containsExactly(warehouse.lake().resolve(old.id()));
  }

  @Test
  void whatAPublishedVersionWasMadeOfIsUsed() throws Exception {
    InputFile file = files().statistics().get(0).file();
    ingest(CSV);
    publish(new Manifest.Input(file.name(), file.sha256(), file.bytes()));
    ingest(CSV.replace("5", "6"));
    assertThat(unused()).isEmpty();
  }

  @Test
  void theSameBytesUnderAnotherNameAreAnotherFile() throws Exception {
    LakeEntry old = ingest(CSV);
    publish(new Manifest.Input("other/imports.csv", old.fileSha256(), 1));
    ingest(CSV.replace("5", "6"));
    assertThat(unused()).containsExactly(warehouse.lake().resolve(old.id()));
  }

  @Test
  void leftoversOfRunsThatDiedAreUnused() throws Exception {
    ingest(CSV);
    Path leftover = Files.createDirectory(warehouse.lake().resolve(".staging-x"));
    assertThat(unused()).containsExactly(leftover);
    assertThat(printed()).contains("1 leftovers of runs that died");
  }

  @Test
  void anEntryOfWhichNothingSaysThatItIsOneIsUnused() throws Exception {
    Path home = warehouse.lake().resolve(ingest(CSV).id());
    Files.delete(home.resolve(Lake.ENTRY));
    assertThat(unused()).containsExactly(home);
  }

  @Test
  void whatIsNeitherAnEntryNorALeftoverIsLeftAlone() throws Exception {
    ingest(CSV);
    Files.createDirectory(warehouse.lake().resolve("notes"));
    assertThat(unused()).isEmpty();
  }

  @Test
  void onlyWhatIsUnusedIsDeleted() throws Exception {
    LakeEntry old = ingest(CSV);
    LakeEntry kept = ingest(CSV.replace("5", "6"));
    new LakeContents(warehouse).delete(unused());
    Lake lake = new Lake(warehouse.lake());
    assertThat(lake.find(old.id())).isEmpty();
    assertThat(lake.find(kept.id())).contains(kept);
    assertThat(lake.flows(kept)).exists();
    assertThat(warehouse.lake().toFile().list()).containsExactly(kept.id());
  }

  /** Another machine's night may have read a file that no version names yet. */
  @Test
  void whatWasJustWrittenElsewhereIsNotUnused() throws Exception {
    moveElsewhere();
    ingest(CSV);
    ingest(CSV.replace("5", "6"));
    assertThat(unused()).isEmpty();
  }

  @Test
  void whatLiesElsewhereUnusedForDaysIsDeletedThereAndHere() throws Exception {
    RemoteFolder elsewhere = moveElsewhere();
    LakeEntry old = ingest(CSV);
    LakeEntry kept = ingest(CSV.replace("5", "6"));
    age(Path.of(URI.create(elsewhere.uri("lake"))));

    assertThat(unused()).containsExactly(warehouse.lake().resolve(old.id()));
    new LakeContents(warehouse).delete(unused());

    assertThat(elsewhere.list("lake").keySet())
        .isNotEmpty()
        .allMatch(name -> name.startsWith(kept.id() + "/"));
    assertThat(warehouse.lake().resolve(old.id())).doesNotExist();
    Lake ofAnother = Lakes.of(new Warehouse(folder.resolve("another"), elsewhere));
    assertThat(ofAnother.find(old.id())).isEmpty();
    assertThat(ofAnother.find(kept.id())).contains(kept);
  }

  private RemoteFolder moveElsewhere() {
    RemoteFolder elsewhere = new RemoteFolder(folder.resolve("elsewhere").toUri());
    warehouse = new Warehouse(folder.resolve("copy"), elsewhere);
    warehouse.prepare();
    return elsewhere;
  }

  private static void age(Path elsewhere) throws IOException {
    FileTime then = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
    try (Stream<Path> files = Files.walk(elsewhere)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, then);
      }
    }
  }

  @Test
  void theDayOnWhichAFileWasFirstSeenIsNeverUnused() throws Exception {
    InputFolders.tradeKnownFromFirstSeen(own, CSV);
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-10-30T12:00:00Z"));
    Settings settings = InputFolders.settings(own, warehouse.folder());
    Inputs.find(settings, Lakes.firstSeen(warehouse, clock)::see);
    ingest(CSV);
    new LakeContents(warehouse).delete(unused());
    assertThat(warehouse.lake().resolve("seen")).isNotEmptyDirectory();
    assertThat(printed()).contains("1 files, 2 rows");
  }

  private LakeEntry ingest(String csv) throws Exception {
    InputFolders.trade(own, csv);
    Datasets datasets = Datasets.read(files());
    return new Ingest(Lakes.of(warehouse), datasets, datasets.grouping(Warehouses.AS_OF))
        .run(1)
        .get(0);
  }

  private Inputs files() throws IOException {
    if (!Files.exists(own.resolve("customs"))) {
      InputFolders.trade(own, CSV);
    }
    return Inputs.find(InputFolders.settings(own, warehouse.folder()));
  }

  private List<Path> unused() throws IOException {
    return new LakeContents(warehouse).unused(files());
  }

  private void publish(Manifest.Input input) throws IOException {
    Files.createDirectories(warehouse.staging("run-1"));
    warehouse.publish(
        new Manifest(
            "run-1",
            "2026-11-01T00:00:00Z",
            "2026-11-01",
            "f",
            List.of(input),
            Map.of(),
            Map.of(),
            null,
            List.of()));
  }

  private String printed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new LakeContents(warehouse).print(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
