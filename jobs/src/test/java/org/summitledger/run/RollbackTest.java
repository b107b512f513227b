package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestVersions;
import org.summitledger.publish.PublishException;
import org.summitledger.publish.Warehouse;
import org.summitledger.source.Hashes;
import org.summitledger.store.Folders;

class RollbackTest {
  @TempDir private Path folder = Path.of("");
  private Warehouse warehouse = new Warehouse(Path.of(""));

  @BeforeEach
  void twoVersions() throws IOException {
    warehouse = new Warehouse(folder);
    warehouse.prepare();
    TestVersions.publish(warehouse, "run-1");
    TestVersions.publish(warehouse, "run-2");
  }

  private String to(String run) throws IOException {
    return new Rollback(warehouse).to(run);
  }

  @Test
  void goingBackSaysWhatReadersSeeNowAndSawBefore() throws IOException {
    assertThat(to("run-1"))
        .isEqualTo(
            warehouse.latest()
                + " shows run-1, as of 2026-11-01; it showed run-2. The next night of that day"
                + " or a later one takes its place.");
    assertThat(warehouse.latest().resolve("a.parquet")).content().contains("of run-1");
  }

  @Test
  void goingBackAndForwardAgainEndsWhereItBegan() throws IOException {
    to("run-1");
    to("run-2");
    assertThat(warehouse.currentRun()).contains("run-2");
  }

  @Test
  void whatReadersSeeAlreadyStays() throws IOException {
    assertThat(to("run-2"))
        .isEqualTo(warehouse.latest() + " shows run-2, as of 2026-11-01, already.");
  }

  @Test
  void whereLatestIsGoneAVersionCanBeShown() throws IOException {
    Files.delete(warehouse.latest());
    assertThat(to("run-1"))
        .isEqualTo(
            warehouse.latest()
                + " shows run-1, as of 2026-11-01. The next night of that day or a later one takes its place.");
  }

  @Test
  void whereLatestPointsNowhereAVersionCanBeShown() throws IOException {
    Folders.delete(warehouse.version("run-2"));
    assertThat(to("run-1")).startsWith(warehouse.latest() + " shows run-1, as of 2026-11-01. The");
    assertThat(TestVersions.faults(warehouse.latest())).isEmpty();
  }

  @Test
  void aLinkAmongTheVersionsIsOnlyAnotherName() throws IOException {
    Files.createSymbolicLink(warehouse.version("stable"), Path.of("run-1"));
    assertThat(to("stable")).startsWith(warehouse.latest() + " shows run-1, as of 2026-11-01; it");
    Files.delete(warehouse.version("stable"));
    assertThat(TestVersions.faults(warehouse.latest())).isEmpty();
  }

  @Test
  void aVersionOfThatNameElsewhereIsAnother(@TempDir Path elsewhere) throws IOException {
    Path moved = Files.createDirectory(elsewhere.resolve("run-1"));
    Files.delete(warehouse.latest());
    Files.createSymbolicLink(warehouse.latest(), moved);
    assertThat(to("run-1")).contains(" shows run-1, as of 2026-11-01; it showed run-1.");
    assertThat(TestVersions.faults(warehouse.latest())).isEmpty();
  }

  @Test
  void aRunWithoutVersionIsNamed() {
    assertThatThrownBy(() -> to("run-9"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "Cannot find the version of run 'run-9' in "
                + folder
                + ": the command versions lists those that are there.");
  }

  @Test
  void readersAreNotShownADamagedVersion() throws IOException {
    Files.writeString(warehouse.version("run-1").resolve("a.parquet"), "run-9");
    Folders.delete(warehouse.version("run-1").resolve("b.parquet"));
    assertThatThrownBy(() -> to("run-1"))
        .isInstanceOf(PublishException.class)
        .hasMessage(
            "Cannot show "
                + warehouse.version("run-1")
                + ": a.parquet: found "
                + Hashes.sha256("run-9")
                + ", expected "
                + Hashes.sha256(TestVersions.content("a.parquet", "run-1"))
                + ", and 1 more. latest is what it was. Make its files what its manifest says, or choose another version.");
    assertThat(warehouse.currentRun()).contains("run-2");
  }
}
