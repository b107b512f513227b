package org.summitledger.run;

import java.nio.file.Path;
import org.summitledger.lake.Lake;
import org.summitledger.publish.Warehouse;

/** Opens the lake of a warehouse. */
final class Lakes {
  private Lakes() {}

  /** It lies where the warehouse lies. */
  static Lake of(Warehouse warehouse) {
    Path folder = warehouse.lake();
    return warehouse.remoteLake().map(r -> new Lake(folder, r)).orElseGet(() -> new Lake(folder));
  }
}
