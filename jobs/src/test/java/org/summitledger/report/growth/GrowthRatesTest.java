package org.summitledger.report.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.summitledger.TestTables;
import org.summitledger.indicator.Outcome;
import org.summitledger.reference.ExchangeRates;

/** Growth told in another currency. */
class GrowthRatesTest {
  private static final GrowthComparison TRADE =
      GrowthLines.comparison("2018 other 01 100\n2019 other 01 150");

  private static GrowthRates rates(int monthsOf2019) {
    StringBuilder rows = new StringBuilder("month,currency,currency_per_usd\n");
    for (int month = 1; month <= 12; month++) {
      rows.append("2018-%02d,JPY,%d%n".formatted(month, 94 + month));
    }
    for (int month = 1; month <= monthsOf2019; month++) {
      rows.append("2019-%02d,JPY,%d%n".formatted(month, 120 + month % 2));
    }
    return new GrowthRates(
        ExchangeRates.of(TestTables.rows(rows.toString()), LocalDate.of(2026, 1, 1)));
  }

  @Test
  void theRateOfAYearIsTheMeanOfItsMonths() {
    Outcome factor = rates(12).factor(TRADE, "USD", "JPY");
    Outcome nominal = rates(12).nominal(TRADE, TRADE.whole(), "USD", "JPY");

    assertThat(factor.orElseThrow()).isCloseTo(120.5 / 100.5, within(1e-12));
    assertThat(nominal.orElseThrow()).isCloseTo(1.5 * 120.5 / 100.5, within(1e-12));
  }

  @Test
  void theCurrencyOfTradeDoesNotChangeAgainstItself() {
    assertThat(rates(0).factor(TRADE, "USD", "USD")).isEqualTo(Outcome.of(1));
    assertThat(rates(0).nominal(TRADE, TRADE.whole(), "USD", "USD")).isEqualTo(Outcome.of(1.5));
  }

  @Test
  void aMissingMonthIsNamed() {
    assertThat(rates(11).factor(TRADE, "USD", "JPY"))
        .isEqualTo(Outcome.none("no exchange rate of JPY for 2019-12"));
    assertThat(rates(11).nominal(TRADE, TRADE.whole(), "USD", "JPY"))
        .isEqualTo(Outcome.none("no exchange rate of JPY for 2019-12"));
    assertThat(rates(12).factor(TRADE, "INR", "JPY"))
        .isEqualTo(Outcome.none("no exchange rate of INR for 2018-01"));
  }

  @Test
  void withoutABaseThereIsNoGrowthInAnyCurrency() {
    GrowthComparison zero = GrowthLines.comparison("2018 other 01 0\n2019 other 01 150");

    assertThat(rates(12).nominal(zero, zero.whole(), "USD", "JPY"))
        .isEqualTo(Outcome.none("the base value is not above zero"));
  }
}
