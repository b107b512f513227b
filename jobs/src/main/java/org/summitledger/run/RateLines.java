package org.summitledger.run;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.summitledger.source.Flow;
import org.summitledger.source.TableRow;

/**
 * The lines of {@code exchange_rates.csv} that money was converted by.
 *
 * @param rows of the file
 */
record RateLines(List<TableRow> rows) {

  /** Those of the months of a period; the dollar has none. */
  List<String> of(String currency, LocalDate start, LocalDate end) {
    Map<YearMonth, String> months = new TreeMap<>();
    for (TableRow rate : rows) {
      YearMonth month = YearMonth.parse(rate.text("month"));
      if (rate.text("currency").equals(currency)
          && !month.isBefore(YearMonth.from(start))
          && month.atDay(1).isBefore(end)) {
        months.put(
            month,
            "    rate "
                + month
                + "  "
                + rate.text("currency_per_usd")
                + " "
                + currency
                + " per USD  "
                + rate);
      }
    }
    return List.copyOf(months.values());
  }

  /** Those by which trade of a period is told in US dollars. */
  List<String> inUsd(RowCell trade, Span period) {
    return of(trade.currency(), period.from(), Flow.endOf(trade.frequency(), period.from()));
  }
}
