package org.summitledger.cli;

import java.util.concurrent.Callable;
import org.summitledger.run.ExitCode;
import org.summitledger.run.PublishedVersions;
import org.summitledger.store.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code summit-ledger versions}. */
@Command(
    name = "versions",
    description = "Lists the published versions: run, day they show, size, build.",
    mixinStandardHelpOptions = true)
final class VersionsCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The warehouse, or its hdfs:// or s3a:// URI (default: warehouse).")
  private Place out = new Place("warehouse");

  @Override
  public Integer call() {
    PublishedVersions.table(Places.existing(out)).print(System.out);
    return ExitCode.OK.code();
  }
}
