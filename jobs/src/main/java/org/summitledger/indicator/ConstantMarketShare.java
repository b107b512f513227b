package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.summitledger.indicator.MarketFlows.Cell;

/**
 * What a country's exports would have done had it kept its share in every market, and what they
 * did. Nothing is left over: the parts are differences of sums, so that they add up by
 * construction.
 *
 * <p>None where the country sold before in a market in which the world traded nothing: the data
 * disagree, and the reason names the market. An entry into a market where the country sold nothing
 * before is competitiveness.
 */
public final class ConstantMarketShare {
  private ConstantMarketShare() {}

  /**
   * The change of exports in money, in parts that add up to it: ΔX = rX + Σ_k (r_k − r) X_k + Σ_kj
   * (r_kj − r_k) X_kj + Σ_kj (X¹ − X⁰ − r_kj X⁰), with the world's growth r (Leamer and Stern
   * 1970).
   *
   * @param change ΔX
   * @param worldGrowth rX: had exports grown as the world's
   * @param products Σ_k (r_k − r) X_k: by selling products whose trade grew faster
   * @param markets Σ_kj (r_kj − r_k) X_kj: by selling to markets that grew faster
   * @param competitiveness the gain or loss of shares in markets
   */
  public record Levels(
      Outcome change,
      Outcome worldGrowth,
      Outcome products,
      Outcome markets,
      Outcome competitiveness) {}

  /**
   * The growth of exports over that of the world, as plain ratios that add up: g − g* = Σ θ (g −
   * g*) + Σ (θ − θ*) g*, with shares θ before and the world's marked by a star (Nyssens and Poullet
   * 1990, as used by the ECB).
   *
   * @param growth g
   * @param worldGrowth g*
   * @param share Σ_kj θ_kj (g_kj − g*_kj): the gain or loss of shares in markets
   * @param structure Σ_kj (θ_kj − θ*_kj) g*_kj: by selling what, and where, trade grew faster; the
   *     sum of the next three
   * @param products Σ_k (θ_k − θ*_k) g*_k
   * @param markets Σ_j (θ_j − θ*_j) g*_j
   * @param mixed the rest of the structure
   */
  public record Rates(
      Outcome growth,
      Outcome worldGrowth,
      Outcome share,
      Outcome structure,
      Outcome products,
      Outcome markets,
      Outcome mixed) {}

  /** The parts of the change, in the flows' currency. */
  public static Levels levels(MarketFlows flows) {
    Outcome change = Exact.outcome(total(flows).change());
    Optional<String> why = why(flows);
    if (why.isPresent()) {
      Outcome none = Outcome.none(why.get());
      return new Levels(change, none, none, none, none);
    }
    Kept kept = Kept.of(flows);
    return new Levels(
        change,
        Exact.outcome(kept.all()),
        Exact.outcome(kept.byProduct().subtract(kept.all())),
        Exact.outcome(kept.byMarket().subtract(kept.byProduct())),
        Exact.outcome(total(flows).change().subtract(kept.byMarket())));
  }

  /** The parts of the excess growth; none unless exports and the world's were above zero before. */
  public static Rates rates(MarketFlows flows) {
    Cell total = total(flows);
    Outcome growth = Ratios.growth(total.after(), total.before());
    Outcome worldGrowth = Ratios.growth(total.worldAfter(), total.worldBefore());
    Optional<String> why =
        Exact.notAboveZero(total.before(), "exports before are")
            .or(() -> Exact.notAboveZero(total.worldBefore(), "the world's exports before are"))
            .or(() -> why(flows));
    if (why.isPresent()) {
      Outcome none = Outcome.none(why.get());
      return new Rates(growth, worldGrowth, none, none, none, none, none);
    }
    Kept kept = Kept.of(flows);
    BigDecimal exports = total.before();
    BigDecimal structure = kept.byMarket().subtract(kept.all());
    BigDecimal products = kept.byProduct().subtract(kept.all());
    BigDecimal markets = kept.byPartner().subtract(kept.all());
    return new Rates(
        growth,
        worldGrowth,
        Ratios.share(total.change().subtract(kept.byMarket()), exports),
        Ratios.share(structure, exports),
        Ratios.share(products, exports),
        Ratios.share(markets, exports),
        Ratios.share(structure.subtract(products).subtract(markets), exports));
  }

  /**
   * The change of exports had they grown as the world's, with growth taken over all, by product, by
   * partner, and by both: Σ r X. Each part of a decomposition is a difference of two of these.
   */
  private record Kept(
      BigDecimal all, BigDecimal byProduct, BigDecimal byPartner, BigDecimal byMarket) {
    static Kept of(MarketFlows flows) {
      return new Kept(
          sum(flows, m -> Market.ALL),
          sum(flows, Market::allPartners),
          sum(flows, Market::allProducts),
          sum(flows, m -> m));
    }

    private static BigDecimal sum(MarketFlows flows, UnaryOperator<Market> level) {
      return Exact.total(flows.by(level).values().stream().map(Cell::asTheWorld).toList());
    }
  }

  private static Cell total(MarketFlows flows) {
    return flows.by(m -> Market.ALL).getOrDefault(Market.ALL, Cell.NOTHING);
  }

  /** The first market, at any level, in which the country sold and the world did not. */
  private static Optional<String> why(MarketFlows flows) {
    return Stream.<UnaryOperator<Market>>of(
            m -> Market.ALL, Market::allPartners, Market::allProducts, m -> m)
        .flatMap(level -> flows.by(level).entrySet().stream())
        .filter(e -> e.getValue().hasNoWorld())
        .findFirst()
        .map(e -> "the world's exports of " + e.getKey() + " before are not above zero");
  }
}
