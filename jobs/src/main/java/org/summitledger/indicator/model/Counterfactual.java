package org.summitledger.indicator.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one method says would have been without the summit, or why it says nothing. */
public sealed interface Counterfactual {
  /** Whose answer this is. */
  Method method();

  /**
   * An answer.
   *
   * @param effects in the order of the periods, at least one
   * @param gaps periods after the summit without an effect, and why
   * @param fit what the method was fitted to, and how well
   */
  record Computed(Method method, List<Effect> effects, SortedMap<Integer, Obstacle> gaps, Fit fit)
      implements Counterfactual {
    /** An answer that does not change. */
    public Computed {
      effects = List.copyOf(effects);
      gaps = Collections.unmodifiableSortedMap(new TreeMap<>(gaps));
    }

    /**
     * Where the actual lies in more than half of the periods that have an interval, {@link
     * Side#INSIDE} if in no such half; empty if no period has one.
     */
    public Optional<Side> side() {
      List<Side> sides = effects.stream().flatMap(effect -> effect.side().stream()).toList();
      if (sides.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          sides.stream()
              .filter(side -> 2 * Collections.frequency(sides, side) > sides.size())
              .findFirst()
              .orElse(Side.INSIDE));
    }
  }

  /**
   * No answer.
   *
   * @param why the reason
   */
  record NotComputable(Method method, Obstacle why) implements Counterfactual {}
}
