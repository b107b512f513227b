package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.reference.HsWeights.Weight;
import org.summitledger.source.BadInputException;
import org.summitledger.source.InputFile;
import org.summitledger.source.TableReader;
import org.summitledger.source.TestRows;

class HsWeightsTest {
  private static final String LINKS =
      """
      newer_revision,newer_code,older_revision,older_codes
      HS2022,400001,HS2017,400001
      HS2022,400002,HS2017,400001
      HS2017,400001,HS2012,600001
      """;
  private static final Set<String> NEWEST = Set.of("100001", "400001", "400002");

  private static final String HEADER =
      "older_revision,older_code,newer_revision,newer_code,weight,source,recorded_on\n";
  private static final String SPLIT =
      HEADER
          + """
          HS2017,400001,HS2022,400001,0.4,A study,2026-01-31
          HS2017,400001,HS2022,400002,0.6,A study,2026-01-31
          """;

  @TempDir private Path folder = Path.of("");

  private HsWeights weights(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("hs_weights.csv"), csv);
    Concordance concordance = Concordance.of(TestRows.rows(folder, LINKS), NEWEST);
    InputFile input = InputFile.of(file, "reference/hs_weights.csv");
    return HsWeights.of(TableReader.read(input, HsWeights.table("hs_weights.csv")), concordance);
  }

  @Test
  void weightsAreThoseThatSomebodyStates() throws IOException {
    assertThat(weights(SPLIT).of("HS2017", "400001"))
        .containsExactly(
            new Weight("400001", new BigDecimal("0.4"), "reference/hs_weights.csv:2"),
            new Weight("400002", new BigDecimal("0.6"), "reference/hs_weights.csv:3"));
    assertThat(weights(SPLIT).of("HS2017", "100001")).isEmpty();
    assertThat(weights(SPLIT).of("HS2012", "400001")).isEmpty();
    assertThat(HsWeights.none().of("HS2017", "400001")).isEmpty();
  }

  @Test
  void aLaterStatementTakesThePlaceOfTheEarlierOneAsAWhole() throws IOException {
    HsWeights weights = weights(SPLIT + "HS2017,400001,HS2022,400002,1,Another,2026-06-30\n");
    assertThat(weights.of("HS2017", "400001")).extracting(Weight::code).containsExactly("400002");
    LocalDate between = LocalDate.parse("2026-06-29");
    assertThat(weights.asOf(between).of("HS2017", "400001")).hasSize(2);
    assertThat(weights.asOf(between.plusDays(1)).of("HS2017", "400001")).hasSize(1);
    assertThat(weights.asOf(LocalDate.parse("2026-01-30")).of("HS2017", "400001")).isEmpty();
  }

  @Test
  void theOrderOfRowsDoesNotMatter() throws IOException {
    String later = "HS2017,400001,HS2022,400002,1,Another,2026-06-30\n";
    HsWeights weights = weights(SPLIT.replace(HEADER, HEADER + later));
    assertThat(weights.of("HS2017", "400001")).extracting(Weight::code).containsExactly("400002");
  }

  @Test
  void weightsThatDoNotAddUpToOneAreRefusedWithTheirLines() {
    assertThatThrownBy(() -> weights(SPLIT.replace("0.6", "0.59")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("reference/hs_weights.csv:2 [weight]: VALUE_NOT_ALLOWED")
        .hasMessageContaining(
            "The weights of HS2017 400001 recorded on 2026-01-31, on lines 2, 3, add up to 0.99,"
                + " not to 1. State where all of its goods are.");
  }

  @Test
  void whatIsStatedOnTwoDaysIsNotAddedUp() {
    assertThatThrownBy(() -> weights(SPLIT.replaceFirst("2026-01-31", "2026-02-01")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("recorded on 2026-01-31, on line 3, add up to 0.6")
        .hasMessageContaining("recorded on 2026-02-01, on line 2, add up to 0.4");
  }

  @Test
  void allThatIsWrongIsListedAtOnce() {
    assertThatThrownBy(
            () ->
                weights(
                    SPLIT.replace("HS2022,400002", "HS2022,100001")
                        + "HS2012,600001,HS2022,400001,1,A study,2026-01-31\n"
                        + "HS2022,400001,HS2027,400001,1,A study,2026-01-31\n"
                        + "HS2017,999999,HS2022,400001,1,A study,2026-01-31\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "hs_weights.csv:3 [newer_code]: REFERENCE_UNKNOWN: hs_correlations does not link HS2017"
                + " 400001 with HS2022 100001, only with [400001, 400002]. Correct the code, or add"
                + " the link.")
        .hasMessageContaining(
            "hs_weights.csv:4 [newer_revision]: VALUE_NOT_ALLOWED: HS2012 is followed by HS2017,"
                + " not by HS2022. State weights from one revision to the next.")
        .hasMessageContaining(
            "hs_weights.csv:5 [newer_revision]: VALUE_NOT_ALLOWED: hs_correlations links HS2022"
                + " with no newer revision. State weights")
        .hasMessageContaining(
            "hs_weights.csv:6 [newer_code]: REFERENCE_UNKNOWN: hs_correlations does not link HS2017"
                + " 999999 with HS2022 400001. Correct");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.4,A study,2026-01-31 | 0,A study,2026-01-31 | [weight]: NUMBER_OUT_OF_RANGE: A weight"
            + " must be above 0.",
        "0.4,A study,2026-01-31 | 1.4,A study,2026-01-31 | [weight]: NUMBER_OUT_OF_RANGE: 1.4 is"
            + " above 1",
        "0.4,A study,2026-01-31 | -0.4,A study,2026-01-31 | [weight]: NUMBER_OUT_OF_RANGE: -0.4 is"
            + " below 0",
        "0.4,A study,2026-01-31 | ,A study,2026-01-31 | [weight]: VALUE_REQUIRED",
        "0.4,A study,2026-01-31 | 0.4,,2026-01-31 | [source]: VALUE_REQUIRED",
        "0.4,A study,2026-01-31 | 0.4,A study, | [recorded_on]: VALUE_REQUIRED",
        "0.4,A study,2026-01-31 | 0.4,A study,January | [recorded_on]: DATE_INVALID",
        "HS2022,400001 | HS2022,4001 | [newer_code]: VALUE_NOT_ALLOWED: '4001' does not match",
        "HS2022,400002 | HS2022,400001 | DUPLICATE_KEY: The key"
      })
  void aRowThatIsNotWholeIsRefusedWhateverTheDescriptorSays(
      String text, String by, String message) {
    assertThatThrownBy(() -> weights(SPLIT.replace(text, by)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
