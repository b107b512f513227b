package org.summitledger.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.summitledger.publish.Manifest;
import org.summitledger.report.TableDefinition;
import org.summitledger.run.Datasets;
import org.summitledger.run.ExitCode;
import org.summitledger.run.Explanation;
import org.summitledger.run.Inputs;
import org.summitledger.run.Sessions;
import org.summitledger.run.Settings;
import org.summitledger.run.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code summit-ledger explain}. */
@Command(
    name = "explain",
    description = "Says how one published row came about: formulas, inputs, file and line.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "TABLE", description = "A published table.")
  private String table = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Columns that single out one row.")
  private Map<String, String> values = new TreeMap<>();

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() {
    Settings settings = options.settings();
    TableDefinition definition = Explanation.table(table);
    Path version = Versions.find(settings.out());
    Manifest manifest = Versions.manifest(version);
    SparkSession spark = Sessions.open(settings.cores());
    Explanation explanation = new Explanation(spark, version, manifest);
    List<Row> rows = explanation.rows(definition, values);
    if (rows.size() != 1) {
      throw new UsageException(
          (rows.isEmpty() ? "No row of " : "More than one row of ")
              + table
              + " has "
              + values
              + ". Single one out by its key: "
              + definition.key());
    }
    Row row = rows.get(0);
    System.out.println(table + " in " + version + ", as of " + manifest.asOf());
    explanation.columns(definition, row).forEach(System.out::println);
    Datasets datasets = Datasets.read(Inputs.find(settings));
    System.out.println("Lines behind it:");
    if (Explanation.comesFromFlows(definition)) {
      explanation
          .flows(definition, row, settings, datasets)
          .forEach(line -> System.out.println("  " + line));
    }
    if (definition.key().contains("commitment_id")) {
      Explanation.register(row.getAs("commitment_id"), datasets)
          .forEach(line -> System.out.println("  " + line));
    }
    return ExitCode.OK.code();
  }
}
