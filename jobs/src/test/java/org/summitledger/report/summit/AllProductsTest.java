package org.summitledger.report.summit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.SectorSeriesOf;

class AllProductsTest {
  private static List<Optional<BigDecimal>> total(List<SectorSeries> all, String partner) {
    return all.stream()
        .filter(s -> s.sector().equals("all_products") && s.partner().equals(partner))
        .flatMap(s -> s.points().values().stream())
        .map(SectorSeries.Point::value)
        .toList();
  }

  private static Optional<BigDecimal> money(String value) {
    return Optional.of(new BigDecimal(value));
  }

  @Test
  void allProductsAreTheSumOfTheSectorsPeriodByPeriod() {
    List<SectorSeries> all =
        AllProducts.beside(
            List.of(
                SectorSeriesOf.years("JPN", "machines", 2014, "1.001", "2"),
                SectorSeriesOf.years("JPN", "vehicles", 2015, "10", "20"),
                SectorSeriesOf.years("CHN", "vehicles", 2014, "7")));

    assertThat(all).hasSize(5).isSortedAccordingTo(SectorSeries.ORDER);
    assertThat(total(all, "JPN")).containsExactly(money("1.001"), money("12"), money("20"));
    assertThat(total(all, "CHN")).containsExactly(money("7"));
  }

  @Test
  void whereASectorIsBlankSoIsTheSum() {
    List<SectorSeries> all =
        AllProducts.beside(
            List.of(
                SectorSeriesOf.years("JPN", "machines", 2014, null, null, "-3"),
                SectorSeriesOf.years("JPN", "vehicles", 2014, "4", null, "1"),
                notObservable(SectorSeriesOf.years("JPN", "defence", 2014, null, null, null))));

    assertThat(total(all, "JPN")).containsExactly(Optional.empty(), Optional.empty(), money("-2"));
  }

  private static SectorSeries notObservable(SectorSeries s) {
    return new SectorSeries(
        s.source(),
        s.reporter(),
        s.partner(),
        s.flow(),
        s.sector(),
        s.scheme(),
        s.currency(),
        s.frequency(),
        s.valuation(),
        "not_observable",
        "not held",
        s.points());
  }

  @Test
  void whatASourceStatesOfAllProductsIsNotAddedUp() {
    List<SectorSeries> stated =
        List.of(
            SectorSeriesOf.years("JPN", "all_products", 2014, "100"),
            SectorSeriesOf.years("JPN", "machines", 2014, "1"));

    assertThat(AllProducts.beside(stated)).hasSize(2);
    assertThat(total(AllProducts.beside(stated), "JPN")).containsExactly(money("100"));
  }

  @Test
  void theOrderOfTheSectorsDoesNotMatter() {
    List<SectorSeries> parts =
        new ArrayList<>(
            List.of(
                SectorSeriesOf.years("JPN", "machines", 2014, "0.1", "0.2"),
                SectorSeriesOf.years("JPN", "other", 2014, "0.7"),
                SectorSeriesOf.years("JPN", "vehicles", 2014, "0.3", null)));
    List<SectorSeries> found = AllProducts.beside(parts);
    Collections.reverse(parts);

    assertThat(AllProducts.beside(parts)).isEqualTo(found);
  }
}
