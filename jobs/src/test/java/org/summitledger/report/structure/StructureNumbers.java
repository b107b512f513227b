package org.summitledger.report.structure;

import java.util.Arrays;
import java.util.List;

/** The numbers that the code can publish in tables of shares and structure. */
public final class StructureNumbers {
  private StructureNumbers() {}

  /** Components of {@code market_share_analysis}, without what stands for all where none is. */
  public static List<String> shares() {
    return Arrays.stream(ShareComponent.values())
        .filter(c -> c != ShareComponent.NONE)
        .map(ShareComponent::id)
        .toList();
  }

  /** Indicators of {@code trade_structure}, without those that stand for all where none is. */
  public static List<String> indicators() {
    return Arrays.stream(StructureIndicator.values())
        .filter(i -> i != StructureIndicator.PRODUCTS && i != StructureIndicator.WORLD)
        .map(StructureIndicator::id)
        .toList();
  }
}
