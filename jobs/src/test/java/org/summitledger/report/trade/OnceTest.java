package org.summitledger.report.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {
  @Test
  void whatWasMadeIsKept() {
    Deque<String> all = new ArrayDeque<>(List.of("first", "second"));
    Once<String> once = new Once<>(all::pop);

    assertThat(once.get()).isEqualTo("first");
    assertThat(once.get()).isEqualTo("first");
    assertThat(all).containsExactly("second");
  }

  @Test
  void whoAsksWhileItIsMadeWaitsForIt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger made = new AtomicInteger();
    Once<Integer> once =
        new Once<>(
            () -> {
              asked.countDown();
              await(go);
              return made.incrementAndGet();
            });
    FutureTask<Integer> first = new FutureTask<>(once::get);
    FutureTask<Integer> second = new FutureTask<>(once::get);
    new Thread(first).start();
    await(asked);
    Thread waiting = new Thread(second);
    waiting.start();
    while (waiting.getState() != Thread.State.BLOCKED) {
      assertThat(waiting.isAlive()).as("it waits, and makes none itself").isTrue();
      Thread.sleep(1);
    }
    go.countDown();

    assertThat(List.of(first.get(), second.get())).containsExactly(1, 1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatCouldNotBeMadeIsTriedAgain() {
    Deque<Runnable> all = new ArrayDeque<>();
    all.add(
        () -> {
          throw new IllegalStateException("Cannot read it");
        });
    all.add(() -> {});
    Once<String> once =
        new Once<>(
            () -> {
              all.pop().run();
              return "made";
            });

    assertThatThrownBy(once::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read it");
    assertThat(once.get()).isEqualTo("made");
  }
}
