package org.summitledger.indicator.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One series and the summit that is asked about.
 *
 * @param treated what the summit may have changed
 * @param from the first period that the summit may have changed; all before it are untouched
 * @param seasons periods in a year: 1 for years, 4 for quarters, 12 for months. Periods whose
 *     numbers leave the same remainder are of one season
 */
public record Study(Series treated, int from, int seasons) {
  static final Obstacle NO_SEASON =
      Obstacle.missing("no period before the summit is of its season");

  /** A study with at least one season. */
  public Study {
    if (seasons < 1) {
      throw new IllegalArgumentException(
          "Cannot study " + treated.unit() + " with " + seasons + " seasons. Give 1, 4 or 12.");
    }
  }

  /** The treated unit's values before the summit. */
  public SortedMap<Integer, Double> before() {
    return treated.values().headMap(from);
  }

  /** The treated unit's values from the summit on. */
  public SortedMap<Integer, Double> after() {
    return treated.values().tailMap(from);
  }

  int season(int period) {
    return Math.floorMod(period, seasons);
  }

  /** Why no method can answer: nothing came after, or too little before. */
  Optional<Obstacle> unanswerable(int minimum) {
    if (after().isEmpty()) {
      return Optional.of(Obstacle.missing("no period after the summit has a figure yet"));
    }
    return before().size() < minimum
        ? Optional.of(Obstacle.missing(tooFew(before().size(), minimum)))
        : Optional.empty();
  }

  static String tooFew(int periods, int minimum) {
    return "the method needs "
        + minimum
        + " periods before the summit; "
        + periods
        + " have figures";
  }

  /** The first of some values that has no logarithm, in words. */
  static Optional<Obstacle> withoutLogarithm(SortedMap<Integer, Double> values) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue() <= 0)
        .findFirst()
        .map(
            entry ->
                Obstacle.inherent(
                    "no logarithm: the value of period "
                        + entry.getKey()
                        + " is "
                        + text(entry.getValue())));
  }

  private static String text(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
