package org.summitledger.cli;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.ExitCode;
import org.summitledger.run.VersionsToDelete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code summit-ledger versions gc}. */
@Command(
    name = "gc",
    description =
        "Lists all but the newest versions, without the one that latest shows and those that another"
            + " link in the warehouse, or in its folder versions, leads to.",
    mixinStandardHelpOptions = true)
final class VersionsGcCommand implements Callable<Integer> {
  @Mixin private WarehouseOption place = new WarehouseOption();

  @Option(
      names = "--keep",
      paramLabel = "N",
      required = true,
      description =
          "How many of the newest stay: of the runs that were started last, whatever day they show.")
  private int keep;

  @Option(
      names = "--except",
      paramLabel = "RUN",
      description = "A version that stays, such as one that somebody has quoted; may be repeated.")
  private Set<String> except = new TreeSet<>();

  @Option(names = "--delete", description = "Delete them too.")
  private boolean delete;

  @Override
  public Integer call() throws IOException {
    if (!delete) {
      VersionsToDelete.allBut(Places.existing(place.place()), keep, except).list(System.out);
      return ExitCode.OK.code();
    }
    Warehouse warehouse = Places.found(place.place());
    return Exclusively.in(
        warehouse,
        "versions gc",
        () -> VersionsToDelete.allBut(warehouse, keep, except).delete(System.out));
  }
}
