package org.summitledger.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Flow;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.TableRow;

/**
 * Monthly average exchange rates, each as units of the currency per one US dollar.
 *
 * <p>A month's rate is known from the first day of the next month on; a view as of an earlier day
 * does not hold it.
 */
public final class ExchangeRates {
  private static final String USD = "USD";
  private static final String RATE = "currency_per_usd";

  private final Map<String, Map<YearMonth, BigDecimal>> perUsd;

  private ExchangeRates(Map<String, Map<YearMonth, BigDecimal>> perUsd) {
    this.perUsd = perUsd;
  }

  /**
   * The rates known on a day, from the rows of {@code exchange_rates.csv}.
   *
   * @throws BadInputException if a rate is not above zero: no money is worth nothing
   */
  public static ExchangeRates of(List<TableRow> rows, LocalDate asOf) {
    List<Issue> issues =
        rows.stream().filter(ExchangeRates::isNoRate).map(ExchangeRates::noRate).toList();
    if (!issues.isEmpty()) {
      throw new BadInputException(issues);
    }
    Map<String, Map<YearMonth, BigDecimal>> perUsd = new HashMap<>();
    for (TableRow row : rows) {
      YearMonth month = YearMonth.parse(row.text("month"));
      if (!month.plusMonths(1).atDay(1).isAfter(asOf)) {
        row.findDecimal(RATE)
            .ifPresent(
                rate ->
                    perUsd
                        .computeIfAbsent(row.text("currency"), c -> new HashMap<>())
                        .put(month, rate));
      }
    }
    return new ExchangeRates(perUsd);
  }

  private static boolean isNoRate(TableRow row) {
    return row.findDecimal(RATE).filter(rate -> rate.signum() <= 0).isPresent();
  }

  private static Issue noRate(TableRow row) {
    return row.issue(
        IssueCode.NUMBER_OUT_OF_RANGE,
        RATE,
        "A rate must be above zero, but "
            + row.text("currency")
            + " has "
            + row.text(RATE)
            + " in "
            + row.text("month")
            + ". Leave the cell blank where the rate is not known.");
  }

  /**
   * Units of a currency per US dollar in a month.
   *
   * @return empty where the rate is not known; 1 for the dollar itself
   */
  public Optional<BigDecimal> perUsd(String currency, YearMonth month) {
    return currency.equals(USD)
        ? Optional.of(BigDecimal.ONE)
        : Optional.ofNullable(perUsd.getOrDefault(currency, Map.of()).get(month));
  }

  /** Whether any rate of a currency is known. */
  public boolean holds(String currency) {
    return currency.equals(USD) || perUsd.containsKey(currency);
  }

  /**
   * An amount in another currency at one month's rate, to three decimals, half to even.
   *
   * @return empty where one of the two rates is not known
   */
  public Optional<BigDecimal> convert(BigDecimal amount, String from, String to, YearMonth month) {
    if (from.equals(to)) {
      return Optional.of(amount);
    }
    return perUsd(from, month)
        .flatMap(f -> perUsd(to, month).map(t -> scaled(amount.multiply(t), f)));
  }

  /**
   * An amount in another currency at the mean of the monthly rates of a period, to three decimals,
   * half to even.
   *
   * @param start the period's first day
   * @param end the day after its last
   * @return empty where the rate of any month is not known
   */
  public Optional<BigDecimal> convert(
      BigDecimal amount, String from, String to, LocalDate start, LocalDate end) {
    if (from.equals(to)) {
      return Optional.of(amount);
    }
    return sum(from, start, end)
        .flatMap(f -> sum(to, start, end).map(t -> scaled(amount.multiply(t), f)));
  }

  /**
   * What an amount is worth in another currency at the mean of the monthly rates of a period, to 34
   * digits: for ratios of amounts, which are rounded once.
   *
   * @param start the period's first day
   * @param end the day after its last
   * @return empty where the rate of any month is not known
   */
  public Optional<BigDecimal> worth(
      BigDecimal amount, String from, String to, LocalDate start, LocalDate end) {
    if (from.equals(to)) {
      return Optional.of(amount);
    }
    return sum(from, start, end)
        .flatMap(
            f ->
                sum(to, start, end).map(t -> amount.multiply(t).divide(f, MathContext.DECIMAL128)));
  }

  /**
   * Units of a currency for one of another, by the means of the monthly rates of a period, to 34
   * digits: what {@link #convert(BigDecimal, String, String, LocalDate, LocalDate)} converts by.
   *
   * @param start the period's first day
   * @param end the day after its last
   * @return empty where the rate of any month is not known
   */
  public Optional<BigDecimal> mean(String from, String to, LocalDate start, LocalDate end) {
    return worth(BigDecimal.ONE, from, to, start, end);
  }

  /**
   * Why money of a period in one currency cannot be told in another, in words: the first month of
   * which a rate is not known. Empty where it can be.
   *
   * @param from the currency of the money
   * @param to the other currency
   * @param start the period's first day
   * @param end the day after its last
   */
  public Optional<String> whyNone(String from, String to, LocalDate start, LocalDate end) {
    return from.equals(to)
        ? Optional.empty()
        : whyNone(from, start, end).or(() -> whyNone(to, start, end));
  }

  private Optional<String> whyNone(String currency, LocalDate start, LocalDate end) {
    return Stream.iterate(
            YearMonth.from(start), m -> m.atDay(1).isBefore(end), m -> m.plusMonths(1))
        .filter(m -> perUsd(currency, m).isEmpty())
        .findFirst()
        .map(m -> "no exchange rate of " + currency + " for " + m);
  }

  /**
   * The rates of a period's months added up, which is exact where their mean would not be; of two
   * currencies the number of months is the same, and cancels out.
   */
  private Optional<BigDecimal> sum(String currency, LocalDate start, LocalDate end) {
    Optional<BigDecimal> sum = Optional.empty();
    for (YearMonth m = YearMonth.from(start); m.atDay(1).isBefore(end); m = m.plusMonths(1)) {
      Optional<BigDecimal> rate = perUsd(currency, m);
      if (rate.isEmpty()) {
        return Optional.empty();
      }
      sum = Optional.of(sum.orElse(BigDecimal.ZERO).add(rate.get()));
    }
    return sum;
  }

  private static BigDecimal scaled(BigDecimal numerator, BigDecimal denominator) {
    return numerator.divide(denominator, Flow.SCALE, RoundingMode.HALF_EVEN);
  }
}
