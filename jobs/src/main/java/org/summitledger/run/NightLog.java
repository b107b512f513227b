package org.summitledger.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.lake.LakeEntry;
import org.summitledger.publish.Manifest;
import org.summitledger.run.Inputs.Statistics;
import org.summitledger.run.Nightly.Extent;
import org.summitledger.source.Layout.Coverage;

/** What a night tells its operator of its inputs. */
final class NightLog {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");

  private final Settings settings;
  private final Extent extent;
  private final Instant started;

  NightLog(Settings settings, Extent extent, Instant started) {
    this.settings = settings;
    this.extent = extent;
    this.started = started;
  }

  /** That files were replaced under their names, and what that takes away. */
  static void replaced(List<Manifest.Input> files) {
    files.forEach(
        file ->
            LOG.warn(
                "{} was replaced: its earlier figures lie under no name among the inputs, so that"
                    + " neither revisions nor --as-of an earlier day show them any more. To keep"
                    + " vintages, deliver each release under a name of its own.",
                file.name()));
  }

  /** Where an earlier day is asked for, that is what was meant. */
  private void warnOfLater(Inputs inputs) {
    if (settings.asOf().isBefore(LocalDate.ofInstant(started, ZoneOffset.UTC))) {
      return;
    }
    for (Statistics file : inputs.statistics()) {
      if (file.layout().knownFrom().isAfter(settings.asOf())) {
        LOG.warn(
            "{} counts as known from {} on, as its descriptor or its name says: tables hold it from"
                + " then on.",
            file.file().name(),
            file.layout().knownFrom());
      }
    }
  }

  /** What the night will do with what it found. */
  void plan(Inputs inputs, String runId, String place) {
    LOG.info("run {}: {} cores, into {}", runId, settings.cores(), place);
    LOG.info("register and reference: {}", inputs.origin());
    for (Statistics file : inputs.statistics()) {
      LOG.info(
          "source {}/{}: {} ({} KiB, known from {}, {} partners, {} products)",
          file.layout().source(),
          file.layout().dataflow(),
          file.file().name(),
          file.file().bytes() / 1024,
          file.layout().knownFrom(),
          file.layout().partners().word(),
          file.layout().products().word());
    }
    warnOfLater(inputs);
    if (inputs.statistics().stream().allMatch(f -> f.layout().products() == Coverage.SOME)) {
      LOG.warn(
          "No file says that it lists all products, so no sectors can be added up. Say"
              + " \"products\": \"all\" in the layouts of those that do.");
    }
    LOG.info(
        "plan: {}",
        switch (extent) {
          case NIGHTLY -> "ingest what is new, report, audit, publish";
          case INGEST -> "ingest what is new";
          case REPORT -> "report, audit, publish";
        });
  }

  /** Rows and files that were read. */
  static String summary(List<LakeEntry> entries) {
    long read = entries.stream().mapToLong(LakeEntry::rowsRead).sum();
    long kept = entries.stream().mapToLong(LakeEntry::rowsKept).sum();
    long rejected = entries.stream().mapToLong(LakeEntry::rowsRejected).sum();
    long excluded = entries.stream().mapToLong(LakeEntry::rowsExcluded).sum();
    return String.format(
        "%d files, %d rows in, %d kept, %d rejected, %d excluded",
        entries.size(), read, kept, rejected, excluded);
  }
}
