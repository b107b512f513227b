package org.summitledger.report.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.SparkTestSession;
import org.summitledger.commitment.Ledger;
import org.summitledger.indicator.model.Ppml;
import org.summitledger.indicator.model.PpmlResult.Estimated;
import org.summitledger.lake.FlowColumns;
import org.summitledger.report.Promise;
import org.summitledger.report.gravity.GravityAxes.Cell;
import org.summitledger.report.trade.SummitWindows;

/** Rows of a panel in any number of parts, in any order, are the same rows. */
class DistributedRowsSparkTest {
  private static final int COUNTRIES = 6;
  private static final int YEARS = 3;
  private static final GravityAxes AXES =
      new GravityAxes(
          IntStream.range(0, COUNTRIES).mapToObj(MadeUpWorld::country).toList(),
          List.of("all_products"),
          new TreeMap<>(
              IntStream.range(0, YEARS)
                  .mapToObj(y -> LocalDate.of(2015 + y, 1, 1))
                  .collect(Collectors.toMap(d -> d, d -> d.plusYears(1)))),
          SummitWindows.of(
              new Ledger(
                  List.of(),
                  List.of(
                      Promise.named("a")
                          .from("A00")
                          .to("A01")
                          .window("2017-01-01", "2018-01-01")
                          .made()),
                  List.of(),
                  List.of())),
          "source 'baci', dataflow 'trade'");

  private static List<Cell> cells() {
    Random random = new Random(5);
    List<Cell> cells = new ArrayList<>();
    for (int e = 0; e < COUNTRIES; e++) {
      for (int i = 0; i < COUNTRIES; i++) {
        for (int t = 0; t < YEARS; t++) {
          if (e != i && random.nextInt(6) > 0) {
            cells.add(new Cell(e, i, 0, t, 1 + random.nextInt(1_000_000)));
          }
        }
      }
    }
    return cells;
  }

  private static DistributedRows rows(List<Cell> cells, int parts) {
    JavaPairRDD<Integer, Cell> keyed =
        JavaSparkContext.fromSparkContext(SparkTestSession.get().sparkContext())
            .parallelize(cells, parts)
            .keyBy(AXES::pair);
    return DistributedRows.of(
        AXES.shape(),
        keyed,
        found -> List.of(GravityCells.of(AXES, found::forEachRemaining).chunk()).iterator());
  }

  /** Of numbers of many sizes, so that another order of adding gives other bits. */
  private static double[] sums(List<Cell> cells, int parts) {
    try (DistributedRows rows = rows(cells, parts)) {
      return rows.map(rows.shape(), chunk -> chunk)
          .sum(
              2,
              (chunk, total) -> {
                total[0] += chunk.size();
                total[1] += 1 / (3.0 + chunk.size());
              });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void theSameSumsComeOfAnyNumberOfParts(int parts) {
    List<Cell> shuffled = cells();
    Collections.shuffle(shuffled, new Random(parts));

    assertThat(sums(shuffled, parts)).containsExactly(sums(cells(), 1));
    assertThat(sums(cells(), 1)[0]).isEqualTo(COUNTRIES * (COUNTRIES - 1) * YEARS);
  }

  @Test
  void theSameEstimateComesOfAnyNumberOfPartsAndNothingStaysInMemory() {
    List<Cell> shuffled = cells();
    Collections.shuffle(shuffled, new Random(9));
    Estimated one;
    Estimated many;
    try (DistributedRows rows = rows(cells(), 1)) {
      one = (Estimated) Ppml.estimate(rows, List.of("summit"));
    }
    try (DistributedRows rows = rows(shuffled, 5)) {
      many = (Estimated) Ppml.estimate(rows, List.of("summit"));
    }
    assertThat(many.coefficients()).isNotEmpty().isEqualTo(one.coefficients());
    assertThat(many.deviance()).isEqualTo(one.deviance());
    assertThat(many.rounds()).isEqualTo(one.rounds());
    assertThat(SparkTestSession.get().sparkContext().getPersistentRDDs().isEmpty()).isTrue();
  }

  @Test
  void aFigureThatTheLakeDoesNotNameIsRefused() {
    StructType columns =
        new StructType()
            .add("exporter", DataTypes.StringType)
            .add("importer", DataTypes.StringType)
            .add("sector", DataTypes.StringType)
            .add("period_start", DataTypes.DateType)
            .add("value", FlowColumns.MONEY);
    Row row =
        new GenericRowWithSchema(
            new Object[] {"A00", "ZZZ", "all_products", LocalDate.of(2015, 1, 1), BigDecimal.ONE},
            columns);
    assertThatThrownBy(() -> AXES.cell(row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot place importer 'ZZZ' in the gravity panel of source 'baci', dataflow 'trade':"
                + " the lake has figures of it, but does not name it among what their files hold."
                + " Delete the lake's folder, so that files are read anew.");
  }
}
