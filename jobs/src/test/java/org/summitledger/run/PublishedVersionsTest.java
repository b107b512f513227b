package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestVersions;
import org.summitledger.publish.Warehouse;

class PublishedVersionsTest {
  @TempDir private Path folder = Path.of("");
  private Warehouse warehouse = new Warehouse(Path.of(""));

  @BeforeEach
  void fourVersions() throws IOException {
    warehouse = new Warehouse(folder);
    warehouse.prepare();
    for (String run : List.of("run-1", "run-2", "run-3", "run-4")) {
      TestVersions.publish(warehouse, run, "a.parquet");
    }
  }

  private List<String> expendable(int newest, String... named) {
    return PublishedVersions.expendable(warehouse, newest, Set.of(named));
  }

  @Test
  void theNewestStay() {
    assertThat(expendable(1)).containsExactly("run-1", "run-2", "run-3");
    assertThat(expendable(3)).containsExactly("run-1");
  }

  @Test
  void whereThereAreNoMoreThanStayNoneGoes() {
    assertThat(expendable(4)).isEmpty();
    assertThat(expendable(365)).isEmpty();
  }

  @Test
  void theOneThatReadersSeeStaysThoughItIsNotTheNewest() {
    warehouse.rollBack("run-2");
    assertThat(expendable(1)).containsExactly("run-1", "run-3");
  }

  @Test
  void oneThatALinkLeadsToStays() throws IOException {
    Files.createSymbolicLink(folder.resolve("stable"), warehouse.version("run-2"));
    assertThat(expendable(1)).containsExactly("run-1", "run-3");
  }

  @Test
  void oneThatIsNamedStaysAndDoesNotCountAsOneOfTheNewest() {
    assertThat(expendable(2, "run-1", "run-4")).containsExactly("run-2");
  }
}
