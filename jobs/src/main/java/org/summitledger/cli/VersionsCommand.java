package org.summitledger.cli;

import java.util.concurrent.Callable;
import org.summitledger.run.ExitCode;
import org.summitledger.run.PublishedVersions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code summit-ledger versions}. */
@Command(
    name = "versions",
    description = "Lists the published versions: run, day they show, size, build.",
    mixinStandardHelpOptions = true,
    subcommands = {
      VersionsGcCommand.class,
      VersionsDeleteCommand.class,
      VersionsRollbackCommand.class
    })
final class VersionsCommand implements Callable<Integer> {
  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Override
  public Integer call() {
    PublishedVersions.table(Places.existing(warehouse.place())).print(System.out);
    return ExitCode.OK.code();
  }
}
