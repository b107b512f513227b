package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.publish.Manifest;
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
    publish("run-1");
    publish("run-2");
  }

  private void publish(String run) throws IOException {
    Path staged = Files.createDirectories(warehouse.staging(run));
    Files.writeString(staged.resolve("a.parquet"), run);
    Files.writeString(staged.resolve("b.parquet"), run);
    warehouse.publish(
        new Manifest(
            run,
            "2026-11-01T00:00:00Z",
            "2026-11-01",
            "f",
            List.of(),
            Map.of(),
            Map.of(),
            null,
            List.of(
                new Manifest.Output("a.parquet", 1, run.length(), Hashes.sha256(run)),
                new Manifest.Output("b.parquet", 1, run.length(), Hashes.sha256(run)))));
    warehouse.switchLatest(run);
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
    assertThat(warehouse.latest().resolve("a.parquet")).hasContent("run-1");
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
                + Hashes.sha256("run-1")
                + ", and 1 more. latest is what it was. Restore the version, or choose another.");
    assertThat(warehouse.currentRun()).contains("run-2");
  }
}
