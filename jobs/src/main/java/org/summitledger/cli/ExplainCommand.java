package org.summitledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.summitledger.publish.Manifest;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.run.Datasets;
import org.summitledger.run.ExitCode;
import org.summitledger.run.Explanation;
import org.summitledger.run.Inputs;
import org.summitledger.run.Sessions;
import org.summitledger.run.Settings;
import org.summitledger.run.UsageException;
import org.summitledger.store.Folders;
import org.summitledger.store.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description =
          "The run whose version is meant: a folder below versions (default: the one that latest"
              + " shows).")
  private Optional<String> run = Optional.empty();

  @Mixin private FolderOptions folders = new FolderOptions();
  @Mixin private CoresOption cores = new CoresOption();

  @Override
  public Integer call() throws IOException {
    Settings settings = folders.settings(cores.count());
    TableDefinition definition = Explanation.table(table);
    if (run.isEmpty()) {
      Path version = Versions.find(folders.out());
      return explain(settings, definition, version, version.toString());
    }
    Place place = Versions.of(run.get(), folders.out());
    Path copy = Files.createTempDirectory("summit-ledger-explain");
    try {
      return explain(settings, definition, Versions.published(place, copy), place.text());
    } finally {
      Folders.delete(copy);
    }
  }

  private int explain(Settings settings, TableDefinition definition, Path version, String shown) {
    Manifest manifest = Versions.manifest(version);
    Explanation explanation = new Explanation(Sessions.open(settings.cores()), version, manifest);
    Row row = single(definition, explanation.rows(definition, values));
    List<String> lines = lines(settings, definition, explanation, row);
    System.out.println(table + " in " + shown + ", as of " + manifest.asOf());
    explanation.otherBuild().ifPresent(System.out::println);
    explanation.columns(definition, row).forEach(System.out::println);
    System.out.println("Lines behind it:");
    lines.forEach(line -> System.out.println("  " + line));
    return ExitCode.OK.code();
  }

  private Row single(TableDefinition definition, List<Row> rows) {
    if (rows.size() != 1) {
      throw new UsageException(
          (rows.isEmpty() ? "No row of " : "More than one row of ")
              + table
              + " has "
              + values
              + ". Single one out by its key: "
              + definition.key());
    }
    return rows.get(0);
  }

  private List<String> lines(
      Settings settings, TableDefinition definition, Explanation explanation, Row row) {
    if (!Explanation.hasLines(definition)) {
      return List.of("none: " + table + " is about the files and tables themselves");
    }
    Inputs inputs = Inputs.find(settings);
    List<String> lines = new ArrayList<>();
    for (String difference : explanation.checkInputs(definition, row, inputs)) {
      lines.add("note: " + difference + " since then; it is not behind this row");
    }
    lines.addAll(explanation.lines(definition, row, settings, Datasets.read(inputs)));
    return lines;
  }
}
