package org.summitledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.summitledger.commitment.Ledger;

/** With which earlier periods a period is compared. */
class GrowthBasesTest {
  private static Ledger ledger(Promise promise) {
    return new Ledger(List.of(), List.of(promise.made()), List.of(), List.of());
  }

  private static SortedSet<LocalDate> bases(
      Promise promise, String reporter, String partner, String start, int months) {
    TreeMap<LocalDate, GrowthPeriod> periods = new TreeMap<>();
    for (int year = 2010; year < 2020; year++) {
      LocalDate day = LocalDate.parse(start).withYear(year);
      periods.put(
          day,
          new GrowthPeriod(
              day, day.plusMonths(months), "p", new TreeSet<>(), new TreeMap<>(), List.of()));
    }
    GrowthSeries series =
        new GrowthSeries(
            new GrowthSeries.Cell(
                "s", reporter, partner, "import", "USD", months == 12 ? "A" : "M", "CIF"),
            "all_products",
            periods,
            new TreeMap<>(),
            new TreeMap<>());
    return new GrowthBases(ledger(promise)).of(series, periods.get(LocalDate.parse(start)));
  }

  private static Promise promise() {
    return Promise.named("p").window("2014-09-01", "2019-09-01");
  }

  @Test
  void aFiscalYearIsComparedWithTheYearBeforeAndTheLastYearBeforeTheWindow() {
    assertThat(bases(promise(), "IND", "JPN", "2018-04-01", 12))
        .containsExactly(LocalDate.of(2013, 4, 1), LocalDate.of(2017, 4, 1));
  }

  @Test
  void theYearInWhichTheWindowOpensIsItsFirst() {
    assertThat(bases(promise(), "IND", "JPN", "2014-04-01", 12))
        .containsExactly(LocalDate.of(2013, 4, 1));
  }

  @Test
  void aMonthIsComparedWithTheSameMonthOfTheYearBeforeTheWindow() {
    assertThat(bases(promise(), "IND", "JPN", "2016-08-01", 1))
        .containsExactly(LocalDate.of(2014, 8, 1), LocalDate.of(2015, 8, 1));
    assertThat(bases(promise(), "IND", "JPN", "2016-09-01", 1))
        .containsExactly(LocalDate.of(2013, 9, 1), LocalDate.of(2015, 9, 1));
  }

  @Test
  void beforeTheWindowOpensAndWithoutOneThereIsOnlyTheYearBefore() {
    assertThat(bases(promise(), "IND", "JPN", "2013-04-01", 12))
        .containsExactly(LocalDate.of(2012, 4, 1));
    assertThat(bases(Promise.named("p"), "IND", "JPN", "2018-04-01", 12))
        .containsExactly(LocalDate.of(2017, 4, 1));
  }

  @Test
  void theWorldIsComparedWithTheBaselinesOfAllCommitmentsOfTheReporter() {
    for (String reporter : List.of("IND", "JPN")) {
      assertThat(bases(promise(), reporter, "WLD", "2018-04-01", 12))
          .contains(LocalDate.of(2013, 4, 1));
    }
    assertThat(bases(promise(), "IND", "CHN", "2018-04-01", 12))
        .containsExactly(LocalDate.of(2017, 4, 1));
  }

  @Test
  void aStatedBaselineTakesThePlaceWhereTheSourceHasThatYear() {
    assertThat(bases(promise().baselineFrom("2011-04-01"), "IND", "JPN", "2018-04-01", 12))
        .containsExactly(LocalDate.of(2011, 4, 1), LocalDate.of(2017, 4, 1));
    assertThat(bases(promise().baselineFrom("2011-01-01"), "IND", "JPN", "2018-04-01", 12))
        .containsExactly(LocalDate.of(2013, 4, 1), LocalDate.of(2017, 4, 1));
  }
}
