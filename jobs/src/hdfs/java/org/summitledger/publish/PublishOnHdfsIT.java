package org.summitledger.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether HDFS can do what decision 0033 asks of it: a version is complete when its manifest is
 * there, the next generation is taken by one writer only, and what readers are told is switched in
 * one step. The protocol is written out here; nothing outside this test publishes to HDFS yet.
 */
class PublishOnHdfsIT {
  private static final int TABLES = 3;

  @TempDir private static java.nio.file.Path folder;
  private static MiniDFSCluster cluster;
  private static int warehouses;

  private Path root = new Path("/");

  @BeforeAll
  static void start() throws IOException {
    Configuration hadoop = new Configuration();
    hadoop.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    cluster = new MiniDFSCluster.Builder(hadoop).numDataNodes(2).build();
    cluster.waitActive();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.shutdown(true);
    }
  }

  @BeforeEach
  void publishAFirstVersion() throws IOException {
    root = new Path("/warehouse-" + ++warehouses);
    Writer writer = new Writer("first");
    writer.writeTables();
    writer.writeManifest();
    assertThat(writer.takeGeneration(1)).isTrue();
    writer.showLatest();
  }

  /** One night's way to a published version, step by step, so that it can die between any two. */
  private final class Writer {
    private final String run;
    private final FileSystem files;
    private final FileContext renames;

    Writer(String run) throws IOException {
      this.run = run;
      this.files = FileSystem.newInstance(cluster.getURI(), new Configuration());
      this.renames = FileContext.getFileContext(cluster.getURI(), new Configuration());
      files.mkdirs(new Path(root, "generations"));
    }

    void writeTables() throws IOException {
      for (int i = 0; i < TABLES; i++) {
        write(new Path(root, "versions/" + run + "/table-" + i), run);
      }
    }

    void writeManifest() throws IOException {
      write(new Path(root, "versions/" + run + "/manifest.json"), run);
    }

    /** Whether this writer was the first to take it, now or in a try whose answer was lost. */
    boolean takeGeneration(int number) throws IOException {
      Path own = new Path(root, ".staging/" + run + ".generation");
      write(own, run);
      try {
        renames.rename(own, generation(number));
        return true;
      } catch (FileAlreadyExistsException e) {
        files.delete(own, false);
        return read(generation(number)).equals(run);
      }
    }

    void showLatest() throws IOException {
      Path own = new Path(root, ".staging/" + run + ".latest");
      write(own, run);
      renames.rename(own, new Path(root, "latest.json"), Rename.OVERWRITE);
    }

    /** The order of generations is the truth; latest follows it. */
    void mendLatest() throws IOException {
      String truth = read(generation(lastGeneration()));
      if (!truth.equals(read(new Path(root, "latest.json")))) {
        new Writer(truth).showLatest();
      }
    }

    private void write(Path file, String text) throws IOException {
      try (var out = files.create(file, false)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.hsync();
      }
    }
  }

  private Path generation(int number) {
    return new Path(root, String.format("generations/%06d", number));
  }

  private int lastGeneration() throws IOException {
    FileStatus[] taken = cluster.getFileSystem().listStatus(new Path(root, "generations"));
    return Arrays.stream(taken)
        .mapToInt(file -> Integer.parseInt(file.getPath().getName()))
        .max()
        .orElse(0);
  }

  private String read(Path file) throws IOException {
    try (var in = cluster.getFileSystem().open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The run that readers are told of, whose files all have to be there, whole and its own. */
  private String latestIsWhole() throws IOException {
    String run = read(new Path(root, "latest.json"));
    Path version = new Path(root, "versions/" + run);
    assertThat(read(new Path(version, "manifest.json"))).isEqualTo(run);
    for (int i = 0; i < TABLES; i++) {
      assertThat(read(new Path(version, "table-" + i))).isEqualTo(run);
    }
    return run;
  }

  @Test
  void ofTwoNightsThatStartedFromOneVersionTheSecondFailsAndChangesNothing() throws IOException {
    Writer fast = new Writer("fast");
    Writer slow = new Writer("slow");
    fast.writeTables();
    slow.writeTables();
    slow.writeManifest();
    fast.writeManifest();

    assertThat(fast.takeGeneration(2)).isTrue();
    fast.showLatest();

    assertThat(slow.takeGeneration(2)).isFalse();
    assertThat(latestIsWhole()).isEqualTo("fast");
    assertThat(read(generation(2))).isEqualTo("fast");
  }

  @Test
  void aWriterWhoseAnswerWasLostLearnsThatItWon() throws IOException {
    Writer writer = new Writer("retrying");
    writer.writeTables();
    writer.writeManifest();
    assertThat(writer.takeGeneration(2)).isTrue();

    assertThat(writer.takeGeneration(2)).isTrue();
    assertThat(lastGeneration()).isEqualTo(2);
  }

  @Test
  void ofManyWritersAtOnceOneTakesAGeneration() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (int number = 2; number < 12; number++) {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          Writer writer = new Writer("writer-" + number + "-" + i);
          int wanted = number;
          writers.add(() -> writer.takeGeneration(wanted));
        }
        int winners = 0;
        for (Future<Boolean> taken : pool.invokeAll(writers)) {
          winners += taken.get() ? 1 : 0;
        }
        assertThat(winners).as("writers that took generation " + number).isOne();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aWriterThatDiesBeforeItTakesAGenerationChangesNothing() throws IOException {
    Writer half = new Writer("half");
    half.writeTables();
    assertThat(latestIsWhole()).isEqualTo("first");

    Writer unnamed = new Writer("unnamed");
    unnamed.writeTables();
    unnamed.writeManifest();

    assertThat(latestIsWhole()).isEqualTo("first");
    assertThat(lastGeneration()).isOne();
  }

  @Test
  void aWriterThatDiesBeforeItShowsItsVersionIsMendedByTheNext() throws IOException {
    Writer dying = new Writer("dying");
    dying.writeTables();
    dying.writeManifest();
    assertThat(dying.takeGeneration(2)).isTrue();
    assertThat(latestIsWhole()).isEqualTo("first");

    new Writer("next").mendLatest();

    assertThat(latestIsWhole()).isEqualTo("dying");
  }

  @Test
  void readersSeeWholeVersionsWhileOthersArePublished() throws Exception {
    ExecutorService reader = Executors.newSingleThreadExecutor();
    AtomicBoolean done = new AtomicBoolean();
    try {
      Future<Integer> seen =
          reader.submit(
              () -> {
                int reads = 0;
                while (!done.get()) {
                  latestIsWhole();
                  reads++;
                }
                return reads;
              });
      for (int number = 2; number < 22; number++) {
        Writer writer = new Writer("run-" + number);
        writer.writeTables();
        writer.writeManifest();
        assertThat(writer.takeGeneration(number)).isTrue();
        writer.showLatest();
      }
      done.set(true);
      assertThat(seen.get()).isPositive();
      assertThat(latestIsWhole()).isEqualTo("run-21");
    } finally {
      done.set(true);
      reader.shutdownNow();
    }
  }
}
