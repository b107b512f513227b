package org.summitledger.indicator.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one unit traded, by period: one flow, in one currency and one unit of money.
 *
 * @param unit the unit's name, such as a sector
 * @param values by the period's number. Periods are consecutive whole numbers, such as fiscal
 *     years, or months counted on from any first one. A period without a figure is absent, never
 *     zero
 */
public record Series(String unit, SortedMap<Integer, Double> values) {
  /** A series of finite values. */
  public Series {
    values.forEach(
        (period, value) -> {
          if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                "Cannot take the value "
                    + value
                    + " of "
                    + unit
                    + " in period "
                    + period
                    + ": it is not finite. Leave a period without a figure out.");
          }
        });
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** The value of a period; empty where there is no figure. */
  public Optional<Double> at(int period) {
    return Optional.ofNullable(values.get(period));
  }
}
