package org.summitledger.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.summitledger.audit.Auditor;
import org.summitledger.audit.Drift;
import org.summitledger.audit.FileLosses;
import org.summitledger.audit.Identities;
import org.summitledger.audit.Reconciliation;
import org.summitledger.audit.ReleaseLosses;
import org.summitledger.audit.TradeTotals;
import org.summitledger.commitment.CrossCurrencyCheck;
import org.summitledger.commitment.Ledger;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.TableWriter;
import org.summitledger.reference.ExchangeRates;
import org.summitledger.reference.Sectors;
import org.summitledger.report.AuditResults;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.JoinAudit;
import org.summitledger.report.Tables;
import org.summitledger.report.table.Column;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.Joins;
import org.summitledger.report.trade.MirrorTrade;
import org.summitledger.report.trade.PartyTrade;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;
import org.summitledger.report.trade.Trade;
import org.summitledger.run.Inputs.Statistics;
import org.summitledger.source.SideBySide;
import org.summitledger.store.Folders;
import org.summitledger.store.RemoteFolder;

/** Builds the tables into a staging folder and audits them there. */
final class Reporting {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");

  /** As the log names what the audit holds tables against. */
  private static final String TOTALS = "totals of trade";

  private final Settings settings;
  private final Datasets datasets;
  private final Grouping grouping;
  private final Path staging;
  private final TableWriter writer;
  private final Set<String> current = new ConcurrentSkipListSet<>();
  private @Nullable TradeTotals tradeTotals;

  /**
   * A report that stages its tables.
   *
   * @param remote a folder that Spark's executors can write to where they cannot write to staging
   */
  Reporting(
      Settings settings,
      Datasets datasets,
      Grouping grouping,
      Path staging,
      Optional<RemoteFolder> remote) {
    this.settings = settings;
    this.datasets = datasets;
    this.grouping = grouping;
    this.staging = staging;
    this.writer = new TableWriter(staging, remote);
  }

  /** What the day knew, put together from the files in the lake. */
  ReportInputs inputs(SparkSession spark, Lake lake, List<LakeEntry> entries) {
    List<Selected> selected = Vintages.asOf(entries, settings.asOf());
    Sectors sectors = datasets.reference().sectors().asOf(settings.asOf());
    Ledger ledger = datasets.register().ledger().asOf(settings.asOf());
    Trade trade = new Trade(spark, lake, selected, grouping);
    PartyTrade parties = new PartyTrade(trade, ledger);
    return new ReportInputs(
        spark,
        settings.asOf(),
        ledger,
        ExchangeRates.of(datasets.reference().rateRows(), settings.asOf()),
        sectors,
        lake,
        selected,
        trade,
        new MirrorTrade(parties),
        parties,
        datasets.reference().cifMargins(),
        datasets.reference().materials().asOf(settings.asOf()),
        datasets.reference().thresholds().asOf(settings.asOf()),
        datasets.reference().unions(),
        new Joins());
  }

  /**
   * Builds and stages every table but the audit's own, several at a time: most of a small night is
   * planning, which one core does.
   */
  String build(ReportInputs inputs) throws IOException, InterruptedException {
    Files.createDirectories(staging);
    ExecutorService pool = Executors.newFixedThreadPool(settings.cores() + 1);
    try {
      // One job of Spark's over all sums: begun last, the cores would wait for it.
      Future<?> totals =
          pool.submit(() -> timed(TOTALS, () -> tradeTotals = TradeTotals.of(inputs.trade())));
      List<Future<?>> joining = new ArrayList<>();
      List<Future<?>> work = new ArrayList<>();
      for (ReportTable table : Tables.reports()) {
        Future<?> built = pool.submit(() -> build(table, inputs));
        work.add(built);
        if (table.joins()) {
          joining.add(built);
        }
      }
      work.add(pool.submit(() -> buildJoinAudit(joining, inputs)));
      work.add(totals);
      for (Future<?> part : work) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw SideBySide.cause(e);
    } finally {
      SideBySide.end(pool);
    }
    return Tables.definitions().size() - 1 + " tables staged";
  }

  /** The joins can be counted once every table that joins is built. */
  private @Nullable Void buildJoinAudit(List<Future<?>> tables, ReportInputs inputs)
      throws ExecutionException, InterruptedException {
    for (Future<?> table : tables) {
      table.get();
    }
    build(new JoinAudit(), inputs);
    return null;
  }

  private void build(ReportTable table, ReportInputs inputs) {
    timed(table.definition().name(), () -> stage(table.definition(), table.build(inputs)));
  }

  private void timed(String what, Runnable work) {
    long start = System.nanoTime();
    current.add(what);
    work.run();
    current.remove(what);
    LOG.debug("{}: {} ms", what, (System.nanoTime() - start) / 1_000_000);
  }

  /** Which tables are being built, for the operator. */
  String progress() {
    return "building " + String.join(", ", current);
  }

