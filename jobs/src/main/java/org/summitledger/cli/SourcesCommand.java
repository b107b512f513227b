package org.summitledger.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code summit-ledger sources}. */
@Command(
    name = "sources",
    description = "Descriptors of statistical files: drafts one, or shows what they read.",
    mixinStandardHelpOptions = true,
    subcommands = {SourcesCheckCommand.class, SourcesNewCommand.class})
final class SourcesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing a command: check or new.");
  }
}
