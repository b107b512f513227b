package org.summitledger.report;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is made when it is first asked for, by the thread that asks, and kept; others wait for it.
 *
 * @param <T> what it is
 */
final class Once<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  synchronized T get() {
    T found = made;
    if (found == null) {
      found = maker.get();
      made = found;
    }
    return found;
  }
}
