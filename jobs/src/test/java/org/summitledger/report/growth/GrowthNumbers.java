package org.summitledger.report.growth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.summitledger.indicator.Exclusion;

/** The components that the code can publish in {@code growth_decomposition}. */
public final class GrowthNumbers {
  private GrowthNumbers() {}

  /** Reasons to leave a product out are counted under names of their own. */
  public static List<String> components() {
    return Stream.concat(
            Arrays.stream(GrowthComponent.values()).map(GrowthComponent::text),
            Arrays.stream(Exclusion.values())
                .map(e -> "excluded_" + e.name().toLowerCase(Locale.ROOT)))
        .toList();
  }
}
