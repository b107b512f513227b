package org.summitledger.lake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.summitledger.lake.WorldTotals.Exporters;
import org.summitledger.source.FlowBatch;

/** A period's exporters of every product, put together one exporter at a time. */
final class ProductExporters {
  private static final int NOBODY = -1;

  private final List<String> countries;
  private final long[] value;
  private final int[] number;
  private final long[] listed;
  private final Squares squares;
  private final int[] top;
  private final long[] topValue;

  /**
   * Of nobody yet.
   *
   * @param countries by their places
   * @param products how many there are
   */
  ProductExporters(List<String> countries, int products) {
    this.countries = countries;
    value = new long[products];
    Arrays.fill(value, FlowBatch.MISSING);
    number = new int[products];
    listed = new long[products];
    squares = new Squares(products);
    top = new int[products];
    Arrays.fill(top, NOBODY);
    topValue = new long[products];
  }

  /**
   * Adds an exporter, once.
   *
   * @param byProduct all that it sells of each product, in thousandths
   */
  void add(int exporter, long[] byProduct) {
    for (int product = 0; product < byProduct.length; product++) {
      long sold = byProduct[product];
      value[product] = Batches.plus(value[product], sold);
      if (sold > 0) {
        number[product]++;
        listed[product] = ExactSum.add(listed[product], sold);
        squares.add(product, sold);
        if (sold > topValue[product]
            || (sold == topValue[product] && comesBefore(exporter, top[product]))) {
          top[product] = exporter;
          topValue[product] = sold;
        }
      }
    }
  }

  private boolean comesBefore(int country, int other) {
    return countries.get(country).compareTo(countries.get(other)) < 0;
  }

  /** What the world trades of a product, in thousandths; blank where nobody states it. */
  long value(int product) {
    return value[product];
  }

  /** Who sells it. */
  Exporters exporters(int product) {
    return new Exporters(
        number[product],
        listed[product],
        squares.sum(product),
        top[product] == NOBODY ? Optional.empty() : Optional.of(countries.get(top[product])),
        topValue[product]);
  }
}
