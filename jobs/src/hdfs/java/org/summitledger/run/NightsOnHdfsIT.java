package org.summitledger.run;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.summitledger.store.Hdfs;

class NightsOnHdfsIT extends RemoteNights {
  private @Nullable Hdfs hdfs;

  @Override
  protected void open() {
    hdfs = new Hdfs();
  }

  @Override
  protected void close() {
    if (hdfs != null) {
      hdfs.close();
    }
  }

  @Override
  protected URI fresh(String name) {
    return Objects.requireNonNull(hdfs).uri(name);
  }

  @Override
  protected List<String> conf() {
    return List.of();
  }
}
