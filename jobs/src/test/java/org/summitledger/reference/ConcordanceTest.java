package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.TestFiles;
import org.summitledger.source.BadInputException;
import org.summitledger.source.ShippedData;
import org.summitledger.source.TestRows;

class ConcordanceTest {
  /**
   * From HS2017 to HS2022: 100001 unchanged, 200001 renamed 200002, 300001 and 300002 merged into
   * 300003, 400001 split into 400001 and 400002, 500001 and 500002 mixed anew. From HS2012 to
   * HS2017: 400001 held part of what 600001 became; 700001 of HS2017 ended.
   */
  private static final String LINKS =
      """
      newer_revision,newer_code,older_revision,older_codes
      HS2022,200002,HS2017,200001
      HS2022,300003,HS2017,300001|300002
      HS2022,400001,HS2017,400001
      HS2022,400002,HS2017,400001
      HS2022,500001,HS2017,500001|500002
      HS2022,500002,HS2017,500002
      HS2017,400001,HS2012,600001
      HS2017,700001,HS2012,700002
      """;

  private static final Set<String> NEWEST =
      Set.of("100001", "200002", "300003", "400001", "400002", "500001", "500002");

  @TempDir Path folder;
  private Concordance concordance;

  @BeforeEach
  void read() throws Exception {
    concordance = concordance(LINKS);
  }

  @ParameterizedTest
  @CsvSource({
    "100001, HS2017, HS2022, true",
    "1000, HS2022, HS2017, true",
    "4000, HS2017, HS2022, true",
    "400001, HS2017, HS2022, false",
    "400001, HS2022, HS2017, false",
    "200001, HS2017, HS2022, false",
    "2000, HS2017, HS2022, true",
    "300003, HS2022, HS2017, false",
    "500002, HS2017, HS2022, false",
    "5000, HS2017, HS2022, true",
    "4000, HS2012, HS2022, false",
    "999999, HS2017, HS2022, false",
    "100001, HS2002, HS2022, false",
  })
  void aCodeHoldsTheSameGoodsWhereNoneCameAndNoneWent(
      String code, String one, String other, boolean isSame) {
    assertThat(concordance.holdsSameGoods(code, one, other)).isEqualTo(isSame);
    assertThat(concordance.holdsSameGoods(code, other, one)).isEqualTo(isSame);
  }

  @ParameterizedTest
  @CsvSource({
    "100001, HS2017, HS2022, 100001",
    "200001, HS2017, HS2022, 200002",
    "200002, HS2022, HS2017, 200001",
    "300001, HS2017, HS2022, 300003",
    "300003, HS2022, HS2017, 300001|300002",
    "400001, HS2017, HS2022, 400001|400002",
    "400002, HS2022, HS2017, 400001",
    "500001, HS2017, HS2022, 500001",
    "500002, HS2017, HS2022, 500001|500002",
    "500001, HS2022, HS2017, 500001|500002",
    "100001, HS2022, HS2022, 100001"
  })
  void goodsAreInTheCodesThatTheTablesLink(String code, String from, String to, String there) {
    assertThat(concordance.linked(code, from, to)).containsExactlyInAnyOrder(there.split("\\|"));
  }

  @Test
  void goodsAreCarriedThroughTheRevisionsBetween() {
    assertThat(concordance.linked("600001", "HS2012", "HS2022"))
        .containsExactlyInAnyOrder("400001", "400002");
    assertThat(concordance.linked("400002", "HS2022", "HS2012")).containsExactly("600001");
  }

  @Test
  void aRevisionHoldsWhatItsTablesNameAndWhatStayedTheSame() {
    assertThat(concordance.codes("HS2017"))
        .containsExactlyInAnyOrder(
            "100001", "200001", "300001", "300002", "400001", "500001", "500002", "700001");
    assertThat(concordance.codes("HS2022")).isEqualTo(NEWEST);
    assertThat(concordance.codes("HS2007")).isEmpty();
    assertThat(concordance.before("HS2022")).containsExactly("HS2017", "HS2012");
  }

  @ParameterizedTest
  @CsvSource({
    "200002, HS2017, HS2022",
    "700001, HS2017, HS2022",
    "100001, HS2007, HS2022",
    "100001, HS2022, HS2007",
    "100001, HS2017, HS2028",
    "999999, HS2022, HS2022"
  })
  void aCodeThatIsNotOfItsRevisionOrEndsGoesNowhere(String code, String from, String to) {
    assertThat(concordance.linked(code, from, to)).isEmpty();
  }

