package org.summitledger.indicator;

import java.util.List;
import java.util.Optional;

/** Judgements of which some may be missing: what is not known is neither true nor false. */
public final class Flags {
  private Flags() {}

  /**
   * Whether so many are true, for instance in two of three years, as one year's flag is often gone
   * the next (CEPII GeoDep; Vicard and Wibaux 2023). Empty if that depends on what is not known.
   *
   * @param needed how many
   * @param flags one a year
   */
  public static Optional<Boolean> inAtLeast(int needed, List<Optional<Boolean>> flags) {
    long yes = flags.stream().filter(flag -> flag.orElse(false)).count();
    long unknown = flags.stream().filter(Optional::isEmpty).count();
    if (yes >= needed) {
      return Optional.of(true);
    }
    return yes + unknown >= needed ? Optional.empty() : Optional.of(false);
  }
}
