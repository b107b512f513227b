package org.summitledger.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.store.Durable;
import org.summitledger.store.Folders;

/** Puts folders of a lake together where nobody sees them before they are whole. */
final class Staging {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");

  private final Path lake;

  /** Below the folder of a lake, which need not exist yet. */
  Staging(Path lake) {
    this.lake = lake;
  }

  /** What is done in a folder. */
  interface Work<T> {
    T in(Path folder) throws IOException;
  }

  /** Does something in a new folder, of which nothing is left but what was moved out of it. */
  <T> T in(Work<T> work) {
    Path staged = lake.resolve(Folders.UNFINISHED + UUID.randomUUID());
    try {
      Files.createDirectories(staged);
      return work.in(staged);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to the lake at " + lake, e);
    } finally {
      discard(staged);
    }
  }

  /**
   * Makes a folder an entry. An entry is believed for ever: it must not outlive what it says is
   * beside it.
   */
  void publish(Path staged, String id) throws IOException {
    Folders.force(staged);
    move(staged, lake.resolve(id));
    Durable.force(lake);
  }

  /**
   * An entry of the same name holds the same bytes: whoever came first wins. A folder in which
   * nothing says that it is one, since somebody deleted that, goes out of the way.
   */
  private void move(Path staged, Path target) throws IOException {
    try {
      Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (Files.exists(target.resolve(Lake.ENTRY))) {
        return;
      }
      if (!Files.isDirectory(target)) {
        throw e;
      }
      Path aside = lake.resolve(Folders.UNFINISHED + UUID.randomUUID());
      Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
      Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
      discard(aside);
    }
  }

  /** What is left of a folder that did not become an entry; a later run clears what stays. */
  private static void discard(Path staged) {
    try {
      Folders.delete(staged);
    } catch (UncheckedIOException e) {
      LOG.warn("{}: {}", e.getMessage(), String.valueOf(e.getCause()));
    }
  }
}
