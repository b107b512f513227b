package org.summitledger.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestVersions;

class ManifestTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsWrittenIsReadBackTheSame() throws IOException {
    Warehouse warehouse = new Warehouse(folder);
    warehouse.prepare();
    Manifest manifest = TestVersions.publish(warehouse, "run-1");
    assertThat(Manifest.of(warehouse.version("run-1"))).contains(manifest);
  }

  @Test
  void itsJsonKeepsTheNamesThatReadersKnow() throws IOException {
    Warehouse warehouse = new Warehouse(folder);
    warehouse.prepare();
    TestVersions.publish(warehouse, "run-1");
    var json = new ObjectMapper().readTree(warehouse.latest().resolve("manifest.json").toFile());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "run_id",
            "created_at",
            "as_of",
            "fingerprint",
            "inputs",
            "settings",
            "versions",
            "accepted",
            "outputs");
    assertThat(json.at("/outputs/0").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("file", "rows", "bytes", "sha256");
    assertThat(json.at("/inputs/0").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("name", "sha256", "bytes");
  }

  @Test
  void aFolderWithoutOneHasNone() {
    assertThat(Manifest.of(folder)).isEmpty();
    assertThat(Manifest.of(folder.resolve("gone"))).isEmpty();
  }

  @Test
  void aDamagedOneIsAnErrorNotAnEmptyWarehouse() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "{\"runId\": \"run-");
    assertThatThrownBy(() -> Manifest.of(folder))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("Cannot read " + folder.resolve("manifest.json"))
        .hasMessageContaining("what this version holds is unknown");
  }
}
