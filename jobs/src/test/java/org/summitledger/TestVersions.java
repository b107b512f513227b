package org.summitledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.source.Hashes;

/** Small versions, published without a night. */
public final class TestVersions {
  private TestVersions() {}

  /**
   * Publishes files that say of which run they are, as of 2026-11-01, and makes the version the
   * latest.
   */
  public static void publish(Warehouse warehouse, String run, String... files) throws IOException {
    Path staged = Files.createDirectories(warehouse.staging(run));
    String text = "of " + run;
    List<Manifest.Output> outputs = new ArrayList<>();
    for (String file : files) {
      Files.writeString(staged.resolve(file), text);
      outputs.add(new Manifest.Output(file, 26, text.length(), Hashes.sha256(text)));
    }
    warehouse.publish(
        new Manifest(
            run,
            "2026-11-01T00:00:00Z",
            "2026-11-01",
            "f",
            List.of(),
            Map.of(),
            Map.of("summit-ledger", "0.1.0", "code_sha256", "0123456789abcdef"),
            null,
            outputs));
    warehouse.switchLatest(run);
  }
}
