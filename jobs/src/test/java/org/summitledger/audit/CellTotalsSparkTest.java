package org.summitledger.audit;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.Found.money;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.TestTrade;
import org.summitledger.lake.Cells;

class CellTotalsSparkTest {
  private static CellTotals totals(String lines) {
    Dataset<Row> cells =
        Cells.of(TestTrade.leaves(lines), List.of(TestTrade.file("f", "all", "none")));
    return CellTotals.of(cells, expr("dataflow = 'd'"));
  }

  @Test
  void aWorldThatIsAddedUpHereIsCountedButNotStated() {
    CellTotals totals =
        totals(
            """
            IND JPN import 87 FY2014 30.5
            IND CHN import 87 FY2014 20
            IND CHN import 86 FY2014 -
            """);

    assertThat(totals.stated()).isEqualTo(Map.of("s", money("50.5")));
    assertThat(totals.counted()).isEqualTo(Map.of("s", money("101")));
  }

  @Test
  void filesThatListSomeProductsAreStatedButNotCounted() {
    CellTotals totals =
        totals(
            """
            IND JPN import 87 FY2014 30
            IND JPN import 2605 FY2014 4 dataflow=minerals
            """);

    assertThat(totals.stated()).isEqualTo(Map.of("s", money("34")));
    assertThat(totals.counted()).isEqualTo(Map.of("s", money("60")));
  }

  @Test
  void aSourceOfBlanksComesToNothing() {
    assertThat(totals("IND JPN import 87 FY2014 -").stated()).isEqualTo(Map.of("s", money("0")));
  }

  @Test
  void cellsOfTwoDataflowsAreRepeated() {
    CellTotals totals =
        totals(
            """
            IND JPN import 87 FY2014 30 dataflow=minerals
            IND JPN import 87 FY2014 30
            IND JPN import 87 2014 30 dataflow=minerals
            IND JPN export 87 FY2014 30 dataflow=minerals
            IND JPN import 86 FY2014 30 source=t
            """);

    assertThat(totals.repeated()).isEqualTo(Map.of("s", money("1"), "t", money("0")));
  }
}
