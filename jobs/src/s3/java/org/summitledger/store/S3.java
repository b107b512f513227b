package org.summitledger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An S3-compatible server as a process of its own, and what a client has to be told of it. */
public final class S3 implements AutoCloseable {
  private static final String BUCKET = "summit-ledger";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process server;
  private final int port;

  /** Starts it with one bucket. */
  public S3() {
    try {
      Path log = Files.createTempFile("s3mock", ".log");
      port = freePort();
      Path jar = Path.of(System.getProperty("summitledger.jar")).resolveSibling("s3mock.jar");
      server =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-Dcom.adobe.testing.s3mock.httpPort=" + port,
                  "-Dserver.port=" + freePort(),
                  "-Dcom.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
                  "-Dcom.adobe.testing.s3mock.domain.initialBuckets=" + BUCKET,
                  "-jar",
                  jar.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
      await(log);
      settings().forEach((key, value) -> System.setProperty("spark.hadoop." + key, value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void await(Path log) throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest bucket =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + BUCKET)).build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && server.isAlive()) {
      try {
        if (client.send(bucket, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
        Thread.sleep(200);
      } catch (IOException notYet) {
        sleep();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException("The server does not answer:\n" + Files.readString(log));
  }

  private static void sleep() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Hadoop's settings for it. */
  public Map<String, String> settings() {
    return new TreeMap<>(
        Map.of(
            "fs.s3a.endpoint", "http://127.0.0.1:" + port,
            "fs.s3a.endpoint.region", "us-east-1",
            "fs.s3a.path.style.access", "true",
            "fs.s3a.access.key", "test",
            "fs.s3a.secret.key", "test"));
  }

  /** The same as spark-submit is given them. */
  public List<String> conf() {
    return settings().entrySet().stream()
        .map(e -> "spark.hadoop." + e.getKey() + "=" + e.getValue())
        .toList();
  }

  /** The URI of a folder. */
  public URI uri(String name) {
    return URI.create("s3a://" + BUCKET + "/" + name);
  }

  @Override
  public void close() {
    server.destroyForcibly().onExit().join();
  }
}
