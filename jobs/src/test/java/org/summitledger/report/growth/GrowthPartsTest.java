package org.summitledger.report.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.report.growth.GrowthLines.comparison;
import static org.summitledger.report.growth.GrowthLines.sector;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.summitledger.indicator.Outcome;
import org.summitledger.report.growth.GrowthParts.Contribution;
import org.summitledger.report.table.Answer;

/** What sectors and products add to growth. */
class GrowthPartsTest {
  private static final GrowthComponent TOTAL = GrowthComponent.CONTRIBUTION_TO_TOTAL_GROWTH;
  private static final GrowthComponent SECTOR = GrowthComponent.CONTRIBUTION_TO_SECTOR_GROWTH;

  private static List<String> texts(Stream<Contribution> contributions, GrowthComponent component) {
    return contributions
        .filter(c -> c.component() == component)
        .map(
            c ->
                c.sector()
                    + " "
                    + c.product()
                    + " "
                    + c.answer()
                        .outcome()
                        .value()
                        .map(String::valueOf)
                        .orElseGet(() -> c.answer().outcome().reason().orElseThrow()))
        .toList();
  }

  @Test
  void aProductAddsToItsSectorAndASectorToTheWhole() {
    GrowthParts parts =
        new GrowthParts(
            comparison(
                """
                2018 vehicles 87 40
                2018 vehicles 86 20
                2018 other 01 40
                2019 vehicles 87 55
                2019 vehicles 86 20
                2019 other 01 30
                """));

    assertThat(texts(parts.ofSectors().stream(), TOTAL))
        .containsExactly("other all -0.1", "vehicles all 0.15");
    assertThat(texts(parts.ofProducts().stream(), TOTAL))
        .containsExactly("other 01 -0.1", "vehicles 87 0.15", "vehicles 86 0.0");
    assertThat(texts(parts.ofProducts().stream(), SECTOR))
        .containsExactly("other 01 -0.25", "vehicles 87 0.25", "vehicles 86 0.0");
  }

  @Test
  void aNewSectorAddsToTheWholeAndHasNoGrowthOfItsOwn() {
    GrowthParts parts =
        new GrowthParts(comparison("2018 other 01 40\n2019 other 01 40\n2019 vehicles 87 10"));

    assertThat(texts(parts.ofProducts().stream(), TOTAL)).contains("vehicles 87 0.25");
    assertThat(texts(parts.ofProducts().stream(), SECTOR))
        .contains("vehicles 87 the whole before is not above zero");
  }

  @Test
  void whatABlankProductHadIsInNoNumberAndAllNumbersSaySo() {
    GrowthParts parts =
        new GrowthParts(
            comparison(
                """
                2018 vehicles 87 100
                2018 vehicles 86 -
                2018 other 01 100
                2019 vehicles 87 90
                2019 vehicles 86 30
                2019 other 01 100
                """));

    assertThat(texts(parts.ofSectors().stream(), TOTAL))
        .containsExactly("other all 0.0", "vehicles all -0.05");
    assertThat(texts(parts.ofProducts().stream(), TOTAL))
        .containsExactly(
            "other 01 0.0",
            "vehicles 87 -0.05",
            "vehicles 86 the source is blank in the base period");
    String leftOut = "left out, since the source is blank in one period or both: product 86";
    assertThat(Stream.concat(parts.ofSectors().stream(), parts.ofProducts().stream()))
        .filteredOn(c -> c.component() == TOTAL && c.answer().outcome().isPresent())
        .hasSize(4)
        .allSatisfy(c -> assertThat(c.answer().missing()).contains(leftOut));
    assertThat(parts.ofProducts())
        .filteredOn(c -> c.component() == SECTOR)
        .extracting(c -> c.product() + " " + c.answer().missing().orElse("complete"))
        .containsExactly(
            "01 complete", "87 " + leftOut, "86 the source is blank in the base period");
  }

  @Test
  void aBlankSectorIsMissingInWhatTheOthersAddToGrowth() {
    GrowthParts parts =
        new GrowthParts(
            comparison(
                """
                2018 vehicles 87 100
                2018 other 01 100
                2019 vehicles 87 90
                2019 other 01 -
                """));

    assertThat(parts.ofSectors())
        .extracting(c -> c.sector() + ": " + c.answer().missing().orElse("complete"))
        .containsExactly(
            "other: the source is blank in the period",
            "vehicles: left out, since the source is blank in one period or both: product 01");
  }

  @Test
  void contributionsAddUpHoweverManyProductsThereAre() {
    SplittableRandom random = new SplittableRandom(5);
    for (int products : new int[] {1, 99, 100, 101, 700}) {
      GrowthComparison comparison = comparison(lines(random, products));
      GrowthParts parts = new GrowthParts(comparison);
      double growth = GrowthIndices.growthFactor(comparison.whole()).orElseThrow() - 1;

      assertThat(sum(parts.ofSectors().stream())).isCloseTo(growth, within(1e-12));
      for (String name : List.of("chips", "tools")) {
        double own = GrowthIndices.growthFactor(sector(comparison, name)).orElseThrow() - 1;
        Stream<Contribution> of = parts.ofProducts().stream().filter(c -> c.sector().equals(name));
        assertThat(sum(of.filter(c -> c.component() == SECTOR))).isCloseTo(own, within(1e-12));
      }
      long listed =
          parts.ofProducts().stream()
              .filter(c -> c.component() == TOTAL && !c.product().equals(GrowthParts.REST))
              .count();
      assertThat(listed).isEqualTo(Math.min(100, products + 1));
    }
  }

  private static double sum(Stream<Contribution> contributions) {
    return contributions
        .map(Contribution::answer)
        .map(Answer::outcome)
        .mapToDouble(Outcome::orElseThrow)
        .sum();
  }

  private static String lines(SplittableRandom random, int products) {
    StringBuilder lines = new StringBuilder("2018 tools 840000 500\n2019 tools 840000 500\n");
    for (int i = 0; i < products; i++) {
      String sector = i % 2 == 0 ? "chips" : "tools";
      for (int year = 2018; year < 2020; year++) {
        lines
            .append(year + " " + sector + " " + (850000 + i) + " ")
            .append(1 + random.nextInt(10_000))
            .append('\n');
      }
    }
    return lines.toString();
  }
}
