package org.summitledger.run;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.summitledger.publish.Warehouse;
import org.summitledger.store.RemoteFolder;

/**
 * What a night is asked to do.
 *
 * @param datasets the folder of inputs; where they lie elsewhere, of their copy
 * @param shipped the project's own datasets, for what {@code datasets} does not hold; empty where
 *     only the jar is there
 * @param out the warehouse; where it lies elsewhere, its copy
 * @param asOf the day whose knowledge is shown
 * @param cores threads of local Spark
 * @param accept why a change against the last version that would stop the night is right; empty
 *     where none is to pass
 * @param remoteDatasets where the inputs lie if not on this machine
 * @param remoteOut where the warehouse lies if not on this machine
 */
public record Settings(
    Path datasets,
    Optional<Path> shipped,
    Path out,
    LocalDate asOf,
    int cores,
    Optional<String> accept,
    Optional<URI> remoteDatasets,
    Optional<URI> remoteOut) {

  /** Settings that accept no change that would stop the night. */
  public Settings(Path datasets, Optional<Path> shipped, Path out, LocalDate asOf, int cores) {
    this(datasets, shipped, out, asOf, cores, Optional.empty());
  }

  /** Settings for folders of this machine. */
  public Settings(
      Path datasets,
      Optional<Path> shipped,
      Path out,
      LocalDate asOf,
      int cores,
      Optional<String> accept) {
    this(datasets, shipped, out, asOf, cores, accept, Optional.empty(), Optional.empty());
  }

  /** Refuses settings that cannot work or would do harm. */
  public Settings {
    datasets = datasets.toAbsolutePath().normalize();
    shipped = shipped.map(path -> path.toAbsolutePath().normalize());
    out = out.toAbsolutePath().normalize();
    if (cores < 1) {
      throw new UsageException("Cannot use " + cores + " cores. Give --cores 1 or more.");
    }
    if (accept.filter(String::isBlank).isPresent()) {
      throw new UsageException("Cannot accept a change without a reason. Give --accept a text.");
    }
    if (out.getNameCount() == 0) {
      throw new UsageException("Cannot publish into " + out + ". Give --out a folder of its own.");
    }
    if (out.startsWith(datasets)
        || datasets.startsWith(out)
        || isWithin(remoteOut, remoteDatasets)
        || isWithin(remoteDatasets, remoteOut)) {
      throw new UsageException(
          "Cannot publish into "
              + remoteOut.map(URI::toString).orElse(out.toString())
              + " and read from "
              + remoteDatasets.map(URI::toString).orElse(datasets.toString())
              + ": one lies in the other. Give --out another folder.");
    }
  }

  private static boolean isWithin(Optional<URI> inner, Optional<URI> outer) {
    return inner.isPresent()
        && outer.isPresent()
        && (inner.get() + "/").startsWith(outer.get() + "/");
  }

  /** The warehouse. */
  public Warehouse warehouse() {
    return remoteOut
        .map(uri -> new Warehouse(out, new RemoteFolder(uri)))
        .orElseGet(() -> new Warehouse(out));
  }
}
