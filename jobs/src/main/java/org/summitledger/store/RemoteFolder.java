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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;

/**
 * A folder on HDFS or in an object store. Names are relative to it, with forward slashes. A file
 * appears whole or not at all; what is created only if absent is created by one of several writers
 * (see decision 0033).
 */
public final class RemoteFolder {
  private static final String HADOOP_SETTING = "spark.hadoop.";
  private static final int READS = 5;

  /** File systems that decide in one step who renames to a name that is not there. */
  private static final Set<String> RENAMING = Set.of("hdfs", "viewfs", "file");

  private static final String CONDITIONAL =
      CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

  private static final String TRIALS = ".staging/trial-";
  private static final String NEEDED =
      "Use a store that knows conditional writes (If-None-Match), and a connector that sends them:"
          + " for s3a:// Hadoop 3.4.2 with fs.s3a.create.conditional.enabled.";

  private final Connection connection;
  private final Path root;

  private RemoteFolder(Connection connection, Path root) {
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
    this(new Connection(uri), root(uri));
  }

  /** Hadoop takes a URI without a path for a relative one. */
  private static Path root(URI uri) {
    return uri.getPath().isEmpty() ? new Path(uri + "/") : new Path(uri);
  }

  /** A file system of its own, so that no other part of the process can close it. */
  private static final class Connection {
    private final URI uri;
    private @Nullable FileSystem files;
    private @Nullable FileContext context;

    Connection(URI uri) {
      this.uri = uri;
    }

    synchronized FileSystem files() {
      if (files == null) {
        try {
          files = FileSystem.newInstance(uri, settings());
        } catch (IOException | RuntimeException e) {
          throw unusable(uri, e);
        }
      }
      return files;
    }

    /** The same place, for what only this view of it can do: renames that say what they did. */
    synchronized FileContext context() throws IOException {
      if (context == null) {
        context = FileContext.getFileContext(files().getUri(), files().getConf());
      }
      return context;
    }

    /** Hadoop's, with what the operator gave as {@code spark.hadoop.*}. */
    private static Configuration settings() {
      Configuration settings = new Configuration();
      System.getProperties().stringPropertyNames().stream()
          .filter(name -> name.startsWith(HADOOP_SETTING))
          .forEach(
              name ->
                  settings.set(name.substring(HADOOP_SETTING.length()), System.getProperty(name)));
      return settings;
    }
  }

  private static RemoteException unusable(URI uri, Exception e) {
    boolean missing =
        String.valueOf(e).contains("No FileSystem for scheme")
            || String.valueOf(e).contains("ClassNotFound");
    String what =
        missing
            ? "no file system for "
                + uri.getScheme()
                + ":// is on the class path. For s3a:// build with ./mvnw -P s3 package, or give"
                + " spark-submit --packages org.apache.hadoop:hadoop-aws with Spark's Hadoop"
                + " version"
            : e.toString();
    return new RemoteException("Cannot use " + uri + ": " + what + ".", e);
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
      write(path(name), to -> files().copyFromLocalFile(false, true, new Path(from.toUri()), to));
    } catch (IOException e) {
      throw failed("write", name, e);
    }
  }

  /** Writes a small file in one step; what had the name is replaced. */
  public void replace(String name, byte[] bytes) {
    try {
      write(
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

  /** Writes a file's bytes to a place. */
  private interface Writing {
    void to(Path place) throws IOException;
  }

  /** An object store shows a file when it is whole; elsewhere it is renamed when it is. */
  private void write(Path place, Writing writing) throws IOException {
    if (createsOnClose()) {
      writing.to(place);
      return;
    }
    Path whole = aside(place);
    try {
      writing.to(whole);
      connection.context().rename(whole, place, Rename.OVERWRITE);
    } finally {
      files().delete(whole, false);
    }
  }

  /**
   * Writes a small file in one step if there is none of the name.
   *
   * @return whether this writer was the first. Where the answer was lost, what is there tells: its
   *     own bytes mean that it was
   */
  public boolean create(String name, byte[] bytes) {
    Path place = path(name);
    try {
      if (createsOnClose()) {
        createOnClose(place, bytes);
      } else {
        requireRenaming();
        createByRename(place, bytes);
      }
      return true;
    } catch (IOException e) {
      byte[] there = read(name).orElseThrow(() -> failed("create", name, e));
      return Arrays.equals(there, bytes);
    }
  }

  private void createOnClose(Path place, byte[] bytes) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = files().createFile(place);
    builder.overwrite(true);
    builder.recursive();
    builder.must(CONDITIONAL, true);
    try (FSDataOutputStream out = builder.build()) {
      out.write(bytes);
    }
  }

  private void createByRename(Path place, byte[] bytes) throws IOException {
    Path whole = aside(place);
    try {
      files().mkdirs(Objects.requireNonNull(place.getParent()));
      try (FSDataOutputStream out = files().create(whole, false)) {
        out.write(bytes);
      }
      connection.context().rename(whole, place);
    } finally {
      files().delete(whole, false);
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
              + NEEDED,
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

  /** Whether a file is created when it is closed, and then only if there is none. */
  private boolean createsOnClose() throws IOException {
    return files().hasPathCapability(root, CONDITIONAL);
  }

  private void requireRenaming() {
    String scheme = files().getUri().getScheme();
    if (!RENAMING.contains(scheme)) {
      throw new RemoteException(
          "Cannot publish to "
              + this
              + ": "
              + scheme
              + ":// says neither that it creates a file only if there is none, nor is it known to"
              + " rename in one step, so that two nights could publish at once. "
              + NEEDED,
          null);
    }
  }

  /** Beside its place: a rename within a folder is one step. */
  private static Path aside(Path place) {
    return new Path(place.getParent(), "." + place.getName() + "." + UUID.randomUUID());
  }

  private Path path(String name) {
    return name.isEmpty() ? root : new Path(root, name);
  }

  private RemoteException failed(String what, String name, Exception e) {
    return new RemoteException("Cannot " + what + " " + uri(name) + ": " + e, e);
  }
}
