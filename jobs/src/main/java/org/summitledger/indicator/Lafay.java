package org.summitledger.indicator;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.sql.Column;

/** In which products a country's balance is better than its balance in all. */
public final class Lafay {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Lafay() {}

  /**
   * 100 · [(x − m)/(x + m) − Σ(x − m)/Σ(x + m)] · (x + m)/Σ(x + m) of every product (Lafay 1992),
   * in per cent of trade: above zero for products of comparative advantage, and zero in sum. A
   * product without trade has zero. None unless all trade is above zero.
   *
   * @param exports x by product
   * @param imports m by product, of the same country, period and currency
   */
  public static SortedMap<String, Outcome> index(
      Map<String, BigDecimal> exports, Map<String, BigDecimal> imports) {
    BigDecimal x = Exact.sum(exports.values());
    BigDecimal m = Exact.sum(imports.values());
    BigDecimal balance = x.subtract(m);
    BigDecimal trade = x.add(m);
    return Products.each(exports, imports, (sold, bought) -> index(sold, bought, balance, trade));
  }

  /**
   * {@link #index(Map, Map)} of one product.
   *
   * @param exports x
   * @param imports m
   * @param balance Σ(x − m) over all products
   * @param trade Σ(x + m) over all products
   */
  public static Outcome index(
      BigDecimal exports, BigDecimal imports, BigDecimal balance, BigDecimal trade) {
    return Exact.unless(
        Exact.notAboveZero(trade, "exports and imports are"),
        () -> {
          BigDecimal own = exports.subtract(imports).multiply(trade);
          BigDecimal expected = balance.multiply(exports.add(imports));
          return Exact.quotient(HUNDRED.multiply(own.subtract(expected)), trade.multiply(trade));
        });
  }

  /** {@link #index(BigDecimal, BigDecimal, BigDecimal, BigDecimal)} of rows; null where none. */
  public static Column index(Column exports, Column imports, Column balance, Column trade) {
    Column all = trade.cast("double");
    Column own = exports.minus(imports).cast("double").divide(all);
    Column weight = exports.plus(imports).cast("double").divide(all);
    Column expected = balance.cast("double").divide(all).multiply(weight);
    return when(trade.gt(0), lit(100.0).multiply(own.minus(expected)));
  }
}
