package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  @Test
  void whatComesOutIsInTheOrderOfTheWork() {
    CountDownLatch last = new CountDownLatch(1);
    List<Callable<String>> work =
        List.of(
            () -> {
              last.await();
              return "first";
            },
            () -> {
              last.countDown();
              return "second";
            });

    assertThat(SideBySide.all(2, work)).containsExactly("first", "second");
  }

  @Test
  void ofSeveralErrorsTheFirstInTheOrderOfTheWorkIsTold() {
    CountDownLatch second = new CountDownLatch(1);
    List<Callable<String>> work =
        List.of(
            () -> {
              second.await();
              throw new IllegalStateException("the first");
            },
            () -> {
              second.countDown();
              throw new IllegalArgumentException("the second");
            });

    assertThatThrownBy(() -> SideBySide.all(2, work))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the first");
  }

  @Test
  void whoeverIsInterruptedLeavesNoThreadBehind() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    Thread caller = Thread.currentThread();
    List<Callable<Integer>> work =
        List.of(
            () -> {
              begun.await();
              caller.interrupt();
              long until = System.nanoTime() + 200_000_000;
              while (System.nanoTime() < until) {
                Thread.onSpinWait();
              }
              return ended.incrementAndGet();
            },
            () -> {
              begun.countDown();
              return 0;
            });

    assertThatThrownBy(() -> SideBySide.all(2, work))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Interrupted while several threads were at work.");
    assertThat(ended).hasValue(1);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whatFailsDoesNotKeepTheRestFromEnding() {
    AtomicInteger ended = new AtomicInteger();
    List<Callable<Integer>> work =
        List.of(
            () -> {
              throw new IOException("disk full");
            },
            ended::incrementAndGet,
            ended::incrementAndGet);

    assertThatThrownBy(() -> SideBySide.all(2, work))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("disk full")
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(ended).hasValue(2);
  }
}
