package org.summitledger.cli;

import java.util.concurrent.Callable;
import org.summitledger.run.Nightly;
import org.summitledger.run.Nightly.Extent;
import org.summitledger.run.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code summit-ledger report}. */
@Command(
    name = "report",
    description = "Builds, audits and publishes from what is in the lake.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Mixin private PublishOptions options = new PublishOptions();

  @Override
  public Integer call() {
    return new Nightly(options.settings(), Extent.REPORT, System.out, Sessions::open).run().code();
  }
}
