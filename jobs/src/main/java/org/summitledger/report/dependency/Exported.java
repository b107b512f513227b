package org.summitledger.report.dependency;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a country exports of a product, or why that is not known.
 *
 * @param amount in the unit of the imports beside it
 * @param reason empty where there is an amount
 */
record Exported(Optional<BigDecimal> amount, Optional<String> reason) {
  static final String BLANK = "the source is blank in exports";
  static final String OTHER_GOODS =
      "the source states exports in another HS revision, in which the code means other goods";

  static Exported of(BigDecimal amount) {
    return new Exported(Optional.of(amount), Optional.empty());
  }

  static Exported of(Optional<BigDecimal> amount, String whenMissing) {
    return amount.map(Exported::of).orElseGet(() -> none(whenMissing));
  }

  static Exported none(String reason) {
    return new Exported(Optional.empty(), Optional.of(reason));
  }

  /** What is stated of the goods that are imported; empty where others stand beside it. */
  static <T> Optional<T> only(Map<String, T> byGoods, Supply.Series of) {
    return byGoods.size() == 1 ? Optional.ofNullable(byGoods.get(of.goods())) : Optional.empty();
  }

  /**
   * What a list of all products leaves out is zero, if the code has the same goods in it.
   *
   * @param revisions of the list's products
   */
  static Exported notListed(Set<String> revisions, Supply.Series of, Goods goods) {
    return revisions.stream().anyMatch(r -> goods.of(of.product(), r).equals(of.goods()))
        ? of(BigDecimal.ZERO)
        : none(OTHER_GOODS);
  }
}
