package org.summitledger.store;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.jspecify.annotations.Nullable;

/** A file system of its own, so that no other part of the process can close it. */
final class HadoopConnection {
  private static final String SETTING = "spark.hadoop.";

  private final URI uri;
  private @Nullable FileSystem files;
  private @Nullable FileContext context;

  /** To a place; nothing is asked of it before it is used. */
  HadoopConnection(URI uri) {
    this.uri = uri;
  }

  /**
   * The file system.
   *
   * @throws RemoteException if there is none for the place, or it cannot be used
   */
  synchronized FileSystem files() {
    if (files == null) {
      try {
        files = FileSystem.newInstance(uri, settings());
      } catch (IOException | RuntimeException e) {
        throw new RemoteException("Cannot use " + uri + ": " + why(e) + ".", e);
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
        .filter(name -> name.startsWith(SETTING))
        .forEach(name -> settings.set(name.substring(SETTING.length()), System.getProperty(name)));
    return settings;
  }

  private String why(Exception e) {
    boolean missing =
        e instanceof UnsupportedFileSystemException || String.valueOf(e).contains("ClassNotFound");
    return missing
        ? "no file system for "
            + uri.getScheme()
            + ":// is on the class path. For s3a:// build with ./mvnw -P s3 package, or give"
            + " spark-submit --packages org.apache.hadoop:hadoop-aws with Spark's Hadoop version"
        : e.toString();
  }
}
