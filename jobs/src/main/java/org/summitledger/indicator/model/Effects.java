package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what a method says period by period, and lets no number through that is none. */
final class Effects {
  private final Method method;
  private final List<Effect> effects = new ArrayList<>();
  private final SortedMap<Integer, Obstacle> gaps = new TreeMap<>();

  Effects(Method method) {
    this.method = method;
  }

  void add(int period, double actual, double counterfactual, Optional<Interval> interval) {
    if (Double.isFinite(actual - counterfactual) && interval.map(Interval::isFinite).orElse(true)) {
      effects.add(new Effect(period, actual, counterfactual, interval));
    } else {
      gap(period, Obstacle.inherent("the estimate is beyond the range of numbers"));
    }
  }

  void gap(int period, Obstacle why) {
    gaps.put(period, why);
  }

  /** The answer; none if there is no period to speak of. */
  Counterfactual answer(Fit fit) {
    return effects.isEmpty()
        ? new Counterfactual.NotComputable(method, gaps.values().iterator().next())
        : new Counterfactual.Computed(method, effects, gaps, fit);
  }
}
