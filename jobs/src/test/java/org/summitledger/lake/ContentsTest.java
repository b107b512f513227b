package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.summitledger.source.Flow;

class ContentsTest {
  private static final LocalDate START = LocalDate.of(2018, 1, 1);

  private static Flow flow(long line, String reporter, String direction, String value) {
    return new Flow(
        line,
        "A",
        START,
        Flow.endOf("A", START),
        reporter,
        "USA",
        direction,
        "84",
        null,
        new BigDecimal(value),
        null,
        null,
        null);
  }

  @Test
  void whoOnlyExportsIsNoImporter() {
    Contents contents =
        TestLake.contents(
            List.of(flow(2, "JPN", "export", "5.000"), flow(3, "IND", "import", "7.000")));
    assertThat(contents.values()).containsOnlyKeys("IND", "JPN");
    assertThat(contents.imports()).containsOnlyKeys("IND");
    assertThat(contents.imports().get("IND"))
        .containsExactly(entry("2018-01-01", new BigDecimal("7.000")));
  }

  @Test
  void whatAFileIsAboutDoesNotDependOnHowItIsCut() {
    List<Flow> flows =
        List.of(
            flow(2, "JPN", "export", "5.000"),
            flow(3, "IND", "import", "7.000"),
            flow(4, "JPN", "export", "1.000"));
    Batches codes = Batches.of(flows);
    Contents pieces = Contents.none();
    for (Flow flow : flows) {
      Batches one = Batches.of(List.of(flow));
      pieces.add(one.flows(), one.codes());
    }
    Contents whole = Contents.none();
    whole.add(codes.flows(), codes.codes());
    assertThat(pieces).isEqualTo(whole);
  }

  /** No table has the sum of all that a file holds, so that it may have any number of digits. */
  @Test
  void allThatACountryTradesMayHaveMoreDigitsThanAColumn() {
    Stream<Flow> large =
        LongStream.range(0, 20).mapToObj(i -> flow(i + 2, "IND", "import", "999999999999999.999"));
    assertThat(TestLake.contents(large.toList()).values().get("IND"))
        .containsExactly(entry("2018-01-01", new BigDecimal("19999999999999999.980")));
  }
}
