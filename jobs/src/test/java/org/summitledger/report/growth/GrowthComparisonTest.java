package org.summitledger.report.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.report.growth.GrowthLines.comparison;
import static org.summitledger.report.growth.GrowthLines.sector;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.summitledger.TestTables;
import org.summitledger.indicator.Traded;
import org.summitledger.reference.Concordance;
import org.summitledger.reference.Sectors;
import org.summitledger.report.growth.GrowthComparison.Part;

/** Two years of a series beside each other. */
class GrowthComparisonTest {
  private static final String BLANK =
      "left out, since the source is blank in one period or both: product ";
  private static final String UNLISTED =
      "left out, since the source lists it in one of both periods only: product ";

  private static GrowthComparison listed(String lines) {
    return comparison(GrowthLines.listed(lines), TestTables.sectors());
  }

  @Test
  void sectorsAddUpToTheWholeAndWhatIsNotTradedIsZero() {
    GrowthComparison comparison =
        comparison(
            """
            2018 vehicles 87 10
            2018 other 01 5
            2019 vehicles 87 12
            2019 machines 84 7
            """);

    assertThat(comparison.whole().before()).isEqualByComparingTo("15");
    assertThat(comparison.whole().after()).isEqualByComparingTo("19");
    assertThat(comparison.whole().missing()).isEmpty();
    assertThat(sector(comparison, "machines").change()).isEqualByComparingTo("7");
    assertThat(sector(comparison, "other").change()).isEqualByComparingTo("-5");
  }

  @Test
  void aBlankSectorIsLeftOutOfBothPeriods() {
    GrowthComparison comparison =
        comparison(
            """
            2018 vehicles 87 10
            2018 other 01 5
            2019 vehicles 87 12
            2019 other 01 -
            """);

    assertThat(comparison.whole().before()).isEqualByComparingTo("10");
    assertThat(comparison.whole().after()).isEqualByComparingTo("12");
    assertThat(comparison.whole().missing()).contains(BLANK + "01");
    assertThat(sector(comparison, "other").blank()).contains("the source is blank in the period");
    assertThat(comparison.parts()).extracting(Part::sector).containsExactly("vehicles");
  }

  @Test
  void whereAllIsBlankThereIsNoWhole() {
    GrowthComparison comparison = comparison("2018 vehicles 87 -\n2019 vehicles 87 12");

    assertThat(comparison.whole().blank()).contains("the source is blank in the base period");
  }

  @Test
  void aBlankProductIsLeftOutOfItsSectorAndTheWholeInBothPeriods() {
    GrowthComparison comparison =
        comparison(
            """
            2018 vehicles 87 10 1000
            2018 vehicles 89 30 1000
            2018 other 01 5
            2019 vehicles 87 12 1000
            2019 vehicles 89 -
            2019 other 01 5
            """);

    assertThat(sector(comparison, "vehicles").before()).isEqualByComparingTo("10");
    assertThat(sector(comparison, "vehicles").after()).isEqualByComparingTo("12");
    assertThat(sector(comparison, "vehicles").missing()).contains(BLANK + "89");
    assertThat(sector(comparison, "other").missing()).isEmpty();
    assertThat(comparison.whole().before()).isEqualByComparingTo("15");
    assertThat(comparison.whole().after()).isEqualByComparingTo("17");
    assertThat(comparison.whole().missing()).contains(BLANK + "89");
    assertThat(comparison.parts())
        .extracting(p -> p.product() + " " + p.blank().orElse("has both"))
        .containsExactly("01 has both", "87 has both", "89 the source is blank in the period");
    assertThat(comparison.tradedBefore("vehicles"))
        .isEqualTo(Map.of("87", Traded.of(new BigDecimal("10"), new BigDecimal("1000"), "kg")));
  }

  @Test
  void aSectorOfWhichEachProductIsBlankInOneOfThePeriodsHasNoGrowth() {
    GrowthComparison comparison =
        comparison(
            """
            2018 vehicles 87 10
            2018 vehicles 89 -
            2018 other 01 5
            2019 vehicles 87 -
            2019 vehicles 89 12
            2019 other 01 6
            """);

    assertThat(sector(comparison, "vehicles").blank())
        .contains("no product can be compared: " + BLANK + "87, 89");
    assertThat(comparison.whole().change()).isEqualByComparingTo("1");
    assertThat(comparison.whole().missing()).contains(BLANK + "87, 89");
  }

  @Test
  void aBlankInOneSchemeOfSectorsLeavesNoWhole() {
    GrowthComparison comparison =
        comparison("2018 other 01 10\n2018 vehicles 87 -\n2019 other 0101 12");

    assertThat(comparison.whole().blank())
        .contains("sectors are of scheme HS2 before and of HS6 after; " + BLANK + "87");
  }

  @Test
  void whatIsBlankUnderOneNameIsUnknownUnderTheOther() {
    GrowthComparison comparison =
        comparison(
            GrowthLines.series(
                """
                2021 chips 854201 - - HS2017
                2021 chips 850101 20 1 HS2017
                2022 chips 854201 11 1 HS2022
                2022 chips 850101 22 1 HS2022
                """),
            otherGoodsIn854201());

    assertThat(comparison.whole().change()).isEqualByComparingTo("2");
  }

