package org.summitledger.store;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
}
