package org.summitledger.cli;

import java.util.concurrent.Callable;
import org.summitledger.run.ExitCode;
import org.summitledger.run.SourceCheck;
import org.summitledger.store.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code summit-ledger sources check}. */
@Command(
    name = "check",
    description =
        "Shows what descriptors read from their files, and writes nothing: first rows as flows,"
            + " issues, totals. Exits with 3 if a file cannot be read.",
    mixinStandardHelpOptions = true)
final class SourcesCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "A folder with datapackage.json in or below it.")
  private Place folder = new Place("");

  @Override
  public Integer call() {
    SourceCheck check = SourceCheck.of(Places.here(folder), FolderOptions.shipped());
    check.print(System.out);
    return (check.isGood() ? ExitCode.OK : ExitCode.INPUT).code();
  }
}
