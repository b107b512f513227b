package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.source.BadInputException;
import org.summitledger.source.ShippedData;
import org.summitledger.source.TestRows;

class ExchangeRatesTest {
  private static final YearMonth JULY = YearMonth.of(2026, 7);
  private static final YearMonth AUGUST = YearMonth.of(2026, 8);
  private static final BigDecimal TWO_TRILLION = new BigDecimal("2000000000000");

  @TempDir Path folder;
  private ExchangeRates rates;

  @BeforeEach
  void read() throws Exception {
    rates = asOf(LocalDate.of(2027, 1, 1));
  }

  @Test
  void aMonthsRateIsKnownFromTheFirstDayOfTheNext() throws Exception {
    assertThat(asOf(LocalDate.of(2026, 7, 31)).perUsd("JPY", JULY)).isEmpty();
    assertThat(asOf(LocalDate.of(2026, 8, 1)).perUsd("JPY", JULY)).contains(decimal("160"));
    assertThat(asOf(LocalDate.of(2026, 8, 1)).perUsd("JPY", AUGUST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0000", "-160"})
  void aRateIsAboveZero(String rate) {
    String rows = "month,currency,currency_per_usd\n2026-07,JPY," + rate + "\n";
    assertThatThrownBy(
            () -> ExchangeRates.of(TestRows.rows(folder, rows), LocalDate.of(2026, 1, 1)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:2 [currency_per_usd]: NUMBER_OUT_OF_RANGE")
        .hasMessageContaining("A rate must be above zero, but JPY has " + rate + " in 2026-07.");
  }

  @Test
  void theDollarIsAlwaysOneDollar() {
    assertThat(rates.perUsd("USD", YearMonth.of(1900, 1))).contains(BigDecimal.ONE);
    assertThat(rates.holds("USD")).isTrue();
  }

  @Test
  void theRateOfAPeriodIsThatByWhichAmountsAreConverted() {
    LocalDate start = LocalDate.of(2026, 7, 1);
    LocalDate end = LocalDate.of(2026, 8, 1);

    assertThat(rates.mean("JPY", "JPY", start, end)).contains(BigDecimal.ONE);
    assertThat(rates.mean("JPY", "INR", start, end))
        .map(rate -> rate.multiply(TWO_TRILLION).setScale(3))
        .isEqualTo(rates.convert(TWO_TRILLION, "JPY", "INR", start, end));
  }

  @Test
  void whatMoneyIsWorthIsRoundedOnce() {
    LocalDate start = LocalDate.of(2026, 7, 1);

    assertThat(rates.worth(decimal("6400"), "JPY", "USD", start, start.plusMonths(1)))
        .hasValueSatisfying(dollars -> assertThat(dollars).isEqualByComparingTo("40"));
    assertThat(rates.worth(decimal("1"), "JPY", "USD", start, start.plusMonths(1)))
        .hasValueSatisfying(dollars -> assertThat(dollars).isEqualByComparingTo("0.00625"));
    assertThat(rates.worth(decimal("6400"), "JPY", "USD", start, start.plusMonths(3))).isEmpty();
    assertThat(rates.worth(decimal("0.1234"), "USD", "USD", start, start.plusYears(9)))
        .contains(decimal("0.1234"));
  }

  @Test
  void theFirstMonthWithoutARateIsNamed() {
    LocalDate start = LocalDate.of(2026, 7, 1);

    assertThat(rates.whyNone("JPY", "INR", start, start.plusMonths(1))).isEmpty();
    assertThat(rates.whyNone("USD", "JPY", start.minusMonths(2), start))
        .contains("no exchange rate of JPY for 2026-05");
    assertThat(rates.mean("JPY", "INR", start.minusMonths(2), start)).isEmpty();
    assertThat(rates.whyNone("INR", "INR", start.minusYears(90), start)).isEmpty();
  }

  @Test
  void anAmountIsDividedByItsOwnRateAndMultipliedByTheOther() {
    assertThat(rates.convert(TWO_TRILLION, "JPY", "USD", JULY))
        .contains(decimal("12500000000.000"));
    assertThat(rates.convert(TWO_TRILLION, "JPY", "INR", JULY))
        .contains(decimal("1000000000000.000"));
    assertThat(rates.convert(decimal("1"), "USD", "JPY", JULY)).contains(decimal("160.000"));
  }

  @Test
  void anAmountInTheSameCurrencyStaysAsItIs() {
    assertThat(rates.convert(decimal("1.23456"), "XXX", "XXX", JULY)).contains(decimal("1.23456"));
  }

  @Test
  void halvesAreRoundedToEven() {
    assertThat(rates.convert(decimal("0.08"), "JPY", "USD", JULY)).contains(decimal("0.000"));
    assertThat(rates.convert(decimal("0.24"), "JPY", "USD", JULY)).contains(decimal("0.002"));
  }

  @Test
  void withoutEitherRateThereIsNoAmount() {
    assertThat(rates.convert(TWO_TRILLION, "JPY", "INR", AUGUST)).isEmpty();
    assertThat(rates.convert(TWO_TRILLION, "INR", "JPY", AUGUST)).isEmpty();
    assertThat(rates.convert(TWO_TRILLION, "EUR", "USD", JULY)).isEmpty();
    assertThat(rates.holds("EUR")).isFalse();
  }

  @Test
  void aBlankRateIsNotKnown() {
    assertThat(rates.perUsd("INR", AUGUST)).isEmpty();
  }

  @Test
  void aPeriodIsConvertedAtTheMeanOfItsMonths() {
    assertThat(
            rates.convert(
                decimal("150"), "JPY", "USD", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 1)))
        .contains(decimal("1.000"));
  }

  @Test
  void theMeanOfThreeMonthsIsNotCutBeforeItIsMultiplied() throws Exception {
    ExchangeRates thirds =
        ExchangeRates.of(
            TestRows.rows(
                folder,
                """
                month,currency,currency_per_usd
                2026-01,JPY,100
                2026-02,JPY,100
                2026-03,JPY,101
                """),
            LocalDate.of(2027, 1, 1));

    assertThat(
            thirds.convert(
                decimal("3000000000000000"),
                "USD",
                "JPY",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 4, 1)))
        .contains(decimal("301000000000000000.000"));
  }

  @Test
  void theMonthOfTheDayAfterThePeriodDoesNotCount() {
    assertThat(
            rates.convert(
                decimal("160"), "JPY", "USD", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1)))
        .contains(decimal("1.000"));
  }

  @Test
  void aPeriodWithAMonthUnknownIsNotConverted() {
    assertThat(
            rates.convert(
                decimal("150"), "JPY", "USD", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1)))
        .isEmpty();
    assertThat(
            rates.convert(
                decimal("1"), "USD", "JPY", LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 1)))
        .isEmpty();
  }

