package org.summitledger.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.summitledger.run.Nightly;
import org.summitledger.run.Nightly.Extent;
import org.summitledger.run.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code summit-ledger ingest}. */
@Command(
    name = "ingest",
    description = "Reads new files into the lake; publishes nothing.",
    mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() {
    return new Nightly(
            options.settings(Optional.empty()), Extent.INGEST, System.out, Sessions::open)
        .run()
        .code();
  }
}
