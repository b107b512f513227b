package org.summitledger.cli;

import java.util.concurrent.Callable;
import org.summitledger.run.ExitCode;
import org.summitledger.run.SourceDraft;
import org.summitledger.store.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code summit-ledger sources new}. */
@Command(
    name = "new",
    description =
        "Drafts a datapackage.json for a statistical file from its header and first rows, and"
            + " prints it. What a file cannot say, such as its currency, is left to be decided.",
    mixinStandardHelpOptions = true)
final class SourcesNewCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A .csv, .csv.gz, .zip or .parquet file.")
  private Place file = new Place("");

  @Override
  public Integer call() {
    System.out.println(SourceDraft.of(Places.here(file), FolderOptions.shipped()));
    return ExitCode.OK.code();
  }
}
