package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch;

class CellOrderTest {
  private static final List<String> CODES = List.of("JPN", "CHN", "84", "87");

  /** Lines of partner and product, in batches. */
  private static boolean mayRepeat(String... batches) {
    CellOrder order = new CellOrder();
    Stream.of(batches).map(CellOrderTest::batch).forEach(order::add);
    return order.mayRepeat();
  }

  private static FlowBatch batch(String lines) {
    String[] cells = lines.split(", ");
    int size = cells.length;
    FlowBatch batch = FlowBatch.ofSize(size);
    for (int i = 0; i < size; i++) {
      batch.partner()[i] = CODES.indexOf(cells[i].split(" ")[0]);
      batch.product()[i] = CODES.indexOf(cells[i].split(" ")[1]);
    }
    return batch;
  }

  @Test
  void linesOfOnePairThatLieTogetherWithDifferentProductsDoNotRepeat() {
    assertThat(mayRepeat("CHN 84, CHN 87, JPN 84", "JPN 87")).isFalse();
  }

  @Test
  void aProductThatComesTwiceForAPairRepeats() {
    assertThat(mayRepeat("CHN 84, CHN 87", "CHN 84")).isTrue();
  }

  @Test
  void aPairThatComesAgainLaterMayRepeat() {
    assertThat(mayRepeat("CHN 84, JPN 84, CHN 87")).isTrue();
  }

  @Test
  void twoNamesOfOneCountryAreSeenOverTheBordersOfBatches() {
    assertThat(mayRepeat("CHN 84", "JPN 84", "CHN 84")).isTrue();
  }

  @Test
  void cellsOfAllBatchesAreMergedWhereTheyRepeat() {
    Flow flow =
        new Flow(
            2,
            "A",
            LocalDate.of(2018, 1, 1),
            LocalDate.of(2019, 1, 1),
            "IND",
            "JPN",
            "import",
            "84",
            null,
            new BigDecimal("1.500"),
            "CIF",
            null,
            null);
    Batches one = Batches.of(List.of(flow));
    FlowBatch cells = Batches.joined(List.of(one, one), one.codes()).byCell().flows();

    assertThat(cells.size()).isOne();
    assertThat(cells.value()[0]).isEqualTo(3000);
  }
}
