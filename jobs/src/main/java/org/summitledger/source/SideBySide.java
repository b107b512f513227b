package org.summitledger.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Independent pieces of work, done by several threads. */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Does all of it, and leaves no thread behind.
   *
   * @return what each came to, in the order of the work
   * @throws UncheckedIOException if reading or writing failed; of several errors, the one that
   *     comes first in the order of the work
   */
  public static <T> List<T> all(int threads, List<Callable<T>> work) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<T> done = new ArrayList<>();
      for (Future<T> one : pool.invokeAll(work)) {
        done.add(one.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while several threads were at work.", e);
    } catch (ExecutionException e) {
      throw cause(e);
    } finally {
      end(pool);
    }
  }

  /**
   * Ends a pool, and waits until none of its threads is at work, also where it is interrupted:
   * whatever they write to belongs to nobody else before.
   */
  public static void end(ExecutorService pool) {
    pool.shutdownNow();
    awaitEnd(pool);
  }

  /** Waits until none of the threads of a pool that was shut down is at work. */
  static void awaitEnd(ExecutorService pool) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a thread of a pool threw, to be thrown as it is: an error at once. */
  public static RuntimeException cause(ExecutionException e) {
    return unchecked(Objects.requireNonNull(e.getCause()));
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof IOException io) {
      return new UncheckedIOException(io.getMessage(), io);
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }
}
