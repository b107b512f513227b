package org.summitledger.run;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.summitledger.run.Inputs.Statistics;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Hashes;
import org.summitledger.source.Layout.Coverage;
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
    } catch (BadInputException e) {
      LOG.error(e.getMessage());
      return ExitCode.INPUT;
    } catch (PublishException | RemoteException e) {
      LOG.error(e.getMessage());
      return ExitCode.PUBLISH;
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
      discardStaged();
      tell(report, Optional.of(Instant.now()), phases.done());
      return report.exit();
    }
  }

  /** What a run that failed has staged may be what fills the disk. */
  private void discardStaged() {
    try {
      warehouse.discard(runId);
    } catch (UncheckedIOException e) {
      LOG.warn("{}: {}. The next run does it.", e.getMessage(), String.valueOf(e.getCause()));
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
      warehouse.requireOneWinner();
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
    String fingerprint = fingerprint(inputs);
    // Machines with one crontab start in the same second: what they stage must not meet.
    String once = UUID.randomUUID().toString().substring(0, SHORT);
    runId = runId + "-" + once + "-" + fingerprint.substring(0, SHORT);
    Optional<Manifest> last = warehouse.latestManifest();
    Optional<String> published =
        extent == Extent.INGEST ? Optional.empty() : same(fingerprint, last);
    if (published.isPresent()) {
      return new RunReport(
          runId,
          "unchanged",
          ExitCode.OK,
          "Nothing new: "
              + (isBackfill(last)
                  ? warehouse.shown(warehouse.version(published.get()))
                  : warehouse.shownLatest())
              + " already shows these inputs as of "
              + settings.asOf()
              + ".",
          published.get());
    }
    logPlan(inputs, runId);
    last.map(inputs::replacedSince).orElse(List.of()).forEach(Nightly::warnOfReplaced);
    Lake lake = Lakes.of(warehouse);
    if (extent == Extent.INGEST) {
      Datasets datasets = Datasets.read(inputs);
      Ingest ingest = new Ingest(lake, datasets, datasets.grouping(settings.asOf()));
      phases.run("ingest", ingest::progress, () -> summary(ingest.run(settings.cores())));
      return new RunReport(
          runId,
          "ingested",
          ExitCode.OK,
          "Ingested into " + warehouse.shown(warehouse.lake()) + ".",
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
        () -> reporting.audit(known, lastVersion(last), last.map(m -> warehouse.shownVersion())));
    Manifest manifest = reporting.manifest(runId, fingerprint);
    Answer answer = Answer.of(warehouse.staging(runId), manifest);
    phases.run("publish", () -> "moving", () -> publish(manifest, last));
    answer.print(results, warehouse.shown(warehouse.version(runId)));
    return new RunReport(runId, "published", ExitCode.OK, published(runId, last), runId);
  }

  /** A night that only reports has nothing new to see. */
  private Inputs.Sightings sightings() {
    // One night has one day, however long it takes.
    FirstSeen days = Lakes.firstSeen(warehouse, InstantSource.fixed(started));
    return extent == Extent.REPORT ? days::look : days::see;
  }

  /** The version that this night would repeat: {@code latest}, or for an earlier day any. */
  private Optional<String> same(String fingerprint, Optional<Manifest> last) {
    Stream<Manifest> candidates =
        isBackfill(last)
            ? warehouse.versions().stream()
                .filter(v -> v.endsWith(fingerprint.substring(0, SHORT)))
                .flatMap(v -> Warehouse.manifest(warehouse.version(v)).stream())
            : last.stream();
    return candidates
        .filter(m -> m.fingerprint().equals(fingerprint))
        .map(Manifest::runId)
        .findFirst();
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
            return summary(entries) + ", " + ingest.fresh() + " files new";
          });
    }
    return entries;
  }

  private static String summary(List<LakeEntry> entries) {
    long read = entries.stream().mapToLong(LakeEntry::rowsRead).sum();
    long kept = entries.stream().mapToLong(LakeEntry::rowsKept).sum();
    long rejected = entries.stream().mapToLong(LakeEntry::rowsRejected).sum();
    long excluded = entries.stream().mapToLong(LakeEntry::rowsExcluded).sum();
    return String.format(
        "%d files, %d rows in, %d kept, %d rejected, %d excluded",
        entries.size(), read, kept, rejected, excluded);
  }

  private String publish(Manifest manifest, Optional<Manifest> last) {
    warehouse.publish(manifest);
    if (isBackfill(last)) {
      return manifest.outputs().size() + " files; latest stays at as of " + last.get().asOf();
    }
    warehouse.flip(manifest.runId());
    return manifest.outputs().size() + " files, latest switched";
  }

  /** The version to compare with; there is none where it knew more than this night does. */
  private Optional<Path> lastVersion(Optional<Manifest> last) {
    Optional<Path> version = last.filter(m -> !isBackfill(last)).map(m -> warehouse.shownVersion());
    version.ifPresent(v -> warnOfMissing(v, last.orElseThrow()));
    return version;
  }

  private static void warnOfMissing(Path version, Manifest manifest) {
    List<String> missing =
        manifest.outputs().stream()
            .map(Manifest.Output::file)
            .filter(file -> Files.notExists(version.resolve(file)))
            .toList();
    if (!missing.isEmpty()) {
      LOG.warn("{} lacks {}: nothing is compared with what they held.", version, missing);
    }
  }

  /** An earlier day never takes the place of a later one. */
  private boolean isBackfill(Optional<Manifest> last) {
    return last.filter(m -> m.asOf().compareTo(settings.asOf().toString()) > 0).isPresent();
  }

  private String published(String runId, Optional<Manifest> last) {
    return isBackfill(last)
        ? "Published "
            + warehouse.shown(warehouse.version(runId))
            + ". latest still shows the later day "
            + last.get().asOf()
            + "."
        : "Published "
            + warehouse.shown(warehouse.version(runId))
            + "; "
            + warehouse.shownLatest()
            + " shows it.";
  }

  private String fingerprint(Inputs inputs) {
    Stream<String> files = inputs.files().stream().map(f -> f.name() + " " + f.sha256());
    // Descriptors may leave the day to the warehouse: their bytes do not tell it.
    Stream<String> days =
        inputs.statistics().stream()
            .map(s -> s.file().name() + " known from " + s.layout().knownFrom());
    Stream<String> rest =
        Stream.of(
            settings.asOf().toString(),
            ResultSettings.values().toString(),
            Build.versions().toString());
    return Hashes.sha256(
        Stream.of(files.sorted(), days.sorted(), rest)
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n")));
  }

  private static void warnOfReplaced(Manifest.Input file) {
    LOG.warn(
        "{} was replaced: its earlier figures lie under no name among the inputs, so that neither"
            + " revisions nor --as-of an earlier day show them any more. To keep vintages, deliver"
            + " each release under a name of its own.",
        file.name());
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

  private void logPlan(Inputs inputs, String runId) {
    LOG.info("run {}: {} cores, into {}", runId, settings.cores(), warehouse.shown(settings.out()));
    LOG.info("register and reference: {}", inputs.origin());
    for (Statistics file : inputs.statistics()) {
      LOG.info(
          "source {}/{}: {} ({} KiB, known from {}, {} partners, {} products)",
          file.layout().source(),
          file.layout().dataflow(),
          file.file().name(),
          file.file().bytes() / 1024,
          file.layout().knownFrom(),
          file.layout().partners().name().toLowerCase(Locale.ROOT),
          file.layout().products().name().toLowerCase(Locale.ROOT));
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
}
