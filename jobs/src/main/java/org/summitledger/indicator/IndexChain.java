package org.summitledger.indicator;

import java.util.ArrayList;
import java.util.List;

/** Chains indices between neighbouring periods to one series (PPI Manual 2004, ch. 15). */
public final class IndexChain {
  private IndexChain() {}

  /**
   * The index of a period over the one before.
   *
   * @param periods which, as a reader knows them: "2015 over 2014"
   * @param index a plain ratio, or the reason why there is none
   */
  public record Link(String periods, Outcome index) {
    private Outcome outcome() {
      return index
          .reason()
          .map(reason -> Outcome.none("the chain is broken at " + periods + ": " + reason))
          .orElse(index);
    }
  }

  /**
   * The level of the index in every period, as a ratio to the first: 1, then the product of all
   * links up to it. After a link without a value no later level has one, since a chain with a gap
   * would say that nothing changed in it.
   *
   * @param links in order
   * @return one more than there are links
   */
  public static List<Outcome> of(List<Link> links) {
    List<Outcome> levels = new ArrayList<>();
    Outcome level = Outcome.of(1);
    levels.add(level);
    for (Link link : links) {
      level = level.with(link.outcome(), (sofar, index) -> sofar * index);
      levels.add(level);
    }
    return List.copyOf(levels);
  }
}
