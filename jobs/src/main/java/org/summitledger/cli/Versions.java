package org.summitledger.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.UsageException;

/** Finds published versions that a command line names. */
final class Versions {
  private Versions() {}

  /**
   * A version's folder: the path itself, or the {@code latest} of a warehouse.
   *
   * @throws UsageException if neither holds a manifest
   */
  static Path find(Path path) {
    Path latest = new Warehouse(path).latest();
    for (Path candidate : new Path[] {path, latest}) {
      if (Warehouse.manifest(candidate).isPresent()) {
        try {
          return candidate.toRealPath();
        } catch (IOException e) {
          throw new UsageException("Cannot open " + candidate + ": " + e);
        }
      }
    }
    throw new UsageException(
        "Cannot find a published version in "
            + path
            + ": no "
            + Manifest.FILE
            + ". Give a warehouse, its latest, or a folder under versions.");
  }

  /** The manifest of a folder that {@link #find} gave. */
  static Manifest manifest(Path version) {
    return Warehouse.manifest(version).orElseThrow();
  }
}
