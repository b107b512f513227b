package org.summitledger.report.trade;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is made when it is first asked for, by the thread that asks, and kept; others wait for it.
 *
 * @param <T> what it is
 */
public final class Once<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  /**
   * Nothing is made yet.
   *
   * @param maker makes it, and is asked again if it throws
   */
  public Once(Supplier<T> maker) {
    this.maker = maker;
  }

  /** What was made, by now or before. */
  public synchronized T get() {
    T found = made;
    if (found == null) {
      found = maker.get();
      made = found;
    }
    return found;
  }
}
