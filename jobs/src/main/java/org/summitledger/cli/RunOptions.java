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
import picocli.CommandLine.Option;

/** The options of nightly, ingest and report. */
final class RunOptions {
  /** Set by the launcher: where the project's own datasets lie. */
  private static final String SHIPPED = "summitledger.datasets";

  @Option(
      names = "--datasets",
      paramLabel = "DIR",
      description = "Folder of data packages (default: the project's own datasets).")
  private @Nullable Path datasets;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "warehouse",
      description = "The warehouse to publish into (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("warehouse");

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
          "Publish although periods are gone or money has another magnitude than in the last"
              + " version; the reason is published in audit_results.")
  private @Nullable String accept;

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
    Path in = datasets != null ? datasets : shipped.orElse(Path.of("datasets"));
    return new Settings(
        in,
        shipped,
        out,
        asOf != null ? asOf : LocalDate.now(ZoneOffset.UTC),
        cores,
        Optional.ofNullable(accept));
  }

  /** As spark-submit hands them over, from spark-defaults.conf and --conf; or as set with -D. */
  private static Map<String, String> sparkSettings() {
    return System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("spark."))
        .collect(Collectors.toMap(name -> name, System::getProperty));
  }
}