  @Test
  void aCodeThatTheNewestRevisionDoesNotHoldIsRefused() {
    assertThatThrownBy(() -> concordance(LINKS + "HS2022,999999,HS2017,100001\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:10 [newer_code]: REFERENCE_UNKNOWN")
        .hasMessageContaining("HS2022 has no subheading 999999");
  }

  @Test
  void aLinkThatLeavesOutARevisionIsRefused() {
    assertThatThrownBy(() -> concordance(LINKS + "HS2022,100001,HS2012,100001\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:10 [older_revision]: VALUE_NOT_ALLOWED")
        .hasMessageContaining("the revision before it is HS2017");
  }

  @Test
  void withoutTablesNothingIsCarried() {
    assertThat(Concordance.none().linked("100001", "HS2022", "HS2022")).isEmpty();
  }

  /** The published links, leading zeros put back, are those that the shipped table gives. */
  @ParameterizedTest
  @CsvSource({
    "2022 to 2017, HS2022, HS2017",
    "2017 to 2012, HS2017, HS2012",
    "2012 to 2007, HS2012, HS2007"
  })
  void shippedLinksAreThePublishedOnes(String step, String newer, String older) throws Exception {
    Map<String, Set<String>> published = new HashMap<>();
    for (String line : shared("data/codes/hs-revision-links.csv")) {
      String[] cells = line.split(",");
      if (cells[3].equals(step)) {
        published
            .computeIfAbsent(sixDigits(cells[0]), c -> new TreeSet<>())
            .add(sixDigits(cells[1]));
      }
    }
    // The tables hold no successor of 300219, and leave 999999 (not specified) out of HS2007.
    Set<String> extra = newer.equals("HS2012") ? Set.of("999999") : Set.of();
    Concordance shipped = shipped();
    assertThat(shipped.codes(newer).stream().filter(c -> !extra.contains(c)))
        .hasSameElementsAs(published.keySet());
    published.forEach(
        (code, before) ->
            assertThat(shipped.linked(code, newer, older)).as(code).isEqualTo(before));
  }

  /** Another table names one older code for each newer one: it must be among the linked. */
  @ParameterizedTest
  @CsvSource({
    "hs6_hs5.csv, HS2022, HS2017, 5613",
    "hs5_hs4.csv, HS2017, HS2012, 5388",
    "hs4_hs3.csv, HS2012, HS2007, 5205"
  })
  void theOneCodeOfAnIndependentConversionTableIsAmongTheLinked(
      String file, String newer, String older, int codes) throws Exception {
    Concordance shipped = shipped();
    List<String> all = Files.readAllLines(TestFiles.oracle(file));
    List<String> lines = all.subList(1, all.size());
    assertThat(lines).hasSize(codes);
    for (String line : lines) {
      String[] cells = line.split(",");
      assertThat(shipped.linked(cells[0], newer, older)).as(line).contains(cells[3]);
    }
  }

  @Test
  void everyShippedCodeOfHs2007IsCarriedTo2022() {
    Concordance shipped = shipped();
    assertThat(shipped.codes("HS2007")).hasSize(5052);
    assertThat(shipped.codes("HS2007"))
        .allSatisfy(code -> assertThat(shipped.linked(code, "HS2007", "HS2022")).isNotEmpty());
    assertThat(shipped.codes("HS2007"))
        .filteredOn(code -> shipped.linked(code, "HS2007", "HS2022").size() == 1)
        .hasSizeGreaterThan(3000);
  }

  private static String sixDigits(String code) {
    return "0".repeat(6 - code.length()) + code;
  }

  private static Concordance shipped() {
    return Concordance.of(
        ShippedData.rows("reference", "hs_correlations"),
        ShippedData.reference().products().subheadings(Sectors.REVISION));
  }

  /** The lines of a developers' file, without the header; skips the test where it is absent. */
  private static List<String> shared(String path) throws IOException {
    Path file = TestFiles.shared(path).orElse(null);
    Assumptions.assumeTrue(file != null, path + " is not in SUMMIT_LEDGER_SHARED or ../shared");
    List<String> lines = Files.readAllLines(file);
    return lines.subList(1, lines.size());
  }

  private Concordance concordance(String links) throws IOException {
    return Concordance.of(TestRows.rows(folder, links), NEWEST);
  }
}
