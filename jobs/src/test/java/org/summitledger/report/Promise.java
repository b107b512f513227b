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
public final class Promise {
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
  private LocalDate announcedOn = LocalDate.parse("2026-07-02");

  private Promise(String id) {
    this.id = id;
  }

  /** A promise of investment, of no amount. */
  public static Promise named(String id) {
    return new Promise(id);
  }

  /** What kind of promise it is, as the register writes it. */
  public Promise kind(String word) {
    kind = word;
    return this;
  }

  /** Who promises, ISO3. */
  public Promise from(String... countries) {
    givers = List.of(countries);
    return this;
  }

  /** To whom, ISO3. */
  public Promise to(String... countries) {
    receivers = List.of(countries);
    return this;
  }

  /** The day of its summit, yyyy-MM-dd. */
  public Promise announcedOn(String day) {
    announcedOn = LocalDate.parse(day);
    return this;
  }

  /** How much, in whole units of a currency. */
  public Promise target(String amount, String currency) {
    target = Optional.of(new BigDecimal(amount));
    unit = currency;
    return this;
  }

  /** The first day of its window, and the day after its last, yyyy-MM-dd. */
  public Promise window(String start, String end) {
    window = new Window(Optional.of(LocalDate.parse(start)), Optional.of(LocalDate.parse(end)));
    return this;
  }

  /** The first day of the stated baseline, which is a year. */
  public Promise baselineFrom(String day) {
    baselineStart = Optional.of(LocalDate.parse(day));
    return this;
  }

  /** Which sectors it is about. */
  public Promise sectors(String... ids) {
    sectors = List.of(ids);
    return this;
  }

  /** By what it is measured, as the register writes it. */
  public Promise measuredBy(String text) {
    measure = Measure.parse(text).orElseThrow();
    return this;
  }

  /** The commitment. */
  public Commitment made() {
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
  public static Scenario assuming(String name, String commitment, String sector, String share) {
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
  public static Scenario assumingScope(String name, String commitment, String... sectors) {
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
