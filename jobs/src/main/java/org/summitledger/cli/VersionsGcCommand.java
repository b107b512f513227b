package org.summitledger.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.ExitCode;
import org.summitledger.run.PublishedVersions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code summit-ledger versions gc}. */
@Command(
    name = "gc",
    description =
        "Lists all but the newest versions, without the one that latest shows and those that another"
            + " link in the warehouse leads to.",
    mixinStandardHelpOptions = true)
final class VersionsGcCommand implements Callable<Integer> {
  @Mixin private WarehouseOption place = new WarehouseOption();

  @Option(
      names = "--keep",
      paramLabel = "N",
      required = true,
      description = "How many of the newest stay.")
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
    Warehouse warehouse = Places.existing(place.place());
    if (!delete) {
      List<String> runs = PublishedVersions.expendable(warehouse, keep, except);
      runs.forEach(
          run -> System.out.println("to delete " + PublishedVersions.line(warehouse, run)));
      System.out.println(runs.size() + " versions to delete");
      return ExitCode.OK.code();
    }
    return Exclusively.in(warehouse, "versions gc", () -> deleteAll(warehouse));
  }

  private void deleteAll(Warehouse warehouse) {
    List<String> runs = PublishedVersions.expendable(warehouse, keep, except);
    for (String run : runs) {
      String line = PublishedVersions.line(warehouse, run);
      warehouse.delete(run);
      System.out.println("deleted " + line);
    }
    System.out.println(runs.size() + " versions deleted");
  }
}
