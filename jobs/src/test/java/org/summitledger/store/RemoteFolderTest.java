package org.summitledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Over Hadoop's view of this machine's files, which looks before it renames and keeps checksums
 * beside files: what is asked of writers at the same time is asked of HDFS and S3.
 */
class RemoteFolderTest extends RemoteFolderContract {
  @TempDir private Path folder;

  @Override
  protected URI fresh(String name) {
    return folder.resolve(name).toUri();
  }

  @Test
  void aFileSystemThatIsNotOnTheClassPathIsNamedWithWhatToDo() {
    RemoteFolder folder = new RemoteFolder(URI.create("gopher://bucket/warehouse"));
    assertThatThrownBy(() -> folder.list(""))
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("Cannot use gopher://bucket/warehouse: no file system for gopher://")
        .hasMessageContaining("./mvnw -P s3 package");
  }

  @Test
  void theRootOfAStoreHasNames() {
    assertThat(new RemoteFolder(URI.create("s3a://bucket")).uri("latest.json"))
        .isEqualTo("s3a://bucket/latest.json");
  }

  @Test
  void theTimeThereIsThatOfItsFiles() {
    Instant here = Instant.now();
    assertThat(new RemoteFolder(fresh("place")).now())
        .isBetween(here.minusSeconds(60), here.plusSeconds(60));
  }
}
