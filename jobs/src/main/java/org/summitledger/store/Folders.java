package org.summitledger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of this machine. */
public final class Folders {
  /** How the name of what is not whole yet begins: whoever died over it has left it behind. */
  public static final String UNFINISHED = ".staging-";

  private Folders() {}

  /** What a folder holds, in order; nothing if there is no folder. */
  public static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  /** How many bytes the files of a folder take, and of those in it. */
  public static long bytes(Path folder) {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
    return bytes;
  }

  /** Deletes a file, or a folder with all in it, if it is there. */
  public static void delete(Path path) {
    if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }

  /** Waits until the files of a folder, and their names in it, are on the disk. */
  public static void force(Path folder) throws IOException {
    for (Path file : list(folder)) {
      Durable.force(file);
    }
    Durable.force(folder);
  }
}
