package org.summitledger.cli;

import java.nio.file.Path;
import org.summitledger.publish.Warehouse;
import org.summitledger.store.Place;
import org.summitledger.store.RemoteFolder;

/** Where copies are kept of what lies on HDFS or in an object store. */
final class Places {
  private static final String VARIABLE = "SUMMIT_LEDGER_WORK";
  private static final String PROPERTY = "summitledger.work";

  private Places() {}

  /** The folder of a place on this machine, or of its copy. */
  static Path folder(Place place) {
    return place.folder(copies());
  }

  private static Path copies() {
    String given = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    return given != null
        ? Path.of(given)
        : Path.of(System.getProperty("user.home"), ".cache", "summit-ledger");
  }

  /** A warehouse, with what there is now. */
  static Warehouse warehouse(Place place) {
    Warehouse warehouse =
        place
            .remote()
            .map(uri -> new Warehouse(folder(place), new RemoteFolder(uri)))
            .orElseGet(() -> new Warehouse(folder(place)));
    warehouse.refresh();
    return warehouse;
  }
}