  private void stage(TableDefinition table, Dataset<Row> rows) {
    writer.write(table.name(), table.schema(), table.key(), rows);
    Map<String, Column> columns =
        table.columns().stream().collect(Collectors.toMap(Column::name, c -> c));
    writer.describe(
        table.name(),
        table.meaning(),
        table.schema(),
        table.key(),
        (name, json) -> {
          Column column = Objects.requireNonNull(columns.get(name));
          json.put("description", column.meaning());
          put(json, "unit", column.unit());
          put(json, "formula", column.formula());
          put(json, "source", column.source());
        });
  }

  private static void put(ObjectNode json, String key, String value) {
    if (!value.isEmpty()) {
      json.put(key, value);
    }
  }

  /**
   * Audits the staged files, and stages what was found.
   *
   * @param last the folder of the last version, of the same or an earlier day
   * @param shown the folder that latest shows, of any day
   * @throws AuditFailedException if they must not be published
   */
  String audit(ReportInputs inputs, Optional<Path> last, Optional<Path> shown) {
    Auditor auditor = new Auditor(staging);
    List<TableDefinition> tables =
        Tables.definitions().stream()
            .filter(d -> !d.name().equals(AuditResults.definition().name()))
            .toList();
    TradeTotals totals = Objects.requireNonNull(tradeTotals);
    List<Callable<List<Finding>>> checks = new ArrayList<>();
    checks.add(() -> auditor.contracts(tables));
    checks.add(() -> auditor.sectorsHoldAllMoney(totals.counted()));
    checks.add(auditor::productsCarried);
    Identities.checks(staging).forEach(check -> checks.add(check::get));
    checks.add(() -> Reconciliation.lake(inputs.selected(), grouping, totals));
    checks.add(() -> Reconciliation.dataflows(totals));
    checks.add(() -> Reconciliation.files(inputs.selected()));
    checks.add(() -> Reconciliation.joins(inputs.joins().counts()));
    checks.add(
        () ->
            Reconciliation.printedAmounts(CrossCurrencyCheck.run(inputs.ledger(), inputs.rates())));
    checks.add(() -> accepted(changes(inputs, tables, last, shown)));
    List<Finding> findings =
        SideBySide.all(settings.cores(), checks).stream().flatMap(List::stream).toList();
    stage(AuditResults.definition(), AuditResults.table(inputs.spark(), findings));
    List<Finding> blocking = findings.stream().filter(Finding::blocks).toList();
    if (!blocking.isEmpty()) {
      throw new AuditFailedException(blocking);
    }
    List<Finding> warnings = findings.stream().filter(f -> !f.passed()).toList();
    warnings.forEach(
        f ->
            LOG.warn(
                "audit: {}: {}: found {}, expected {}",
                f.table(),
                f.check(),
                f.observed(),
                f.bound()));
    return findings.size() + " checks, " + warnings.size() + " warnings";
  }

  private List<Finding> changes(
      ReportInputs inputs,
      List<TableDefinition> tables,
      Optional<Path> last,
      Optional<Path> shown) {
    List<LakeEntry> files = inputs.selected().stream().map(Selected::entry).toList();
    List<Finding> losses = new ArrayList<>(FileLosses.findings(files));
    losses.addAll(ReleaseLosses.findings(files));
    List<Finding> findings =
        new ArrayList<>(
            shown.map(version -> ReleaseLosses.alreadyAccepted(losses, version)).orElse(losses));
    last.ifPresent(version -> findings.addAll(new Drift(version, staging).findings(tables)));
    last.flatMap(Manifest::of)
        .ifPresent(manifest -> findings.addAll(replaced(inputs.lake(), files, manifest)));
    return findings;
  }

  /** Files that were replaced under their names, as far as the lake holds what they were. */
  private List<Finding> replaced(Lake lake, List<LakeEntry> files, Manifest last) {
    List<Finding> findings = new ArrayList<>();
    for (Manifest.Input was : datasets.inputs().replacedSince(last)) {
      for (Statistics file : datasets.inputs().statistics()) {
        if (file.file().name().equals(was.name())) {
          lake.readOf(was.name(), was.sha256(), file.layout(), datasets.reference())
              .ifPresent(
                  before ->
                      entry(files, file)
                          .map(now -> ReleaseLosses.ofReplaced(before, now, files))
                          .ifPresent(findings::add));
        }
      }
    }
    return findings;
  }

  /** Empty where a file counts as known later. */
  private Optional<LakeEntry> entry(List<LakeEntry> files, Statistics file) {
    String key = Lake.key(file.file(), file.layout(), datasets.reference());
    return files.stream().filter(entry -> entry.id().equals(key)).findFirst();
  }

  private List<Finding> accepted(List<Finding> findings) {
    return settings.accept().map(reason -> Drift.accepted(findings, reason)).orElse(findings);
  }

  /** What was staged, from the files as they lie there. */
  List<Manifest.Output> outputs() {
    return Folders.list(staging).stream().map(TableWriter::output).toList();
  }

  /** The manifest of what was staged. */
  Manifest manifest(String runId, String fingerprint) {
    return new Manifest(
        runId,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        settings.asOf().toString(),
        fingerprint,
        datasets.inputs().files().stream()
            .map(f -> new Manifest.Input(f.name(), f.sha256(), f.bytes()))
            .toList(),
        ResultSettings.values(),
        Build.versions(),
        settings.accept().orElse(null),
        outputs());
  }
}
