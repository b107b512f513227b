package org.summitledger.store;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RemoteFolderOnHdfsIT extends RemoteFolderContract {
  private static Hdfs hdfs;

  @BeforeAll
  static void start() {
    hdfs = new Hdfs();
  }

  @AfterAll
  static void stop() {
    if (hdfs != null) {
      hdfs.close();
    }
  }

  @Override
  protected URI fresh(String name) {
    return hdfs.uri(name);
  }
}
