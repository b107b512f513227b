package org.summitledger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** HDFS with two data nodes in this process, on ports that the system chooses. */
public final class Hdfs implements AutoCloseable {
  private final MiniDFSCluster cluster;

  /** Starts with its files in a folder of its own. */
  public Hdfs() {
    try {
      Path folder = Files.createTempDirectory("hdfs");
      folder.toFile().deleteOnExit();
      Configuration hadoop = new Configuration();
      hadoop.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
      cluster = new MiniDFSCluster.Builder(hadoop).numDataNodes(2).build();
      cluster.waitActive();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URI of a folder. */
  public URI uri(String name) {
    return cluster.getURI().resolve("/" + name);
  }

  @Override
  public void close() {
    cluster.shutdown(true);
  }
}
