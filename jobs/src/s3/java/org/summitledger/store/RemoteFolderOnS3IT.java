package org.summitledger.store;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * S3Mock looks before it writes, so that of conditional writes at the same instant several may
 * succeed; S3 decides in one step. That a name that is there is refused is asked here as well.
 */
class RemoteFolderOnS3IT extends RemoteFolderContract {
  private static S3 s3;

  @BeforeAll
  static void start() {
    s3 = new S3();
  }

  @AfterAll
  static void stop() {
    if (s3 != null) {
      s3.close();
    }
  }

  @Override
  protected URI fresh(String name) {
    return s3.uri(name);
  }

  @Test
  void aReplacedFileIsReadWhole() throws Exception {
    assertThatAReplacedFileIsReadWhole();
  }
}
