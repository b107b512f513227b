package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows and money of a file add up; what is wrong with single rows is in the corpus. */
class FlowReaderTest {
  private static final String HEADER = "year,partner,product,mode,value\n";
  private static final String LAYOUT =
      """
      {"source": "customs", "dataflow": "imports", "known_from": "2020-01-01", "frequency": "A",
       "period": {"field": "year", "format": "yyyy"}, "reporter": {"value": "IND"},
       "partner": {"field": "partner", "codes": "iso3"}, "flow": {"value": "import"},
       "product": {"field": "product"}, "measures": [{"field": "value"}],
       "unit": {"currency": "USD", "multiplier": 1000000, "decimals": 2},
       "valuation": {"import": "CIF"},
       "keep": [{"field": "mode", "equals": ["0"]}]}
      """;

  @TempDir Path folder;

  @Test
  void moneyIsInWholeUnitsOfCurrency() throws Exception {
    FlowFile read = read("2018,JPN,85,0,12772.43\n");
    assertThat(read.flows().get(0).value()).isEqualTo(new BigDecimal("12772430000.000"));
    assertThat(read.flows().get(0).valuation()).isEqualTo("CIF");
    assertThat(read.flows().get(0).observationStatus()).isEqualTo("A");
  }

  @Test
  void aBlankIsMissingAndAZeroIsZero() throws Exception {
    FlowFile read = read("2018,JPN,85,0,\n2018,CHN,85,0,0\n");
    assertThat(read.flows()).extracting(Flow::observationStatus).containsExactly("M", "A");
    assertThat(read.flows().get(0).value()).isNull();
    assertThat(read.flows().get(1).value()).isZero();
    assertThat(read.kept()).isEqualTo(new FlowFile.Tally(2, new BigDecimal("0.000")));
  }

  @Test
  void everyValueIsKeptOrRejectedOrExcludedInRowsAndInMoney() throws Exception {
    FlowFile read =
        read(
            """
            2018,JPN,85,0,10.00
            2018,JPN,8541,0,4.00
            2018,JPN,8542,0,6.00
            2018,JPN,8542,0,6.00
            2018,JPN,8542,1000,2.50
            2018,Nowhere,85,0,7.00
            2018,CHN,85,0,"1,0"
            2018,CHN,84,0,1.00
            2018,CHN,84,0,2.00
            2018,CHN
            """);
    assertThat(read.kept()).isEqualTo(tally(2, "10000000.000"));
    assertThat(read.refused()).isEqualTo(tally(6, "16000000.000"));
    assertThat(read.excluded())
        .hasSize(2)
        .containsEntry(FlowReader.PARENT, tally(1, "10000000.000"))
        .containsEntry(FlowReader.NOT_KEPT, tally(1, "2500000.000"));
    assertThat(read.read()).isEqualTo(tally(10, "38500000.000"));
  }

  @Test
  void theOrderOfTheRowsDecidesNothing() throws Exception {
    List<String> rows = new ArrayList<>();
    for (String partner : List.of("JPN", "CHN", "AUS", "Nowhere")) {
      for (String product : List.of("85", "8541", "8542", "84", "84")) {
        rows.add("2018," + partner + "," + product + ",0," + rows.size() + ".25\n");
      }
    }
    FlowFile inOrder = read(String.join("", rows));
    Random random = new Random(12);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(rows, random);
      FlowFile shuffled = read(String.join("", rows));
      assertThat(shuffled.kept()).isEqualTo(inOrder.kept());
      assertThat(shuffled.refused()).isEqualTo(inOrder.refused());
      assertThat(shuffled.excluded()).isEqualTo(inOrder.excluded());
    }
  }

  @Test
  void aValueThatIsUsedTwiceIsNotAddedTwice() throws Exception {
    FlowFile once = read("2018,JPN,85,0,1.00\n");
    FlowFile twice = read("2018,JPN,85,0,1.00\n2018,JPN,85,0,1.00\n");
    assertThat(twice.kept()).isEqualTo(once.kept());
    assertThat(twice.refused().money()).isEqualByComparingTo(once.kept().money());
  }

  @Test
  void aParentIsExcludedOnlyInTheCellOfItsParts() throws Exception {
    FlowFile read = read("2018,JPN,85,0,1.00\n2019,JPN,8541,0,1.00\n2018,CHN,8541,0,1.00\n");
    assertThat(read.flows()).hasSize(3);
    assertThat(read.excluded()).isEmpty();
  }

  private static FlowFile.Tally tally(long rows, String money) {
    return new FlowFile.Tally(rows, new BigDecimal(money));
  }

  private FlowFile read(String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), HEADER + rows);
    Layout layout = TestLayouts.parse(new ObjectMapper().readTree(LAYOUT), "data.csv");
    return BothReaders.read(InputFile.of(file, "data.csv"), layout, ShippedData.reference());
  }
}
