package org.summitledger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.Found.money;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.report.trade.Joins;
import org.summitledger.report.trade.Joins.Cardinality;
import org.summitledger.report.trade.Joins.JoinCount;
import org.summitledger.report.trade.Joins.Keep;
import org.summitledger.report.trade.ReportInputs;

class JoinAuditSparkTest {
  private record Left(String id, Optional<BigDecimal> money) {}

  private static final List<Left> LEFT =
      List.of(
          new Left("a", Optional.of(new BigDecimal("10.000"))),
          new Left("b", Optional.of(new BigDecimal("5.000"))),
          new Left("c", Optional.of(new BigDecimal("1.000"))));

  private static JoinCount count(
      List<Left> left, Cardinality cardinality, Keep keep, String... rightIds) {
    List<String> right = List.of(rightIds);
    return JoinCount.of(
        new Joins.Spec("report", "test", cardinality, keep),
        left,
        row -> Collections.frequency(right, row.id()),
        Left::money);
  }

  private static Row audited(JoinCount count) {
    ReportInputs inputs = Night.with().inputs();
    inputs.joins().add(count);
    return Night.build(new JoinAudit(), inputs).one("join", "test");
  }

  @Test
  void aFanOutIsCountedInRowsAndMoney() {
    Row row = audited(count(LEFT, Cardinality.FAN_OUT, Keep.MATCHED_ONLY, "a", "a", "a", "b"));

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
    JoinCount count = count(LEFT, Cardinality.AT_MOST_ONE, Keep.ALL_LEFT, "a", "elsewhere");

    assertThat(count.outputRows()).isEqualTo(3);
    assertThat(count.matched()).isEqualTo(1);
    assertThat(count.multiplied()).isZero();
    assertThat(count.moneyOut()).isEqualTo(count.moneyIn());
    assertThat(count.isBroken()).isFalse();
  }

  @Test
  void aJoinThatMultipliesAlthoughItMustNotIsBroken() {
    JoinCount count = count(LEFT, Cardinality.AT_MOST_ONE, Keep.ALL_LEFT, "a", "a");

    assertThat(count.multiplied()).isEqualTo(1);
    assertThat(count.moneyOut()).isEqualByComparingTo("26");
    assertThat(count.isBroken()).isTrue();
  }

  @Test
  void rowsThatCarryNoMoneyHaveNoneRatherThanZero() {
    List<Left> blank = List.of(new Left("a", Optional.empty()));

    Row row = audited(count(blank, Cardinality.FAN_OUT, Keep.MATCHED_ONLY, "a"));

    assertThat(row.<Object>getAs("output_rows")).isEqualTo(1L);
    assertThat(row.<Object>getAs("money_in")).isNull();
    assertThat(row.<Object>getAs("money_out")).isNull();
  }
}
