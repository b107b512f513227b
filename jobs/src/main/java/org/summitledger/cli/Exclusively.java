package org.summitledger.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.publish.RunLock;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.ExitCode;

/** What changes a warehouse is done while no run of this machine works there. */
final class Exclusively {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");

  private Exclusively() {}

  /** What is done. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Does something with a warehouse as it is now.
   *
   * @param command what does it, for whoever is refused meanwhile
   * @return the exit code: 6 where another run holds the lock, and nothing was done
   */
  static int in(Warehouse warehouse, String command, Work work) throws IOException {
    warehouse.prepare();
    String holder =
        command + ", process " + ProcessHandle.current().pid() + ", started " + Instant.now();
    Optional<RunLock> lock = RunLock.tryAcquire(warehouse.folder(), holder);
    if (lock.isEmpty()) {
      LOG.error(
          "Cannot change {}: another run holds {} ({}). Wait for it, or end it.",
          warehouse.displayName(warehouse.folder()),
          warehouse.folder(),
          RunLock.holder(warehouse.folder()));
      return ExitCode.LOCKED.code();
    }
    try (RunLock held = lock.get()) {
      LOG.debug("holding {}", held);
      warehouse.refresh();
      work.run();
    }
    return ExitCode.OK.code();
  }
}
