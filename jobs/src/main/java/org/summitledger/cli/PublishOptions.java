package org.summitledger.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.summitledger.run.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of runs that publish: nightly and report. */
final class PublishOptions {
  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--accept",
      paramLabel = "REASON",
      description =
          "Publish although a release, or a file replaced under its name, lost periods, countries or"
              + " a fifth of the money of a period, a file cannot be kept or holds unknown countries"
              + " or products, or periods are gone or money has another magnitude than in the last"
              + " version; the reason is published in audit_results.")
  private @Nullable String accept;

  /**
   * What to do.
   *
   * @throws org.summitledger.run.UsageException if that cannot work
   */
  Settings settings() {
    return run.settings(Optional.ofNullable(accept));
  }
}
