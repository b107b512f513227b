package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.Claims.CASES;
import static org.summitledger.indicator.Claims.TOLERANCE;
import static org.summitledger.indicator.Claims.each;
import static org.summitledger.indicator.Claims.near;
import static org.summitledger.indicator.Claims.relative;
import static org.summitledger.indicator.Claims.total;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What must add up or multiply, on random trade. */
class IdentitiesTest {
  @Test
  void theLevelsOfConstantSharesLeaveNothingOver() {
    int compared =
        each(
            s -> {
              ConstantMarketShare.Levels l = ConstantMarketShare.of(s.flows()).levels();
              List<Outcome> parts =
                  List.of(l.worldGrowth(), l.products(), l.markets(), l.competitiveness());
              double size = parts.stream().mapToDouble(p -> Math.abs(p.orElseThrow())).sum();
              assertThat(total(parts))
                  .isCloseTo(l.change().orElseThrow(), within(TOLERANCE * size));
            },
            s -> true);
    assertThat(compared).isEqualTo(CASES);
  }

  @Test
  void competitivenessIsWhatEachMarketGainedOverItsGrowth() {
    int compared =
        each(
            s -> {
              double sum = 0;
              double size = 0;
              for (MarketFlows.Cell cell : s.flows().cells().values()) {
                double kept = cell.asTheWorld().doubleValue();
                sum += cell.change().doubleValue() - kept;
                size += Math.abs(cell.change().doubleValue()) + Math.abs(kept);
              }
              assertThat(ConstantMarketShare.of(s.flows()).levels().competitiveness().orElseThrow())
                  .isCloseTo(sum, within(TOLERANCE * size));
            },
            s -> true);
    assertThat(compared).isEqualTo(CASES);
  }

  @Test
  void theRatesOfConstantSharesLeaveNothingOver() {
    int compared =
        each(
            s -> {
              ConstantMarketShare.Rates r = ConstantMarketShare.of(s.flows()).rates();
              double excess = r.growth().orElseThrow() - r.worldGrowth().orElseThrow();
              double size = Math.max(1, r.growth().orElseThrow());
              assertThat(total(List.of(r.share(), r.products(), r.markets(), r.mixed())))
                  .isCloseTo(excess, within(TOLERANCE * size));
              assertThat(total(List.of(r.share(), r.structure())))
                  .isCloseTo(excess, within(TOLERANCE * size));
            },
            s -> Exact.sum(s.flows().before().values()).signum() > 0);
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void withConstantSharesInEveryMarketThereIsNoCompetitiveness() {
    int compared =
        each(
            s -> {
              MarketFlows f = s.flows();
              MarketFlows kept =
                  new MarketFlows(f.worldBefore(), f.worldAfter(), f.worldBefore(), f.worldAfter());
              near(0, ConstantMarketShare.of(kept).rates().share());
              near(0, ConstantMarketShare.of(kept).rates().structure());
            },
            s ->
                s.flows().worldBefore().keySet().containsAll(s.flows().worldAfter().keySet())
                    && !s.flows().worldBefore().isEmpty());
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void lafayAddsUpToZero() {
    int compared =
        each(
            s -> near(0, total(Lafay.index(s.exports(), s.imports()).values()) / 100),
            s -> sum(s.exports()).add(sum(s.imports())).signum() > 0);
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void normalisedAdvantageAddsUpToZeroOverProductsAndOverCountries() {
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<String> products = Samples.codes("0", 1 + random.nextInt(9));
      List<Map<String, BigDecimal>> countries = new ArrayList<>();
      Map<String, BigDecimal> world = new TreeMap<>();
      for (int i = 0; i < 2 + random.nextInt(6); i++) {
        Map<String, BigDecimal> exports = Samples.values(random, products);
        exports.forEach((k, v) -> world.merge(k, v, BigDecimal::add));
        countries.add(exports);
      }
      if (sum(world).signum() > 0) {
        Map<String, Double> byProduct = new TreeMap<>();
        for (Map<String, BigDecimal> exports : countries) {
          Map<String, Outcome> found = RevealedAdvantage.normalised(exports, world);
          assertThat(total(found.values())).isCloseTo(0, within(TOLERANCE));
          found.forEach((k, o) -> byProduct.merge(k, o.orElseThrow(), Double::sum));
        }
        assertThat(byProduct.values())
            .allSatisfy(sum -> assertThat(sum).isCloseTo(0, within(TOLERANCE)));
      }
    }
  }

  @Test
  void theMirrorLooksTheSameFromBothSides() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < CASES; i++) {
      BigDecimal imports = Samples.money(random);
      BigDecimal exports = Samples.money(random);
      assertThat(Asymmetry.gap(imports, exports)).isEqualTo(Asymmetry.gap(exports, imports));
      assertThat(Asymmetry.logRatio(imports, exports).orElseThrow())
          .isCloseTo(-Asymmetry.logRatio(exports, imports).orElseThrow(), within(TOLERANCE));
      assertThat(IntraIndustryTrade.grubelLloyd(exports, imports))
          .isEqualTo(IntraIndustryTrade.grubelLloyd(imports, exports));
    }
  }

