package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Builds commitments for tests: a pledge of 1,200 JPY without a window, until told otherwise. */
final class Promise {
  private String id = "pledge";
  private String kind = "investment";
  private LocalDate announcedOn = LocalDate.parse("2020-01-01");
  private List<String> givers = List.of("JPN");
  private List<String> receivers = List.of("IND");
  private Optional<BigDecimal> target = Optional.of(new BigDecimal("1200"));
  private String unit = "JPY";
  private Window window = Window.UNSTATED;
  private Optional<LocalDate> baselineStart = Optional.empty();
  private Optional<BigDecimal> baseline = Optional.empty();
  private List<String> sectors = List.of();
  private Measure measure = new Measure.None();
  private String measureRelation = "direct";
  private String statusSaidBy = "self_declared";
  private LocalDate recordedOn = LocalDate.parse("2020-01-01");
  private List<String> statements = List.of();

  Promise id(String value) {
    id = value;
    return this;
  }

  Promise kind(String value) {
    kind = value;
    return this;
  }

  Promise announcedOn(String day) {
    announcedOn = LocalDate.parse(day);
    return this;
  }

  Promise givers(String... countries) {
    givers = List.of(countries);
    return this;
  }

  Promise receivers(String... countries) {
    receivers = List.of(countries);
    return this;
  }

  Promise target(String amount, String of) {
    target = Optional.of(new BigDecimal(amount));
    unit = of;
    return this;
  }

  Promise withoutTarget() {
    target = Optional.empty();
    return this;
  }

  Promise window(String start, String end) {
    window = window(Optional.of(start), Optional.of(end));
    return this;
  }

  Promise opens(String start) {
    window = window(Optional.of(start), Optional.empty());
    return this;
  }

  Promise closes(String end) {
    window = window(Optional.empty(), Optional.of(end));
    return this;
  }

  Promise baseline(String start, String value) {
    baselineStart = Optional.of(LocalDate.parse(start));
    baseline = Optional.of(new BigDecimal(value));
    return this;
  }

  Promise sectors(String... ids) {
    sectors = List.of(ids);
    return this;
  }

  Promise measure(String text) {
    measure = Measure.parse(text).orElseThrow();
    return this;
  }

  Promise relation(String value) {
    measureRelation = value;
    return this;
  }

  Promise saidByNobody() {
    statusSaidBy = "";
    return this;
  }

  Promise recordedOn(String day) {
    recordedOn = LocalDate.parse(day);
    return this;
  }

  Promise statements(String... ids) {
    statements = List.of(ids);
    return this;
  }

  Commitment build() {
    return new Commitment(
        id,
        "summit",
        announcedOn,
        "A promise",
        kind,
        givers,
        receivers,
        target,
        unit,
        false,
        window,
        baselineStart,
        baselineStart.map(start -> start.plusYears(1)),
        baseline,
        sectors,
        "unstated",
        measure,
        measureRelation,
        "stated",
        statusSaidBy,
        "stands_alone",
        "",
        false,
        recordedOn,
        statements);
  }

  /** A window of two dates, either of which nothing may state. */
  static Window window(Optional<String> start, Optional<String> end) {
    return new Window(start.map(LocalDate::parse), end.map(LocalDate::parse));
  }
}
