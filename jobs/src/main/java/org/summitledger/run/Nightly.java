package org.summitledger.run;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.SparkSession;
import org.summitledger.lake.FirstSeen;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.PublishException;
import org.summitledger.publish.RunLock;
import org.summitledger.publish.Warehouse;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.source.BadInputException;
import org.summitledger.store.RemoteException;

/** One night: ingest what is new, build the tables, audit them, publish them together. */
public final class Nightly {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);
  private static final int SHORT = 8;

  private final Settings settings;
  private final Extent extent;
  private final PrintStream results;
  private final IntFunction<SparkSession> sessions;
  private final Warehouse warehouse;
  private final Instant started;
  private final NightLog log;

  /** Begins with when it started; how it ends is known with the inputs. */
  private String runId;

  /** Which phases to run. */
  public enum Extent {
    /** All. */
    NIGHTLY,
    /** Only read new files into the lake. */
    INGEST,
    /** Build, audit and publish from files that are in the lake already. */
    REPORT
  }

  /**
   * A night.
   *
   * @param settings what to do
   * @param extent which phases
   * @param results where the results are printed; the log goes elsewhere
   * @param sessions opens Spark with a number of cores; called only if there is something to do
   */
  public Nightly(
      Settings settings, Extent extent, PrintStream results, IntFunction<SparkSession> sessions) {
    this(settings, extent, results, sessions, InstantSource.system());
  }

  /** A night that takes place when a clock says. */
  Nightly(
      Settings settings,
      Extent extent,
      PrintStream results,
      IntFunction<SparkSession> sessions,
      InstantSource clock) {
    this.settings = settings;
    this.extent = extent;
    this.results = results;
    this.sessions = sessions;
    this.warehouse = settings.warehouse();
    this.started = clock.instant();
    this.runId = RUN_ID.format(started);
    this.log = new NightLog(settings, extent, started);
  }

  /**
   * Runs the night, and says in {@code run.json} what it came to.
   *
   * @return the exit code; failures are logged with what to do
   */
  public ExitCode run() {
    try {
      // Where inputs are mistyped, no folder is made for what they cannot come to.
      if (Files.notExists(settings.out()) && settings.remoteDatasets().isEmpty()) {
        Inputs.requireFolder(settings.datasets());
      }
      warehouse.prepare();
      String holder = "process " + ProcessHandle.current().pid() + ", started " + started;
      Optional<RunLock> lock = RunLock.tryAcquire(settings.out(), holder);
      if (lock.isEmpty()) {
        LOG.error(
            "Cannot run: another run holds {} ({}). Wait for it, or end it.",
            settings.out(),
            RunLock.holder(settings.out()));
        return ExitCode.LOCKED;
      }
      try (RunLock held = lock.get()) {
        LOG.debug("holding {}", held);
        return locked();
      }
    } catch (BadInputException | PublishException | RemoteException e) {
      Failure failure = Failure.of(e);
      LOG.error(failure.message());
      return failure.exit();
    } catch (IOException | UncheckedIOException e) {
      LOG.error("Cannot use {}: {}", settings.out(), e.toString());
      return ExitCode.PUBLISH;
    }
  }

  private ExitCode locked() {
    // A run that is killed leaves this behind, and nobody takes the night before for this one.
    tell(RunReport.running(runId), Optional.empty(), List.of());
    try (Phases phases = new Phases()) {
      RunReport report = report(phases);
      if (report.exit() == ExitCode.OK) {
        LOG.info(report.message());
      } else {
        LOG.error(report.message());
      }
      // What a run that failed has staged may be what fills the disk.
      warehouse.discard(runId);
      tell(report, Optional.of(Instant.now()), phases.done());
      return report.exit();
    }
  }

  /** Tells schedulers what the run came to; it is that also where it cannot be written. */
  private void tell(RunReport report, Optional<Instant> ended, List<Phases.Done> phases) {
    try {
      report.write(warehouse.runJson(), started, ended, phases);
      if (report.exit() != ExitCode.LOCKED) {
        warehouse.shareRunJson();
      }
    } catch (IOException e) {
      LOG.warn("Cannot write {}: {}. The exit code holds.", warehouse.runJson(), e.toString());
    }
  }

  @SuppressWarnings(
      "CatchingUnchecked") // run.json and the exit code must be right whatever happens
  private RunReport report(Phases phases) {
    try {
      warehouse.requirePublishable();
      warehouse.clean();
      warehouse.refresh();
      return work(phases);
    } catch (Throwable e) {
      Failure failure = Failure.of(e);
      if (failure.isBug()) {
        LOG.error("Please report this with the lines below.", e);
      }
      return new RunReport(runId, "failed", failure.exit(), failure.message(), "");
    }
  }

  private RunReport work(Phases phases) throws Exception {
    LOG.info("Summit Ledger {}, as of {}", Build.version(), settings.asOf());
    if (settings.asOf().isAfter(LocalDate.ofInstant(started, ZoneOffset.UTC))) {
      LOG.warn("{} is in the future: deadlines count as passed by then.", settings.asOf());
    }
    Inputs inputs = Inputs.find(settings, sightings());
    String fingerprint = Fingerprint.of(inputs, settings);
    // Machines with one crontab start in the same second: what they stage must not meet.
    String once = UUID.randomUUID().toString().substring(0, SHORT);
    runId = runId + "-" + once + "-" + Fingerprint.ending(fingerprint);
    LatestVersion latest = new LatestVersion(warehouse, settings.asOf());
    Optional<String> published =
        extent == Extent.INGEST ? Optional.empty() : latest.same(fingerprint);
    if (published.isPresent()) {
      return new RunReport(
          runId,
          "unchanged",
          ExitCode.OK,
          "Nothing new: "
              + latest.place(published.get())
              + " already shows these inputs as of "
              + settings.asOf()
              + ".",
          published.get());
    }
    log.plan(inputs, runId, warehouse.displayName(settings.out()));
    latest.last().map(inputs::replacedSince).ifPresent(NightLog::replaced);
    Lake lake = Lakes.of(warehouse);
    if (extent == Extent.INGEST) {
      Datasets datasets = Datasets.read(inputs);
      Ingest ingest = new Ingest(lake, datasets, datasets.grouping(settings.asOf()));
      phases.run("ingest", ingest::progress, () -> NightLog.summary(ingest.run(settings.cores())));
      return new RunReport(
          runId,
          "ingested",
          ExitCode.OK,
          "Ingested into " + warehouse.displayName(warehouse.lake()) + ".",
          "");
    }
    Future<SparkSession> opening = open();
    Datasets datasets = Datasets.read(inputs);
    Grouping grouping = datasets.grouping(settings.asOf());
    Ingest ingest = new Ingest(lake, datasets, grouping);
    List<LakeEntry> entries = entries(ingest, phases);
    Reporting reporting =
        new Reporting(
            settings, datasets, grouping, warehouse.staging(runId), warehouse.remoteStaging(runId));
    phases.run("spark", () -> "starting", () -> "session " + opening.get().version());
    SparkSession spark = opening.get();
    // Spark looks settings up by thread, and another thread has opened the session.
    SparkSession.setActiveSession(spark);
    ReportInputs known = reporting.inputs(spark, lake, entries);
    phases.run("report", reporting::progress, () -> reporting.build(known));
    phases.run(
        "audit",
        () -> "re-reading the staged tables",
        () -> reporting.audit(known, latest.comparable(), latest.shown()));
    Manifest manifest = reporting.manifest(runId, fingerprint);
    NightSummary summary = NightSummary.of(warehouse.staging(runId), manifest);
    phases.run("publish", () -> "moving", () -> latest.publish(manifest));
    summary.print(results, warehouse.displayName(warehouse.version(runId)));
    return new RunReport(runId, "published", ExitCode.OK, latest.told(runId), runId);
  }

  /** A night that only reports has nothing new to see. */
  private Inputs.Sightings sightings() {
    // One night has one day, however long it takes.
    FirstSeen days = Lakes.firstSeen(warehouse, InstantSource.fixed(started));
    return extent == Extent.REPORT ? days::look : days::see;
  }

  /** Spark starts while the files are read. */
  private Future<SparkSession> open() {
    FutureTask<SparkSession> opening = new FutureTask<>(() -> sessions.apply(settings.cores()));
    Thread thread = new Thread(opening, "spark-start");
    thread.setDaemon(true);
    thread.start();
    return opening;
  }

  private List<LakeEntry> entries(Ingest ingest, Phases phases) throws Exception {
    List<LakeEntry> entries = new ArrayList<>();
    if (extent == Extent.REPORT) {
      entries.addAll(ingest.taken());
    } else {
      phases.run(
          "ingest",
          ingest::progress,
          () -> {
            entries.addAll(ingest.run(settings.cores()));
            return NightLog.summary(entries) + ", " + ingest.fresh() + " files new";
          });
    }
    return entries;
  }
}
