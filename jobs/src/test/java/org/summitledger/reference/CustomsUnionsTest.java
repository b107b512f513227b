package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.source.BadInputException;
import org.summitledger.source.ShippedData;
import org.summitledger.source.TestRows;

class CustomsUnionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "DEU, 2024, true",
    "HRV, 2012, false",
    "HRV, 2013, true",
    "GBR, 2020, true",
    "GBR, 2021, false",
    "JPN, 2024, false",
    "CHE, 2024, false"
  })
  void theShippedUnionHoldsItsMembersInTheirYears(String country, int year, boolean holds) {
    LocalDate start = LocalDate.of(year, 1, 1);
    assertThat(ShippedData.reference().unions().holds("EU", country, start, start.plusYears(1)))
        .isEqualTo(holds);
  }

  @Test
  void theShippedUnionHasTwentySevenMembersToday() {
    assertThat(ShippedData.rows("reference", "customs_unions"))
        .filteredOn(row -> row.find("member_to").isEmpty())
        .hasSize(27);
  }

  @Test
  void aMemberThatIsNoCountryIsRefused() throws Exception {
    Countries countries =
        Countries.of(TestRows.rows(folder, "iso3,name\nDEU,Germany\n"), List.of("iso3", "name"));
    assertThatThrownBy(
            () ->
                CustomsUnions.of(
                    TestRows.rows(
                        folder,
                        "union,member,member_from,member_to\nEU,DEU,1958-01-01,\nEU,GER,1958-01-01,\n"),
                    countries))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:3 [member]: REFERENCE_UNKNOWN")
        .hasMessageContaining(
            "There is no country 'GER'. Add it to countries.csv, or mend the code.");
  }
}
