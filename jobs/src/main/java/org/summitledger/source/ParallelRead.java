package org.summitledger.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file's chunks with several threads, and takes what they make of them in the file's order,
 * one at a time. What goes wrong is thrown in that order too: the first thing in the file,
 * whichever thread is faster.
 *
 * @param <R> what is made of a chunk
 */
final class ParallelRead<R> {
  private final ByteChunks chunks;
  private final Taker<R> taker;
  private int turn;
  private boolean stopped;

  /** Makes something of a chunk; one thread's. */
  interface Maker<R> {
    R make(Chunk chunk) throws IOException, RereadException;
  }

  /** Takes what was made, in the file's order. */
  interface Taker<R> {
    void take(R made) throws IOException, RereadException;
  }

  private ParallelRead(ByteChunks chunks, Taker<R> taker) {
    this.chunks = chunks;
    this.taker = taker;
  }

  /** Reads all chunks; no thread is left behind. */
  static <R> void run(
      ByteChunks chunks, int threads, Supplier<? extends Maker<R>> makers, Taker<R> taker)
      throws IOException, RereadException {
    ParallelRead<R> read = new ParallelRead<>(chunks, taker);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Maker<R> maker = makers.get();
        all.add(
            pool.submit(
                () -> {
                  read.work(maker);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        await(one);
      }
    } finally {
      read.stop();
      pool.shutdown();
      SideBySide.awaitEnd(pool);
    }
  }

  private static void await(Future<?> future) throws IOException, RereadException {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while reading", e);
    } catch (ExecutionException e) {
      rethrow(e.getCause());
    }
  }

  private static void rethrow(@Nullable Throwable cause) throws IOException, RereadException {
    if (cause instanceof IOException e) {
      throw e;
    }
    if (cause instanceof RereadException e) {
      throw e;
    }
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    throw new IllegalStateException(cause);
  }

  private void work(Maker<R> maker) throws Exception {
    boolean done = false;
    try {
      Chunk chunk = new Chunk();
      while (step(maker, chunk)) {
        nextTurn();
      }
      done = true;
    } finally {
      if (!done) {
        stop();
      }
    }
  }

  /** Reads one chunk, and waits for its turn also to say that it cannot be read. */
  private boolean step(Maker<R> maker, Chunk chunk) throws Exception {
    R made;
    try {
      if (!chunks.next(chunk)) {
        return false;
      }
      made = maker.make(chunk);
    } catch (IOException | RereadException | RuntimeException e) {
      if (isTurnOf(chunk.index)) {
        throw e;
      }
      return false;
    }
    if (!isTurnOf(chunk.index)) {
      return false;
    }
    taker.take(made);
    return true;
  }

  private synchronized boolean isTurnOf(int index) throws InterruptedException {
    while (turn != index && !stopped) {
      wait();
    }
    return !stopped;
  }

  private synchronized void nextTurn() {
    turn++;
    notifyAll();
  }

  private synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
