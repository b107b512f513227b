package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.SparkTestSession;
import org.summitledger.lake.FlowColumns;
import org.summitledger.publish.TableWriter;
import org.summitledger.report.AuditResults.Finding;

/** Identities in small tables that hold only the columns which are read. */
class ModelIdentitiesSparkTest {
  private static final StructType STUDY =
      texts(
          new StructType(),
          "commitment_id",
          "scenario",
          "source",
          "reporter",
          "partner",
          "flow",
          "sector",
          "currency",
          "frequency");

  private static final StructType COUNTERFACTUAL =
      of(
          of(
              texts(STUDY, "method", "evidence", "side").add("actual_value", FlowColumns.MONEY),
              DataTypes.DoubleType,
              "expected_value",
              "effect",
              "low",
              "high",
              "interval_level",
              "parallel_p",
              "placebo_p"),
          DataTypes.LongType,
          "interval_placebos",
          "placebo_rank",
          "placebos");

  private static final StructType DONORS =
      of(texts(STUDY, "method", "donor"), DataTypes.DoubleType, "weight", "pre_error")
          .add("treated_pre_error", DataTypes.DoubleType)
          .add("comparable", DataTypes.BooleanType);

  private static final StructType STABILITY =
      of(texts(new StructType(), "source", "span"), DataTypes.DateType, "opens", "span_start")
          .add("span_end", DataTypes.DateType);

  @TempDir private Path folder;

  private static StructType texts(StructType schema, String... columns) {
    return of(schema, DataTypes.StringType, columns);
  }

  private static StructType of(StructType schema, DataType type, String... columns) {
    StructType all = schema;
    for (String column : columns) {
      all = all.add(column, type);
    }
    return all;
  }

  /** A row with some cells; texts that are not given are x, all else is null. */
  private static Row row(StructType schema, Map<String, Object> cells) {
    return RowFactory.create(
        Arrays.stream(schema.fields())
            .map(
                f ->
                    cells.containsKey(f.name())
                        ? cells.get(f.name())
                        : STUDY.getFieldIndex(f.name()).isDefined() || f.name().equals("source")
                            ? "x"
                            : null)
            .toArray());
  }

  private static Map<String, Object> method(String method, String side, double effect) {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("method", method);
    cells.put("evidence", "moderate");
    cells.put("side", side);
    cells.put("actual_value", new BigDecimal("30.000"));
    cells.put("expected_value", 30 - effect);
    cells.put("effect", effect);
    cells.put("low", 1.0);
    cells.put("high", 2.0);
    cells.put("interval_level", 0.95);
    return cells;
  }

  private static List<Map<String, Object>> methods() {
    Map<String, Object> differences = method("difference_in_differences", "below", -9);
    differences.put("parallel_p", 0.01);
    Map<String, Object> mixture = method("synthetic_control", "inside", 20);
    mixture.put("interval_placebos", 9L);
    mixture.put("interval_level", 0.8);
    mixture.put("placebo_rank", 2L);
    mixture.put("placebos", 9L);
    mixture.put("placebo_p", 0.2);
    return List.of(
        method("log_linear_trend", "above", 20),
        method("constant_share", "above", 10),
        differences,
        mixture);
  }

  private static List<Map<String, Object>> donors() {
    return List.of(
        Map.of(
            "method",
            "synthetic_control",
            "donor",
            "CHN",
            "weight",
            0.75,
            "pre_error",
            0.002,
            "treated_pre_error",
            0.0,
            "comparable",
            true),
        Map.of(
            "method",
            "synthetic_control",
            "donor",
            "DEU",
            "weight",
            0.25,
            "pre_error",
            0.003,
            "treated_pre_error",
            0.0,
            "comparable",
            false),
        Map.of("method", "difference_in_differences", "donor", "other", "weight", 1.0));
  }

  private static List<Map<String, Object>> spans() {
    return List.of(
        Map.of(
            "span",
            "before",
            "opens",
            Date.valueOf("2014-09-01"),
            "span_start",
            Date.valueOf("2010-04-01"),
            "span_end",
            Date.valueOf("2014-04-01")),
        Map.of(
            "span",
            "since",
            "opens",
            Date.valueOf("2014-09-01"),
            "span_start",
            Date.valueOf("2015-04-01"),
            "span_end",
            Date.valueOf("2019-04-01")));
  }

