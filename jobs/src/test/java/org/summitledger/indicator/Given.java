package org.summitledger.indicator;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/** Small inputs, written in a line. */
final class Given {
  private Given() {}

  static BigDecimal money(long amount) {
    return BigDecimal.valueOf(amount);
  }

  /** Code, amount, code, amount … */
  static Map<String, BigDecimal> values(Object... codesAndAmounts) {
    Map<String, BigDecimal> values = new TreeMap<>();
    for (int i = 0; i < codesAndAmounts.length; i += 2) {
      values.put((String) codesAndAmounts[i], money((int) codesAndAmounts[i + 1]));
    }
    return values;
  }

  /** "a J", amount, "b J", amount … */
  static Map<Market, BigDecimal> markets(Object... marketsAndAmounts) {
    Map<Market, BigDecimal> values = new TreeMap<>();
    values(marketsAndAmounts)
        .forEach(
            (market, amount) -> {
              String[] parts = market.split(" ");
              values.put(new Market(parts[0], parts[1]), amount);
            });
    return values;
  }

  /** The months from one on, a step apart. */
  static Map<YearMonth, BigDecimal> series(String first, int step, long... amounts) {
    Map<YearMonth, BigDecimal> series = new TreeMap<>();
    for (int i = 0; i < amounts.length; i++) {
      series.put(YearMonth.parse(first).plusMonths((long) i * step), money(amounts[i]));
    }
    return series;
  }

  static Traded traded(long value, long quantity) {
    return Traded.of(money(value), money(quantity), "kg");
  }

  /** Summed by the first digits of the codes. */
  static Map<String, BigDecimal> shortened(Map<String, BigDecimal> values, int digits) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    values.forEach(
        (code, value) ->
            sums.merge(
                code.startsWith("rest") ? code : code.substring(0, digits),
                value,
                BigDecimal::add));
    return sums;
  }
}
