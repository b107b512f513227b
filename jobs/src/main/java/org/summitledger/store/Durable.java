package org.summitledger.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What has to be on the disk before something that relies on it is. */
public final class Durable {
  private Durable() {}

  /** Waits until what was written to a file, or the names in a folder, are on the disk. */
  public static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
