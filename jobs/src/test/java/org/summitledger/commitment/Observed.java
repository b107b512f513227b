package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Builds observations for tests. */
final class Observed {
  private Observed() {}

  /** A value of series {@code fdi} over a period, known once the period is over. */
  static Observation value(String start, String end, String value, String unit) {
    return value(start, end, value, unit, end);
  }

  /** A value of series {@code fdi} over a period, known from a day. */
  static Observation value(String start, String end, String value, String unit, String recorded) {
    return new Observation(
        "fdi",
        "",
        "value",
        Optional.of(LocalDate.parse(start)),
        Optional.of(LocalDate.parse(end)),
        value.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(value)),
        unit,
        "",
        "reported",
        LocalDate.parse(recorded),
        "fdi.csv:2");
  }

  /** What became of event {@code meeting}; without a day it is what was reported then. */
  static Observation event(String outcome, String day, String recorded) {
    return new Observation(
        "meeting",
        "",
        "event",
        Optional.of(day).filter(d -> !d.isEmpty()).map(LocalDate::parse),
        Optional.empty(),
        Optional.empty(),
        "",
        outcome,
        "reported",
        LocalDate.parse(recorded),
        "observations.csv:2");
  }

  /** What somebody says of a commitment. */
  static Observation claim(String commitmentId, String outcome, String recorded) {
    return new Observation(
        "claims",
        commitmentId,
        "claim",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        outcome,
        "self_declared",
        LocalDate.parse(recorded),
        "observations.csv:3");
  }
}
