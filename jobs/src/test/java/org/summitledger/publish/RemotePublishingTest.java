package org.summitledger.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over Hadoop's view of this machine's files. */
class RemotePublishingTest extends RemotePublishing {
  @TempDir private Path folder;

  @Override
  protected URI fresh(String name) {
    return folder.resolve(name).toUri();
  }

  @Test
  void whatARunThatDiedLongAgoLeftIsRemovedButNoVersion() throws IOException {
    List<Path> old =
        List.of(
            old(".staging/run-7/trade.parts/part-0"),
            old("versions/run-7/trade.parquet"),
            Path.of(uri("versions/run-1/" + Manifest.FILE)));
    for (Path file : old) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    }
    writer("other");
    assertThat(old.get(0)).doesNotExist();
    assertThat(old.get(1)).doesNotExist();
    assertThat(old.get(2)).exists();
  }

  private Path old(String name) throws IOException {
    Path file = Path.of(uri(name));
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }
}
