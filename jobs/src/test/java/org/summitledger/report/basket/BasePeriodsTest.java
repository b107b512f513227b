package org.summitledger.report.basket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.summitledger.commitment.Ledger;
import org.summitledger.commitment.Scenario;
import org.summitledger.commitment.Window;
import org.summitledger.report.Promise;

/** With which earlier periods a period is compared. */
class BasePeriodsTest {
  private static Ledger ledger(Promise promise) {
    return new Ledger(List.of(), List.of(promise.made()), List.of(), List.of());
  }

  private static SortedMap<LocalDate, String> named(
      Ledger ledger, String reporter, String partner, String start, int months) {
    TreeMap<LocalDate, String> held = new TreeMap<>();
    for (int year = 2010; year < 2020; year++) {
      held.put(LocalDate.parse(start).withYear(year), "held");
    }
    LocalDate day = LocalDate.parse(start);
    return new BasePeriods(ledger)
        .before(
            new Side("s", reporter, partner, "import", "USD", months == 12 ? "A" : "M"),
            day,
            day.plusMonths(months),
            held);
  }

  private static Set<LocalDate> bases(
      Promise promise, String reporter, String partner, String start, int months) {
    return named(ledger(promise), reporter, partner, start, months).keySet();
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

  @Test
  void aBaseNamesTheCommitmentsBeforeWhichItLies() {
    Ledger ledger =
        new Ledger(
            List.of(),
            List.of(
                Promise.named("second").window("2014-10-01", "2019-09-01").made(),
                Promise.named("first").window("2014-09-01", "2019-09-01").made()),
            List.of(),
            List.of());

    assertThat(named(ledger, "IND", "JPN", "2018-04-01", 12))
        .containsExactly(
            Map.entry(LocalDate.of(2013, 4, 1), "first|second"),
            Map.entry(LocalDate.of(2017, 4, 1), ""));
  }

  @Test
  void aWindowThatAScenarioOpensCountsAsAStatedOne() {
    Scenario opens2012 =
        new Scenario(
            "early",
            "p",
            new Window(Optional.of(LocalDate.of(2012, 4, 1)), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of(),
            LocalDate.parse("2026-07-02"));
    Ledger ledger =
        new Ledger(List.of(), List.of(Promise.named("p").made()), List.of(opens2012), List.of());

    assertThat(named(ledger, "IND", "JPN", "2018-04-01", 12))
        .containsEntry(LocalDate.of(2011, 4, 1), "p");
  }

  @Test
  void aBaseThatIsNotHeldIsNamedForTheLastPeriodOnly() {
    Promise early = Promise.named("p").window("2008-04-01", "2019-09-01");

    assertThat(bases(early, "IND", "JPN", "2018-04-01", 12))
        .containsExactly(LocalDate.of(2017, 4, 1));
    assertThat(bases(early, "IND", "JPN", "2019-04-01", 12))
        .containsExactly(LocalDate.of(2007, 4, 1), LocalDate.of(2018, 4, 1));
  }
}
