package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own layout of flows. */
class FlowsLayoutTest {
  private static final String HEADER =
      "period_start,reporter,partner,flow,product,hs_revision,value,quantity,quantity_unit\n";
  private static final String STATED =
      "'like': 'flows', 'source': 'customs', 'dataflow': 'd', 'known_from': '2025-01-01'";
  private static final String YEARS =
      STATED + ", 'frequency': 'A', 'unit': {'currency': 'JPY'}, 'valuation': {'import': 'CIF'}";

  @TempDir private Path folder;

  @Test
  void everyColumnIsWhatItsNameSays() throws IOException {
    FlowFile read = read(YEARS, "2018-01-01,IND,JPN,import,854231,HS2017,1234.567,8.9,kg\n");
    assertThat(read.flows())
        .containsExactly(
            new Flow(
                2,
                "A",
                LocalDate.of(2018, 1, 1),
                LocalDate.of(2019, 1, 1),
                "IND",
                "JPN",
                "import",
                "854231",
                "HS2017",
                new BigDecimal("1234.567"),
                "CIF",
                new BigDecimal("8.900"),
                "kg"));
  }

  @Test
  void rowsThatDifferInTheUnitContradictEachOther() throws IOException {
    FlowFile read =
        read(
            YEARS,
            "2018-01-01,IND,JPN,import,854231,HS2017,5,100,kg\n"
                + "2018-01-01,IND,JPN,import,854231,HS2017,5,100,t\n");
    assertThat(read.flows()).isEmpty();
    assertThat(read.rejected())
        .extracting(Issue::code)
        .containsOnly(IssueCode.DUPLICATE_KEY)
        .hasSize(2);
  }

  @Test
  void whatIsBlankIsMissing() throws IOException {
    FlowFile read = read(YEARS, "2018-01-01,IND,WLD,export,TOTAL,,,,\n");
    Flow flow = read.flows().get(0);
    assertThat(flow.value()).isNull();
    assertThat(flow.observationStatus()).isEqualTo("M");
    assertThat(flow.hsRevision()).isNull();
    assertThat(flow.quantity()).isNull();
    assertThat(flow.quantityUnit()).isNull();
    assertThat(flow.partner()).isEqualTo("WLD");
  }

  @ParameterizedTest
  @CsvSource({
    "A, 04-01, 2018-04-01, 2019-04-01",
    "A, 01-01, 2018-01-01, 2019-01-01",
    "Q, 04-01, 2018-07-01, 2018-10-01",
    "Q, 01-01, 2018-10-01, 2019-01-01",
    "M, 01-01, 2018-12-01, 2019-01-01"
  })
  void aPeriodRunsFromItsStartForAsLongAsTheFrequencySays(
      String frequency, String yearStarts, LocalDate start, LocalDate end) throws IOException {
    FlowFile read =
        read(
            STATED
                + ", 'frequency': '%s', 'period': {'year_starts': '%s'}"
                    .formatted(frequency, yearStarts)
                + ", 'unit': {'currency': 'USD'}",
            start + ",IND,JPN,import,85,,1,,\n");
    assertThat(read.flows().get(0).periodStart()).isEqualTo(start);
    assertThat(read.flows().get(0).periodEnd()).isEqualTo(end);
  }

  @Test
  void aYearThatStartsInAprilNeedsADescriptorThatSaysSo() throws IOException {
    FlowFile read = read(YEARS, "2018-04-01,IND,JPN,import,85,,1,,\n");
    assertThat(read.flows()).isEmpty();
    assertThat(read.rejected())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.code()).isEqualTo(IssueCode.PERIOD_INVALID);
              assertThat(issue.message())
                  .isEqualTo(
                      "'2018-04-01' is not a period of the form yyyy-MM-dd: no year starts in month"
                          + " 04 if years start on 01-01. State the layout's `period.year_starts`"
                          + " if theirs start otherwise.");
            });
  }

  @Test
  void moneyHasThreeDecimalsAndNoMultiplier() throws IOException {
    FlowFile read =
        read(
            YEARS,
            "2018-01-01,IND,JPN,import,84,,0.001,,\n2018-01-01,IND,JPN,import,85,,0.0001,,\n");
    assertThat(read.kept()).isEqualTo(new FlowFile.Tally(1, new BigDecimal("0.001")));
    assertThat(read.rejected())
        .extracting(Issue::code)
        .containsExactly(IssueCode.NUMBER_TOO_PRECISE);
  }

  @Test
  void wordsForTheDirectionAreTheLedgersOwn() throws IOException {
    FlowFile read = read(YEARS, "2018-01-01,IND,JPN,Imports,84,,1,,\n");
    assertThat(read.rejected()).extracting(Issue::code).containsExactly(IssueCode.FLOW_UNKNOWN);
  }

  @Test
  void whatOnlyAProducerKnowsHasToBeStated() {
    assertThatThrownBy(() -> layout("'like': 'flows'"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("layout lacks `source`.")
        .hasMessageContaining("layout lacks `dataflow`.")
        .hasMessageContaining("layout lacks `known_from`.")
        .hasMessageContaining("layout lacks `frequency`.")
        .hasMessageContaining("layout lacks `unit.currency`.");
  }

  @Test
  void whatIsStatedInsideAnOpenPartLeavesTheRestOfItAsItIs() throws IOException {
    Layout layout = layout(YEARS + ", 'period': {'year_starts': '04-01'}");
    assertThat(layout.period()).isEqualTo(new Layout.PeriodColumn("period_start", "yyyy-MM-dd", 4));
    assertThat(layout.currency()).isEqualTo("JPY");
    assertThat(layout.multiplier()).isOne();
    assertThat(layout.decimals()).isEqualTo(3);
    assertThat(layout(YEARS.replace("'JPY'", "'JPY', 'multiplier': 1000")).multiplier())
        .isEqualTo(1000);
  }

  @Test
  void nothingIsTakenForWhole() throws IOException {
    Layout layout = layout(YEARS);
    assertThat(layout.partners()).isEqualTo(Layout.Coverage.SOME);
    assertThat(layout.products()).isEqualTo(Layout.Coverage.SOME);
    assertThat(layout.world()).isEqualTo(Layout.World.NONE);
  }

  private FlowFile read(String stated, String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("flows.csv"), HEADER + rows);
    return FlowReader.read(
        InputFile.of(file, "flows.csv"), layout(stated), ShippedData.reference());
  }

  private static Layout layout(String stated) throws IOException {
    return TestLayouts.parse(
        new ObjectMapper().readTree("{" + stated.replace('\'', '"') + "}"), "flows.csv");
  }
}
