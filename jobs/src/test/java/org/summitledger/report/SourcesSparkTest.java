package org.summitledger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.Found.money;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestTrade;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Release;

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

  @Test
  void moneyOfAWholeFileMayBeMoreThanThatOfAnyCell(@TempDir Path folder) throws IOException {
    String most = "900000000000000";
    LakeEntry file =
        new Release(Files.createDirectory(folder.resolve("data")))
            .rows(
                "year,partner,product,value\n2018,JPN,84," + most + "\n2019,JPN,84," + most + "\n")
            .addTo(new Lake(folder.resolve("lake")));
    Row row =
        Night.with()
            .files(new Lake(folder.resolve("lake")), List.of(TestTrade.selected(file)))
            .build(new Sources())
            .one();

    assertThat(row.<BigDecimal>getAs("value_read"))
        .isEqualByComparingTo(new BigDecimal("1800000000000000"));
  }
}
