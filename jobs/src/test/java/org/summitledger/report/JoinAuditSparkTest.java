package org.summitledger.report;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.Found.money;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.SparkTestSession;
import org.summitledger.lake.FlowColumns;
import org.summitledger.report.trade.Joins;
import org.summitledger.report.trade.Joins.Cardinality;
import org.summitledger.report.trade.Joins.Keep;
import org.summitledger.report.trade.ReportInputs;

class JoinAuditSparkTest {
  private static Dataset<Row> left() {
    return SparkTestSession.get()
        .createDataFrame(
            List.of(
                RowFactory.create("a", new BigDecimal("10")),
                RowFactory.create("b", new BigDecimal("5")),
                RowFactory.create("c", new BigDecimal("1"))),
            new StructType()
                .add("id", DataTypes.StringType, false)
                .add("value", FlowColumns.MONEY, true));
  }

  private static Dataset<Row> right(String... ids) {
    return SparkTestSession.get()
        .createDataFrame(
            List.of(ids).stream().map(id -> RowFactory.create(id)).toList(),
            new StructType().add("right_id", DataTypes.StringType, false));
  }

  private static Row audited(Cardinality cardinality, Keep keep, String... rightIds) {
    ReportInputs inputs = Night.with().inputs();
    join(inputs, cardinality, keep, rightIds);
    return Night.build(new JoinAudit(), inputs).one("join", "test");
  }

  private static Dataset<Row> join(
      ReportInputs inputs, Cardinality cardinality, Keep keep, String... rightIds) {
    return inputs
        .joins()
        .join(
            new Joins.Spec("report", "test", cardinality, keep, List.of("id"), "value"),
            left(),
            right(rightIds),
            col("id").equalTo(col("right_id")));
  }

  @Test
  void aFanOutIsCountedInRowsAndMoney() {
    Row row = audited(Cardinality.FAN_OUT, Keep.MATCHED_ONLY, "a", "a", "a", "b");

    assertThat(row.<Object>getAs("cardinality")).isEqualTo("fan_out");
    assertThat(row.<Object>getAs("left_rows")).isEqualTo(3L);
    assertThat(row.<Object>getAs("matched")).isEqualTo(2L);
    assertThat(row.<Object>getAs("unmatched")).isEqualTo(1L);
    assertThat(row.<Object>getAs("multiplied")).isEqualTo(2L);
    assertThat(row.<Object>getAs("output_rows")).isEqualTo(4L);
    assertThat(row.<Object>getAs("money_in")).isEqualTo(money("16"));
    assertThat(row.<Object>getAs("money_out")).isEqualTo(money("35"));
  }

  @Test
  void aJoinThatKeepsAllKeepsAllMoney() {
    Row row = audited(Cardinality.AT_MOST_ONE, Keep.ALL_LEFT, "a", "elsewhere");

    assertThat(row.<Object>getAs("output_rows")).isEqualTo(3L);
    assertThat(row.<Object>getAs("multiplied")).isEqualTo(0L);
    assertThat(row.<Object>getAs("money_out")).isEqualTo(row.<Object>getAs("money_in"));
  }

  @Test
  void aJoinThatMultipliesAlthoughItMustNotIsBroken() {
    ReportInputs inputs = Night.with().inputs();
    join(inputs, Cardinality.AT_MOST_ONE, Keep.ALL_LEFT, "a", "a");

    assertThat(inputs.joins().count())
        .singleElement()
        .satisfies(
            join -> {
              assertThat(join.multiplied()).isEqualTo(1);
              assertThat(join.isBroken()).isTrue();
            });
  }

  @Test
  void theJoinedRowsCarryNoTraceOfTheCounting() {
    Dataset<Row> joined = join(Night.with().inputs(), Cardinality.AT_MOST_ONE, Keep.ALL_LEFT, "a");

    assertThat(Found.in(joined).rows()).hasSize(3);
    assertThat(joined.columns()).containsExactly("id", "value", "right_id");
  }
}
