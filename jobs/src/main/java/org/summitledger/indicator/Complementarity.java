package org.summitledger.indicator;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Column;

/**
 * How well what one country exports to all partners fits what the other imports from all partners.
 * To be computed at the finest level of products there is (HS6) and summed after multiplying: at
 * HS4 an exporter of processors seems to fit an importer of memory. The level stands beside the
 * number.
 */
public final class Complementarity {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Complementarity() {}

  /**
   * 100 · (1 − ½ Σ_k |m_jk − x_ik|) (Michaely 1996), of shares m and x: from 0, nothing in common,
   * to 100, the same structure. None unless both totals are above zero, and for values below zero.
   *
   * @param exports the one country's, by product
   * @param imports the other's, by product
   */
  public static Outcome michaely(Map<String, BigDecimal> exports, Map<String, BigDecimal> imports) {
    return Exact.unless(
        Products.noShares(exports, "exports").or(() -> Products.noShares(imports, "imports")),
        () -> HUNDRED.multiply(BigDecimal.ONE.subtract(Products.distance(exports, imports))));
  }

  /**
   * {@link #michaely(Map, Map)} over rows, one a product; null if a share is.
   *
   * @param exportShare x_ik, zero where the country does not export it
   * @param importShare m_jk, zero where the other does not import it
   */
  public static Column michaely(Column exportShare, Column importShare) {
    Column differences = OrderedSums.ofAll(abs(exportShare.minus(importShare)));
    return lit(100.0).multiply(lit(1.0).minus(differences.divide(2)));
  }

  /**
   * Σ_k x_ik · (W / W_k) · m_jk (Drysdale and Garnaut 1982), of shares x and m, and the world's
   * trade W: a plain ratio, from 0, above 1 where exports fit better than the world's would. None
   * unless all totals are above zero, for values below zero, and where the world does not trade
   * what both countries do.
   *
   * @param exports the one country's, by product
   * @param imports the other's, by product
   * @param world the world's exports (or its imports), by product
   */
  public static Outcome drysdaleGarnaut(
      Map<String, BigDecimal> exports,
      Map<String, BigDecimal> imports,
      Map<String, BigDecimal> world) {
    Fit fit = Fit.of(exports, imports, world);
    return Exact.unless(fit.why().or(fit::whyAnywhere), fit::sum);
  }

  /**
   * What each product adds to {@link #drysdaleGarnaut(Map, Map, Map)}, so that the terms of, say,
   * one chapter can be summed; a product without a number has the reason.
   */
  public static SortedMap<String, Outcome> drysdaleGarnautTerms(
      Map<String, BigDecimal> exports,
      Map<String, BigDecimal> imports,
      Map<String, BigDecimal> world) {
    Fit fit = Fit.of(exports, imports, world);
    return Products.each(
        fit.both(),
        (k, traded) ->
            Exact.unless(fit.why().or(() -> fit.why(k, traded)), () -> fit.term(k, traded)));
  }

  /**
   * {@link #drysdaleGarnaut(Map, Map, Map)} over rows, one a product; null where it is none, or a
   * share is null.
   *
   * @param exportShare x_ik, zero where the country does not export it
   * @param importShare m_jk, zero where the other does not import it
   * @param worldShare W_k / W
   */
  public static Column drysdaleGarnaut(Column exportShare, Column importShare, Column worldShare) {
    Column product = exportShare.multiply(importShare);
    return OrderedSums.ofAll(
        when(product.equalTo(0), lit(0.0))
            .when(worldShare.gt(0), product.divide(when(worldShare.gt(0), worldShare))));
  }

  /**
   * What trade intensity holds beyond complementarity, TII / C: distance, language, preference
   * (Drysdale and Garnaut 1982). A plain ratio, 1 where the structure of trade explains all; the
   * product of both is the intensity. None where complementarity is zero.
   *
   * @param intensity of {@link TradeIntensity}, in either definition, which is stated
   * @param complementarity of {@link #drysdaleGarnaut(Map, Map, Map)}
   */
  public static Outcome bias(Outcome intensity, Outcome complementarity) {
    return intensity.over(complementarity, "complementarity is zero");
  }

  /** {@link #bias(Outcome, Outcome)} of rows; null where complementarity is zero. */
  public static Column bias(Column intensity, Column complementarity) {
    return Ratios.share(intensity, complementarity);
  }

  /**
   * What both countries trade, beside the world's trade.
   *
   * @param both exports times imports of each product that either trades
   * @param scale W / (X · M), by which every term is multiplied; zero where there is none
   * @param why there is no number; empty where there is one
   */
  private record Fit(
      SortedMap<String, BigDecimal> both,
      Map<String, BigDecimal> world,
      BigDecimal scale,
      Optional<String> why) {

    static Fit of(
        Map<String, BigDecimal> exports,
        Map<String, BigDecimal> imports,
        Map<String, BigDecimal> world) {
      BigDecimal totals = Exact.sum(exports.values()).multiply(Exact.sum(imports.values()));
      BigDecimal all = Exact.sum(world.values());
      return new Fit(
          Products.each(exports, imports, BigDecimal::multiply),
          world,
          totals.signum() == 0 ? BigDecimal.ZERO : Exact.quotient(all, totals),
          Products.noShares(exports, "exports")
              .or(() -> Products.noShares(imports, "imports"))
              .or(() -> Products.noShares(world, "the world's exports")));
    }

    Optional<String> whyAnywhere() {
      return both.entrySet().stream()
          .flatMap(e -> why(e.getKey(), e.getValue()).stream())
          .findFirst();
    }

    Optional<String> why(String product, BigDecimal traded) {
      return traded.signum() == 0
          ? Optional.empty()
          : Exact.notAboveZero(
              Products.at(world, product), "the world's exports of " + product + " are");
    }

    BigDecimal term(String product, BigDecimal traded) {
      return traded.signum() == 0
          ? BigDecimal.ZERO
          : Exact.quotient(traded, Products.at(world, product)).multiply(scale, Exact.DIGITS);
    }

    BigDecimal sum() {
      return Exact.total(
          both.entrySet().stream().map(e -> term(e.getKey(), e.getValue())).toList());
    }
  }
}
