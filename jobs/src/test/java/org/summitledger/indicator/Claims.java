package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Claims about random trade, and how near is equal. */
final class Claims {
  static final int CASES = 300;
  static final double TOLERANCE = 1e-12;

  private Claims() {}

  /** Says of how many samples a claim was tested: those where it has a meaning. */
  static int each(Consumer<Samples> claim, Predicate<Samples> where) {
    int compared = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Samples samples = Samples.random(seed);
      if (where.test(samples)) {
        claim.accept(samples);
        compared++;
      }
    }
    return compared;
  }

  static double total(Collection<Outcome> parts) {
    return parts.stream().mapToDouble(Outcome::orElseThrow).sum();
  }

  static void near(double found, Outcome expected) {
    assertThat(found)
        .isCloseTo(
            expected.orElseThrow(),
            within(TOLERANCE * Math.max(1, Math.abs(expected.orElseThrow()))));
  }

  static void near(double expected, double found) {
    near(found, Outcome.of(expected));
  }

  static void relative(double found, Outcome expected) {
    assertThat(found)
        .isCloseTo(expected.orElseThrow(), within(TOLERANCE * Math.abs(expected.orElseThrow())));
  }
}