  @Test
  void aPeriodWithoutMonthsIsNotConverted() {
    LocalDate day = LocalDate.of(2026, 7, 1);
    assertThat(rates.convert(decimal("150"), "JPY", "USD", day, day)).isEmpty();
  }

  @Test
  void thereAndBackIsTheSameAmountToTheRoundingOfTheDollar() {
    Random random = new Random(160);
    for (int i = 0; i < 200; i++) {
      BigDecimal yen = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 3);
      BigDecimal dollars = rates.convert(yen, "JPY", "USD", JULY).orElseThrow();
      BigDecimal back = rates.convert(dollars, "USD", "JPY", JULY).orElseThrow();
      assertThat(back.subtract(yen).abs()).isLessThanOrEqualTo(decimal("0.080"));
    }
  }

  @Test
  void shippedRatesAreUnitsOfTheCurrencyPerDollar() {
    ExchangeRates shipped =
        ExchangeRates.of(ShippedData.rows("reference", "exchange_rates"), LocalDate.of(2026, 7, 1));
    YearMonth month = YearMonth.of(2014, 9);
    assertThat(shipped.perUsd("JPY", month).orElseThrow())
        .isBetween(decimal("100"), decimal("115"));
    assertThat(shipped.perUsd("INR", month).orElseThrow()).isBetween(decimal("58"), decimal("64"));
    assertThat(shipped.perUsd("CNY", month).orElseThrow()).isBetween(decimal("6"), decimal("6.3"));
    assertThat(shipped.perUsd("EUR", month).orElseThrow())
        .isBetween(decimal("0.72"), decimal("0.82"));
  }

  private ExchangeRates asOf(LocalDate day) throws IOException {
    return ExchangeRates.of(
        TestRows.rows(
            folder,
            """
            month,currency,currency_per_usd
            2026-07,JPY,160
            2026-08,JPY,140
            2026-07,INR,80
            2026-08,INR,
            """),
        day);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
