package org.summitledger.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  private static final LocalDate DAY = LocalDate.parse("2026-07-02");

  private static Scenario assuming(Window window, Optional<String> baseline) {
    return new Scenario(
        "assumed",
        "pledge",
        window,
        baseline.map(b -> LocalDate.parse("2024-01-01")),
        baseline.map(b -> LocalDate.parse("2025-01-01")),
        baseline.map(BigDecimal::new),
        List.of(),
        Map.of(),
        DAY);
  }

  @Test
  void theStatedScenarioChangesNothing() {
    Commitment pledge =
        new Promise().window("2020-01-01", "2025-01-01").baseline("2019-01-01", "7").build();
    assertThat(Scenario.stated(pledge).applyTo(pledge)).isEqualTo(pledge);
    assertThat(Scenario.stated(pledge).name()).isEqualTo("stated");
  }

  @Test
  void anAssumedWindowTakesThePlaceOfNone() {
    Window assumed = Promise.window(Optional.of("2026-07-02"), Optional.of("2031-07-02"));
    Commitment pledge = new Promise().build();
    assertThat(assuming(assumed, Optional.empty()).applyTo(pledge).window()).isEqualTo(assumed);
  }

  @Test
  void aStatedEndIsKeptBesideAnAssumedStart() {
    Window assumed = Promise.window(Optional.of("2026-07-02"), Optional.empty());
    Commitment pledge = new Promise().closes("2030-01-01").build();
    assertThat(assuming(assumed, Optional.empty()).applyTo(pledge).window())
        .isEqualTo(Promise.window(Optional.of("2026-07-02"), Optional.of("2030-01-01")));
  }

  @Test
  void anAssumedBaselineTakesThePlaceOfNone() {
    Commitment pledge = assuming(Window.UNSTATED, Optional.of("40")).applyTo(new Promise().build());
    assertThat(pledge.baseline()).contains(new BigDecimal("40"));
    assertThat(pledge.baselineStart()).contains(LocalDate.parse("2024-01-01"));
    assertThat(pledge.baselineEnd()).contains(LocalDate.parse("2025-01-01"));
  }

  @Test
  void whatAScenarioDoesNotAssumeStays() {
    Commitment pledge =
        new Promise()
            .sectors("ict")
            .window("2020-01-01", "2025-01-01")
            .baseline("2019-01-01", "7")
            .build();
    assertThat(assuming(Window.UNSTATED, Optional.empty()).applyTo(pledge)).isEqualTo(pledge);
  }

  @Test
  void anAssumedScopeTakesThePlaceOfTheStatedOneOrOfNone() {
    Scenario scope =
        new Scenario(
            "scope",
            "pledge",
            Window.UNSTATED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of("ict", "pharmaceuticals"),
            Map.of(),
            DAY);
    assertThat(scope.applyTo(new Promise().build()).sectors())
        .containsExactly("ict", "pharmaceuticals");
    assertThat(scope.applyTo(new Promise().sectors("chemicals").build()).sectors())
        .containsExactly("ict", "pharmaceuticals");
  }
}
