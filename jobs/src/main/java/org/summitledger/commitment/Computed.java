package org.summitledger.commitment;

import java.util.Optional;

/**
 * A number, or why there is none.
 *
 * @param value empty where it cannot be computed
 * @param reason plain words in lower case; empty where there is a number
 */
public record Computed<T>(Optional<T> value, String reason) {

  static <T> Computed<T> of(T value) {
    return new Computed<>(Optional.of(value), "");
  }

  static <T> Computed<T> none(String reason) {
    return new Computed<>(Optional.empty(), reason);
  }
}
