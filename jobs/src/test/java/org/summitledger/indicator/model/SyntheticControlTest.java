package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.model.Drawn.annual;
import static org.summitledger.indicator.model.Drawn.computed;
import static org.summitledger.indicator.model.Drawn.reason;
import static org.summitledger.indicator.model.Drawn.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.summitledger.indicator.model.Counterfactual.Computed;
import org.summitledger.indicator.model.SyntheticFit.Donor;
import org.summitledger.indicator.model.SyntheticFit.Placebo;

class SyntheticControlTest {
  @Test
  void aMixtureOfDonorsIsFoundAndGoesOnAsTheMixture() {
    List<Series> donors = Drawn.alike(8, 20, 0.2, new SplittableRandom(10));
    TreeMap<Integer, Double> mixed = new TreeMap<>();
    for (int t = 0; t < 20; t++) {
      mixed.put(t, 1000 * (0.6 * share(donors.get(2), t) + 0.4 * share(donors.get(5), t)));
    }
    Series treated = Drawn.changed(new Series("steel", mixed), 15, value -> value + 100);
    Computed answer = computed(SyntheticControl.of(annual(treated, 15), donors));
    SyntheticFit fit = (SyntheticFit) answer.fit();
    assertThat(fit.donors())
        .extracting(Donor::weight)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-4 ? 0 : Double.compare(a, b))
        .containsExactly(0.0, 0.0, 0.6, 0.0, 0.0, 0.4, 0.0, 0.0);
    assertThat(fit.preRmspe()).isLessThan(1e-4);
    assertThat(answer.effects())
        .hasSize(5)
        .allSatisfy(e -> assertThat(e.value()).isCloseTo(100, within(0.1)));
    assertThat(fit.placebo()).contains(new Placebo(1, 8, 1 / 9.0));
    assertThat(fit.ratio()).as("100 of a mean of 1000, over a thousandth").isBetween(95.0, 105.0);
  }

  private static double share(Series series, int period) {
    double before = series.values().headMap(15).values().stream().mapToDouble(v -> v).sum() / 15;
    return series.at(period).orElseThrow() / before;
  }

  @Test
  void weightsAreSharesOfOne() {
    SplittableRandom random = new SplittableRandom(11);
    for (int draw = 0; draw < 100; draw++) {
      List<Series> drawn = Drawn.alike(12, 4 + draw % 15, 0.3, random);
      int from = 4 + draw % 15 - 1;
      if (from < 4) {
        continue;
      }
      SyntheticFit fit =
          (SyntheticFit)
              computed(SyntheticControl.of(annual(drawn.get(0), from), drawn.subList(1, 12))).fit();
      assertThat(fit.donors()).allSatisfy(d -> assertThat(d.weight()).isBetween(0.0, 1.0));
      assertThat(fit.donors().stream().mapToDouble(Donor::weight).sum())
          .isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void theOrderOfDonorsDoesNotMatter() {
    List<Series> drawn = Drawn.alike(12, 9, 0.3, new SplittableRandom(12));
    List<Series> donors = new ArrayList<>(drawn.subList(1, 12));
    Counterfactual answer = SyntheticControl.of(annual(drawn.get(0), 6), donors);
    Collections.reverse(donors);
    assertThat(SyntheticControl.of(annual(drawn.get(0), 6), donors)).isEqualTo(answer);
  }

  @Test
  void withoutAnEffectEveryRankIsAsLikely() {
    SplittableRandom random = new SplittableRandom(13);
    int first = 0;
    int firstHalf = 0;
    for (int draw = 0; draw < 400; draw++) {
      List<Series> drawn = Drawn.alike(10, 14, 0.2, random);
      SyntheticFit fit =
          (SyntheticFit)
              computed(SyntheticControl.of(annual(drawn.get(0), 11), drawn.subList(1, 10))).fit();
      first += fit.placebo().orElseThrow().rank() == 1 ? 1 : 0;
      firstHalf += fit.placebo().orElseThrow().p() <= 0.5 ? 1 : 0;
    }
    assertThat(first).as("of 400, nominally 40").isBetween(24, 60);
    assertThat(firstHalf).as("of 400, nominally 200").isBetween(165, 240);
  }

  @Test
  void aClearEffectComesFirst() {
    SplittableRandom random = new SplittableRandom(14);
    for (int draw = 0; draw < 30; draw++) {
      List<Series> drawn = Drawn.alike(12, 14, 0.1, random);
      Series treated = Drawn.changed(drawn.get(0), 11, value -> value * 3);
      Computed answer = computed(SyntheticControl.of(annual(treated, 11), drawn.subList(1, 12)));
      assertThat(((SyntheticFit) answer.fit()).placebo()).contains(new Placebo(1, 11, 1 / 12.0));
      assertThat(answer.effects()).allSatisfy(e -> assertThat(e.value()).isPositive());
    }
  }

  @Test
  void theIntervalIsOfDonorsThatFitAsWell() {
    List<Series> drawn = new ArrayList<>(Drawn.alike(12, 14, 0.1, new SplittableRandom(15)));
    drawn.add(series("wild", 1, 50, 1, 50, 1, 50, 1, 50, 1, 50, 1, 50, 1, 50));
    Series treated = Drawn.changed(drawn.get(0), 11, value -> value * 3);
    Computed answer = computed(SyntheticControl.of(annual(treated, 11), drawn.subList(1, 13)));
    SyntheticFit fit = (SyntheticFit) answer.fit();
    assertThat(fit.comparable()).isEqualTo(11);
    assertThat(fit.donors())
        .filteredOn(d -> !d.placebo().orElseThrow().comparable())
        .extracting(Donor::unit)
        .containsExactly("wild");
    double level = 1 - 2.0 / 12;
    assertThat(answer.effects())
        .allSatisfy(
            e -> {
              assertThat(e.interval().orElseThrow().level()).isCloseTo(level, within(1e-12));
              assertThat(e.interval().orElseThrow().low()).isNotNegative();
              assertThat(e.side()).contains(Side.ABOVE);
            });
  }

  @Test
  void moreDonorsThanPeriodsThatFitAreOneMixtureOfMany() {
    List<Series> donors = Drawn.alike(30, 15, 0.3, new SplittableRandom(17));
    TreeMap<Integer, Double> mixed = new TreeMap<>();
    for (int t = 0; t < 15; t++) {
      mixed.put(t, 0.5 * share(donors.get(0), t) + 0.5 * share(donors.get(1), t));
    }
    Series treated = new Series("steel", mixed);
    assertThat(fit(treated, 4, donors).isOneOfMany()).as("30 donors over 4 periods").isTrue();
    assertThat(fit(treated, 14, donors.subList(0, 4)).isOneOfMany())
        .as("4 donors over 14 periods")
        .isFalse();
    Series apart = Drawn.changed(treated, 3, value -> value * 100);
    assertThat(fit(apart, 4, donors).isOneOfMany()).as("a unit like no mixture").isFalse();
  }

  private static SyntheticFit fit(Series treated, int from, List<Series> donors) {
    return (SyntheticFit) computed(SyntheticControl.of(annual(treated, from), donors)).fit();
  }

  @Test
  void theUnitOfMoneyDoesNotMatter() {
    List<Series> drawn = Drawn.alike(12, 9, 0.3, new SplittableRandom(16));
    Computed one = computed(SyntheticControl.of(annual(drawn.get(0), 6), drawn.subList(1, 12)));
    List<Series> tenths = drawn.stream().map(Drawn::inTenths).toList();
    Computed ten = computed(SyntheticControl.of(annual(tenths.get(0), 6), tenths.subList(1, 12)));
    SyntheticFit fit = (SyntheticFit) ten.fit();
    assertThat(fit.placebo()).isEqualTo(((SyntheticFit) one.fit()).placebo());
    assertThat(fit.ratio()).isCloseTo(((SyntheticFit) one.fit()).ratio(), within(1e-5));
    for (int i = 0; i < one.effects().size(); i++) {
      assertThat(ten.effects().get(i).counterfactual())
          .isCloseTo(10 * one.effects().get(i).counterfactual(), Percentage.withPercentage(1e-4));
    }
  }

  @Test
  void aSingleDonorIsTheMixtureAndHasNoPlacebo() {
    Computed answer =
        computed(
            SyntheticControl.of(
                annual(series("steel", 1, 2, 3, 4, 9), 4),
                List.of(series("a", 10, 20, 30, 40, 50))));
    SyntheticFit fit = (SyntheticFit) answer.fit();
    assertThat(fit.donors()).containsExactly(new Donor("a", 1, java.util.Optional.empty()));
    assertThat(fit.placebo()).isEmpty();
    assertThat(answer.effects().get(0).counterfactual()).isCloseTo(5, within(1e-12));
    assertThat(answer.side()).isEmpty();
  }

  @Test
  void donorsWithGapsAreLeftOutAndNamed() {
    List<Series> donors =
        List.of(
            series("a", 10, 20, 30, 40, 50),
            series("gap", 10, 20, 30),
            series("late", 0, 0, 0, 0, 50));
    SyntheticFit fit =
        (SyntheticFit)
            computed(SyntheticControl.of(annual(series("steel", 1, 2, 3, 4, 9), 4), donors)).fit();
    assertThat(fit.donors()).extracting(Donor::unit).containsExactly("a");
    assertThat(fit.leftOut())
        .containsOnly(
            java.util.Map.entry("gap", "it has no figure for period 3"),
            java.util.Map.entry("late", "its mean before the summit is not above zero"));
  }

  @Test
  void whatIsMissingIsSaid() {
    Study study = annual(series("steel", 1, 2, 3, 4, 9), 4);
    assertThat(reason(SyntheticControl.of(study, List.of()))).isEqualTo("no donor");
    assertThat(reason(SyntheticControl.of(study, List.of(series("a", 1)))))
        .isEqualTo("no donor: none of 1 traded before the summit in all periods");
    List<Series> donors = List.of(series("a", 1, 1, 1, 1, 1));
    assertThat(reason(SyntheticControl.of(annual(series("steel", 0, 0, 0, 0, 9), 4), donors)))
        .isEqualTo("the mean before the summit is not above zero");
    assertThat(reason(SyntheticControl.of(annual(series("steel", 1, 1, 1, 9), 3), donors)))
        .isEqualTo("the method needs 4 periods before the summit; 3 have figures");
  }
}
