package org.summitledger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.Found.money;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.TestTrade;
import org.summitledger.lake.Lake;

class SourcesSparkTest {
  private static Row source() {
    return Night.with()
        .files(
            new Lake(Path.of("no-lake")),
            List.of(TestTrade.selected(TestTrade.file("f", "all", "none"))))
        .build(new Sources())
        .one();
  }

  @Test
  void rowsReadAreKeptRejectedOrExcluded() {
    Row row = source();

    assertThat(row.<Long>getAs("rows_read"))
        .isEqualTo(10)
        .isEqualTo(
            row.<Long>getAs("rows_kept")
                + row.<Long>getAs("rows_rejected")
                + row.<Long>getAs("rows_excluded"));
  }

  @Test
  void moneyReadIsKeptRejectedOrExcluded() {
    Row row = source();

    assertThat(row.<BigDecimal>getAs("value_read"))
        .isEqualTo(money("100"))
        .isEqualTo(
            row.<BigDecimal>getAs("value_kept")
                .add(row.getAs("value_rejected"))
                .add(row.getAs("value_excluded")));
  }

  @Test
  void exclusionsAreNamed() {
    assertThat(source().<Object>getAs("exclusions")).isEqualTo("outside_layout_keep: 1");
  }
}
