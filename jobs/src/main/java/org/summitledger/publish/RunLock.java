package org.summitledger.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Keeps two runs from working in one folder: a warehouse, or a copy of one or of inputs. The
 * operating system holds the lock for the process, so that a run that is killed leaves none behind.
 */
public final class RunLock implements AutoCloseable {
  /** The file that is locked, inside the folder. */
  public static final String FILE = ".lock";

  private static final Logger LOG = LogManager.getLogger("summit-ledger");

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param folder the folder, which must be there
   * @param holder who takes it, written into the file for whoever is refused
   * @return empty if another run holds it
   */
  public static Optional<RunLock> tryAcquire(Path folder, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
        return Optional.of(new RunLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("held by another thread of this process", e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** What the holder wrote about itself. */
  public static String holder(Path folder) {
    try {
      return Files.readString(file(folder)).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /** Lets it go. Where that fails, the operating system does so when the process ends. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("Cannot let go of a lock: {}", e.toString());
    }
  }
}
