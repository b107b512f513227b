package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.source.TestRows;

class SubheadingsTest {
  private static final Set<String> NEWEST =
      Set.of("250410", "250490", "811231", "811241", "811292", "810610", "810690");

  @TempDir Path folder;
  private Subheadings subheadings;

  /** 811292 and 810600 were split, 250410 and 250490 are as they were, 250480 of HS2017 ended. */
  @BeforeEach
  void read() throws Exception {
    Concordance concordance =
        Concordance.of(
            TestRows.rows(
                folder,
                """
                newer_revision,newer_code,older_revision,older_codes
                HS2022,811231,HS2017,811292
                HS2022,811241,HS2017,811292
                HS2022,811292,HS2017,811292
                HS2022,810610,HS2017,810600
                HS2022,810690,HS2017,810600
                HS2017,250480,HS2012,250480
                """),
            NEWEST);
    subheadings = new Subheadings(NEWEST, concordance);
  }

  @ParameterizedTest
  @CsvSource({
    "250410, HS2022, 250410",
    "250410, , 250410",
    "25041000, HS2022, 250410",
    "250410009, HS2017, 250410",
    "2504, HS2022, 250410|250490",
    "2504, , 250410|250490",
    "811292, HS2022, 811292",
    "811292, HS2017, 811231|811241|811292",
    "8106, HS2017, 810610|810690"
  })
  void goodsAreWhereTheirRevisionSays(String product, String revision, String codes) {
    assertThat(subheadings.of(product, revision)).containsExactlyInAnyOrder(codes.split("\\|"));
  }

  @ParameterizedTest
  @CsvSource({
    "TOTAL, HS2022",
    "25, HS2022",
    "2505, HS2022",
    "250420, HS2022",
    "250410, HS1992",
    "2504, HS2007",
    "810600, HS2022",
    "810690, HS2017"
  })
  void whatIsNoProductOfItsRevisionIsNowhere(String product, String revision) {
    assertThat(subheadings.of(product, revision)).isEmpty();
  }

  /** 250480 of HS2017 has no successor: without it the rest is not the heading of then. */
  @Test
  void aHeadingOfWhichAPartCannotBeCarriedIsNowhere() {
    assertThat(subheadings.of("250410", "HS2012")).containsExactly("250410");
    assertThat(subheadings.of("2504", "HS2012")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"250410", "811292"})
  void subheadingsOfTodayAreHeld(String code) {
    assertThat(subheadings.contains(code)).isTrue();
    assertThat(subheadings.contains("810600")).isFalse();
  }
}
