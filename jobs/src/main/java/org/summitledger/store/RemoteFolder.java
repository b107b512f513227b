package org.summitledger.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A folder on HDFS or in an object store. Names are relative to it, with forward slashes. A file
 * appears whole or not at all; what is created only if absent is created by one of several writers
 * (see decision 0033).
 */
public final class RemoteFolder {
  private static final int READS = 5;

  private static final String TRIALS = ".staging/trial-";
  private final HadoopConnection connection;
  private final Path root;

  private RemoteFolder(HadoopConnection connection, Path root) {
    this.connection = connection;
    this.root = root;
  }

  /**
   * What tells whether a file has changed.
   *
   * @param bytes its size
   * @param modified when it was written, in milliseconds
   * @param etag the store's mark of its content; empty where it gives none
   */
  public record Stamp(long bytes, long modified, String etag) {}

  /** A folder, which need not exist yet; nothing is asked of the store before it is used. */
  public RemoteFolder(URI uri) {
    this(new HadoopConnection(uri), root(uri));
  }

  /** Hadoop takes a URI without a path for a relative one. */
  private static Path root(URI uri) {
    return uri.getPath().isEmpty() ? new Path(uri + "/") : new Path(uri);
  }

  /** A folder in it. */
  public RemoteFolder folder(String name) {
    return new RemoteFolder(connection, path(name));
  }

  /** The place of a name, for Spark and for people. */
  public String uri(String name) {
    return path(name).toString();
  }

  @Override
  public String toString() {
    return root.toString();
  }

  /** A small file whole; empty if there is none. */
  public Optional<byte[]> read(String name) {
    for (int attempt = 1; ; attempt++) {
      try (var in = files().open(path(name))) {
        return Optional.of(in.readAllBytes());
      } catch (FileNotFoundException e) {
        return Optional.empty();
      } catch (IOException e) {
        // S3A refuses a file that is replaced between being opened and being read.
        if (attempt == READS) {
          throw failed("read", name, e);
        }
      }
    }
  }

  /** Whether there is a file, or a folder with something in it. */
  public boolean exists(String name) {
    try {
      return files().exists(path(name));
    } catch (IOException e) {
      throw failed("look for", name, e);
    }
  }

  /** Copies a file to this machine, whole or not at all. */
  public void fetch(String name, java.nio.file.Path to) {
    java.nio.file.Path part = to.resolveSibling(to.getFileName() + "." + UUID.randomUUID());
    try {
      Files.createDirectories(Objects.requireNonNull(to.getParent()));
      try (var in = files().open(path(name))) {
        Files.copy(in, part);
      }
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed("fetch", name, e);
    } finally {
      deleteLeftover(part);
    }
  }

  private static void deleteLeftover(java.nio.file.Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + part, e);
    }
  }

  /**
   * All files below a folder by name, relative to that folder; none if there is no folder. Names
   * that begin with a dot are files that are still being written, and left out.
   */
  public SortedMap<String, Stamp> list(String folder) {
    SortedMap<String, Stamp> found = new TreeMap<>();
    Path top = path(folder);
    String prefix = files().makeQualified(top).toString().replaceFirst("/*$", "/");
    try {
      RemoteIterator<LocatedFileStatus> all = files().listFiles(top, true);
      while (all.hasNext()) {
        FileStatus file = all.next();
        if (!file.getPath().getName().startsWith(".")) {
          found.put(file.getPath().toString().substring(prefix.length()), stamp(file));
        }
      }
      return found;
    } catch (FileNotFoundException e) {
      return found;
    } catch (IOException e) {
      throw failed("list", folder, e);
    }
  }

  private static Stamp stamp(FileStatus file) {
    String etag = file instanceof EtagSource tagged ? String.valueOf(tagged.getEtag()) : "";
    return new Stamp(file.getLen(), file.getModificationTime(), etag);
  }

  /** Copies a file from this machine, whole or not at all; what had the name is replaced. */
  public void put(String name, java.nio.file.Path from) {
    try {
      writer()
          .write(
              path(name), to -> files().copyFromLocalFile(false, true, new Path(from.toUri()), to));
    } catch (IOException e) {
      throw failed("write", name, e);
    }
  }

  /** Writes a small file in one step; what had the name is replaced. */
  public void replace(String name, byte[] bytes) {
    try {
      writer()
          .write(
              path(name),
              to -> {
                try (FSDataOutputStream out = files().create(to, true)) {
                  out.write(bytes);
                }
              });
    } catch (IOException e) {
      throw failed("write", name, e);
    }
  }

  /**
   * Writes a small file in one step if there is none of the name.
   *
   * @return whether this writer was the first. Where the answer was lost, what is there tells: its
   *     own bytes mean that it was
   */
  public boolean create(String name, byte[] bytes) {
    try {
      writer().create(path(name), bytes);
      return true;
    } catch (IOException e) {
      byte[] there = read(name).orElseThrow(() -> failed("create", name, e));
      return Arrays.equals(there, bytes);
    }
  }

  /** Deletes a file, or a folder with all in it; nothing happens if there is none. */
  public void delete(String name) {
    try {
      files().delete(path(name), true);
    } catch (IOException e) {
      throw failed("delete", name, e);
    }
  }

  /**
   * Makes sure that of two writers only one can create a name.
   *
   * @throws RemoteException if the store lets both, or cannot be written
   */
  public void requireCreateOnce() {
    String name = TRIALS + UUID.randomUUID();
    boolean first = create(name, new byte[] {1});
    boolean second = create(name, new byte[] {2});
    delete(name);
    if (!first || second) {
      throw new RemoteException(
          "Cannot publish to "
              + this
              + ": it let a second writer create a file that was there already, so that two nights"
              + " could publish at once. "
              + WholeFileWriter.NEEDED,
          null);
    }
  }

  /** What time it is there; clocks of machines may differ by more than a night. */
  public Instant now() {
    String name = TRIALS + UUID.randomUUID();
    replace(name, new byte[] {1});
    try {
      return Instant.ofEpochMilli(files().getFileStatus(path(name)).getModificationTime());
    } catch (IOException e) {
      throw failed("look at", name, e);
    } finally {
      delete(name);
    }
  }

  private FileSystem files() {
    return connection.files();
  }

  private WholeFileWriter writer() throws IOException {
    return WholeFileWriter.of(connection, root);
  }

  private Path path(String name) {
    return name.isEmpty() ? root : new Path(root, name);
  }

  private RemoteException failed(String what, String name, Exception e) {
    return new RemoteException("Cannot " + what + " " + uri(name) + ": " + e, e);
  }
}
