package org.summitledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.summitledger.audit.VersionDiff;
import org.summitledger.report.Tables;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.run.ExitCode;
import org.summitledger.run.Sessions;
import org.summitledger.store.Folders;
import org.summitledger.store.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code summit-ledger diff}. */
@Command(
    name = "diff",
    description = "Says what changed between two versions, and why.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "The earlier version or warehouse.")
  private Place before = new Place("");

  @Parameters(index = "1", paramLabel = "B", description = "The later version or warehouse.")
  private Place after = new Place("");

  @Override
  public Integer call() throws IOException {
    Path copies = Files.createTempDirectory("summit-ledger-diff");
    try {
      return diff(
          Versions.published(before, copies.resolve("a")),
          Versions.published(after, copies.resolve("b")));
    } finally {
      Folders.delete(copies);
    }
  }

  private static int diff(Path a, Path b) {
    VersionDiff diff = new VersionDiff(a, Versions.manifest(a), b, Versions.manifest(b));
    List<String> causes = diff.causes();
    System.out.println(causes.isEmpty() ? "Same inputs, day, settings and code." : "Why:");
    causes.forEach(cause -> System.out.println("  " + cause));
    SparkSession spark = Sessions.open(Runtime.getRuntime().availableProcessors());
    for (TableDefinition table : Tables.definitions().stream().filter(diff::holds).toList()) {
      diff.table(spark, table)
          .ifPresentOrElse(
              DiffCommand::print, () -> System.out.println(table.name() + ": the same bytes"));
    }
    return ExitCode.OK.code();
  }

  private static void print(VersionDiff.TableDiff d) {
    System.out.println(
        d.table()
            + ": "
            + d.added()
            + " rows added, "
            + d.removed()
            + " removed, "
            + d.changed()
            + " changed");
    d.examples().forEach(example -> System.out.println("  " + example));
  }
}
