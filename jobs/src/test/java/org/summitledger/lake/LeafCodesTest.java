package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafCodesTest {
  @ParameterizedTest
  @ValueSource(strings = {"JPN", "WLD", "S19", "_X", "A"})
  void aCountryComesBackAsItWas(String code) {
    assertThat(LeafCodes.country(LeafCodes.country(code))).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "87", "0101", "010121", "00000000", "999999999", "TOTAL"})
  void aProductKeepsItsLeadingZeros(String code) {
    assertThat(LeafCodes.product(LeafCodes.product(code))).isEqualTo(code);
  }

  @Test
  void productsOfALevelKeepTheirOrder() {
    assertThat(LeafCodes.product("010121")).isLessThan(LeafCodes.product("854231"));
  }

  @Test
  void aCodeThatHasNoRoomIsRefused() {
    assertThatThrownBy(() -> LeafCodes.country("EU27X"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot hold the country code 'EU27X': too long");
    assertThatThrownBy(() -> LeafCodes.product("0101210000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot hold the product code '0101210000': too long");
  }
}
