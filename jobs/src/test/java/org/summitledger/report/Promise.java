package org.summitledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Measure;
import org.summitledger.commitment.Scenario;
import org.summitledger.commitment.Window;

/** A commitment for tests: Japan promises India something, unless told otherwise. */
final class Promise {
  private final String id;
  private String kind = "investment";
  private List<String> givers = List.of("JPN");
  private List<String> receivers = List.of("IND");
  private Optional<BigDecimal> target = Optional.empty();
  private String unit = "";
  private Window window = Window.UNSTATED;
  private Optional<LocalDate> baselineStart = Optional.empty();
  private List<String> sectors = List.of();
  private Measure measure = new Measure.None();

  private Promise(String id) {
    this.id = id;
  }

  static Promise named(String id) {
    return new Promise(id);
  }

  Promise kind(String word) {
    kind = word;
    return this;
  }

  Promise from(String... countries) {
    givers = List.of(countries);
    return this;
  }

  Promise to(String... countries) {
    receivers = List.of(countries);
    return this;
  }

  Promise target(String amount, String currency) {
    target = Optional.of(new BigDecimal(amount));
    unit = currency;
    return this;
  }

  Promise window(String start, String end) {
    window = new Window(Optional.of(LocalDate.parse(start)), Optional.of(LocalDate.parse(end)));
    return this;
  }

  Promise baselineFrom(String day) {
    baselineStart = Optional.of(LocalDate.parse(day));
    return this;
  }

  Promise sectors(String... ids) {
    sectors = List.of(ids);
    return this;
  }

  Promise measuredBy(String text) {
    measure = Measure.parse(text).orElseThrow();
    return this;
  }

  Commitment made() {
    return new Commitment(
        id,
        "summit",
        LocalDate.parse("2026-07-02"),
        "A promise",
        kind,
        givers,
        receivers,
        target,
        unit,
        false,
        window,
        baselineStart,
        baselineStart.map(d -> d.plusYears(1)),
        Optional.empty(),
        sectors,
        "unstated",
        measure,
        "direct",
        "stated",
        "self_declared",
        "stands_alone",
        "",
        true,
        LocalDate.parse("2026-07-02"),
        List.of("statement"));
  }

  /** A scenario of a commitment that assumes a share of a sector. */
  static Scenario assuming(String name, String commitment, String sector, String share) {
    return new Scenario(
        name,
        commitment,
        Window.UNSTATED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(sector, new BigDecimal(share)),
        LocalDate.parse("2026-07-02"));
  }

  /** A scenario of a commitment that assumes its scope. */
  static Scenario assumingScope(String name, String commitment, String... sectors) {
    return new Scenario(
        name,
        commitment,
        Window.UNSTATED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(sectors),
        Map.of(),
        LocalDate.parse("2026-07-02"));
  }
}