  @Test
  void aListThatGainsAProductDoesNotGrowByIt() {
    GrowthComparison comparison =
        listed(
            """
            2021 minerals 282520 10 1000
            2021 chips 854231 1
            2022 minerals 282520 15 1000
            2022 minerals 811292 30 1000
            """);

    assertThat(sector(comparison, "minerals").after()).isEqualByComparingTo("15");
    assertThat(sector(comparison, "minerals").missing()).contains(UNLISTED + "811292");
    assertThat(sector(comparison, "chips").blank())
        .contains("no product can be compared: " + UNLISTED + "854231");
    assertThat(comparison.whole().before()).isEqualByComparingTo("10");
    assertThat(comparison.whole().missing()).contains(UNLISTED + "811292, 854231");
    assertThat(comparison.tradedAfter("minerals")).containsOnlyKeys("282520");
    assertThat(comparison.parts())
        .extracting(p -> p.product() + " " + p.blank().orElse("has both"))
        .containsExactly(
            "282520 has both", "811292 the source does not list it in the base period");
  }

  @Test
  void aZeroInAListIsKnown() {
    GrowthComparison comparison = listed("2021 minerals 2504 0\n2022 minerals 2504 30");

    assertThat(comparison.whole().change()).isEqualByComparingTo("30");
    assertThat(comparison.whole().missing()).isEmpty();
  }

  @Test
  void headingsAreComparedWithHeadingsAndSubheadingsWithSubheadings() {
    GrowthComparison comparison =
        listed(
            """
            2018 chips 8542 10
            2018 chips 854231 6
            2019 chips 854231 9
            """);

    assertThat(comparison.whole().before()).isEqualByComparingTo("6");
    assertThat(comparison.whole().after()).isEqualByComparingTo("9");
    assertThat(comparison.whole().missing()).contains(UNLISTED + "8542");
  }

  private static Sectors otherGoodsIn854201() {
    return new Sectors(
        TestTables.rows(
            "scheme,sector,title,stands_for,measure_relation,note\nHS6,chips,,,direct,"),
        TestTables.rows("scheme,sector,hs_prefix,hs_revision,recorded_on\nHS6,chips,85,,"),
        Concordance.of(
            TestTables.rows(
                """
                    newer_revision,newer_code,older_revision,older_codes
                    HS2022,854201,HS2017,854201|854202
                    """),
            Set.of("854201", "850101", "852001", "852002")));
  }

  @Test
  void aCodeThatHoldsOtherGoodsInTheNextRevisionIsAnotherProduct() {
    GrowthSeries series =
        GrowthLines.series(
            """
            2021 chips 854201 10 1 HS2017
            2021 chips 850101 20 1 HS2017
            2021 chips 8520 30 1 HS2017
            2022 chips 854201 11 1 HS2022
            2022 chips 850101 22 1 HS2022
            2022 chips 8520 33 1 HS2022
            """);

    assertThat(comparison(series, otherGoodsIn854201()).parts())
        .extracting(p -> p.product() + ": " + p.before() + " to " + p.after())
        .containsExactly(
            "850101: 20 to 22",
            "8520: 30 to 33",
            "854201 HS2017: 10 to 0",
            "854201 HS2022: 0 to 11");
  }

  @Test
  void sectorsOfTwoSchemesAreNotSetBesideEachOther() {
    GrowthComparison comparison = comparison("2018 other 01 10\n2019 other 0101 12");

    assertThat(comparison.noSectors())
        .contains("sectors are of scheme HS2 before and of HS6 after");
    assertThat(comparison.sectors()).isEmpty();
    assertThat(comparison.whole().change()).isEqualByComparingTo("2");
  }

  @Test
  void aHeadingBesideItsOwnSubheadingIsCountedOnce() {
    GrowthComparison comparison =
        listed(
            """
            2018 chips 8542 10
            2018 chips 854231 6
            2019 chips 8542 12
            """);

    assertThat(comparison.whole().before()).isEqualByComparingTo("10");
    assertThat(comparison.whole().missing()).isEmpty();
    assertThat(comparison.parts()).extracting(Part::product).containsExactly("8542");
  }

  @Test
  void thePartsOfADividedProductAreOneWhereVolumesAreMeasured() {
    GrowthComparison comparison =
        comparison(
            """
            2018 chips 854201 3 300
            2018 tools 854201 7 700
            2019 chips 854201 3 300
            2019 tools 854201 7
            """);

    assertThat(comparison.tradedBefore("all_products"))
        .isEqualTo(Map.of("854201", Traded.of(new BigDecimal("10"), new BigDecimal("1000"), "kg")));
    assertThat(comparison.tradedAfter("all_products"))
        .isEqualTo(Map.of("854201", Traded.withoutQuantity(new BigDecimal("10"))));
    assertThat(comparison.tradedBefore("chips"))
        .isEqualTo(Map.of("854201", Traded.of(new BigDecimal("3"), new BigDecimal("300"), "kg")));
  }
}
