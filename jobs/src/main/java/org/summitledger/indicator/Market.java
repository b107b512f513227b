package org.summitledger.indicator;

import java.util.Comparator;

/**
 * One product in one partner country.
 *
 * @param product its code; empty for all products
 * @param partner the country; empty for all countries
 */
public record Market(String product, String partner) implements Comparable<Market> {
  /** All products with all countries. */
  static final Market ALL = new Market("", "");

  private static final Comparator<Market> ORDER =
      Comparator.comparing(Market::product).thenComparing(Market::partner);

  @Override
  public int compareTo(Market other) {
    return ORDER.compare(this, other);
  }

  /** The product, with all countries. */
  Market allPartners() {
    return new Market(product, "");
  }

  /** All products with the partner. */
  Market allProducts() {
    return new Market("", partner);
  }

  /** As messages name it: "854231 with IND". */
  @Override
  public String toString() {
    String what = product.isEmpty() ? "all products" : product;
    return partner.isEmpty() ? what : what + " with " + partner;
  }
}
