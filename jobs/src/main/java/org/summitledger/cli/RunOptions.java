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
import picocli.CommandLine.Option;

/** The options of nightly, ingest and report. */
final class RunOptions {
  /** Set by the launcher: where the project's own datasets lie. */
  private static final String SHIPPED = "summitledger.datasets";

  @Option(
      names = "--datasets",
      paramLabel = "DIR",
      description =
          "Folder of data packages, or its hdfs:// or s3a:// URI (default: the project's own"
              + " datasets).")
  private @Nullable Place datasets;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "warehouse",
      description =
          "The warehouse to publish into, or its hdfs:// or s3a:// URI (default:"
              + " ${DEFAULT-VALUE}).")
  private Place out = new Place("warehouse");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Show what was known on this day, yyyy-MM-dd (default: today, UTC).")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Threads of local Spark (default: all). Ignored under spark-submit.")
  private int cores = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--accept",
      paramLabel = "REASON",
      description =
          "Publish although a release lost periods, countries or a fifth of its money, a file cannot"
              + " be kept or holds unknown countries, or periods are gone or money has another"
              + " magnitude than in the last version; the reason is published in audit_results.")
  private @Nullable String accept;

  /** The warehouse. */
  Place out() {
    return out;
  }

  static Optional<Path> shipped() {
    return Optional.ofNullable(System.getProperty(SHIPPED)).map(Path::of);
  }

  /**
   * What to do.
   *
   * @throws org.summitledger.run.UsageException if that cannot work, or if the operator's Spark
   *     settings would change results
   */
  Settings settings() {
    ResultSettings.require(sparkSettings());
    Optional<Path> shipped = shipped();
    Place in =
        datasets != null ? datasets : new Place(shipped.map(Path::toString).orElse("datasets"));
    return new Settings(
        Places.folder(in),
        shipped,
        Places.folder(out),
        asOf != null ? asOf : LocalDate.now(ZoneOffset.UTC),
        cores,
        Optional.ofNullable(accept),
        in.remote(),
        out.remote());
  }

  /** As spark-submit hands them over, from spark-defaults.conf and --conf; or as set with -D. */
  private static Map<String, String> sparkSettings() {
    return System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("spark."))
        .collect(Collectors.toMap(name -> name, System::getProperty));
  }
}
