package org.summitledger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
