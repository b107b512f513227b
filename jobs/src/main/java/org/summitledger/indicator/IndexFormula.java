package org.summitledger.indicator;

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
      return Exact.nearest(relatives.fisher());
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
      double[] weights = relatives.satoVartia();
      double log = 0;
      int place = 0;
      for (Relative relative : relatives.byProduct().values()) {
        log += weights[place++] * relative.log();
      }
      return StrictMath.exp(log);
    }
  };

  /** How much prices changed. */
  public Outcome price(MatchedProducts products) {
    return index(Relatives.prices(products));
  }

  /** How much quantities changed: the volume. */
  public Outcome quantity(MatchedProducts products) {
    return index(Relatives.quantities(products));
  }

  abstract double of(Relatives relatives);

  /** How much that changed whose relatives these are. */
  public Outcome index(Relatives relatives) {
    return relatives.isEmpty()
        ? Outcome.none("no product with a value and a quantity in both periods is left to compare")
        : Outcome.ifFinite(of(relatives));
  }
}
