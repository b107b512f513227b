package org.summitledger.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.summitledger.run.ResultSettings;
import org.summitledger.run.Settings;
import org.summitledger.store.Place;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the inputs and the warehouse lie. */
final class FolderOptions {
  /** Set by the launcher: where the project's own datasets lie. */
  private static final String SHIPPED = "summitledger.datasets";

  @Option(
      names = "--datasets",
      paramLabel = "DIR",
      description =
          "Folder of data packages, or its hdfs:// or s3a:// URI (default: the project's own"
              + " datasets).")
  private @Nullable Place datasets;

  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  /** The warehouse. */
  Place out() {
    return warehouse.place();
  }

  static Optional<Path> shipped() {
    return Optional.ofNullable(System.getProperty(SHIPPED)).map(Path::of);
  }

  /** Settings of a command that looks at both as of today. */
  Settings settings(int cores) {
    return settings(LocalDate.now(ZoneOffset.UTC), cores, Optional.empty());
  }

  /**
   * Settings of a run.
   *
   * @throws org.summitledger.run.UsageException if that cannot work, or if the operator's Spark
   *     settings would change results
   */
  Settings settings(LocalDate asOf, int cores, Optional<String> accept) {
    ResultSettings.require(sparkSettings());
    Optional<Path> shipped = shipped();
    Place in =
        datasets != null ? datasets : new Place(shipped.map(Path::toString).orElse("datasets"));
    return new Settings(
        Places.folder(in),
        shipped,
        Places.folder(out()),
        asOf,
        cores,
        accept,
        in.remote(),
        out().remote());
  }

  /** As spark-submit hands them over, from spark-defaults.conf and --conf; or as set with -D. */
  private static Map<String, String> sparkSettings() {
    return System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("spark."))
        .collect(Collectors.toMap(name -> name, System::getProperty));
  }
}
