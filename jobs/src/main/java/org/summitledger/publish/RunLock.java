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

/**
 * Keeps two runs from working in one folder: a warehouse, or a copy of one or of inputs. The
 * operating system holds the lock for the process, so that a run that is killed leaves none behind.
 */
public final class RunLock implements AutoCloseable {
  /** The file that is locked, inside the folder. */
  public static final String FILE = ".lock";

  private final FileChannel channel;
  private final FileLock lock;

  private RunLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
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
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by another thread of this process: refused below like any other holder.
      lock = null;
    }
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
    channel.force(true);
    return Optional.of(new RunLock(channel, lock));
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

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
