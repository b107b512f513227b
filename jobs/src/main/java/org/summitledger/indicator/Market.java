package org.summitledger.indicator;

/**
 * One product in one partner country.
 *
 * @param product its code; empty for all products
 * @param partner the country; empty for all countries
 */
public record Market(String product, String partner) implements Comparable<Market> {
  /** All products with all countries. */
  static final Market ALL = new Market("", "");

  @Override
  public int compareTo(Market other) {
    // Mostly the same object, which equals() sees at once and compareTo() does not.
    return product.equals(other.product)
        ? partner.compareTo(other.partner)
        : product.compareTo(other.product);
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
