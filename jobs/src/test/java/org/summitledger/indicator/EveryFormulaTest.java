package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is asked of every formula: of any order and any unit, and of input that is broken. */
class EveryFormulaTest {
  private static final int CASES = 250;
  private static final Samples USUAL = Samples.random(1);

  @Test
  void theOrderOfProductsAndPartnersDoesNotMatter() {
    for (int seed = 0; seed < CASES; seed++) {
      Samples samples = Samples.random(seed);
      Samples shuffled = samples.shuffled(seed + 1000L);
      assertThat(EveryFormula.ratios(shuffled))
          .as("seed %s", seed)
          .isEqualTo(EveryFormula.ratios(samples));
      assertThat(EveryFormula.levels(shuffled))
          .as("seed %s", seed)
          .isEqualTo(EveryFormula.levels(samples));
    }
  }

  @Test
  void tenTimesTheMoneyLeavesRatiosAndScalesLevels() {
    for (int seed = 0; seed < CASES; seed++) {
      Samples samples = Samples.random(seed);
      Samples tenfold = samples.money(v -> v.multiply(BigDecimal.TEN));
      areTimes(1, EveryFormula.ratios(samples), EveryFormula.ratios(tenfold));
      areTimes(10, EveryFormula.levels(samples), EveryFormula.levels(tenfold));
    }
  }

  private static void areTimes(
      int factor, SortedMap<String, Outcome> before, SortedMap<String, Outcome> after) {
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach(
        (name, found) -> {
          double expected = factor * before.get(name).value().orElse(0.0);
          assertThat(found.reason()).as(name).isEqualTo(before.get(name).reason());
          assertThat(found.value().orElse(0.0))
              .as(name)
              .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
        });
  }

  @Test
  void usualTradeHasNumbersForEveryFormula() {
    SortedMap<String, Integer> numbers = new TreeMap<>();
    for (int seed = 0; seed < CASES; seed++) {
      Samples samples = Samples.random(seed);
      SortedMap<String, Outcome> found = EveryFormula.ratios(samples);
      found.putAll(EveryFormula.levels(samples));
      found.forEach((name, o) -> numbers.merge(name, o.isPresent() ? 1 : 0, Integer::sum));
    }
    assertThat(numbers).hasSizeGreaterThan(100);
    assertThat(numbers).allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
  }

  @TestFactory
  Stream<DynamicTest> brokenInputGivesANumberOrAReason() {
    return broken().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      sound(EveryFormula.ratios(e.getValue()));
                      sound(EveryFormula.levels(e.getValue()));
                      assertThat(EveryFormula.others(e.getValue())).doesNotContainNull();
                    }));
  }

  @Test
  void randomCorrectionsGiveANumberOrAReason() {
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Samples samples =
          Samples.random(seed)
              .money(v -> random.nextInt(4) == 0 ? v.negate() : v)
              .money(v -> random.nextInt(4) == 0 ? BigDecimal.ZERO : v);
      sound(EveryFormula.ratios(samples));
      sound(EveryFormula.levels(samples));
      assertThat(EveryFormula.others(samples)).doesNotContainNull();
    }
  }

  private static Map<String, Samples> broken() {
    Map<String, Samples> broken = new LinkedHashMap<>();
    broken.put("nothing at all", USUAL.only(0));
    broken.put("one product, one partner, one period", Samples.random(4).only(1));
    broken.put("all zero", USUAL.money(v -> BigDecimal.ZERO));
    broken.put("all below zero", USUAL.money(BigDecimal::negate));
    broken.put("the smallest amounts", USUAL.money(v -> new BigDecimal("0.001")));
    broken.put("amounts beyond all trade", USUAL.money(v -> v.scaleByPowerOfTen(300)));
    broken.put("amounts of nothing", USUAL.money(v -> v.scaleByPowerOfTen(-300)));
    broken.put("no quantity", USUAL.sold(t -> Traded.withoutQuantity(t.value())));
    broken.put("quantities of zero", USUAL.sold(t -> Traded.of(t.value(), BigDecimal.ZERO, "kg")));
    broken.put(
        "quantities below zero",
        USUAL.sold(t -> Traded.of(t.value(), BigDecimal.ONE.negate(), "kg")));
    broken.put("a unit each", USUAL.sold(t -> Traded.of(t.value(), BigDecimal.ONE, t.toString())));
    broken.put("a product that appears once", USUAL.appearing("999998"));
    broken.put("a partner that vanishes", USUAL.vanishing("P100"));
    return broken;
  }

  /** A finite number, or a reason in lower case without a full stop. */
  private static void sound(SortedMap<String, Outcome> outcomes) {
    assertThat(outcomes)
        .allSatisfy(
            (name, outcome) -> {
              assertThat(outcome.value().orElse(0.0)).as(name).isFinite();
              outcome
                  .reason()
                  .ifPresent(
                      reason ->
                          assertThat(reason)
                              .as(name)
                              .matches("[a-z].*[a-z0-9]")
                              .doesNotEndWith("."));
            });
  }
}
