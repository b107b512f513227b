package org.summitledger.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.summitledger.source.Flow;

/** A lake into which tests put flows without a file. */
public final class TestLake {
  private TestLake() {}

  /** An empty one, gone when the tests end. */
  public static Lake create() {
    try {
      Path folder = Files.createTempDirectory("lake");
      folder.toFile().deleteOnExit();
      return new Lake(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What flows are about. */
  public static Contents contents(List<Flow> flows) {
    Batches batch = Batches.of(flows);
    Contents contents = Contents.none();
    contents.add(batch.flows(), batch.codes());
    return contents;
  }

  /** Puts flows into a lake. */
  public static void put(Lake lake, LakeEntry entry, List<Flow> flows, Grouping grouping) {
    lake.store(entry, Batches.of(flows), List.of(), grouping);
  }
}
