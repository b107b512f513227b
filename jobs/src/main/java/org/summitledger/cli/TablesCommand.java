package org.summitledger.cli;

import java.util.concurrent.Callable;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.ExitCode;
import org.summitledger.run.NightSummary;
import org.summitledger.run.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code summit-ledger tables}. */
@Command(
    name = "tables",
    description = "Lists the published tables, with rows and keys.",
    mixinStandardHelpOptions = true)
final class TablesCommand implements Callable<Integer> {
  @Mixin private WarehouseOption out = new WarehouseOption();

  @Override
  public Integer call() {
    Warehouse warehouse = Places.warehouse(out.place());
    Manifest manifest =
        warehouse
            .latestManifest()
            .orElseThrow(
                () ->
                    new UsageException(
                        "Cannot find a published version in "
                            + out.place()
                            + ". Run nightly first."));
    System.out.println("Tables in " + warehouse.latestDisplayName() + ", as of " + manifest.asOf());
    NightSummary.tables(manifest).print(System.out);
    return ExitCode.OK.code();
  }
}
