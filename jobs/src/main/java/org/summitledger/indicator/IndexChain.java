package org.summitledger.indicator;

import java.util.ArrayList;
import java.util.List;

/** Chains indices between neighbouring periods to one series (PPI Manual 2004, ch. 15). */
public final class IndexChain {
  private IndexChain() {}

  /**
   * The level of the index in every period, as a ratio to the first: 1, then the product of all
   * links up to it. After a link without a value no later level has one, since a chain with a gap
   * would say that nothing changed in it.
   *
   * @param links each period's index over the period before, in order
   * @return one more than there are links
   */
  public static List<Outcome> of(List<Outcome> links) {
    List<Outcome> levels = new ArrayList<>();
    Outcome level = Outcome.of(1);
    levels.add(level);
    for (int i = 0; i < links.size(); i++) {
      level = level.with(named(links.get(i), i + 1), (sofar, link) -> sofar * link);
      levels.add(level);
    }
    return List.copyOf(levels);
  }

  private static Outcome named(Outcome link, int number) {
    return link.reason()
        .map(reason -> Outcome.none("the chain is broken at link " + number + ": " + reason))
        .orElse(link);
  }
}
