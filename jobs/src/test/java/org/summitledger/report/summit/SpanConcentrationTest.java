package org.summitledger.report.summit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.summitledger.report.table.Answer;
import org.summitledger.report.trade.ProductSeries;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.SectorSeriesOf;

class SpanConcentrationTest {
  private static final SectorSeries WORLD =
      SectorSeriesOf.years("WLD", "machines", 2014, "60", "40");

  private static Answer ofPartners(SectorSeries... partners) {
    return new SpanConcentration(List.of(partners), List.of())
        .ofPartners(WORLD, new StabilitySpan(WORLD, p -> true));
  }

  private static ProductSeries product(String code, String sector, String... values) {
    return productIn(code, "HS2", "", sector, values);
  }

  private static ProductSeries productIn(
      String code, String level, String revision, String sector, String... values) {
    TreeMap<LocalDate, ProductSeries.Point> points = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      LocalDate start = LocalDate.of(2014 + i, 4, 1);
      if (values[i].equals("-")) {
        continue;
      }
      points.put(
          start,
          new ProductSeries.Point(
              start,
              start.plusYears(1),
              "",
              Optional.of(new BigDecimal(values[i])),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              1,
              false));
    }
    return new ProductSeries(
        "s", "IND", "WLD", "import", code, revision, level, sector, "USD", "A", "CIF", true,
        points);
  }

  @Test
  void sharesAreOfTheWholeSpan() {
    Answer found =
        ofPartners(
            SectorSeriesOf.years("CHN", "machines", 2014, "50", "0"),
            SectorSeriesOf.years("JPN", "machines", 2014, "10", "40"),
            SectorSeriesOf.years("DEU", "vehicles", 2014, "999", "999"));

    assertThat(found.outcome().orElseThrow()).as("two halves").isCloseTo(0.5, within(1e-15));
    assertThat(found.method()).isEqualTo("herfindahl_partners");
  }

  @Test
  void partnersThatAreNotAllGiveNone() {
    assertThat(
            ofPartners(
                    SectorSeriesOf.years("CHN", "machines", 2014, "50", "20"),
                    SectorSeriesOf.years("JPN", "machines", 2014, "10", "19"))
                .outcome()
                .reason())
        .contains("the partners that the source lists make up 0.99 of the whole");
    assertThat(
            ofPartners(SectorSeriesOf.years("CHN", "machines", 2014, "60", "39"))
                .outcome()
                .reason())
        .contains("the partners that the source lists make up 0.99 of the whole");
    assertThat(ofPartners().outcome().reason()).contains("the source tells no partners");
    assertThat(ofPartners().missing()).contains("the source tells no partners");
  }

  @Test
  void aPartnerThatIsTheWholeIsOne() {
    Answer alone = ofPartners(SectorSeriesOf.years("CHN", "machines", 2014, "60", "40"));

    assertThat(alone.outcome().orElseThrow()).isEqualTo(1);
    assertThat(alone.missing()).isEmpty();
  }

  @Test
  void aGroupBesideItsMembersGivesNone() {
    Answer twice =
        ofPartners(
            SectorSeriesOf.years("CHN", "machines", 2014, "60", "40"),
            SectorSeriesOf.years("AAA", "machines", 2014, "1", "0"));

    assertThat(twice.outcome().reason())
        .contains("the partners that the source lists make up 1.01 of the whole");
    assertThat(twice.missing()).isEqualTo(twice.outcome().reason());
  }

  private static Answer ofProducts(ProductSeries... all) {
    return new SpanConcentration(List.of(), List.of(all))
        .ofProducts(WORLD, new StabilitySpan(WORLD, p -> true));
  }

  @Test
  void productsAtSeveralLevelsOrInSeveralRevisionsGiveNone() {
    assertThat(
            ofProducts(
                    productIn("8504", "HS4", "HS2012", "machines", "60", "-"),
                    productIn("850440", "HS6", "HS2012", "machines", "-", "40"))
                .missing())
        .contains("the source tells products at several levels: hs4_hs2012, hs6_hs2012");
    assertThat(
            ofProducts(
                    productIn("850440", "HS6", "HS2012", "machines", "60", "-"),
                    productIn("850440", "HS6", "HS2017", "machines", "-", "40"))
                .missing())
        .contains("the source tells products at several levels: hs6_hs2012, hs6_hs2017");
    assertThat(
            ofProducts(
                    productIn("84", "HS2", "HS2012", "machines", "60", "-"),
                    productIn("85", "HS2", "HS2017", "machines", "-", "40"))
                .outcome()
                .orElseThrow())
        .as("chapters are the same in every revision")
        .isCloseTo(0.52, within(1e-15));
  }

  @Test
  void theOnlyProductIsOneAndASectorThatIsAChapterHasNone() {
    Answer only = ofProducts(productIn("850440", "HS6", "HS2017", "machines", "60", "40"));

    assertThat(only.outcome().orElseThrow()).isEqualTo(1);
    assertThat(only.method()).isEqualTo("herfindahl_hs6_hs2017");
    assertThat(ofProducts(product("84", "machines", "60", "40")).missing())
        .contains("the source tells no products within chapter 84");
    assertThat(
            ofProducts(product("84", "machines", "60", "40"), product("85", "machines", "-", "-"))
                .outcome()
                .orElseThrow())
        .as("another of its chapters is known, and was not traded")
        .isEqualTo(1);
  }

  @Test
  void aCorrectionBelowZeroGivesNone() {
    assertThat(
            ofPartners(
                    SectorSeriesOf.years("CHN", "machines", 2014, "-1", "-1"),
                    SectorSeriesOf.years("JPN", "machines", 2014, "61", "41"))
                .outcome()
                .reason())
        .contains("a part is below zero");
  }

  @Test
  void productsAreThoseOfTheSectorAndOfAllProductsAll() {
    SpanConcentration concentration =
        new SpanConcentration(
            List.of(),
            List.of(
                product("84", "machines", "30", "20"),
                product("85", "machines", "30", "20"),
                product("87", "vehicles", "100", "0")));
    SectorSeries all = SectorSeriesOf.years("WLD", "all_products", 2014, "160", "40");

    Answer machines = concentration.ofProducts(WORLD, new StabilitySpan(WORLD, p -> true));
    assertThat(machines.outcome().orElseThrow()).isCloseTo(0.5, within(1e-15));
    assertThat(machines.method()).isEqualTo("herfindahl_hs2");
    assertThat(
            concentration
                .ofProducts(all, new StabilitySpan(all, p -> true))
                .outcome()
                .orElseThrow())
        .isCloseTo(0.0625 * 2 + 0.25, within(1e-15));
  }
}
