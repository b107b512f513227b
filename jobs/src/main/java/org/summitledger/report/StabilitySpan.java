package org.summitledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.summitledger.indicator.Drawdown;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.Stability;
import org.summitledger.source.Flow;

/**
 * How steady a series was before a day, or since. A period that straddles the day is since.
 *
 * <p>Seasons: growth is over twelve months; levels are sums of twelve months that all lie in the
 * span. Growth of a period is of the span of the period, though what it grew from may be before.
 */
final class StabilitySpan {
  private static final int YEAR = 12;
  private static final String VERSION = "1";

  private final SectorSeries series;
  private final List<SectorSeries.Point> points;
  private final Set<LocalDate> starts;
  private final int months;

  /**
   * The part of a series.
   *
   * @param isIn tells its periods
   */
  StabilitySpan(SectorSeries series, Predicate<SectorSeries.Point> isIn) {
    this.series = series;
    this.points =
        series.points().values().stream().filter(p -> p.value().isPresent()).filter(isIn).toList();
    this.starts =
        points.stream().map(SectorSeries.Point::start).collect(Collectors.toUnmodifiableSet());
    this.months = Flow.months(series.frequency());
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
    Answer answer =
        Answer.complete(spread.deviation(), "ratio", "log_growth_over_12_months", VERSION);
    return spread.missing() == 0
        ? withGaps(answer)
        : answer.without(spread.missing() + " of the growth rates cannot be computed");
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
    return ofLevels(Drawdown.largest(levels()).monthsToRecover(), "months");
  }

  private Answer ofLevels(Outcome outcome, String unit) {
    String method = months == YEAR ? "annual_values" : "sums_of_12_months";
    return withGaps(Answer.complete(outcome, unit, method, VERSION));
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

  private Answer withGaps(Answer answer) {
    if (points.isEmpty()) {
      return answer;
    }
    long all = ChronoUnit.MONTHS.between(start().orElseThrow(), end().orElseThrow()) / months;
    return all == points.size()
        ? answer
        : answer.without(all - points.size() + " of " + all + " periods have no figure");
  }

  private static SortedMap<YearMonth, BigDecimal> values(List<SectorSeries.Point> points) {
    SortedMap<YearMonth, BigDecimal> values = new TreeMap<>();
    points.forEach(p -> p.value().ifPresent(v -> values.put(YearMonth.from(p.start()), v)));
    return values;
  }
}
