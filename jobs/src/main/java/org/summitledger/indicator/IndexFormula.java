package org.summitledger.indicator;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.summitledger.indicator.Relatives.Relative;

/**
 * Index numbers of prices and quantities between two periods: plain ratios, 1 for no change, over
 * matched products. With the relative r of a product (p1/p0 for prices, q1/q0 for quantities), its
 * values v0 and v1 and their shares s0 and s1, the same formula gives both. None where no product
 * is matched. The share of trade that is matched stands beside the index ({@link
 * MatchedProducts#coveredBefore()}). Formulas and names as in the PPI Manual (2004, ch. 15 to 17)
 * and Balk (2008).
 */
public enum IndexFormula {
  /** Σ v0 r / Σ v0: the basket before (Laspeyres 1871). */
  LASPEYRES {
    @Override
    double of(Relatives relatives) {
      return Exact.nearest(relatives.laspeyres());
    }
  },
  /** Σ v1 / Σ (v1 / r): the basket after (Paasche 1874). */
  PAASCHE {
    @Override
    double of(Relatives relatives) {
      return Exact.nearest(relatives.paasche());
    }
  },
  /** √(Laspeyres · Paasche): prices times quantities give the ratio of values (Fisher 1922). */
  FISHER {
    @Override
    double of(Relatives relatives) {
      return Exact.nearest(Relatives.fisher(relatives.laspeyres(), relatives.paasche()));
    }
  },
  /** exp Σ ½ (s0 + s1) ln r (Törnqvist 1936). */
  TORNQVIST {
    @Override
    double of(Relatives relatives) {
      return StrictMath.exp(
          relatives.total(r -> Exact.nearest(r.shareBefore().add(r.shareAfter())) / 2 * r.log()));
    }
  },
  /**
   * exp Σ w ln r with w the logarithmic means of s0 and s1, made to add up to one: prices times
   * quantities give the ratio of values (Sato 1976; Vartia 1976, his second index).
   */
  SATO_VARTIA {
    @Override
    double of(Relatives relatives) {
      Map<String, Double> weights = relatives.satoVartia();
      double log = 0;
      for (Map.Entry<String, Relative> e : relatives.byProduct().entrySet()) {
        log += weights.getOrDefault(e.getKey(), 0.0) * e.getValue().log();
      }
      return StrictMath.exp(log);
    }
  };

  /** How much prices changed by several formulas: every product's change is worked out once. */
  public static Map<IndexFormula, Outcome> prices(
      MatchedProducts products, Set<IndexFormula> formulas) {
    return indices(Relatives.prices(products), formulas);
  }

  /** How much quantities changed by several formulas. */
  public static Map<IndexFormula, Outcome> quantities(
      MatchedProducts products, Set<IndexFormula> formulas) {
    return indices(Relatives.quantities(products), formulas);
  }

  private static Map<IndexFormula, Outcome> indices(
      Relatives relatives, Set<IndexFormula> formulas) {
    Map<IndexFormula, Outcome> indices = new EnumMap<>(IndexFormula.class);
    formulas.forEach(formula -> indices.put(formula, formula.index(relatives)));
    return indices;
  }

  /** How much prices changed. */
  public Outcome price(MatchedProducts products) {
    return index(Relatives.prices(products));
  }

  /** How much quantities changed: the volume. */
  public Outcome quantity(MatchedProducts products) {
    return index(Relatives.quantities(products));
  }

  abstract double of(Relatives relatives);

  private Outcome index(Relatives relatives) {
    return relatives.isEmpty()
        ? Outcome.none("no product has a value and a quantity in both periods")
        : Outcome.ifFinite(of(relatives));
  }
}
