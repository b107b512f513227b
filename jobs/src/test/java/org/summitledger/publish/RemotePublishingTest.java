package org.summitledger.publish;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Over Hadoop's view of this machine's files. */
class RemotePublishingTest extends RemotePublishing {
  @TempDir private Path folder;

  @Override
  protected URI fresh(String name) {
    return folder.resolve(name).toUri();
  }
}
