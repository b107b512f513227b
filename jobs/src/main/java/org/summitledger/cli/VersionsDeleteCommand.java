package org.summitledger.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.VersionsToDelete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code summit-ledger versions delete}. */
@Command(
    name = "delete",
    description =
        "Deletes versions; not the one that latest shows, nor one that another link in the warehouse,"
            + " or in its folder versions, leads to.",
    mixinStandardHelpOptions = true)
final class VersionsDeleteCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "RUN", description = "The runs whose versions they are.")
  private List<String> runs = List.of();

  @Mixin private WarehouseOption place = new WarehouseOption();

  @Override
  public Integer call() throws IOException {
    Warehouse warehouse = Places.found(place.place());
    return Exclusively.in(
        warehouse,
        "versions delete",
        () -> VersionsToDelete.of(warehouse, runs).delete(System.out));
  }
}
