package org.summitledger.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.summitledger.TestVersions;

/**
 * Publishes version after version, and deletes old ones, until it is killed, and says before each
 * step what it is about to do. Started as a process of its own by {@link PublishKillIT}.
 */
public final class PublishLoop {
  private PublishLoop() {}

  /** Takes the warehouse's folder and the number of the first version. */
  public static void main(String[] args) throws IOException {
    Warehouse warehouse = new Warehouse(Path.of(args[0]));
    warehouse.prepare();
    RunLock.tryAcquire(warehouse.folder(), "loop").orElseThrow();
    warehouse.clean();
    for (int i = Integer.parseInt(args[1]); ; i++) {
      String run = name(i);
      step("stage " + i);
      Manifest manifest = TestVersions.stage(warehouse, run);
      step("publish " + i);
      warehouse.publish(manifest);
      step("switch " + i);
      warehouse.switchLatest(run);
      step("delete " + i);
      deleteAllButTwo(warehouse);
    }
  }

  private static void deleteAllButTwo(Warehouse warehouse) {
    List<String> runs = warehouse.versions();
    runs.subList(0, Math.max(0, runs.size() - 2)).forEach(warehouse::delete);
  }

  /** The name of a version by its number; names sort as their numbers do. */
  static String name(int number) {
    return String.format("run-%06d", number);
  }

  private static void step(String what) {
    System.out.println(what);
    System.out.flush();
  }
}
