package org.summitledger.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over Hadoop's view of this machine's files, which renames but does not tell writers apart. */
class RemoteFolderTest extends RemoteFolderContract {
  @TempDir private Path folder;

  @Override
  protected URI fresh(String name) {
    return folder.resolve(name).toUri();
  }

  @Test
  @Override
  @Disabled("Hadoop looks before it renames on local files; asked of HDFS and S3, which matter.")
  protected void ofWritersAtTheSameTimeOneCreatesAName() {}

  @Test
  @Override
  @Disabled(
      "Hadoop keeps checksums beside local files and replaces them apart; asked of HDFS and S3.")
  void aReplacedFileIsReadWhole() {}

  @Test
  void aFileSystemThatIsNotOnTheClassPathIsNamedWithWhatToDo() {
    RemoteFolder folder = new RemoteFolder(URI.create("gopher://bucket/warehouse"));
    assertThatThrownBy(() -> folder.list(""))
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("Cannot use gopher://bucket/warehouse: no file system for gopher://")
        .hasMessageContaining("./mvnw -P s3 package");
  }
}
