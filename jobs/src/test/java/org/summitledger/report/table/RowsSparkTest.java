package org.summitledger.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.SparkTestSession;

class RowsSparkTest {
  private static final TableDefinition DEFINITION =
      TableDefinition.named("sales", "What was sold.")
          .key("code", "A code.")
          .key("start", DataTypes.DateType, "A day.")
          .money("value", "JPY", "Money.", "")
          .optionalText("note", "A word.")
          .count("rows", "rows", "A number.")
          .optionalFlag("holds", "Yes or no.")
          .build();

  private final SparkSession spark = SparkTestSession.get();

  /** Each third has no money, each fifth no note and no answer. */
  private static List<Row> rows(int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          Rows.of(
              "k" + i,
              LocalDate.of(2000, 1, 1).plusDays(i),
              i % 3 == 0 ? null : BigDecimal.valueOf(i * 1_000_003L, 3),
              i % 5 == 0 ? null : "note " + i,
              (long) i,
              i % 5 == 0 ? null : i % 2 == 0));
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void aTableHoldsItsRowsInOrderOfTheDefinition(int count) {
    Dataset<Row> table = Rows.table(spark, DEFINITION, rows(count));
    assertThat(table.collectAsList()).isEqualTo(rows(count));
    assertThat(table.schema()).isEqualTo(DEFINITION.schema());
  }

  private static List<Row> ofMoney(String money) {
    return List.of(Rows.of("k", LocalDate.EPOCH, new BigDecimal(money), null, 1L, null));
  }

  /** Of more decimals than the column has, and up to its last digit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0.0005",
        "0.00049",
        "7",
        "1.2E+3",
        "999999999999999.999",
        "-999999999999999.9994"
      })
  void moneyIsHeldAsSparkHoldsIt(String money) {
    assertThat(Rows.table(spark, DEFINITION, ofMoney(money)).collectAsList())
        .isEqualTo(spark.createDataFrame(ofMoney(money), DEFINITION.schema()).collectAsList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999999.9995", "-1000000000000000", "12345678901234567890123"})
  void moneyOfMoreDigitsThanItsColumnIsRefused(String money) {
    assertThatThrownBy(() -> Rows.table(spark, DEFINITION, ofMoney(money)))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage(
            "Cannot write column value of table sales: "
                + new BigDecimal(money).toPlainString()
                + " does not fit DECIMAL(18,3), in the row of code=k, start=1970-01-01. Take"
                + " figures in a currency or unit of which less are counted, or leave them out.");
  }

  @Test
  void aCellIsItsOwnBelowAnEqualOneAnotherOneAndNone() {
    List<Row> rows = new ArrayList<>();
    for (String money : new String[] {"1.5", "1.5", "1.50", "2", null, "2", "1.5"}) {
      BigDecimal value = money == null ? null : new BigDecimal(money);
      rows.add(Rows.of("k", LocalDate.EPOCH, value, money, 1L, money == null ? null : true));
    }
    assertThat(Rows.table(spark, DEFINITION, rows).collectAsList()).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7})
  void whatIsCollectedIsWhatSparkCollects(int count) {
    Dataset<Row> table = sums(spark, count);
    assertThat(Rows.collect(table)).isEqualTo(table.collectAsList());
  }

  @Test
  void whatIsCollectedOfAPlanThatAdaptsIsTheSame() {
    SparkSession adapting = SparkTestSession.withPartitions(3);
    adapting.conf().set("spark.sql.adaptive.enabled", "true");
    assertThat(Rows.collect(sums(adapting, 50)))
        .hasSize(50)
        .containsAll(Rows.collect(sums(spark, 50)));
  }

  @Test
  void aCellIsFoundByTheNameOfItsColumn() {
    Row first = Rows.collect(sums(spark, 2).orderBy("code")).get(1);
    assertThat(first.<LocalDate>getAs("start")).isEqualTo(LocalDate.of(2000, 1, 2));
    assertThat(first.<BigDecimal>getAs("value")).isEqualByComparingTo("1000.003");
  }

  /** Else dates would be of another class there. */
  @Test
  void threadsThatKnowNoSessionCollectTheSame() throws Exception {
    Dataset<Row> table = sums(spark, 7);
    List<Row> expected = Rows.collect(table);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      List<Row> found =
          other
              .submit(
                  () -> {
                    SparkSession.clearActiveSession();
                    return Rows.collect(table);
                  })
              .get();
      assertThat(found).isEqualTo(expected);
    } finally {
      other.shutdown();
    }
  }

  /** A table that takes a task to make. */
  private static Dataset<Row> sums(SparkSession spark, int count) {
    return Rows.table(spark, DEFINITION, rows(count))
        .groupBy("code", "start", "note", "holds")
        .agg(functions.sum("value").as("value"), functions.sum("rows").as("rows"));
  }
}
