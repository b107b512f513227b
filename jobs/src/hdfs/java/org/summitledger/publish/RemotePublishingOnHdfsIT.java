package org.summitledger.publish;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.summitledger.store.Hdfs;

class RemotePublishingOnHdfsIT extends RemotePublishing {
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
