package org.summitledger.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestVersions;
import org.summitledger.store.Folders;

class WarehouseTest {
  @TempDir private Path folder = Path.of("");
  private Warehouse warehouse = new Warehouse(Path.of(""));

  @BeforeEach
  void prepare() {
    warehouse = new Warehouse(folder);
    warehouse.prepare();
  }

  private static Set<String> names(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      Set<String> names = new TreeSet<>();
      files.forEach(f -> names.add(String.valueOf(f.getFileName())));
      return names;
    }
  }

  @Test
  void preparingTwiceChangesNothing() throws IOException {
    TestVersions.publish(warehouse, "run-1");
    warehouse.prepare();
    assertThat(warehouse.latestManifest().orElseThrow().runId()).isEqualTo("run-1");
  }

  @Test
  void aFileInTheWayOfTheWarehouseIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "x");
    assertThatThrownBy(() -> new Warehouse(file).prepare())
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("Cannot write to " + file);
  }

  @Test
  void anEmptyWarehouseHasNoLatestAndNoVersions() {
    assertThat(warehouse.latestManifest()).isEmpty();
    assertThat(warehouse.versions()).isEmpty();
  }

  @Test
  void publishingMovesWhatWasStagedToItsVersion() throws IOException {
    warehouse.publish(TestVersions.stage(warehouse, "run-1"));
    assertThat(TestVersions.faults(warehouse.version("run-1"))).isEmpty();
    assertThat(warehouse.staging("run-1")).doesNotExist();
  }

  @Test
  void publishingAloneLeavesLatestWhereItIs() throws IOException {
    TestVersions.publish(warehouse, "run-1");
    warehouse.publish(TestVersions.stage(warehouse, "run-2"));
    assertThat(warehouse.latestManifest().orElseThrow().runId()).isEqualTo("run-1");
    assertThat(warehouse.versions()).containsExactly("run-1", "run-2");
  }

  @Test
  void latestIsSwitchedToTheVersion() throws IOException {
    TestVersions.publish(warehouse, "run-1");
    TestVersions.publish(warehouse, "run-2");
    assertThat(warehouse.latest().toRealPath()).isEqualTo(warehouse.version("run-2").toRealPath());
    assertThat(TestVersions.faults(warehouse.latest())).isEmpty();
  }

  @Test
  void latestSurvivesAMoveOfTheWarehouse(@TempDir Path elsewhere) throws IOException {
    TestVersions.publish(warehouse, "run-1");
    Path moved = Files.move(folder, elsewhere.resolve("moved"));
    assertThat(new Warehouse(moved).latestManifest().orElseThrow().runId()).isEqualTo("run-1");
    Files.createDirectory(folder);
  }

  @Test
  void earlierVersionsStayAsTheyAre() throws IOException {
    Manifest first = TestVersions.publish(warehouse, "run-1");
    TestVersions.publish(warehouse, "run-2");
    assertThat(Manifest.of(warehouse.version("run-1"))).contains(first);
    assertThat(TestVersions.faults(warehouse.version("run-1"))).isEmpty();
  }

  @Test
  void aRunIsNotPublishedTwice() throws IOException {
    Manifest first = TestVersions.publish(warehouse, "run-1");
    Manifest again = TestVersions.stage(warehouse, "run-1");
    assertThatThrownBy(() -> warehouse.publish(again))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining(
            "Version " + warehouse.version("run-1") + " exists already; nothing was changed.");
    assertThat(Manifest.of(warehouse.version("run-1"))).contains(first);
    assertThat(TestVersions.faults(warehouse.latest())).isEmpty();
  }

  @Test
  void readersAreShownAnEarlierVersionAgainAndThenTheLater() throws IOException {
    TestVersions.publish(warehouse, "run-1");
    TestVersions.publish(warehouse, "run-2");
    warehouse.rollBack("run-1");
    assertThat(warehouse.currentRun()).contains("run-1");
    assertThat(warehouse.versions()).containsExactly("run-1", "run-2");
    warehouse.rollBack("run-2");
    assertThat(warehouse.currentRun()).contains("run-2");
    assertThat(TestVersions.faults(warehouse.latest())).isEmpty();
  }

  @Test
  void aVersionIsDeletedAndNothingElse() throws IOException {
    TestVersions.publish(warehouse, "run-1");
    TestVersions.publish(warehouse, "run-2");
    Set<String> before = names(folder);
    warehouse.delete("run-1");
    assertThat(warehouse.version("run-1")).doesNotExist();
    assertThat(warehouse.versions()).containsExactly("run-2");
    assertThat(names(folder)).isEqualTo(before);
    assertThat(names(folder.resolve(".staging"))).isEmpty();
    assertThat(TestVersions.faults(warehouse.latest())).isEmpty();
  }

  @Test
  void versionsThatALinkLeadsToAreKnownAndNotDeleted() throws IOException {
    TestVersions.publish(warehouse, "run-1");
    TestVersions.publish(warehouse, "run-2");
    TestVersions.publish(warehouse, "run-3");
    Files.createSymbolicLink(folder.resolve("stable"), Path.of("versions", "run-1"));
    Files.createSymbolicLink(folder.resolve("broken"), Path.of("versions", "run-0"));
    assertThat(warehouse.linked()).containsExactly("run-1", "run-3");
    assertThatThrownBy(() -> warehouse.delete("run-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Readers are led to " + warehouse.version("run-1"));
    assertThat(TestVersions.faults(folder.resolve("stable"))).isEmpty();
  }

  @Test
  void whatADeletionThatDiedLeftIsRemovedByTheNextRun() throws IOException {
    TestVersions.publish(warehouse, "run-1");
    TestVersions.publish(warehouse, "run-2");
    Files.move(warehouse.version("run-1"), warehouse.staging("run-1"));
    assertThat(warehouse.versions()).containsExactly("run-2");
    warehouse.clean();
    assertThat(names(folder.resolve(".staging"))).isEmpty();
  }

  @Test
  void aRunThatStagedNothingCannotBePublished() throws IOException {
    Manifest manifest = TestVersions.stage(warehouse, "run-1");
    Folders.delete(warehouse.staging("run-1"));
    assertThatThrownBy(() -> warehouse.publish(manifest))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("Cannot move " + warehouse.staging("run-1"))
        .hasMessageContaining("latest is what it was");
    assertThat(warehouse.versions()).isEmpty();
  }

  @Test
  void aSwitchThatFailsSaysWhereToLook() throws IOException {
    TestVersions.publish(warehouse, "run-1");
    Files.createDirectories(folder.resolve(".latest-run-2").resolve("full"));
    assertThatThrownBy(() -> warehouse.switchLatest("run-2"))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("Cannot switch latest to run-2")
        .hasMessageContaining("Look where " + warehouse.latest() + " points");
    assertThat(warehouse.latestManifest().orElseThrow().runId()).isEqualTo("run-1");
  }

  @Test
  void aFolderNamedLatestIsNotReplaced() throws IOException {
    Files.createDirectory(warehouse.latest());
    Files.writeString(warehouse.latest().resolve("mine.txt"), "x");
    warehouse.publish(TestVersions.stage(warehouse, "run-1"));
    assertThatThrownBy(() -> warehouse.switchLatest("run-1"))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("Cannot switch latest to run-1");
    assertThat(warehouse.latest().resolve("mine.txt")).exists();
  }

  @Test
  void whereNoLinkCanBeMadeThatIsKnownBeforeTheNightsWork() throws IOException {
    Files.createDirectories(folder.resolve(".latest-trial/in the way"));
    assertThatThrownBy(warehouse::requirePublishable)
        .isInstanceOf(PublishException.class)
        .hasMessageStartingWith("Cannot make a symbolic link in " + folder)
        .hasMessageEndingWith("work in a folder on another one.");
  }

  @Test
  void theTrialOfALinkLeavesNothing() throws IOException {
    Set<String> before = names(folder);
    warehouse.requirePublishable();
    assertThat(names(folder)).isEqualTo(before);
  }

  @Test
  void cleaningRemovesWhatDeadRunsLeftAndNothingElse() throws IOException {
    Manifest published = TestVersions.publish(warehouse, "run-1");
    TestVersions.stage(warehouse, "run-2");
    Files.createDirectories(warehouse.lake().resolve(".staging-x/deep"));
    Files.createDirectories(warehouse.lake().resolve("entry"));
    Files.createSymbolicLink(folder.resolve(".latest-run-2"), Path.of("versions", "run-2"));
    Files.writeString(folder.resolve(".lock"), "process 1");
    warehouse.clean();
    assertThat(names(folder)).containsExactly(".lock", ".staging", "lake", "latest", "versions");
    assertThat(names(folder.resolve(".staging"))).isEmpty();
    assertThat(names(warehouse.lake())).containsExactly("entry");
    assertThat(warehouse.latestManifest()).contains(published);
  }

  @Test
  void aLeftoverLinkThatPointsToAVersionIsRemovedWithoutTheVersion() throws IOException {
    TestVersions.publish(warehouse, "run-1");
    Files.createSymbolicLink(folder.resolve(".latest-run-1"), Path.of("versions", "run-1"));
    warehouse.clean();
    assertThat(folder.resolve(".latest-run-1")).doesNotExist();
    assertThat(TestVersions.faults(warehouse.version("run-1"))).isEmpty();
  }

  @Test
  void aFolderWithoutManifestIsNoVersion() throws IOException {
    TestVersions.publish(warehouse, "run-1");
    Files.createDirectory(warehouse.version("half"));
    assertThat(warehouse.versions()).containsExactly("run-1");
  }

  @Test
  void aReaderSeesACompleteVersionDuringEveryFlip()
      throws IOException, InterruptedException, ExecutionException {
    TestVersions.publish(warehouse, "run-000");
    AtomicBoolean published = new AtomicBoolean();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Callable<Integer> reading =
          () -> {
            int reads = 0;
            String last = "";
            for (boolean more = true; more; reads++) {
              more = !published.get();
              Path version = warehouse.latest().toRealPath();
              assertThat(TestVersions.faults(version)).as("in %s", version).isEmpty();
              String run = String.valueOf(version.getFileName());
              assertThat(run).as("latest never goes back").isGreaterThanOrEqualTo(last);
              last = run;
            }
            assertThat(last).isEqualTo("run-060");
            return reads;
          };
      Future<Integer> reads = reader.submit(reading);
      for (int i = 1; i <= 60; i++) {
        TestVersions.publish(warehouse, String.format("run-%03d", i));
      }
      published.set(true);
      assertThat(reads.get()).isPositive();
    } finally {
      reader.shutdownNow();
    }
  }

  @Test
  void aLatestThatPointsNowhereIsNotTakenForAnEmptyWarehouse() throws IOException {
    Files.createSymbolicLink(warehouse.latest(), Path.of("versions", "gone"));
    assertThatThrownBy(warehouse::latestManifest)
        .isInstanceOf(PublishException.class)
        .hasMessage(
            "Cannot tell what was published last: "
                + warehouse.latest()
                + " points to no version, or to one without its manifest. Restore it, or show readers one of"
                + " [] with versions rollback.");
  }

  @Test
  void whatARunStagedAndDidNotPublishCanBeDiscarded() throws IOException {
    TestVersions.stage(warehouse, "run-1");
    warehouse.discard("run-1");
    assertThat(warehouse.staging("run-1")).doesNotExist();
  }

  @Test
  void aManifestThatLacksWhatAVersionHasIsNamed() throws IOException {
    Path json = Files.writeString(folder.resolve(Manifest.FILE), "{}");
    assertThatThrownBy(() -> Manifest.of(folder))
        .isInstanceOf(PublishException.class)
        .hasMessage(
            "Cannot read "
                + json
                + ": what this version holds is unknown. Restore it, or show readers another with versions rollback.");
  }
}
