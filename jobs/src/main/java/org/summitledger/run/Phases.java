package org.summitledger.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Runs the phases of a night one after the other, and tells the operator of each. */
final class Phases implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");
  private static final long EVERY_SECONDS = 10;
  private static final double NANOS = 1e9;

  private final List<Done> done = new ArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A phase that is over.
   *
   * @param name its name
   * @param seconds how long it took
   * @param result what it came to
   */
  record Done(String name, double seconds, String result) {}

  /** The work of a phase; says what it came to. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    String run() throws Exception;
  }

  /**
   * Runs a phase.
   *
   * @param name its name
   * @param progress how far it is, asked every ten seconds
   * @param work what to do
   */
  void run(String name, Supplier<String> progress, Work work) throws Exception {
    long start = System.nanoTime();
    var beat =
        clock.scheduleAtFixedRate(
            () -> LOG.info("{}: {} s, {}", name, seconds(start), progress.get()),
            EVERY_SECONDS,
            EVERY_SECONDS,
            TimeUnit.SECONDS);
    try {
      String result = work.run();
      done.add(new Done(name, (System.nanoTime() - start) / NANOS, result));
      LOG.info("{}: {} ({} s)", name, result, seconds(start));
    } finally {
      beat.cancel(true);
    }
  }

  private static String seconds(long start) {
    return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / NANOS);
  }

  /** The phases that are over, in their order. */
  List<Done> done() {
    return List.copyOf(done);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
