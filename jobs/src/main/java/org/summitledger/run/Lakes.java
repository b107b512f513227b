package org.summitledger.run;

import java.nio.file.Path;
import java.time.InstantSource;
import org.summitledger.lake.FirstSeen;
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

  /**
   * The days on which the warehouse first saw files; what is seen now is seen on the clock's day.
   */
  static FirstSeen firstSeen(Warehouse warehouse, InstantSource clock) {
    return new FirstSeen(warehouse.lake(), warehouse.remoteLake(), clock);
  }
}
