package org.summitledger.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestVersions;

/**
 * Kills a process that publishes without end, at seeded random instants, and looks at what readers
 * see afterwards.
 */
class PublishKillIT {
  private static final int KILLS = 24;
  private static final int STEPS = 20;
  private static final int LONGEST_STEP_NANOS = 12_000_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void aKilledRunNeverLeavesAnythingButACompleteLatest() throws IOException, InterruptedException {
    Random random = new Random(20260702);
    Warehouse warehouse = new Warehouse(folder);
    Set<String> killedIn = new HashSet<>();
    int next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      String step = killAfter(random.nextInt(STEPS), random.nextInt(LONGEST_STEP_NANOS), next);
      String where = "kill " + kill + " in step " + step;
      killedIn.add(step.split(" ")[0]);
      int last = Integer.parseInt(step.split(" ")[1]);
      int latest = latestIsComplete(warehouse, where);
      assertThat(latest)
          .as("%s: what was shown before stays, and nothing that was not published", where)
          .isBetween(last - 1, lastVersion(warehouse));
      everyVersionIsComplete(warehouse, where);
      next = publishNext(warehouse, where);
    }
    assertThat(killedIn).as("steps that were hit").contains("stage", "publish", "switch", "delete");
  }

  /** Starts the loop and kills it some time after it has announced a number of steps. */
  private String killAfter(int steps, int nanos, int first)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PublishLoop.class.getName(),
                folder.toString(),
                String.valueOf(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      String step = lines.readLine();
      for (int i = 0; i < steps; i++) {
        step = lines.readLine();
      }
      assertThat(step).as("the loop runs until it is killed").isNotNull();
      LockSupport.parkNanos(nanos);
      return step;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** The number of the latest version; -1 if nothing was ever published. */
  private static int latestIsComplete(Warehouse warehouse, String where) throws IOException {
    if (!Files.exists(warehouse.latest(), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return -1;
    }
    assertThat(TestVersions.faults(warehouse.latest())).as(where).isEmpty();
    return number(String.valueOf(warehouse.latest().toRealPath().getFileName()));
  }

  private static int number(String run) {
    return Integer.parseInt(run.substring("run-".length()));
  }

  private static int lastVersion(Warehouse warehouse) {
    List<String> versions = warehouse.versions();
    return versions.isEmpty() ? -1 : number(versions.get(versions.size() - 1));
  }

  private static void everyVersionIsComplete(Warehouse warehouse, String where) throws IOException {
    try (Stream<Path> versions = Files.list(warehouse.folder().resolve("versions"))) {
      for (Path version : versions.toList()) {
        assertThat(TestVersions.faults(version)).as("%s, %s", where, version).isEmpty();
      }
    }
  }

  /** The next run gets the lock, cleans up and publishes; gives the number after it. */
  private int publishNext(Warehouse warehouse, String where) throws IOException {
    int number = lastVersion(warehouse) + 1;
    warehouse.prepare();
    try (RunLock lock = RunLock.tryAcquire(folder, "next").orElseThrow()) {
      assertThat(lock).as("%s: the lock died with its holder", where).isNotNull();
      warehouse.clean();
      assertThat(leftovers()).as("%s: left behind", where).isEmpty();
      TestVersions.publish(warehouse, PublishLoop.name(number));
    }
    assertThat(latestIsComplete(warehouse, where)).as("%s: next run", where).isEqualTo(number);
    return number + 1;
  }

  private List<String> leftovers() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> staged = Files.list(folder.resolve(".staging"));
        Stream<Path> top = Files.list(folder)) {
      staged.forEach(f -> names.add(f.toString()));
      top.map(f -> String.valueOf(f.getFileName()))
          .filter(f -> f.startsWith(".latest-"))
          .forEach(names::add);
    }
    return names;
  }
}
