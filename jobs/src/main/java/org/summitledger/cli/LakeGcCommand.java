package org.summitledger.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.ExitCode;
import org.summitledger.run.Inputs;
import org.summitledger.run.LakeContents;
import org.summitledger.run.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code summit-ledger lake gc}. */
@Command(
    name = "gc",
    description =
        "Lists what in the lake nothing uses: leftovers of runs that died, and files that neither a"
            + " published version nor today's descriptors name.",
    mixinStandardHelpOptions = true)
final class LakeGcCommand implements Callable<Integer> {
  @Mixin private FolderOptions folders = new FolderOptions();

  @Option(names = "--delete", description = "Delete it too.")
  private boolean delete;

  @Override
  public Integer call() throws IOException {
    Settings settings = folders.settings(1);
    Warehouse warehouse = delete ? Places.found(folders.out()) : Places.existing(folders.out());
    Inputs inputs = Inputs.find(settings);
    if (!delete) {
      LakeContents contents = new LakeContents(warehouse);
      lines(warehouse, contents, contents.unused(inputs), "unused").forEach(System.out::println);
      return ExitCode.OK.code();
    }
    return Exclusively.in(warehouse, "lake gc", () -> deleteUnused(warehouse, inputs));
  }

  private static void deleteUnused(Warehouse warehouse, Inputs inputs) throws IOException {
    LakeContents contents = new LakeContents(warehouse);
    List<Path> unused = contents.unused(inputs);
    List<String> lines = lines(warehouse, contents, unused, "deleted");
    contents.delete(unused);
    lines.forEach(System.out::println);
  }

  private static List<String> lines(
      Warehouse warehouse, LakeContents contents, List<Path> folders, String what) {
    return Stream.concat(
            folders.stream()
                .map(f -> what + " " + contents.size(f) + " bytes  " + warehouse.displayName(f)),
            Stream.of(folders.size() + " folders " + what))
        .toList();
  }
}
