package org.summitledger.indicator;

import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Column;

/**
 * What a country exports more of than the world does. All exports are of one period, currency and
 * valuation, and of one level of products; the world includes the country. Plain ratios. Columns
 * are null where the plain formula has no value.
 */
public final class RevealedAdvantage {
  private RevealedAdvantage() {}

  /** One of the formulas: exports, the country's total, the world's exports, the world's total. */
  private interface Formula {
    Outcome of(
        BigDecimal exports, BigDecimal total, BigDecimal worldExports, BigDecimal worldTotal);
  }

  /**
   * (X_ik / X_i) / (X_Wk / X_W) (Balassa 1965): from 0, and above 1 where the product weighs more
   * in the country's exports than in the world's. None unless the three totals are above zero, and
   * for exports below zero.
   *
   * @param exports X_ik, the country's of the product
   * @param total X_i, the country's of all products
   * @param worldExports X_Wk, the world's of the product
   * @param worldTotal X_W, the world's of all products
   */
  public static Outcome balassa(
      BigDecimal exports, BigDecimal total, BigDecimal worldExports, BigDecimal worldTotal) {
    return Exact.unless(
        why(exports, total, worldExports, worldTotal),
        () -> Exact.quotient(exports.multiply(worldTotal), total.multiply(worldExports)));
  }

  /** {@link #balassa} of every product that the country or the world exports. */
  public static SortedMap<String, Outcome> balassa(
      Map<String, BigDecimal> exports, Map<String, BigDecimal> worldExports) {
    return each(exports, worldExports, RevealedAdvantage::balassa);
  }

  /** {@link #balassa} of rows. */
  public static Column balassa(
      Column exports, Column total, Column worldExports, Column worldTotal) {
    Column share = exports.cast("double").divide(total.cast("double"));
    Column worldShare = worldExports.cast("double").divide(worldTotal.cast("double"));
    Column computable = exports.geq(0).and(total.gt(0)).and(worldExports.gt(0));
    return when(computable.and(worldTotal.gt(0)), share.divide(worldShare));
  }

  /**
   * (RCA − 1) / (RCA + 1) (Dalum, Laursen and Villumsen 1998): from −1 to 1, 0 where {@link
   * #balassa} is 1, and none where that is none. The parameters are the same.
   */
  public static Outcome symmetric(
      BigDecimal exports, BigDecimal total, BigDecimal worldExports, BigDecimal worldTotal) {
    return Exact.unless(
        why(exports, total, worldExports, worldTotal),
        () -> {
          BigDecimal own = exports.multiply(worldTotal);
          BigDecimal world = total.multiply(worldExports);
          return Exact.quotient(own.subtract(world), own.add(world));
        });
  }

  /** {@link #symmetric} of every product that the country or the world exports. */
  public static SortedMap<String, Outcome> symmetric(
      Map<String, BigDecimal> exports, Map<String, BigDecimal> worldExports) {
    return each(exports, worldExports, RevealedAdvantage::symmetric);
  }

  /** {@link #symmetric} of rows. */
  public static Column symmetric(
      Column exports, Column total, Column worldExports, Column worldTotal) {
    Column advantage = balassa(exports, total, worldExports, worldTotal);
    return advantage.minus(1).divide(advantage.plus(1));
  }

  /**
   * X_ik / X_W − X_i · X_Wk / X_W² (Yu, Cai and Leung 2009): from −¼ to ¼, and zero in sum over all
   * products of a country, and over all countries for a product. None unless the world's total is
   * above zero. The parameters are those of {@link #balassa}.
   */
  public static Outcome normalised(
      BigDecimal exports, BigDecimal total, BigDecimal worldExports, BigDecimal worldTotal) {
    return Exact.unless(
        Exact.notAboveZero(worldTotal, "the world's exports are"),
        () ->
            Exact.quotient(
                exports.multiply(worldTotal).subtract(total.multiply(worldExports)),
                worldTotal.multiply(worldTotal)));
  }

  /** {@link #normalised} of every product that the country or the world exports. */
  public static SortedMap<String, Outcome> normalised(
      Map<String, BigDecimal> exports, Map<String, BigDecimal> worldExports) {
    return each(exports, worldExports, RevealedAdvantage::normalised);
  }

  /** {@link #normalised} of rows. */
  public static Column normalised(
      Column exports, Column total, Column worldExports, Column worldTotal) {
    Column world = worldTotal.cast("double");
    Column expected =
        total.cast("double").divide(world).multiply(worldExports.cast("double").divide(world));
    return when(worldTotal.gt(0), exports.cast("double").divide(world).minus(expected));
  }

  private static Optional<String> why(
      BigDecimal exports, BigDecimal total, BigDecimal worldExports, BigDecimal worldTotal) {
    return Exact.belowZero(exports, "the country's exports of the product are")
        .or(() -> Exact.notAboveZero(total, "the country's exports are"))
        .or(() -> Exact.notAboveZero(worldExports, "the world's exports of the product are"))
        .or(() -> Exact.notAboveZero(worldTotal, "the world's exports are"));
  }

  private static SortedMap<String, Outcome> each(
      Map<String, BigDecimal> exports, Map<String, BigDecimal> worldExports, Formula formula) {
    BigDecimal total = Exact.sum(exports.values());
    BigDecimal worldTotal = Exact.sum(worldExports.values());
    return Products.each(
        exports, worldExports, (own, world) -> formula.of(own, total, world, worldTotal));
  }
}
