package org.summitledger.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a night is asked to do.
 *
 * @param datasets the folder of inputs
 * @param shipped the project's own datasets, for what {@code datasets} does not hold; empty where
 *     only the jar is there
 * @param out the warehouse
 * @param asOf the day whose knowledge is shown
 * @param cores threads of local Spark
 * @param accept why a change against the last version that would stop the night is right; empty
 *     where none is to pass
 */
public record Settings(
    Path datasets,
    Optional<Path> shipped,
    Path out,
    LocalDate asOf,
    int cores,
    Optional<String> accept) {

  /** Settings that accept no change that would stop the night. */
  public Settings(Path datasets, Optional<Path> shipped, Path out, LocalDate asOf, int cores) {
    this(datasets, shipped, out, asOf, cores, Optional.empty());
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
    if (out.startsWith(datasets) || datasets.startsWith(out)) {
      throw new UsageException(
          "Cannot publish into "
              + out
              + " and read from "
              + datasets
              + ": one lies in the other. Give --out another folder.");
    }
  }
}
