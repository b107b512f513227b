package org.summitledger.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestVersions;
import org.summitledger.store.Folders;
import org.summitledger.store.RemoteFolder;

/** Publishing to a place that is not on this machine, by writers each with a copy of its own. */
public abstract class RemotePublishing {
  @TempDir private Path copies;
  private URI uri = URI.create("file:///");
  private RemoteFolder place = new RemoteFolder(uri);

  /** The URI of a folder that does not exist yet. */
  protected abstract URI fresh(String name);

  @BeforeEach
  void aFirstVersion() throws IOException {
    uri = fresh("warehouse-" + UUID.randomUUID());
    place = new RemoteFolder(uri);
    TestVersions.publish(writer("first"), "run-1");
  }

  /** A file of the place, for those who can change it from outside. */
  protected final URI uri(String name) {
    return URI.create(uri + "/" + name);
  }

  /** A machine that has just looked what is there. */
  protected final Warehouse writer(String machine) {
    Warehouse warehouse = new Warehouse(copies.resolve(machine), new RemoteFolder(uri));
    warehouse.prepare();
    warehouse.requirePublishable();
    warehouse.clean();
    warehouse.refresh();
    return warehouse;
  }

  /** The run that a machine shows, of which it must have every file as it was. */
  private String shown(String machine) throws IOException {
    Warehouse reader = writer(machine);
    assertThat(TestVersions.faults(reader.latest().toRealPath())).isEmpty();
    return reader.latestManifest().orElseThrow().runId();
  }

  /** A machine that has just looked what is there, and has the first version whole. */
  private Warehouse readyToGoBack(String machine) {
    Warehouse warehouse = writer(machine);
    warehouse.fetch("run-1", warehouse.version("run-1"));
    return warehouse;
  }

