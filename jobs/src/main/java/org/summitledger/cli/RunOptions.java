package org.summitledger.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.summitledger.run.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of nightly, ingest and report. */
final class RunOptions {
  @Mixin private FolderOptions folders = new FolderOptions();
  @Mixin private CoresOption cores = new CoresOption();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Show what was known on this day, yyyy-MM-dd (default: today, UTC).")
  private @Nullable LocalDate asOf;

  /**
   * What to do.
   *
   * @param accept why a change that would stop the run is right
   * @throws org.summitledger.run.UsageException if that cannot work
   */
  Settings settings(Optional<String> accept) {
    return folders.settings(
        asOf != null ? asOf : LocalDate.now(ZoneOffset.UTC), cores.count(), accept);
  }
}
