package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.store.RemoteFolder;

class LakeCopyTest {
  private static final String ID = "a".repeat(64);

  @TempDir private Path folder;
  private Path here = Path.of("");
  private Path there = Path.of("");
  private LakeCopy copy = new LakeCopy(here, Optional.empty());

  @BeforeEach
  void elsewhere() throws IOException {
    here = Files.createDirectories(folder.resolve("here"));
    there = Files.createDirectories(folder.resolve("there"));
    copy = new LakeCopy(here, Optional.of(new RemoteFolder(there.toUri())));
  }

  private static Path entry(Path lake, String... files) throws IOException {
    Path home = Files.createDirectories(lake.resolve(ID));
    for (String file : files) {
      Files.writeString(home.resolve(file), file);
    }
    return home;
  }

  @Test
  void whatIsOnlyInTheCopyIsNoEntry() throws IOException {
    Path home = entry(here, "flows.parquet", Lake.ENTRY);
    copy.refresh(ID);
    assertThat(home).doesNotExist();
  }

  @Test
  void ofAnEntryThatIsThereTheCopyHoldsWhatSaysSo() throws IOException {
    entry(there, "flows.parquet", Lake.ENTRY);
    copy.refresh(ID);
    assertThat(here.resolve(ID)).isDirectoryNotContaining("glob:**.parquet");
    assertThat(here.resolve(ID).resolve(Lake.ENTRY)).hasContent(Lake.ENTRY);
  }

  @Test
  void aSharedEntryIsThereWholeAndTheCopyKeepsItsSums() throws IOException {
    Path home =
        entry(here, "flows.parquet", "sectors-1.parquet", "suppliers-1.parquet", Lake.ENTRY);
    copy.share(ID);
    assertThat(new RemoteFolder(there.toUri()).list(ID).keySet())
        .containsExactly(Lake.ENTRY, "flows.parquet", "sectors-1.parquet", "suppliers-1.parquet");
    assertThat(home.resolve(Lake.ENTRY)).exists();
    assertThat(home.resolve("sectors-1.parquet")).exists();
    assertThat(home.resolve("suppliers-1.parquet")).exists();
    assertThat(home.resolve("flows.parquet")).doesNotExist();
    assertThat(copy.exists(home.resolve("flows.parquet"))).isTrue();
  }

  @Test
  void whatAnotherMachinePutThereIsNotReplacedUnderItsReaders() throws IOException {
    Path others = entry(there, "flows.parquet");
    Files.writeString(others.resolve("flows.parquet"), "FLOWS.PARQUET");
    entry(here, "flows.parquet", Lake.ENTRY);
    copy.share(ID);
    assertThat(others.resolve("flows.parquet")).hasContent("FLOWS.PARQUET");
    assertThat(others.resolve(Lake.ENTRY)).hasContent(Lake.ENTRY);
  }

  @Test
  void sumsBySectorGoLastSinceTheyTellThatAllSumsAreThere() throws IOException {
    Path home = entry(here, "sectors-1.parquet", "suppliers-1.parquet", Lake.ENTRY);
    assertThat(LakeCopy.list(home)).last().isEqualTo(home.resolve("sectors-1.parquet"));
  }

  @Test
  void aFileIsFetchedWhenItIsNeeded() throws IOException {
    entry(there, "flows.parquet", Lake.ENTRY);
    Path flows = here.resolve(ID).resolve("flows.parquet");
    copy.fetch(flows);
    assertThat(flows).hasContent("flows.parquet");
  }

  @Test
  void sumsThatAreMadeLaterAreThereAndHere() throws IOException {
    Path sums = entry(here, "sectors-2.parquet").resolve("sectors-2.parquet");
    copy.share(sums);
    assertThat(there.resolve(ID).resolve("sectors-2.parquet")).hasContent("sectors-2.parquet");
    assertThat(sums).exists();
  }

  @Test
  void aFileThatIsNotNeededAnyMoreIsLetGoOfHereOnly() throws IOException {
    entry(there, "flows.parquet", Lake.ENTRY);
    Path flows = here.resolve(ID).resolve("flows.parquet");
    copy.fetch(flows);
    copy.drop(flows);
    assertThat(flows).doesNotExist();
    assertThat(copy.exists(flows)).isTrue();
  }

  @Test
  void aLakeOfThisMachineStaysAsItIs() throws IOException {
    Path home = entry(here, "flows.parquet", Lake.ENTRY);
    LakeCopy local = new LakeCopy(here, Optional.empty());
    local.refresh(ID);
    local.share(ID);
    local.drop(home.resolve("flows.parquet"));
    assertThat(home.resolve("flows.parquet")).exists();
    assertThat(local.uri(home.resolve("flows.parquet")))
        .isEqualTo("file:" + home.resolve("flows.parquet"));
  }
}
