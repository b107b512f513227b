package org.summitledger.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.publish.TableWriter;
import org.summitledger.report.Tables;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * Builds and stages tables from a lake that a night has filled, as nights do, in a process of its
 * own: all of them, those of indicators, or the others. What indicators cost is then told by the
 * clock. Arguments: {@code all|indicators|others DATASETS WAREHOUSE STAGING THREADS}.
 */
public final class StagedTables {
  private static final Set<String> INDICATORS =
      Set.of(
          "growth_decomposition",
          "market_share_analysis",
          "trade_structure",
          "supply_chain_dependency",
          "dependency_flags",
          "trade_stability",
          "counterfactual",
          "counterfactual_donors",
          "gravity");

  private StagedTables() {}

  /** Builds them. */
  public static void main(String[] args) throws Exception {
    Path staging = Path.of(args[3]);
    int threads = Integer.parseInt(args[4]);
    Settings settings =
        new Settings(
            Path.of(args[1]), Optional.empty(), Path.of(args[2]), LocalDate.now(), threads);
    Datasets datasets = Datasets.read(Inputs.find(settings));
    Grouping grouping = datasets.grouping(settings.asOf());
    Lake lake = Lakes.of(settings.warehouse());
    List<LakeEntry> entries = new Ingest(lake, datasets, grouping).taken();
    try (SparkSession spark = Sessions.open(threads)) {
      ReportInputs inputs =
          new Reporting(settings, datasets, grouping, staging, Optional.empty()).inputs(spark, lake, entries);
      TableWriter writer = new TableWriter(staging, Optional.empty());
      ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
      List<Future<?>> work = new ArrayList<>();
      for (ReportTable table : Tables.reports()) {
        if (args[0].equals("all") || args[0].equals("indicators") == isIndicator(table)) {
          work.add(pool.submit(() -> stage(writer, table, inputs)));
        }
      }
      for (Future<?> table : work) {
        table.get();
      }
      pool.shutdown();
    }
  }

  private static boolean isIndicator(ReportTable table) {
    return INDICATORS.contains(table.definition().name());
  }

  private static void stage(TableWriter writer, ReportTable table, ReportInputs inputs) {
    writer.write(
        table.definition().name(),
        table.definition().schema(),
        table.definition().key(),
        table.build(inputs));
  }
}
