package org.summitledger.cli;

import java.util.concurrent.Callable;
import org.summitledger.run.Nightly;
import org.summitledger.run.Nightly.Extent;
import org.summitledger.run.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code summit-ledger nightly}. */
@Command(
    name = "nightly",
    description = "Ingests what is new, builds, audits and publishes all tables.",
    mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {
  @Mixin private PublishOptions options = new PublishOptions();

  @Override
  public Integer call() {
    return new Nightly(options.settings(), Extent.NIGHTLY, System.out, Sessions::open).run().code();
  }
}
