package org.summitledger.report.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.report.growth.GrowthLines.comparison;

import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.summitledger.indicator.Outcome;
import org.summitledger.report.table.Answer;

/** Volumes and prices of the whole between two years. */
class GrowthIndicesTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static SortedMap<String, Answer> answers(String lines) {
    GrowthComparison comparison = comparison(lines);
    return comparison.indices(comparison.whole()).answers("USD");
  }

  private static Map<String, Double> numbers(SortedMap<String, Answer> answers) {
    Map<String, Double> numbers = new TreeMap<>();
    answers.forEach((name, a) -> a.outcome().value().ifPresent(v -> numbers.put(name, v)));
    return numbers;
  }

  /** Prices double, quantities of one product rise by half. */
  @Test
  void pricesAndVolumesAreThoseOfTheProducts() {
    Map<String, Double> numbers =
        numbers(answers("2018 vehicles 87 1000 2000\n2019 vehicles 87 3000 3000"));

    assertThat(numbers)
        .containsEntry("volume_fisher", 1.5)
        .containsEntry("price_fisher", 2.0)
        .containsEntry("coverage_factor", 1.0)
        .containsEntry("covered_share_before", 1.0)
        .containsEntry("matched_products", 1.0)
        .containsEntry("value_change", 2000.0)
        .containsEntry("value_change_by_volume", 750.0)
        .containsEntry("value_change_by_price", 1250.0)
        .containsEntry("value_change_not_covered", 0.0);
    assertThat(numbers.get("volume_tornqvist")).isCloseTo(1.5, EXACT);
  }

  @Test
  void whatHasNoUsablePriceIsLeftOutAndCounted() {
    SortedMap<String, Answer> answers =
        answers(
            """
            2018 other 01 100 50000
            2018 other 30 10 999
            2018 other 86 10 2000
            2018 other 87 30
            2018 other 84 40 5000
            2019 other 01 110 50000
            2019 other 30 12 5000
            2019 other 86 210 2000
            2019 other 87 33 4000
            2019 other 85 50 6000
            """);

    assertThat(numbers(answers))
        .containsEntry("matched_products", 1.0)
        .containsEntry("excluded_below_floor", 1.0)
        .containsEntry("excluded_unit_value_jump", 1.0)
        .containsEntry("excluded_no_quantity", 1.0)
        .containsEntry("excluded_only_before", 1.0)
        .containsEntry("excluded_only_after", 1.0)
        .containsEntry("price_fisher", 1.1);
    assertThat(answers.get("price_fisher").missing())
        .contains(
            "5 of 6 products left out: 1 (traded only before), 1 (traded only after), 1 (a quantity"
                + " is missing or not above zero), 1 (a quantity is below the floor), 1 (the unit"
                + " value jumped)");
  }

  @Test
  void aProductThatIsTradedInNeitherPeriodIsNotMissing() {
    SortedMap<String, Answer> answers =
        answers(
            "2018 other 01 100 5000\n2018 other 30 0 0\n2019 other 01 90 5000\n2019 other 30 0 0");

    assertThat(numbers(answers)).containsEntry("excluded_not_traded", 1.0);
    assertThat(answers).allSatisfy((name, a) -> assertThat(a.missing()).as(name).isEmpty());
  }

  @Test
  void everyNumberSaysWhatIsBlankAndIndicesAlsoWhatIsNotCovered() {
    GrowthComparison comparison =
        comparison(
            """
            2018 other 01 100 5000
            2018 other 30 10
            2018 other 31 4 2000
            2019 other 01 90 5000
            2019 other 30 12
            2019 other 31 -
            """);
    GrowthIndices indices = comparison.indices(comparison.whole());
    SortedMap<String, Answer> answers = indices.answers("USD");
    String blank = "left out, since the source is blank in one period or both: product 31";
    String both = blank + "; 1 of 2 products left out: 1 (a quantity is missing or not above zero)";

    for (String name :
        new String[] {"value_change", "value_change_not_covered", "matched_products"}) {
      assertThat(answers.get(name).missing()).as(name).contains(blank);
    }
    for (String name : new String[] {"volume_fisher", "value_change_by_price", "coverage_factor"}) {
      assertThat(answers.get(name).missing()).as(name).contains(both);
    }
    assertThat(numbers(answers)).containsEntry("value_change", -8.0);
    assertThat(GrowthParts.ofIndices("all_products", indices))
        .hasSize(2)
        .allSatisfy(c -> assertThat(c.answer().missing()).contains(both));
  }

  @Test
  void withoutAMatchedProductEveryFactorSaysWhy() {
    SortedMap<String, Answer> answers = answers("2018 other 01 100 5000\n2019 other 30 90 5000");

    for (String name : new String[] {"volume_fisher", "price_tornqvist", "coverage_factor"}) {
      assertThat(answers.get(name).outcome())
          .isEqualTo(
              Outcome.none(
                  "no product with a value and a quantity in both periods is left to compare"));
    }
    assertThat(numbers(answers))
        .containsEntry("covered_share_before", 0.0)
        .containsEntry("value_change_not_covered", -10.0);
  }

  @Test
  void aBaseOfZeroOrLessHasNoGrowth() {
    for (String base : new String[] {"0", "-5"}) {
      GrowthComparison comparison =
          comparison("2018 other 01 " + base + " 5000\n2019 other 01 9 5000");
      assertThat(GrowthIndices.growthFactor(comparison.whole()))
          .isEqualTo(Outcome.none("the base value is not above zero"));
      assertThat(numbers(comparison.indices(comparison.whole()).answers("USD")).values())
          .allMatch(Double::isFinite);
    }
  }

  @Test
  void factorsMultiplyToGrowthAndPartsAddUpWhateverTheTrade() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 300; run++) {
      GrowthComparison comparison = comparison(lines(random));
      GrowthIndices indices = comparison.indices(comparison.whole());
      Map<String, Double> n = numbers(indices.answers("USD"));
      double growth = GrowthIndices.growthFactor(comparison.whole()).orElseThrow();

      if (n.get("matched_products") > 0) {
        assertThat(n.get("volume_fisher") * n.get("price_fisher") * n.get("coverage_factor"))
            .isCloseTo(growth, within(1e-12 * growth));
        assertThat(n.get("coverage_factor"))
            .isCloseTo(n.get("covered_share_before") / n.get("covered_share_after"), within(1e-9));
      }
      assertThat(
              n.get("value_change_by_volume")
                  + n.get("value_change_by_price")
                  + n.get("value_change_not_covered"))
          .isCloseTo(n.get("value_change"), within(1e-6));
      indices
          .contributions()
          .forEach(
              (component, parts) -> {
                String index = component.text().replace("contribution_to_", "");
                double sum = parts.values().stream().mapToDouble(Outcome::orElseThrow).sum();
                assertThat(sum).isCloseTo(n.getOrDefault(index, 1.0) - 1, within(1e-9));
              });
    }
  }

  @Test
  void tenTimesTheMoneyGivesTheSameRatiosAndTenTimesTheChange() {
    SplittableRandom random = new SplittableRandom(11);
    String lines = lines(random);
    String tenfold =
        lines
            .lines()
            .map(l -> l.replaceFirst("^(\\S+ \\S+ \\S+ \\S+)", "$10"))
            .reduce("", (a, b) -> a + b + "\n");
    Map<String, Double> once = numbers(answers(lines));
    Map<String, Double> ten = numbers(answers(tenfold));

    assertThat(ten.keySet()).isEqualTo(once.keySet());
    once.forEach(
        (name, value) ->
            assertThat(ten.get(name))
                .as(name)
                .isCloseTo(
                    name.startsWith("value_change") ? 10 * value : value,
                    within(1e-9 * Math.max(1, Math.abs(value)))));
  }

  /** Twenty products, some without quantities, some in one year only. */
  private static String lines(SplittableRandom random) {
    StringBuilder lines = new StringBuilder("2018 other 01 500\n2019 other 01 500\n");
    for (int product = 10; product < 30; product++) {
      for (int year = 2018; year < 2020; year++) {
        if (random.nextInt(8) > 0) {
          String quantity = random.nextInt(6) > 0 ? " " + (500 + random.nextInt(50_000)) : "";
          lines
              .append(year)
              .append(" other ")
              .append(product)
              .append(' ')
              .append(1 + random.nextInt(10_000))
              .append(quantity)
              .append('\n');
        }
      }
    }
    return lines.toString();
  }
}
