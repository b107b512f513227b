package org.summitledger.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.Rollback;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code summit-ledger versions rollback}. */
@Command(
    name = "rollback",
    description =
        "Lets readers see another version again. The one that they see now stays, and can be rolled"
            + " forward to.",
    mixinStandardHelpOptions = true)
final class VersionsRollbackCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run whose version it is.")
  private String run = "";

  @Mixin private WarehouseOption place = new WarehouseOption();

  @Override
  public Integer call() throws IOException {
    Warehouse warehouse = Places.found(place.place());
    return Exclusively.in(
        warehouse, "versions rollback", () -> System.out.println(new Rollback(warehouse).to(run)));
  }
}
