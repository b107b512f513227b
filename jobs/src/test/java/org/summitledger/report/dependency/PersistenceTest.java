package org.summitledger.report.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistenceTest {
  private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);

  /** A year a character: up, down, unknown; a blank is a year that is not stated. */
  private static Persistence years(String flags) {
    Persistence persistence = new Persistence();
    for (int i = 0; i < flags.length(); i++) {
      if (flags.charAt(i) != ' ') {
        persistence.add(year(i), flag(flags.charAt(i)));
      }
    }
    return persistence;
  }

  private static Optional<Boolean> flag(char c) {
    return c == '?' ? Optional.empty() : Optional.of(c == 'u');
  }

  private static LocalDate year(int number) {
    return FIRST.plusYears(number);
  }

  @Test
  void yearsInARowEndWithTheFirstThatIsDown() {
    assertThat(years("udduuu").yearsInARow(year(5))).contains(3L);
    assertThat(years("udduuu").yearsInARow(year(2))).contains(0L);
    assertThat(years("u").yearsInARow(FIRST)).contains(1L);
  }

  @Test
  void aYearThatIsNotKnownOrNotStatedEndsTheRow() {
    assertThat(years("u?uu").yearsInARow(year(3))).contains(2L);
    assertThat(years("u uu").yearsInARow(year(3))).contains(2L);
    assertThat(years("uu?").yearsInARow(year(2))).isEmpty();
  }

  @Test
  void aChangeIsKnownIfBothYearsAre() {
    assertThat(years("ud").isChanged(year(1))).contains(true);
    assertThat(years("dd").isChanged(year(1))).contains(false);
    assertThat(years("?d").isChanged(year(1))).isEmpty();
    assertThat(years("u d").isChanged(year(2))).isEmpty();
    assertThat(years("u").isChanged(FIRST)).isEmpty();
  }

  @Test
  void changesAreCountedUpToTheYear() {
    assertThat(years("uduu").changes(year(3))).contains(2L);
    assertThat(years("uduu").changes(year(1))).contains(1L);
    assertThat(years("uuu").changes(year(2))).contains(0L);
    assertThat(years("u?u").changes(year(2))).isEmpty();
    assertThat(years("").changes(FIRST)).isEmpty();
  }

  @Test
  void twoOfThreeYearsMayBeKnownBeforeAllAre() {
    assertThat(years("u?u").inWindow(year(2), 3, 2)).contains(true);
    assertThat(years("?du").inWindow(year(2), 3, 2)).isEmpty();
    assertThat(years("?dd").inWindow(year(2), 3, 2)).contains(false);
    assertThat(years("u").inWindow(FIRST, 3, 2)).as("two years are not there").isEmpty();
    assertThat(years("u").inWindow(FIRST, 1, 1)).contains(true);
  }

  @Test
  void monthsAreComparedWithTheSameMonthOfTheYearBefore() {
    Persistence months = new Persistence();
    LocalDate july = LocalDate.of(2018, 7, 1);
    months.add(july, Optional.of(true));
    months.add(july.plusMonths(1), Optional.of(false));
    months.add(july.plusYears(1), Optional.of(true));
    assertThat(months.yearsInARow(july.plusYears(1))).contains(2L);
    assertThat(months.isChanged(july.plusMonths(1))).isEmpty();
    assertThat(months.changes(july.plusYears(1))).contains(0L);
  }

  @Test
  void changesBeforeAYearThatIsNotStatedAreCountedToo() {
    assertThat(years("ud u").changes(year(3))).contains(1L);
    assertThat(years("u  u").changes(year(3))).isEmpty();
  }

  @Test
  void aPeriodThatIsNotAfterTheLastIsRefused() {
    Persistence persistence = years("u");
    assertThatThrownBy(() -> persistence.add(FIRST, Optional.of(true)))
        .hasMessage("Cannot judge 2019-01-01 after 2019-01-01. Add periods in order.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void allThreeAgreeWithEachOther(int seed) {
    Random random = new Random(seed);
    List<Boolean> flags = new ArrayList<>();
    Persistence persistence = new Persistence();
    long changes = 0;
    long row = 0;
    for (int i = 0; i < 60; i++) {
      boolean now = random.nextBoolean();
      persistence.add(year(i), Optional.of(now));
      changes += !flags.isEmpty() && flags.get(i - 1) != now ? 1 : 0;
      row = now ? row + 1 : 0;
      flags.add(now);
      assertThat(persistence.yearsInARow(year(i))).contains(row);
      assertThat(persistence.changes(year(i)))
          .isEqualTo(i == 0 ? Optional.empty() : Optional.of(changes));
      assertThat(persistence.inWindow(year(i), 1, 1)).contains(now);
    }
  }

  /** What is carried on from period to period is what a walk back through all of them finds. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void ofMonthsWithGapsTheSameIsFoundAsByWalkingBack(int seed) {
    Random random = new Random(seed);
    SortedMap<LocalDate, Optional<Boolean>> flags = new TreeMap<>();
    Persistence persistence = new Persistence();
    for (int month = 0; month < 120; month++) {
      int drawn = random.nextInt(5);
      if (drawn > 0) {
        LocalDate start = FIRST.plusMonths(month);
        Optional<Boolean> flag = drawn == 1 ? Optional.empty() : Optional.of(drawn > 2);
        flags.put(start, flag);
        persistence.add(start, flag);
      }
    }
    for (LocalDate start : flags.keySet()) {
      assertThat(persistence.yearsInARow(start)).isEqualTo(row(flags, start));
      assertThat(persistence.changes(start)).isEqualTo(changes(flags, start));
    }
  }

  private static Optional<Long> row(
      SortedMap<LocalDate, Optional<Boolean>> flags, LocalDate start) {
    long years = 0;
    while (flags.getOrDefault(start.minusYears(years), Optional.empty()).orElse(false)) {
      years++;
    }
    return flags.get(start).isPresent() ? Optional.of(years) : Optional.empty();
  }

  private static Optional<Long> changes(
      SortedMap<LocalDate, Optional<Boolean>> flags, LocalDate start) {
    List<Boolean> compared = new ArrayList<>();
    for (LocalDate year = start; !year.isBefore(FIRST); year = year.minusYears(1)) {
      Optional<Boolean> now = flags.getOrDefault(year, Optional.empty());
      Optional<Boolean> before = flags.getOrDefault(year.minusYears(1), Optional.empty());
      if (now.isPresent() && before.isPresent()) {
        compared.add(!now.equals(before));
      }
    }
    return compared.isEmpty()
        ? Optional.empty()
        : Optional.of(compared.stream().filter(changed -> changed).count());
  }
}
