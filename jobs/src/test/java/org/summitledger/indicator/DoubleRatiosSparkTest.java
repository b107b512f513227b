package org.summitledger.indicator;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitledger.SparkTestSession;

/** Of single figures the same doubles as Spark's expressions of columns, to the last bit. */
class DoubleRatiosSparkTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("a", DataTypes.createDecimalType(18, 3))
          .add("b", DataTypes.createDecimalType(18, 3))
          .add("c", DataTypes.createDecimalType(18, 3))
          .add("squares", DataTypes.createDecimalType(38, 6));

  private static List<Row> found;

  /** Of any size and sign, some of them zero and some of them missing. */
  @BeforeAll
  static void compute() {
    SplittableRandom random = new SplittableRandom(2026);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      rows.add(
          RowFactory.create(
              money(random),
              money(random),
              money(random),
              BigDecimal.valueOf(random.nextLong(), 6)));
    }
    found =
        SparkTestSession.get()
            .createDataFrame(rows, SCHEMA)
            .select(
                col("a"),
                col("b"),
                col("c"),
                col("squares"),
                Ratios.share(col("a"), col("b")).as("share"),
                Ratios.growth(col("a"), col("b")).as("growth"),
                Ratios.contribution(col("a"), col("b"), col("c")).as("contribution"),
                Concentration.herfindahl(col("squares"), col("b")).as("herfindahl"))
            .collectAsList();
  }

  private static BigDecimal money(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1 -> BigDecimal.ZERO;
      case 2 -> BigDecimal.valueOf(random.nextLong(1000), 3);
      default -> BigDecimal.valueOf(random.nextLong(-1L << 59, 1L << 59), 3);
    };
  }

  private static Optional<BigDecimal> in(Row row, String column) {
    return Optional.ofNullable(row.getAs(column));
  }

  private static Optional<Double> expected(Row row, String column) {
    return Optional.ofNullable(row.getAs(column));
  }

  @Test
  void shares() {
    assertThat(found)
        .allSatisfy(
            row ->
                assertThat(DoubleRatios.share(in(row, "a"), in(row, "b")))
                    .isEqualTo(expected(row, "share")));
  }

  @Test
  void growth() {
    assertThat(found)
        .allSatisfy(
            row ->
                assertThat(DoubleRatios.growth(in(row, "a"), in(row, "b")))
                    .isEqualTo(expected(row, "growth")));
  }

  @Test
  void contributions() {
    assertThat(found)
        .allSatisfy(
            row ->
                assertThat(DoubleRatios.contribution(in(row, "a"), in(row, "b"), in(row, "c")))
                    .isEqualTo(expected(row, "contribution")));
  }

  @Test
  void concentration() {
    assertThat(found)
        .allSatisfy(
            row ->
                assertThat(DoubleRatios.herfindahl(row.getAs("squares"), in(row, "b")))
                    .isEqualTo(expected(row, "herfindahl")));
  }

  @Test
  void allOfThemHaveBeenSeen() {
    for (String column : List.of("share", "growth", "contribution", "herfindahl")) {
      assertThat(found.stream().filter(row -> expected(row, column).isPresent()))
          .as(column)
          .hasSizeGreaterThan(100);
    }
  }
}
