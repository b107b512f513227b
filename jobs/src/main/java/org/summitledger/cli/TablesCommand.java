package org.summitledger.cli;

import java.util.concurrent.Callable;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.ExitCode;
import org.summitledger.run.NightSummary;
import org.summitledger.run.UsageException;
import org.summitledger.store.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code summit-ledger tables}. */
@Command(
    name = "tables",
    description = "Lists the published tables, with rows and keys.",
    mixinStandardHelpOptions = true)
final class TablesCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The warehouse, or its hdfs:// or s3a:// URI (default: warehouse).")
  private Place out = new Place("warehouse");

  @Override
  public Integer call() {
    Warehouse warehouse = Places.warehouse(out);
    Manifest manifest =
        warehouse
            .latestManifest()
            .orElseThrow(
                () ->
                    new UsageException(
                        "Cannot find a published version in " + out + ". Run nightly first."));
    System.out.println("Tables in " + warehouse.latestDisplayName() + ", as of " + manifest.asOf());
    NightSummary.tables(manifest).print(System.out);
    return ExitCode.OK.code();
  }
}
