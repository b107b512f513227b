package org.summitledger.store;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

  @Test
  void ofWritersAtTheSameTimeOneCreatesAName() throws Exception {
    assertThatOfManyWritersOneCreatesAName();
  }

  @Test
  void aReplacedFileIsReadWhole() throws Exception {
    assertThatAReplacedFileIsReadWhole();
  }
}