  @Test
  void complementarityTimesBiasIsIntensity() {
    int compared =
        each(
            s -> {
              Outcome fit = Complementarity.drysdaleGarnaut(s.exports(), s.imports(), s.world());
              BigDecimal between = sum(s.exports()).divide(BigDecimal.valueOf(7), Exact.DIGITS);
              Outcome intensity =
                  TradeIntensity.wits(between, sum(s.exports()), sum(s.imports()), sum(s.world()));
              // What the one would sell to the other, were it sold like everybody's of a product.
              double expected = 0;
              for (String k : s.exports().keySet()) {
                if (Products.at(s.world(), k).signum() > 0) {
                  expected +=
                      s.exports().get(k).doubleValue()
                          * Products.at(s.imports(), k).doubleValue()
                          / s.world().get(k).doubleValue();
                }
              }
              relative(between.doubleValue() / expected, Complementarity.bias(intensity, fit));
              Map<String, Outcome> terms =
                  Complementarity.drysdaleGarnautTerms(s.exports(), s.imports(), s.world());
              relative(total(terms.values()), fit);
            },
            s ->
                Complementarity.drysdaleGarnaut(s.exports(), s.imports(), s.world())
                    .value()
                    .filter(fit -> fit > 0)
                    .isPresent());
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void similarityIsOneMinusStructuralChange() {
    int compared =
        each(
            s ->
                near(
                    1 - StructuralChange.lawrence(s.exports(), s.world()).orElseThrow(),
                    ExportSimilarity.fingerKreinin(s.exports(), s.world())),
            s -> sum(s.exports()).signum() > 0);
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void whatStaysComesAndGoesIsTheChange() {
    int compared =
        each(
            s -> {
              EntryExit e = EntryExit.of(s.exports(), s.imports());
              assertThat(e.continuing().add(e.entry()).add(e.exit()))
                  .isEqualByComparingTo(e.change());
              assertThat(e.change())
                  .isEqualByComparingTo(sum(s.imports()).subtract(sum(s.exports())));
            },
            s -> true);
    assertThat(compared).isEqualTo(CASES);
  }

  @Test
  void whereNothingChangedTheLeastTradedHaveTheirShare() {
    BigDecimal tenth = new BigDecimal("0.1");
    int compared =
        each(
            s -> near(0, LeastTraded.of(s.exports(), s.exports(), tenth).newGoodsMargin()),
            s -> sum(s.exports()).signum() > 0);
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void demandIsGrowthWithoutTheSharesWonAndTimesTheirEffectIsGrowth() {
    int compared =
        each(
            s -> {
              MarketFlows f = s.flows();
              ConstantMarketShare.Rates rates = ConstantMarketShare.of(f).rates();
              Outcome demand = demand(f);
              double growth = 1 + rates.growth().orElseThrow();
              assertThat(demand.orElseThrow())
                  .isCloseTo(
                      growth - rates.share().orElseThrow(),
                      within(TOLERANCE * (growth + Math.abs(rates.share().orElseThrow()))));
              Outcome effect =
                  AddressedDemand.marketShareEffect(
                      Exact.sum(f.before().values()), Exact.sum(f.after().values()), demand);
              assertThat(demand.orElseThrow() * effect.orElseThrow())
                  .isCloseTo(growth, within(TOLERANCE * growth));
            },
            s -> demand(s.flows()).value().filter(d -> d > 0).isPresent());
    assertThat(compared).isGreaterThan(50);
  }

  private static Outcome demand(MarketFlows flows) {
    return AddressedDemand.index(flows.before(), flows.worldBefore(), flows.worldAfter());
  }

  private static BigDecimal sum(Map<String, BigDecimal> values) {
    return Exact.sum(values.values());
  }
}
