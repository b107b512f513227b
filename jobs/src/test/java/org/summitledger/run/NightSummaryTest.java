package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.publish.Manifest;

class NightSummaryTest {

  @ParameterizedTest
  @CsvSource({
    "0, JPY, 0 JPY",
    "13, documents, 13 documents",
    "999.994, USD, 999.99 USD",
    "1000, USD, 1 thousand USD",
    "408000000, USD, 408 million USD",
    "68000000000, USD, 68 bn USD",
    "2000000000000, JPY, 2 tn JPY",
    "12345678900000, JPY, 12.35 tn JPY",
    "10000000000000000, JPY, 10000 tn JPY",
    "-1500000, USD, -1.5 million USD"
  })
  void moneyIsShownInTheUnitThatIsReadFastest(BigDecimal value, String unit, String shown) {
    assertThat(NightSummary.money(value, unit)).isEqualTo(shown);
  }

  @Test
  void whatIsNotKnownIsADashNotAZero() {
    assertThat(NightSummary.money(null, "JPY")).isEqualTo("-");
  }

  @Test
  void aNumberWithoutAUnitStandsAlone() {
    assertThat(NightSummary.money(new BigDecimal("400"), null)).isEqualTo("400");
  }

  @Test
  void theTablesOfAVersionAreListedWithTheirRowsAndKeys() {
    Manifest manifest =
        new Manifest(
            "run-1",
            "2026-11-01T00:00:00Z",
            "2026-11-01",
            "f",
            List.of(),
            Map.of(),
            Map.of(),
            null,
            List.of(
                new Manifest.Output("commitments.parquet", 26, 2049, "ab"),
                new Manifest.Output("commitments.schema.json", -1, 10, "cd")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    NightSummary.tables(manifest).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            table        rows  KiB  key
            commitments  26    3    commitment_id
            """);
  }
}
