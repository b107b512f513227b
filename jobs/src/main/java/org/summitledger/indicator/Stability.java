package org.summitledger.indicator;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;

/**
 * How steady a series is. A period is named by its first month, for years and quarters too, so that
 * fiscal years need no calendar of their own.
 */
public final class Stability {
  private Stability() {}

  /**
   * The spread of growth.
   *
   * @param deviation √(Σ (g − ḡ)² / (n − 1)) of log growth g: a plain number, 0.1 is ten log
   *     points; none for fewer than two
   * @param growths n, from how many it is
   * @param missing how many periods that have a value have no growth, since that of the period it
   *     grew from is missing, or one of both is not above zero; such months are often the least
   *     steady, so that the spread is then too small. A period that is itself missing is not
   *     counted
   */
  public record Spread(Outcome deviation, int growths, int missing) {}

  /**
   * ln(x_t / x_t−h) of every period from h months after the first on (log growth over a year for h
   * = 12, which leaves the seasons out). None where a value is missing or not above zero.
   *
   * @param values by first month of the period
   * @param months h
   */
  public static SortedMap<YearMonth, Outcome> logGrowth(
      Map<YearMonth, BigDecimal> values, int months) {
    SortedMap<YearMonth, Outcome> growth = new TreeMap<>();
    if (!values.isEmpty()) {
      YearMonth first = values.keySet().stream().min(YearMonth::compareTo).orElseThrow();
      values.forEach(
          (month, value) -> {
            YearMonth before = month.minusMonths(months);
            if (!before.isBefore(first)) {
              growth.put(month, logGrowth(value, Optional.ofNullable(values.get(before)), before));
            }
          });
    }
    return growth;
  }

  /** ln(x / x before) of rows; null unless both are above zero. */
  public static Column logGrowth(Column value, Column before) {
    return when(
        value.gt(0).and(before.gt(0)), log(value.cast("double").divide(before.cast("double"))));
  }

  /**
   * The standard deviation of {@link #logGrowth(Map, int)}, the volatility of growth (Ramey and
   * Ramey 1995). For rows: {@link #deviation}.
   */
  public static Spread spread(Map<YearMonth, BigDecimal> values, int months) {
    return spread(logGrowth(values, months).values());
  }

  /** The same of some growth rates, such as those of a part of a series. */
  public static Spread spread(Collection<Outcome> all) {
    List<BigDecimal> known =
        all.stream().flatMap(g -> g.value().stream()).map(BigDecimal::valueOf).toList();
    Outcome deviation =
        known.size() < 2
            ? Outcome.none("there are fewer than two growth rates")
            : Exact.outcome(deviation(known));
    return new Spread(deviation, known.size(), all.size() - known.size());
  }

  /**
   * Standard deviation / mean, with n − 1 (Pearson 1896): a plain ratio. None for fewer than two
   * values, and for a mean that is not above zero. It takes a trend for unsteadiness; {@link
   * #spread} does not.
   */
  public static Outcome coefficientOfVariation(Collection<BigDecimal> values) {
    if (values.size() < 2) {
      return Outcome.none("there are fewer than two values");
    }
    return Exact.unless(
        Exact.notAboveZero(Exact.sum(values), "the mean is"),
        () -> Exact.quotient(deviation(values), mean(values)));
  }

  /** {@link #coefficientOfVariation(Collection)} over rows; null where it is none. */
  public static Column coefficientOfVariation(Column value) {
    Column mean = sum(value).cast("double").divide(count(value));
    return when(sum(value).gt(0), deviation(value).divide(mean));
  }

  /**
   * √(Σ (x − x̄)² / (n − 1)) over the rows that are not null; null for fewer than two. Summed from
   * the smallest to the largest, so that equal rows give equal bytes.
   */
  public static Column deviation(Column x) {
    Column n = count(x);
    Column mean = when(n.gt(0), OrderedSums.ofKnown(x).divide(n));
    Column squares =
        aggregate(
            array_sort(collect_list(x.cast("double"))),
            lit(0.0),
            (total, value) -> total.plus(value.minus(mean).multiply(value.minus(mean))));
    return when(n.gt(1), sqrt(squares.divide(n.minus(1))));
  }

  private static Outcome logGrowth(
      BigDecimal value, Optional<BigDecimal> before, YearMonth monthBefore) {
    if (before.isEmpty()) {
      return Outcome.none("the value of " + monthBefore + " is missing");
    }
    return Exact.unless(
            Exact.notAboveZero(value, "the value is")
                .or(() -> Exact.notAboveZero(before.get(), "the value of " + monthBefore + " is")),
            () -> Exact.quotient(value, before.get()))
        .map(StrictMath::log);
  }

  private static BigDecimal mean(Collection<BigDecimal> values) {
    return Exact.quotient(Exact.sum(values), BigDecimal.valueOf(values.size()));
  }

  /** Squares are summed without rounding: in whatever order the values come. */
  private static BigDecimal deviation(Collection<BigDecimal> values) {
    BigDecimal mean = mean(values);
    BigDecimal squares =
        Exact.sum(values.stream().map(v -> v.subtract(mean)).map(d -> d.multiply(d)).toList());
    return Exact.quotient(squares, BigDecimal.valueOf(values.size() - 1L)).sqrt(Exact.DIGITS);
  }
}
