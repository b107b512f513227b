package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that the library makes of a sample, by name. */
final class EveryFormula {
  private static final Threshold BOUND = new Threshold(new BigDecimal("0.4"));

  private EveryFormula() {}

  /** What has no unit of money, and must not change with it. */
  static SortedMap<String, Outcome> ratios(Samples s) {
    SortedMap<String, Outcome> all = new TreeMap<>();
    structure(s, all);
    concentration(s, all);
    growth(s, all);
    prices(s, all);
    margins(s, all);
    time(s, all);
    return all;
  }

  /** What is money, and grows with it. */
  static SortedMap<String, Outcome> levels(Samples s) {
    SortedMap<String, Outcome> all = new TreeMap<>();
    ConstantMarketShare.Levels cms = ConstantMarketShare.of(s.flows()).levels();
    all.put("cms change", cms.change());
    all.put("cms world", cms.worldGrowth());
    all.put("cms products", cms.products());
    all.put("cms markets", cms.markets());
    all.put("cms competitiveness", cms.competitiveness());
    Bennet bennet = Bennet.of(MatchedProducts.of(s.sold(), s.soldLater()));
    all.put("bennet change", bennet.change());
    all.put("bennet quantity", bennet.quantity());
    all.put("bennet price", bennet.price());
    EntryExit moves = EntryExit.of(s.exports(), s.imports());
    all.put("continuing", Exact.outcome(moves.continuing()));
    all.put("entry", Exact.outcome(moves.entry()));
    all.put("exit", Exact.outcome(moves.exit()));
    return all;
  }

  /** What is asked of quantities and flags beside; called for that it does not fail. */
  static List<Object> others(Samples s) {
    MatchedProducts matched = MatchedProducts.of(s.sold(), s.soldLater());
    UnitValueScreen screen = new UnitValueScreen(Map.of("kg", BigDecimal.TEN), BigDecimal.TEN);
    return List.of(
        matched.excludedCounts(),
        screen.apply(matched),
        Drawdown.largest(s.months()),
        balance(s).exceed(BOUND),
        balance(s).reach(BOUND));
  }

  private static void structure(Samples s, Map<String, Outcome> all) {
    putAll(all, "balassa", RevealedAdvantage.balassa(s.exports(), s.world()));
    putAll(all, "symmetric", RevealedAdvantage.symmetric(s.exports(), s.world()));
    putAll(all, "normalised", RevealedAdvantage.normalised(s.exports(), s.world()));
    putAll(all, "lafay", Lafay.index(s.exports(), s.imports()));
    BigDecimal x = sum(s.exports().values());
    BigDecimal m = sum(s.imports().values());
    BigDecimal w = sum(s.world().values());
    Outcome intensity = TradeIntensity.wits(x, x, m, w);
    all.put("wits", intensity);
    all.put("kojima", TradeIntensity.kojima(x, x, m, w.subtract(m)));
    all.put("michaely", Complementarity.michaely(s.exports(), s.imports()));
    Outcome fit = Complementarity.drysdaleGarnaut(s.exports(), s.imports(), s.world());
    all.put("drysdale garnaut", fit);
    putAll(
        all,
        "drysdale garnaut term",
        Complementarity.drysdaleGarnautTerms(s.exports(), s.imports(), s.world()));
    all.put("bias", Complementarity.bias(intensity, fit));
    all.put("finger kreinin", ExportSimilarity.fingerKreinin(s.exports(), s.world()));
    all.put("grubel lloyd", IntraIndustryTrade.grubelLloyd(s.exports(), s.imports()));
    all.put("grubel lloyd of all", IntraIndustryTrade.grubelLloyd(x, m));
    all.put("lawrence", StructuralChange.lawrence(s.exports(), s.imports()));
  }

