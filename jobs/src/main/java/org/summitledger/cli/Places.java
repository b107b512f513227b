package org.summitledger.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.publish.RunLock;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.UsageException;
import org.summitledger.store.Place;
import org.summitledger.store.RemoteFolder;

/** Where copies are kept of what lies on HDFS or in an object store. */
final class Places {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");
  private static final String VARIABLE = "SUMMIT_LEDGER_WORK";
  private static final String PROPERTY = "summitledger.work";

  private Places() {}

  /** The folder of a place on this machine, or of its copy. */
  static Path folder(Place place) {
    return place.folder(copies());
  }

  /**
   * A file or folder that must be on this machine.
   *
   * @throws UsageException if it is elsewhere
   */
  static Path here(Place place) {
    if (place.remote().isPresent()) {
      throw new UsageException(
          "Cannot look into "
              + place
              + ": this command reads files of this machine. Copy it here.");
    }
    return place.folder(copies());
  }

  private static Path copies() {
    String given = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    return given != null
        ? Path.of(given)
        : Path.of(System.getProperty("user.home"), ".cache", "summit-ledger");
  }

  /**
   * A warehouse that there is, with what there is now, whatever was published of it.
   *
   * @throws UsageException if there is none
   */
  static Warehouse existing(Place place) {
    return refreshed(place, found(place));
  }

  /**
   * A warehouse that there is. Of one that lies elsewhere the copy may be older.
   *
   * @throws UsageException if there is none
   */
  static Warehouse found(Place place) {
    Warehouse warehouse = open(place);
    if (!warehouse.exists()) {
      throw new UsageException(
          "Cannot find a warehouse in " + place + ". Give --out one, or run nightly first.");
    }
    return warehouse;
  }

  private static Warehouse open(Place place) {
    Path folder = folder(place);
    return place
        .remote()
        .map(uri -> new Warehouse(folder, new RemoteFolder(uri)))
        .orElseGet(() -> new Warehouse(folder));
  }

  /**
   * A warehouse, with what there is now. While a run of this machine works on its copy, with what
   * was there when that run began. Of one that there is not no copy is made.
   */
  static Warehouse warehouse(Place place) {
    Warehouse warehouse = open(place);
    return Files.notExists(warehouse.folder()) && !warehouse.exists()
        ? warehouse
        : refreshed(place, warehouse);
  }

  private static Warehouse refreshed(Place place, Warehouse warehouse) {
    if (place.remote().isEmpty()) {
      return warehouse;
    }
    Path folder = warehouse.folder();
    warehouse.prepare();
    try {
      Optional<RunLock> lock = RunLock.tryAcquire(folder, "a command that looks");
      if (lock.isEmpty()) {
        LOG.warn("{} is as it was when the run began that holds {}.", place, folder);
        return warehouse;
      }
      try (RunLock held = lock.get()) {
        LOG.debug("holding {}", held);
        warehouse.refresh();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use " + folder, e);
    }
    return warehouse;
  }
}