  @BeforeEach
  void publish() {
    write("counterfactual", COUNTERFACTUAL, methods());
    write("counterfactual_donors", DONORS, donors());
    write("trade_stability", STABILITY, spans());
  }

  /** Takes the place of what was staged before. */
  private void write(String table, StructType schema, List<Map<String, Object>> rows) {
    try {
      Files.deleteIfExists(folder.resolve(table + ".parquet"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Row> made = rows.stream().map(cells -> row(schema, cells)).toList();
    new TableWriter(folder)
        .write(
            table, schema, List.of("source"), SparkTestSession.get().createDataFrame(made, schema));
  }

  private Finding finding(String check) {
    return new ModelIdentities(folder)
        .all().stream().filter(f -> f.check().equals(check)).findFirst().orElseThrow();
  }

  @Test
  void whatFollowsPassesAndSaysInHowManyCells() {
    assertThat(new ModelIdentities(folder).all())
        .allMatch(Finding::passed)
        .extracting(f -> f.check() + " " + f.observed().replaceAll(",.*", ""))
        .containsExactly(
            "effect_is_actual_less_expected 4 cells",
            "low_is_not_above_high 4 cells",
            "interval_level_is_of_placebos 4 cells",
            "placebo_p_is_a_rank 1 cells",
            "evidence_follows_from_sides 1 cells",
            "weights_add_up_to_one 2 cells",
            "comparable_follows_from_errors 2 cells",
            "spans_are_on_their_side 2 cells");
  }

  @ParameterizedTest
  @CsvSource({
    "0, effect, 20.001, effect_is_actual_less_expected",
    "1, low, 2.001, low_is_not_above_high",
    "1, interval_level, 0.9, interval_level_is_of_placebos",
    "3, interval_level, 0.81, interval_level_is_of_placebos",
    "3, placebo_p, 0.19, placebo_p_is_a_rank",
    "3, placebo_p, 0.21, evidence_follows_from_sides",
    "0, interval_level, 0.79, evidence_follows_from_sides",
    "2, parallel_p, 0.06, evidence_follows_from_sides"
  })
  void aNumberThatIsOffBlocks(int row, String column, double value, String check) {
    changed(row, column, value, check);
  }

  @ParameterizedTest
  @CsvSource({"0, evidence, strong", "1, side, inside", "0, side, below"})
  void aWordThatDoesNotFollowBlocks(int row, String column, String value) {
    changed(row, column, value, "evidence_follows_from_sides");
  }

  private void changed(int row, String column, Object value, String check) {
    List<Map<String, Object>> rows = new ArrayList<>(methods());
    Map<String, Object> off = new LinkedHashMap<>(rows.get(row));
    off.put(column, value);
    rows.set(row, off);
    write("counterfactual", COUNTERFACTUAL, rows);

    assertThat(finding(check).blocks()).isTrue();
    assertThat(finding(check).bound())
        .isEqualTo("off by 1.0e-09 at most, relative to the largest number of the cell");
  }

  @Test
  void donorsAndSpansThatAreOffBlock() {
    write("counterfactual_donors", DONORS, donors().subList(1, 2));
    write(
        "trade_stability",
        STABILITY,
        List.of(
            Map.of(
                "span",
                "since",
                "opens",
                Date.valueOf("2014-09-01"),
                "span_start",
                Date.valueOf("2014-04-01"),
                "span_end",
                Date.valueOf("2019-04-01"))));

    assertThat(finding("weights_add_up_to_one").blocks()).isTrue();
    assertThat(finding("spans_are_on_their_side").blocks()).isTrue();
    write(
        "counterfactual_donors",
        DONORS,
        List.of(
            Map.of(
                "method",
                "synthetic_control",
                "donor",
                "CHN",
                "weight",
                1.0,
                "pre_error",
                0.0023,
                "treated_pre_error",
                0.0,
                "comparable",
                true)));
    assertThat(finding("comparable_follows_from_errors").blocks()).isTrue();
  }
}
