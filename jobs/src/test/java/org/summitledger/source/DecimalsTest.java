package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  private static final int DECIMALS = 2;

  @ParameterizedTest
  @CsvSource({"0,0", "12772.43,12772.43", "-0.5,-0.5", "007,7", "1.50,1.5", "1.5000,1.5"})
  void plainDigitsAreANumber(String printed, BigDecimal number) throws Exception {
    assertThat(parse(printed)).isEqualByComparingTo(number);
  }

  @Test
  void everyDigitOfALongNumberIsKept() throws Exception {
    assertThat(parse("123456789012345678901234567890.12"))
        .isEqualTo(new BigDecimal("123456789012345678901234567890.12"));
  }

  @Test
  void whatWasPrintedIsReadBack() throws Exception {
    Random random = new Random(2014);
    for (int i = 0; i < 1000; i++) {
      BigDecimal number = BigDecimal.valueOf(random.nextLong(), random.nextInt(DECIMALS + 1));
      assertThat(parse(number.toPlainString())).isEqualTo(number);
    }
  }

  @Test
  void oneDecimalTooManyIsRefusedAndNotRounded() {
    assertThatThrownBy(() -> parse("12772.431"))
        .isInstanceOf(CellException.class)
        .hasMessageContaining("'12772.431' has more than the 2 decimals")
        .hasMessageContaining("not rounded");
  }

  @Test
  void theIssueNamesThePlace() {
    assertThatThrownBy(() -> parse("12,772"))
        .isInstanceOfSatisfying(
            CellException.class,
            e -> {
              assertThat(e.issue().code()).isEqualTo(IssueCode.NUMBER_INVALID);
              assertThat(e.issue().line()).isEqualTo(7);
              assertThat(e.issue().column()).isEqualTo("value");
              assertThat(e.issue().message()).contains("'12,772' is not a plain number");
            });
  }

  private static BigDecimal parse(String text) throws CellException {
    CsvRow row = new CsvRow("f.csv", 7, Map.of("value", 0), List.of(text));
    return Decimals.parse(row, "value", text, DECIMALS);
  }
}
