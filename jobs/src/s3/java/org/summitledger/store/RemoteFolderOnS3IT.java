package org.summitledger.store;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

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
  @Override
  @Disabled(
      "S3Mock looks before it writes, so that of writers at the same time several win. S3 itself"
          + " decides in one step. That a name that is there is refused is tested above.")
  protected void ofWritersAtTheSameTimeOneCreatesAName() {}
}
