package org.summitledger.store;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/**
 * Writes files that appear whole or not at all, and some of them only where there is none: each
 * kind of store has its own way to do that.
 */
abstract class WholeFileWriter {
  /** What a store has to know, for messages. */
  static final String NEEDED =
      "Use a store that knows conditional writes (If-None-Match), and a connector that sends them:"
          + " for s3a:// Hadoop 3.4.2 with fs.s3a.create.conditional.enabled.";

  private static final String CONDITIONAL =
      CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

  /** The one that suits a store. */
  static WholeFileWriter of(HadoopConnection connection, Path root) throws IOException {
    return connection.files().hasPathCapability(root, CONDITIONAL)
        ? new OnClose(connection)
        : new ByRename(connection);
  }

  /** Writes a file's bytes to a place. */
  interface Writing {
    void to(Path place) throws IOException;
  }

  /** Writes a file; what was there is replaced. */
  abstract void write(Path place, Writing writing) throws IOException;

  /**
   * Writes a small file where there is none.
   *
   * @throws IOException if there is one, or it cannot be written
   * @throws RemoteException if the store may let two writers do so
   */
  abstract void create(Path place, byte[] bytes) throws IOException;

  /** Of an object store, which shows a file once it is closed. */
  private static final class OnClose extends WholeFileWriter {
    private final HadoopConnection connection;

    OnClose(HadoopConnection connection) {
      this.connection = connection;
    }

    @Override
    void write(Path place, Writing writing) throws IOException {
      writing.to(place);
    }

    @Override
    void create(Path place, byte[] bytes) throws IOException {
      FSDataOutputStreamBuilder<?, ?> builder = connection.files().createFile(place);
      builder.overwrite(true);
      builder.recursive();
      builder.must(CONDITIONAL, true);
      try (FSDataOutputStream out = builder.build()) {
        out.write(bytes);
      }
    }
  }

  /** Of a file system, where a file is renamed once it is whole. */
  private static final class ByRename extends WholeFileWriter {
    /** Those that decide in one step who renames to a name that is not there. */
    private static final Set<String> KNOWN = Set.of("hdfs", "viewfs", "file");

    private final HadoopConnection connection;

    ByRename(HadoopConnection connection) {
      this.connection = connection;
    }

    @Override
    void write(Path place, Writing writing) throws IOException {
      Path whole = aside(place);
      try {
        writing.to(whole);
        connection.context().rename(whole, place, Rename.OVERWRITE);
      } finally {
        connection.files().delete(whole, false);
      }
    }

    @Override
    void create(Path place, byte[] bytes) throws IOException {
      requireKnown(place);
      Path whole = aside(place);
      try {
        connection.files().mkdirs(Objects.requireNonNull(place.getParent()));
        try (FSDataOutputStream out = connection.files().create(whole, false)) {
          out.write(bytes);
        }
        connection.context().rename(whole, place);
      } finally {
        connection.files().delete(whole, false);
      }
    }

    private void requireKnown(Path place) {
      String scheme = connection.files().getUri().getScheme();
      if (!KNOWN.contains(scheme)) {
        throw new RemoteException(
            "Cannot publish to "
                + place
                + ": "
                + scheme
                + ":// says neither that it creates a file only if there is none, nor is it known"
                + " to rename in one step, so that two nights could publish at once. "
                + NEEDED,
            null);
      }
    }

    /** Beside its place: a rename within a folder is one step. */
    private static Path aside(Path place) {
      return new Path(place.getParent(), "." + place.getName() + "." + UUID.randomUUID());
    }
  }
}