  private String latestJson() {
    return new String(place.read("latest.json").orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void whatOneMachinePublishesAnotherShows() throws IOException {
    assertThat(shown("second")).isEqualTo("run-1");
    assertThat(latestJson()).contains("\"run\" : \"run-1\"", "\"path\" : \"versions/run-1\"");
  }

  @Test
  void theSecondOfTwoWritersIsRefusedAndLeavesNothing() throws IOException {
    Warehouse early = writer("early");
    Warehouse late = writer("late");
    early.publish(TestVersions.stage(early, "run-2"));
    late.publish(TestVersions.stage(late, "run-3"));
    early.switchLatest("run-2");

    assertThatThrownBy(() -> late.switchLatest("run-3"))
        .isInstanceOf(SupersededException.class)
        .hasMessageContaining("Another run published run-2 to ")
        .hasMessageContaining("run again");
    assertThat(shown("reader")).isEqualTo("run-2");
    assertThat(place.list("versions").keySet()).noneMatch(name -> name.startsWith("run-3"));
  }

  @Test
  void anEarlierVersionIsShownAgainToEveryMachine() throws IOException {
    TestVersions.publish(writer("second"), "run-2");
    Warehouse back = readyToGoBack("back");
    back.rollBack("run-1");
    assertThat(back.currentRun()).contains("run-1");
    assertThat(latestJson()).contains("run-1");
    assertThat(shown("reader")).isEqualTo("run-1");
    assertThat(writer("reader").versions()).containsExactly("run-1", "run-2");

    TestVersions.publish(writer("second"), "run-3");
    assertThat(shown("reader")).isEqualTo("run-3");
  }

  @Test
  void nobodyGoesBackOverWhatAnotherHasJustPublishedAndTheEarlierVersionStays() throws IOException {
    TestVersions.publish(writer("second"), "run-2");
    Warehouse late = readyToGoBack("late");
    TestVersions.publish(writer("second"), "run-3");

    assertThatThrownBy(() -> late.rollBack("run-1"))
        .isInstanceOf(SupersededException.class)
        .hasMessageContaining("Another run published run-3 to ")
        .hasMessageEndingWith("in the meantime. Readers see that one; run again.");
    assertThat(shown("reader")).isEqualTo("run-3");
    assertThat(writer("reader").versions()).containsExactly("run-1", "run-2", "run-3");
  }

  @Test
  void aVersionThatIsDeletedIsGoneThereAndFromEveryCopy() throws IOException {
    TestVersions.publish(writer("second"), "run-2");
    Warehouse reader = writer("reader");
    writer("second").delete("run-1");
    assertThat(place.list("versions").keySet()).noneMatch(name -> name.startsWith("run-1"));
    assertThat(writer("reader").versions()).containsExactly("run-2");
    assertThat(reader.version("run-1")).doesNotExist();
    assertThat(shown("reader")).isEqualTo("run-2");
  }

  @Test
  void nothingIsDeletedOnceAnotherMachineHasShownReadersAnotherVersion() throws IOException {
    TestVersions.publish(writer("second"), "run-2");
    Warehouse late = writer("late");
    Warehouse back = readyToGoBack("back");
    back.rollBack("run-1");

    assertThatThrownBy(() -> late.delete("run-1"))
        .isInstanceOf(SupersededException.class)
        .hasMessageStartingWith("Another run has let readers of ")
        .hasMessageEndingWith(" see run-1. Run again.");
    assertThat(shown("reader")).isEqualTo("run-1");
  }

  @Test
  void ifWhatIsDeletedIsShownInThatMomentReadersSeeTheVersionBefore() throws IOException {
    TestVersions.publish(writer("second"), "run-2");
    RemoteVersions deletes = new RemoteVersions(place);
    deletes.look();
    Warehouse back = readyToGoBack("back");
    back.rollBack("run-1");

    assertThatThrownBy(() -> deletes.deleteEarlier("run-1"))
        .isInstanceOf(SupersededException.class)
        .hasMessageEndingWith(" see run-2. Run again.");
    assertThat(latestJson()).contains("run-2");
    assertThat(shown("reader")).isEqualTo("run-2");
  }

  @Test
  void ifWhatIsShownIsDeletedInThatMomentReadersSeeTheVersionBefore() throws IOException {
    TestVersions.publish(writer("second"), "run-2");
    Warehouse back = readyToGoBack("back");
    place.delete("versions/run-1");
    place.create("generations/00000003", "run-1".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(
            () ->
                new RemoteVersions(place)
                    .requireStillWhole("run-1", back.version("run-1"), Optional.of("run-2")))
        .isInstanceOf(PublishException.class)
        .hasMessageStartingWith("Cannot let readers see run-1: ")
        .hasMessageEndingWith(" is gone. They see the version before. Run again.");
    assertThat(latestJson()).contains("run-2");
    assertThat(shown("reader")).isEqualTo("run-2");
  }

  @Test
  void aVersionWithoutItsManifestIsNone() throws IOException {
    place.replace("versions/run-2/trade.parquet", "half".getBytes(StandardCharsets.UTF_8));

    assertThat(shown("reader")).isEqualTo("run-1");
    assertThat(writer("other").versions()).containsExactly("run-1");
  }

  @Test
  void aVersionWhoseWriterDiedBeforeItsTurnIsNotShown() throws IOException {
    Warehouse dies = writer("dies");
    dies.publish(TestVersions.stage(dies, "run-2"));

    assertThat(shown("reader")).isEqualTo("run-1");
  }

  @Test
  void theNextRunMendsWhatReadersAreToldIfAWriterDiedBeforeTellingThem() throws IOException {
    Warehouse dies = writer("dies");
    dies.publish(TestVersions.stage(dies, "run-2"));
    place.create("generations/00000002", "run-2".getBytes(StandardCharsets.UTF_8));
    assertThat(latestJson()).contains("run-1");

    assertThat(shown("reader")).isEqualTo("run-2");
    assertThat(latestJson()).contains("run-2");
  }

  @Test
  void whatIsGoneThereIsGoneFromTheCopy() throws IOException {
    Warehouse copy = writer("copy");
    assertThat(copy.versions()).isEqualTo(List.of("run-1"));
    place.delete("versions");
    place.delete("generations");
    place.delete("latest.json");

    assertThat(writer("copy").versions()).isEmpty();
    assertThat(writer("copy").latestManifest()).isEmpty();
  }

  @Test
  void aFileThatIsStillBeingWrittenIsNoGeneration() throws IOException {
    place.replace("generations/.00000002.half", new byte[] {1});
    place.replace("generations/notes.txt", new byte[] {1});
    Warehouse next = writer("next");
    next.publish(TestVersions.stage(next, "run-2"));
    next.switchLatest("run-2");
    assertThat(shown("reader")).isEqualTo("run-2");
  }

  @Test
  void aVersionOfWhichAFileIsGoneIsNotPublished() throws IOException {
    Warehouse writer = writer("writer");
    writer.publish(TestVersions.stage(writer, "run-2"));
    String lost =
        place.list("versions/run-2").keySet().stream()
            .filter(name -> !name.equals(Manifest.FILE))
            .findFirst()
            .orElseThrow();
    place.delete("versions/run-2/" + lost);

    assertThatThrownBy(() -> writer.switchLatest("run-2"))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("Cannot let readers see run-2: ")
        .hasMessageContaining("/versions/run-2/" + lost + " is gone. They see the version before.")
        .hasMessageEndingWith(" Run again.");
    assertThat(shown("reader")).isEqualTo("run-1");
  }

  @Test
  void ofEarlierVersionsACopyKeepsTheManifest() throws IOException {
    Warehouse copy = writer("copy");
    assertThat(Folders.list(copy.version("run-1"))).hasSizeGreaterThan(1);
    Warehouse other = writer("other");
    other.publish(TestVersions.stage(other, "run-2"));
    other.switchLatest("run-2");

    Warehouse later = writer("copy");
    assertThat(Folders.list(later.version("run-1")))
        .containsExactly(later.version("run-1").resolve(Manifest.FILE));
    assertThat(later.versions()).containsExactly("run-1", "run-2");
  }

  @Test
  void whatARunSaysOfItselfIsSharedAndDoesNotDecideWhatItCameTo() throws IOException {
    Warehouse writer = writer("writer");
    Files.writeString(writer.runJson(), "{}");
    writer.shareRunJson();
    assertThat(place.read("run.json")).isPresent();
    Files.delete(writer.runJson());
    writer.shareRunJson();
    assertThat(new String(place.read("run.json").orElseThrow(), StandardCharsets.UTF_8))
        .isEqualTo("{}");
  }

  @Test
  void aRunThatMayStillLiveIsNotCleanedAway() throws IOException {
    place.replace(".staging/run-9/x", "x".getBytes(StandardCharsets.UTF_8));
    writer("other");
    assertThat(place.exists(".staging/run-9/x")).isTrue();
  }
}
