package org.summitledger.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.UsageException;
import org.summitledger.store.Place;

/** Finds published versions that a command line names. */
final class Versions {
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern VERSION = Pattern.compile("(.+)/versions/([^/]+)/*");

  private Versions() {}

  /**
   * A version's folder, or that of its copy: the place itself, or the {@code latest} of a
   * warehouse.
   *
   * @throws UsageException if neither holds a manifest
   */
  static Path find(Place place) {
    for (Path candidate : candidates(place)) {
      if (Manifest.of(candidate).isPresent()) {
        try {
          return candidate.toRealPath();
        } catch (IOException e) {
          throw new UsageException("Cannot open " + candidate + ": " + e);
        }
      }
    }
    throw notFound(place);
  }

  /**
   * The place of a run's version in a warehouse, whether it is there or not.
   *
   * @throws UsageException if no run can have that name
   */
  static Place of(String run, Place warehouse) {
    if (!RUN.matcher(run).matches()) {
      throw new UsageException(
          "Cannot find the run '"
              + run
              + "': give the name of a folder below versions; the command versions lists those.");
    }
    return new Place(
        warehouse.text() + (warehouse.text().endsWith("/") ? "" : "/") + "versions/" + run);
  }

  private static UsageException notFound(Place place) {
    return new UsageException(
        "Cannot find a published version in "
            + place
            + ": no "
            + Manifest.FILE
            + ". Give a warehouse, its latest, or a folder under versions; the command versions lists"
            + " those.");
  }

  private static List<Path> candidates(Place place) {
    if (place.remote().isEmpty()) {
      Path path = Places.folder(place);
      return List.of(path, new Warehouse(path).latest());
    }
    Matcher version = VERSION.matcher(place.text());
    if (!version.matches()) {
      return List.of(Places.warehouse(place).latest());
    }
    Warehouse warehouse = Places.warehouse(new Place(version.group(1)));
    Path found = warehouse.version(version.group(2));
    Optional<Manifest> manifest = Manifest.of(found);
    manifest.ifPresent(m -> warehouse.fetch(m.runId(), found));
    return List.of(found);
  }

  /**
   * A version's files as they lie where it was published: for a place that is not on this machine,
   * copied anew into an empty folder, since whoever looks there next has the copy of the warehouse
   * hold the last version only.
   *
   * @param empty where to copy to
   * @throws UsageException if there is no such version
   */
  static Path published(Place place, Path empty) {
    if (place.remote().isEmpty()) {
      return find(place);
    }
    Matcher named = VERSION.matcher(place.text());
    Warehouse warehouse = Places.warehouse(named.matches() ? new Place(named.group(1)) : place);
    Path version = named.matches() ? warehouse.version(named.group(2)) : warehouse.latest();
    Manifest manifest = Manifest.of(version).orElseThrow(() -> notFound(place));
    warehouse.fetch(manifest.runId(), empty);
    if (Manifest.of(empty).isEmpty()) {
      throw notFound(place);
    }
    return empty;
  }

  /** The manifest of a folder that {@link #find} gave. */
  static Manifest manifest(Path version) {
    return Manifest.of(version).orElseThrow();
  }
}
