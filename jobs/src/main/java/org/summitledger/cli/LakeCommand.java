package org.summitledger.cli;

import java.util.concurrent.Callable;
import org.summitledger.run.ExitCode;
import org.summitledger.run.LakeContents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code summit-ledger lake}. */
@Command(
    name = "lake",
    description = "Lists the files in the lake: source, periods, vintage, rows, money, size.",
    mixinStandardHelpOptions = true,
    subcommands = LakeGcCommand.class)
final class LakeCommand implements Callable<Integer> {
  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Option(
      names = "--periods",
      description = "A line for each period of each file, instead of one for each file.")
  private boolean periods;

  @Override
  public Integer call() {
    LakeContents contents = new LakeContents(Places.existing(warehouse.place()));
    if (periods) {
      contents.printPeriods(System.out);
    } else {
      contents.print(System.out);
    }
    return ExitCode.OK.code();
  }
}
