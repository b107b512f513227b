package org.summitledger.report.summit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.summitledger.indicator.Drawdown;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.Stability;
import org.summitledger.report.table.Answer;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.source.Flow;

/**
 * How steady a series was before a day, or since.
 *
 * <p>Seasons: growth is over twelve months; levels are sums of twelve months that all lie in the
 * span. Growth of a period is of the span of the period, though what it grew from may be before.
 */
final class StabilitySpan {
  private static final int YEAR = 12;
  private static final String VERSION = "2";

  private final SectorSeries series;
  private final List<SectorSeries.Point> points;
  private final Set<LocalDate> starts;
  private final int months;

  /** First day of the periods that the source states, the blank ones too. */
  private final Optional<LocalDate> first;

  /** From the first to the last of them, those between that the source does not state too. */
  private final int all;

  /**
   * The part of a series.
   *
   * @param isIn tells its periods
   */
  StabilitySpan(SectorSeries series, Predicate<SectorSeries.Point> isIn) {
    this.series = series;
    List<SectorSeries.Point> stated = series.points().values().stream().filter(isIn).toList();
    this.points = stated.stream().filter(p -> p.value().isPresent()).toList();
    this.starts =
        points.stream().map(SectorSeries.Point::start).collect(Collectors.toUnmodifiableSet());
    this.months = Flow.months(series.frequency());
    this.first = stated.stream().map(SectorSeries.Point::start).findFirst();
    this.all =
        first
            .map(
                start ->
                    (int) ChronoUnit.MONTHS.between(start, stated.get(stated.size() - 1).end())
                        / months)
            .orElse(0);
  }

  /** First day of the first period with a figure; empty where there is none. */
  Optional<LocalDate> start() {
    return points.isEmpty() ? Optional.empty() : Optional.of(points.get(0).start());
  }

  /** The day after the last period with a figure; empty where there is none. */
  Optional<LocalDate> end() {
    return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1).end());
  }

  /** Periods with a figure. */
  int periods() {
    return points.size();
  }

  /** Whether a day is the first of one of the periods. */
  boolean holds(LocalDate periodStart) {
    return starts.contains(periodStart);
  }

  /** √(Σ (g − ḡ)² / (n − 1)) of ln(x / x twelve months before). */
  Answer growthDeviation() {
    SortedMap<YearMonth, Outcome> growth =
        Stability.logGrowth(values(series.points().values().stream().toList()), YEAR);
    growth.keySet().removeIf(month -> !holds(month.atDay(1)));
    Stability.Spread spread = Stability.spread(growth.values());
    List<String> lacking = new ArrayList<>();
    if (spread.growths() < 2) {
      spread.deviation().reason().ifPresent(lacking::add);
    }
    int rates = rates();
    if (rates > spread.growths()) {
      lacking.add(
          "%d of %d growth rates cannot be computed".formatted(rates - spread.growths(), rates));
    }
    StudySeries.blanks(
            series.points().values().stream()
                .filter(p -> !holds(p.start()) && holds(p.start().plusMonths(YEAR))))
        .map(blank -> blank + ", with which growth is compared")
        .ifPresent(lacking::add);
    return withGaps(
        Answer.complete(spread.deviation(), "ratio", "log_growth_over_12_months", VERSION),
        lacking);
  }

  /** Periods of the span, stated or not, that are twelve months or more after the first figure. */
  private int rates() {
    Optional<LocalDate> from =
        series.points().values().stream()
            .filter(p -> p.value().isPresent())
            .map(p -> p.start().plusMonths(YEAR))
            .findFirst();
    return from.isEmpty() || first.isEmpty()
        ? 0
        : (int)
            IntStream.range(0, all)
                .mapToObj(i -> first.get().plusMonths((long) i * months))
                .filter(start -> !start.isBefore(from.get()))
                .count();
  }

  /** Standard deviation / mean of levels of a year. */
  Answer coefficientOfVariation() {
    return ofLevels(Stability.coefficientOfVariation(levels().values()), "ratio");
  }

  /** (peak − trough) / peak of the largest fall of levels of a year. */
  Answer largestDrawdown() {
    return ofLevels(Drawdown.largest(levels()).size(), "ratio");
  }

  /** Months from the trough of that fall until the level is as high as the peak again. */
  Answer monthsToRecover() {
    SortedMap<YearMonth, BigDecimal> levels = levels();
    Drawdown fall = Drawdown.largest(levels);
    boolean isDown = fall.trough().isPresent() && fall.recovered().isEmpty();
    return ofLevels(
        isDown
            ? Outcome.none("the series has not recovered by " + name(levels.lastKey()))
            : fall.monthsToRecover(),
        "months");
  }

  /** A period as its users write it. */
  private String name(YearMonth month) {
    return Objects.requireNonNull(series.points().get(month.atDay(1))).period();
  }

  private Answer ofLevels(Outcome outcome, String unit) {
    String method = months == YEAR ? "annual_values" : "sums_of_12_months";
    List<String> lacking =
        levels().size() < 2 ? outcome.reason().stream().toList() : List.<String>of();
    return withGaps(Answer.complete(outcome, unit, method, VERSION), lacking);
  }

  /** Values of a year by the first month of its last period; without those that lack a period. */
  private SortedMap<YearMonth, BigDecimal> levels() {
    SortedMap<YearMonth, BigDecimal> values = values(points);
    SortedMap<YearMonth, BigDecimal> levels = new TreeMap<>();
    for (YearMonth last : values.keySet()) {
      SortedMap<YearMonth, BigDecimal> year =
          values.subMap(last.minusMonths(YEAR - months), last.plusMonths(1));
      if (year.size() == YEAR / months) {
        levels.put(last, year.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
      }
    }
    return levels;
  }

  /** An answer, with the periods of the span in which products are blank. */
  Answer withBlanks(Answer answer) {
    return StudySeries.blanks(points.stream())
        .map(blank -> Stream.concat(answer.missing().stream(), Stream.of(blank)))
        .map(missing -> answer.without(missing.collect(Collectors.joining("; "))))
        .orElse(answer);
  }

  /** An answer, with what it lacks, and how many periods have no figure. */
  private Answer withGaps(Answer answer, List<String> lacking) {
    List<String> missing = new ArrayList<>(lacking);
    if (all > points.size()) {
      missing.add(all - points.size() + " of " + all + " periods have no figure");
    }
    return missing.isEmpty() ? answer : answer.without(String.join("; ", missing));
  }

  private static SortedMap<YearMonth, BigDecimal> values(List<SectorSeries.Point> points) {
    SortedMap<YearMonth, BigDecimal> values = new TreeMap<>();
    points.forEach(p -> p.value().ifPresent(v -> values.put(YearMonth.from(p.start()), v)));
    return values;
  }
}
