package org.summitledger.report.summit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.summitledger.indicator.model.Series;
import org.summitledger.indicator.model.Study;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.SectorSeriesOf;

class DonorPoolTest {
  private static final Study STUDY =
      StudySeries.study(
          SectorSeriesOf.years("JPN", "machines", 2010, "1", "1", "1", "1", "1", "1"),
          StudyCaseOf.promise("2014-09-01", "2019-09-01"));

  private static List<String> pool(List<SectorSeries> candidates) {
    return DonorPool.of(STUDY, candidates, Set.of("JPN")).stream().map(Series::unit).toList();
  }

  private static SectorSeries trading(String partner, String before, String after) {
    return SectorSeriesOf.years(
        partner, "machines", 2010, before, before, before, before, after, after);
  }

  @Test
  void donorsAreCountriesThatTheSummitDoesNotTouch() {
    assertThat(
            pool(
                List.of(
                    trading("JPN", "9", "9"),
                    trading("WLD", "99", "99"),
                    trading("899", "5", "5"),
                    trading("CHN", "3", "3"),
                    trading("DEU", "4", "4"))))
        .containsExactly("DEU", "CHN");
  }

  @Test
  void theLargestBeforeTheWindowAreTakenWhateverTheyTradedAfter() {
    List<SectorSeries> candidates = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String name = "A" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
      candidates.add(trading(name, String.valueOf(i), String.valueOf(1000 - i)));
    }

    assertThat(pool(candidates)).hasSize(40).startsWith("ACH", "ACG").endsWith("AAU");
  }

  @Test
  void whoLacksAFigureIsNamedAndDoesNotCount() {
    List<SectorSeries> candidates = new ArrayList<>();
    for (int i = 1; i <= 45; i++) {
      String name = "A" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
      candidates.add(trading(name, String.valueOf(i), i > 43 ? null : "1"));
    }

    assertThat(pool(candidates)).hasSize(42).contains("ABT", "ABS").endsWith("AAE");
  }

  @Test
  void whoDidNotTradeBeforeIsNoDonor() {
    assertThat(pool(List.of(trading("CHN", "0", "3"), trading("DEU", null, "3")))).isEmpty();
  }
}
