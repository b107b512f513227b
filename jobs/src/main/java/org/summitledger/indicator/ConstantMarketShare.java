package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
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
  private final Cell total;
  private final Optional<String> missing;
  private final Kept kept;

  private ConstantMarketShare(SortedMap<Market, Cell> markets) {
    SortedMap<Market, Cell> all = MarketFlows.by(markets, m -> Market.ALL);
    SortedMap<Market, Cell> byProduct = MarketFlows.by(markets, Market::allPartners);
    SortedMap<Market, Cell> byPartner = MarketFlows.by(markets, Market::allProducts);
    this.total = all.getOrDefault(Market.ALL, Cell.NOTHING);
    this.missing =
        Stream.of(all, byProduct, byPartner, markets).flatMap(l -> missing(l).stream()).findFirst();
    this.kept =
        missing.isPresent()
            ? Kept.NOT_KNOWN
            : new Kept(sum(all), sum(byProduct), sum(byPartner), sum(markets));
  }

  /** Of a country's exports and the world's, in two periods. */
  public static ConstantMarketShare of(MarketFlows flows) {
    return new ConstantMarketShare(flows.cells());
  }

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
  public Levels levels() {
    Outcome change = Exact.outcome(total.change());
    if (missing.isPresent()) {
      Outcome none = Outcome.none(missing.get());
      return new Levels(change, none, none, none, none);
    }
    return new Levels(
        change,
        Exact.outcome(kept.all()),
        Exact.outcome(kept.byProduct().subtract(kept.all())),
        Exact.outcome(kept.byMarket().subtract(kept.byProduct())),
        Exact.outcome(total.change().subtract(kept.byMarket())));
  }

  /** The parts of the excess growth; none unless exports and the world's were above zero before. */
  public Rates rates() {
    Outcome growth = Ratios.growth(total.after(), total.before());
    Outcome worldGrowth = Ratios.growth(total.worldAfter(), total.worldBefore());
    Optional<String> why =
        Exact.notAboveZero(total.before(), "exports before are")
            .or(() -> Exact.notAboveZero(total.worldBefore(), "the world's exports before are"))
            .or(() -> missing);
    if (why.isPresent()) {
      Outcome none = Outcome.none(why.get());
      return new Rates(growth, worldGrowth, none, none, none, none, none);
    }
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
    /** Never asked: something is missing. */
    static final Kept NOT_KNOWN =
        new Kept(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  private static BigDecimal sum(SortedMap<Market, Cell> cells) {
    return Exact.total(cells.values().stream().map(Cell::asTheWorld).toList());
  }

  /** The first market in which the country sold and the world did not. */
  private static Optional<String> missing(SortedMap<Market, Cell> cells) {
    return cells.entrySet().stream()
        .filter(e -> e.getValue().hasNoWorld())
        .findFirst()
        .map(e -> "the world's exports of " + e.getKey() + " before are not above zero");
  }
}
