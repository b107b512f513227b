package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestVersions;
import org.summitledger.publish.Warehouse;
import org.summitledger.store.Folders;

class VersionsToDeleteTest {
  @TempDir private Path folder = Path.of("");
  private Warehouse warehouse = new Warehouse(Path.of(""));

  @BeforeEach
  void fourVersions() throws IOException {
    warehouse = new Warehouse(folder);
    warehouse.prepare();
    for (String run : List.of("run-1", "run-2", "run-3", "run-4")) {
      TestVersions.publish(warehouse, run);
    }
  }

  private List<String> allBut(int newest, String... named) {
    return VersionsToDelete.allBut(warehouse, newest, Set.of(named)).runs();
  }

  @Test
  void theNewestStay() {
    assertThat(allBut(1)).containsExactly("run-1", "run-2", "run-3");
    assertThat(allBut(3)).containsExactly("run-1");
  }

  @Test
  void whereThereAreNoMoreThanStayNoneGoes() {
    assertThat(allBut(4)).isEmpty();
    assertThat(allBut(365)).isEmpty();
  }

  @Test
  void theOneThatReadersSeeStaysThoughItIsNotTheNewest() {
    warehouse.rollBack("run-2");
    assertThat(allBut(1)).containsExactly("run-1", "run-3");
  }

  private void link(String name, String to) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), Path.of(to));
  }

  @Test
  void oneThatALinkLeadsToStays() throws IOException {
    link("stable", folder + "/versions/run-2");
    assertThat(allBut(1)).containsExactly("run-1", "run-3");
  }

  @Test
  void oneThatALinkToALinkLeadsToStays() throws IOException {
    Files.createDirectory(folder.resolve("names"));
    link("names/stable", "../versions/run-2");
    assertThat(allBut(1)).containsExactly("run-1", "run-2", "run-3");
    link("quoted", "names/stable");
    assertThat(allBut(1)).containsExactly("run-1", "run-3");
  }

  @Test
  void oneOfWhichALinkLeadsToAFileStays() throws IOException {
    link("quoted.parquet", "versions/run-2/a.parquet");
    assertThat(allBut(1)).containsExactly("run-1", "run-3");
  }

  @Test
  void aLinkAmongTheVersionsKeepsOneAndIsNone() throws IOException {
    link("versions/stable", "run-2");
    assertThat(allBut(1)).containsExactly("run-1", "run-3");
    assertThat(allBut(2)).containsExactly("run-1");
  }

  @Test
  void oneThatWasMovedAwayAndLinkedStays(@TempDir Path archive) throws IOException {
    Path moved = archive.resolve("old");
    Files.move(warehouse.version("run-2"), moved);
    link("versions/run-2", moved.toString());
    warehouse.rollBack("run-2");
    assertThat(allBut(1)).containsExactly("run-1", "run-3");
    assertThat(allBut(2)).containsExactly("run-1");
  }

  @Test
  void aLinkOfASwitchThatDiedKeepsNone() throws IOException {
    link(".latest-run-2", "versions/run-2");
    assertThat(allBut(1)).containsExactly("run-1", "run-2", "run-3");
  }

  @Test
  void oneThatALinkLeadsToByNowIsKeptAndTheOthersGo() throws IOException {
    VersionsToDelete three = VersionsToDelete.allBut(warehouse, 1, Set.of());
    link("stable", "versions/run-2");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    three.delete(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .element(1)
        .asString()
        .startsWith("kept " + warehouse.version("run-2") + ", as of 2026-11-01, ")
        .endsWith(" bytes: a link leads readers to it");
    assertThat(printed.toString(StandardCharsets.UTF_8)).endsWith("2 versions deleted\n");
    assertThat(warehouse.versions()).containsExactly("run-2", "run-4");
  }

  @Test
  void oneThatIsGoneByTheTimeItIsListedIsSaidToBe() {
    VersionsToDelete three = VersionsToDelete.allBut(warehouse, 1, Set.of());
    Folders.delete(warehouse.version("run-2"));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    three.list(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("to delete " + warehouse.version("run-2") + ", which is gone by now\n");
  }

  @Test
  void aLinkThatLeadsNowhereKeepsNone() throws IOException {
    link("stable", "versions/run-0");
    assertThat(allBut(1)).containsExactly("run-1", "run-2", "run-3");
  }

  @Test
  void oneThatIsNamedStays() {
    assertThat(allBut(2, "run-1", "run-4")).containsExactly("run-2");
  }
}
