package org.summitledger.run;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.summitledger.store.S3;

class NightsOnS3IT extends RemoteNights {
  private @Nullable S3 s3;

  @Override
  protected void open() {
    s3 = new S3();
  }

  @Override
  protected void close() {
    if (s3 != null) {
      s3.close();
    }
  }

  @Override
  protected URI fresh(String name) {
    return Objects.requireNonNull(s3).uri(name);
  }

  @Override
  protected List<String> conf() {
    return Objects.requireNonNull(s3).conf();
  }
}
