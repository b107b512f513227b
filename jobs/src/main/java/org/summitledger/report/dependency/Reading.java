package org.summitledger.report.dependency;

import java.math.BigDecimal;
import java.util.Optional;
import org.summitledger.indicator.Bounds;
import org.summitledger.indicator.ImportsToExports;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.Threshold;
import org.summitledger.reference.DependencyCondition;
import org.summitledger.reference.DependencyCondition.Comparison;

/**
 * What an indicator of dependency says.
 *
 * @param bounds the number, as far as it is sure
 * @param balance imports beside exports, where it is their ratio: without exports it is above every
 *     threshold though there is no number
 * @param missing what was not there of what the indicator asks for; empty where all was
 */
record Reading(Bounds bounds, Optional<ImportsToExports> balance, Optional<String> missing) {
  /** Why there is no number where there are bounds. */
  static final String OPEN =
      "the source does not list all suppliers, so that only bounds of it are known";

  /** Of a share of suppliers. */
  static Reading of(Bounds bounds) {
    Optional<String> missing = bounds.isKnown() ? Optional.empty() : bounds.value(OPEN).reason();
    return new Reading(bounds, Optional.empty(), missing);
  }

  /** Of a number for which something was not there. */
  static Reading without(Outcome outcome, String missing) {
    return new Reading(Bounds.of(outcome), Optional.empty(), Optional.of(missing));
  }

  /** Of imports beside exports. */
  static Reading of(ImportsToExports balance) {
    return new Reading(Bounds.of(balance.ratio()), Optional.of(balance), Optional.empty());
  }

  /** Of nothing, since something was not there. */
  static Reading none(String missing) {
    return without(Outcome.none(missing), missing);
  }

  /** Whether a condition holds; empty where that is not known. */
  Optional<Boolean> holds(DependencyCondition condition) {
    boolean above = condition.comparison() == Comparison.GT;
    Optional<Threshold> threshold = condition.threshold().map(Threshold::new);
    if (threshold.isEmpty()) {
      return Optional.empty();
    }
    if (balance.isPresent()) {
      return above ? balance.get().exceed(threshold.get()) : balance.get().reach(threshold.get());
    }
    return above ? bounds.exceed(threshold.get()) : bounds.reach(threshold.get());
  }

  /** A bound's distance from a threshold; empty where there is no such number. */
  static Optional<Double> distance(Outcome bound, Optional<BigDecimal> threshold) {
    return threshold.flatMap(t -> new Threshold(t).distance(bound).value());
  }
}
