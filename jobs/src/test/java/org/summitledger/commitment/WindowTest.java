package org.summitledger.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
  private static final Window TEN_DAYS =
      Promise.window(Optional.of("2026-03-01"), Optional.of("2026-03-11"));

  @ParameterizedTest
  @CsvSource({
    "2025-12-31, 0",
    "2026-03-01, 0",
    "2026-03-02, 0.1",
    "2026-03-06, 0.5",
    "2026-03-10, 0.9",
    "2026-03-11, 1",
    "2030-01-01, 1"
  })
  void theShareOfDaysBeforeADayHasPassed(LocalDate day, double share) {
    assertThat(TEN_DAYS.elapsedBefore(day)).isEqualTo(share);
  }

  @Test
  void aLeapDayIsADayLikeAnyOther() {
    Window leap = Promise.window(Optional.of("2020-01-01"), Optional.of("2021-01-01"));
    assertThat(leap.days()).isEqualTo(366);
    assertThat(leap.daysBefore(LocalDate.parse("2020-03-01"))).isEqualTo(60);
  }

  @Test
  void aWindowIsCompleteWithBothEnds() {
    assertThat(TEN_DAYS.isComplete()).isTrue();
    assertThat(Promise.window(Optional.of("2026-03-01"), Optional.empty()).isComplete()).isFalse();
    assertThat(Promise.window(Optional.empty(), Optional.of("2026-03-01")).isComplete()).isFalse();
    assertThat(Window.UNSTATED.isComplete()).isFalse();
  }

  @Test
  void withoutAnEndNoShareIsMadeUp() {
    Window open = Promise.window(Optional.of("2026-03-01"), Optional.empty());
    assertThatThrownBy(() -> open.elapsedBefore(LocalDate.parse("2026-03-02")))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("No value present");
  }
}