  private static void concentration(Samples s, Map<String, Outcome> all) {
    Collection<BigDecimal> parts = s.exports().values();
    all.put("herfindahl", Concentration.herfindahl(parts));
    all.put("herfindahl normalised", Concentration.normalised(parts, 20));
    all.put("unctad", Concentration.unctad(parts, 20));
    all.put("cdi2", EuDependency.cdi2(sum(s.imports().values()), sum(s.world().values())));
    all.put("imports to exports", balance(s).ratio());
    all.put("distance", BOUND.distance(Concentration.herfindahl(s.imports().values())));
  }

  private static void growth(Samples s, Map<String, Outcome> all) {
    BigDecimal before = sum(s.exports().values());
    s.exports()
        .forEach(
            (k, x) ->
                all.put(
                    "contribution " + k,
                    Ratios.contribution(Products.at(s.imports(), k), x, before)));
    ConstantMarketShare.Rates cms = ConstantMarketShare.of(s.flows()).rates();
    all.put("cms growth", cms.growth());
    all.put("cms world growth", cms.worldGrowth());
    all.put("cms share", cms.share());
    all.put("cms structure", cms.structure());
    all.put("cms products", cms.products());
    all.put("cms markets", cms.markets());
    all.put("cms mixed", cms.mixed());
    Outcome demand =
        AddressedDemand.index(s.flows().before(), s.flows().worldBefore(), s.flows().worldAfter());
    all.put("addressed demand", demand);
    all.put(
        "market share effect",
        AddressedDemand.marketShareEffect(
            sum(s.flows().before().values()), sum(s.flows().after().values()), demand));
    BigDecimal x = sum(s.exports().values());
    BigDecimal m = sum(s.imports().values());
    all.put("compound growth", Ratios.compoundGrowth(m, x, 3));
  }

  private static void prices(Samples s, Map<String, Outcome> all) {
    MatchedProducts matched = MatchedProducts.of(s.sold(), s.soldLater());
    for (IndexFormula formula : IndexFormula.values()) {
      all.put(formula + " price", formula.price(matched));
      all.put(formula + " quantity", formula.quantity(matched));
    }
    putAll(all, "contribution to price", FisherContributions.of(Relatives.prices(matched)));
    putAll(all, "contribution to quantity", FisherContributions.of(Relatives.quantities(matched)));
    all.put("covered before", matched.coveredBefore());
    all.put("covered after", matched.coveredAfter());
    List<Outcome> chain =
        IndexChain.of(
            List.of(
                new IndexChain.Link("first", IndexFormula.FISHER.price(matched)),
                new IndexChain.Link("second", Outcome.of(2))));
    all.put("chain", chain.get(2));
  }

  private static void margins(Samples s, Map<String, Outcome> all) {
    HummelsKlenow hk = HummelsKlenow.of(s.sold(), s.soldLater());
    all.put("hk extensive", hk.extensive());
    all.put("hk intensive", hk.intensive());
    all.put("hk share", hk.share());
    all.put("hk price", hk.price());
    all.put("hk quantity", hk.quantity());
    all.put("hk priced", hk.priced());
    LeastTraded least = LeastTraded.of(s.exports(), s.imports(), new BigDecimal("0.1"));
    all.put("least traded", least.share());
    all.put("new goods margin", least.newGoodsMargin());
  }

  private static void time(Samples s, Map<String, Outcome> all) {
    Stability.logGrowth(s.months(), 12)
        .forEach((month, growth) -> all.put("log growth " + month, growth));
    all.put("spread", Stability.spread(s.months(), 12).deviation());
    all.put("variation", Stability.coefficientOfVariation(s.months().values()));
    Drawdown fall = Drawdown.largest(s.months());
    all.put("drawdown", fall.size());
    all.put("months to recover", fall.monthsToRecover());
  }

  private static ImportsToExports balance(Samples s) {
    return new ImportsToExports(sum(s.imports().values()), sum(s.exports().values()));
  }

  private static BigDecimal sum(Collection<BigDecimal> values) {
    return Exact.sum(values);
  }

  private static void putAll(Map<String, Outcome> all, String name, Map<String, Outcome> found) {
    found.forEach((k, outcome) -> all.put(name + " " + k, outcome));
  }
}
