package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.source.BadInputException;
import org.summitledger.source.ShippedData;
import org.summitledger.source.TestRows;

class CountriesTest {
  private static final List<String> COLUMNS = List.of("iso3", "name", "kind", "iso2", "customs");

  @TempDir Path folder;

  @Test
  void everyColumnButTheKindIsACodeScheme() throws Exception {
    Countries countries = countries("JPN,Japan,country,JP,103|JAPAN\n");
    assertThat(countries.find("iso2", "JP")).contains("JPN");
    assertThat(countries.find("customs", "103")).contains("JPN");
    assertThat(countries.find("customs", "JAPAN")).contains("JPN");
    assertThat(countries.find("customs", "105")).isEmpty();
    assertThat(countries.hasScheme("customs")).isTrue();
    assertThat(countries.find("name", "Japan")).contains("JPN");
    assertThat(countries.hasScheme("kind")).isFalse();
    assertThat(countries.find("kind", "country")).isEmpty();
  }

  @Test
  void aCodeOfOneSchemeIsNoCodeOfAnother() throws Exception {
    assertThat(countries("JPN,Japan,country,JP,103\n").find("iso3", "JP")).isEmpty();
  }

  @Test
  void aCountryMayHaveNoCodeInAScheme() throws Exception {
    Countries countries = countries("JPN,Japan,country,JP,\nIND,India,country,IN,\n");
    assertThat(countries.find("customs", "")).isEmpty();
  }

  @Test
  void theNameOfAnUnknownCodeIsTheCode() throws Exception {
    Countries countries = countries("JPN,Japan,country,JP,103\n");
    assertThat(countries.name("JPN")).isEqualTo("Japan");
    assertThat(countries.name("899")).isEqualTo("899");
  }

  @Test
  void aCodeThatNamesTwoCountriesIsRefusedWithAllOthers() {
    assertThatThrownBy(
            () ->
                countries(
                    """
                    JPN,Japan,country,JP,103|ISLES
                    IND,India,country,IN,105|ISLES
                    CHN,China,country,JP,107
                    """))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "table.csv:3 [customs]: DUPLICATE_KEY: 'ISLES' stands for JPN already")
        .hasMessageContaining("table.csv:4 [iso2]: DUPLICATE_KEY: 'JP' stands for JPN already");
  }

  @Test
  void blanksAroundAnEntryOfAListAreNoPartOfIt() throws Exception {
    Countries countries = countries("TWN,Taiwan,special_area,TW,TAIWAN | FORMOSA\n");
    assertThat(countries.find("customs", "TAIWAN")).contains("TWN");
    assertThat(countries.find("customs", "FORMOSA")).contains("TWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TAIWAN||FORMOSA", "|TAIWAN", "TAIWAN|", "TAIWAN| |FORMOSA", "|"})
  void aBlankEntryOfAListIsNoCountry(String list) {
    assertThatThrownBy(() -> countries("TWN,Taiwan,special_area,TW," + list + "\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:2 [customs]: VALUE_REQUIRED: The list has a blank entry.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ÖST", "AUT2", "AU", "aut", "12A", ""})
  void aKeyIsThreeLettersOrDigits(String key) {
    assertThatThrownBy(() -> countries(key + ",Austria,country,AT,\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:2 [iso3]: VALUE_NOT_ALLOWED: '" + key + "' is no key");
  }

  @Test
  void theShippedListTellsTheProducersSpecialCodesApart() {
    Countries countries = ShippedData.reference().countries();
    assertThat(countries.find("comtrade", "699")).contains("IND");
    assertThat(countries.find("comtrade", "842")).contains("USA");
    assertThat(countries.find("comtrade", "0")).contains(Countries.WORLD);
    assertThat(countries.find("iso2", "NA")).contains("NAM");
    assertThat(countries.find("m49", "004")).contains("AFG");
    assertThat(countries.find("tradestat", "CHINA P RP")).contains("CHN");
  }

  private Countries countries(String rows) throws IOException {
    return Countries.of(TestRows.rows(folder, String.join(",", COLUMNS) + "\n" + rows), COLUMNS);
  }
}
