package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import org.summitledger.publish.TableWriter;
import org.summitledger.report.AuditResults.Finding;

/** Identities in small tables that hold only the columns which are read. */
class ShareIdentitiesSparkTest {
  private static final StructType SHARES = schema("sector", "market", "product_basis", "component");
  private static final StructType STRUCTURE = schema("sector", "product", "indicator");

  @TempDir private Path folder;

  private static final StructType GROWTH = schema("sector", "product", "component");

  private static StructType schema(String... more) {
    StructType schema = new StructType();
    for (String column :
        List.of("source", "reporter", "partner", "flow", "currency", "frequency")) {
      schema = schema.add(column, DataTypes.StringType);
    }
    for (String column : more) {
      schema = schema.add(column, DataTypes.StringType);
    }
    DataType day = DataTypes.DateType;
    return schema
        .add("period_start", day)
        .add("base_period_start", day)
        .add("value", DataTypes.DoubleType)
        .add("inputs_complete", DataTypes.BooleanType);
  }

  private static Row row(String reporter, String partner, Double value, String... more) {
    List<Object> cells = new ArrayList<>(List.of("s", reporter, partner, "export", "USD", "A"));
    cells.addAll(List.of(more));
    cells.add(Date.valueOf("2018-01-01"));
    cells.add(Date.valueOf("2017-01-01"));
    cells.add(value);
    cells.add(true);
    return RowFactory.create(cells.toArray());
  }

  private static Row share(String component, Double value) {
    return row("IND", "JPN", value, "all_products", "IND", "HS2", component);
  }

  private static Row whole(String indicator, Double value) {
    return row("IND", "JPN", value, "all_products", "all", indicator);
  }

  private static List<Row> shares() {
    return List.of(
        share("change", 20.0),
        share("world_growth", 20.0),
        share("product_structure", 0.0),
        share("partner_structure", 2.0),
        share("competitiveness", -2.0),
        share("growth", 0.2),
        share("world_growth_rate", 0.1),
        share("share_effect", 0.05),
        share("structure_effect", 0.05),
        share("product_effect", 0.02),
        share("partner_effect", 0.02),
        share("mixed_effect", 0.01),
        share("addressed_demand", 1.15),
        share("market_share_effect", 1.2 / 1.15));
  }

  private static List<Row> structure() {
    return List.of(
        whole("continuing", 4.0),
        whole("entry", 6.0),
        whole("exit", -13.0),
        whole("change", -3.0),
        whole("extensive_margin", 0.5),
        whole("intensive_margin", 0.5),
        whole("market_share", 0.25),
        whole("finger_kreinin_exports", 0.4),
        row("JPN", "IND", 0.4, "all_products", "all", "finger_kreinin_exports"),
        row("IND", "JPN", 0.25, "vehicles", "all", "rca_normalised"),
        row("IND", "JPN", -0.25, "other", "all", "rca_normalised"),
        row("IND", "JPN", 0.125, "vehicles", "87", "rca_normalised"),
        row("IND", "JPN", -0.125, "other", "30", "rca_normalised"),
        row("IND", "JPN", 5.0, "vehicles", "all", "lafay"),
        row("IND", "JPN", -5.0, "other", "all", "lafay"));
  }

  @BeforeEach
  void publish() {
    write("market_share_analysis", SHARES, shares());
    write("trade_structure", STRUCTURE, structure());
    growth(1.2);
  }

  private void growth(double factor) {
    write("growth_decomposition", GROWTH, List.of(whole("trade_growth_factor", factor)));
  }

  /** Takes the place of what was staged before. */
  private void write(String table, StructType schema, List<Row> rows) {
    try {
      Files.deleteIfExists(folder.resolve(table + ".parquet"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new TableWriter(folder)
        .write(
            table,
            schema,
            List.of("reporter"),
            SparkTestSession.get().createDataFrame(rows, schema));
  }

  private List<Finding> findings() {
    return new ShareIdentities(folder).all();
  }

  private Finding finding(String check) {
    return findings().stream().filter(f -> f.check().equals(check)).findFirst().orElseThrow();
  }

  @Test
  void whatAddsUpPassesAndSaysInHowManyCells() {
    assertThat(findings())
        .allMatch(Finding::passed)
        .extracting(f -> f.check() + ": " + f.observed().split(",")[0])
        .containsExactly(
            "levels_add_up: 1 cells",
            "rates_add_up: 1 cells",
            "structure_effect_adds_up: 1 cells",
            "demand_times_share_is_growth: 1 cells",
            "demand_and_shares_won_are_growth: 1 cells",
            "growth_is_that_of_growth_decomposition: 1 cells",
            "products_moved_add_up: 1 cells",
            "margins_multiply_to_share: 1 cells",
            "rca_normalised_is_zero_in_sum: 2 cells",
            "lafay_is_zero_in_sum: 1 cells",
            "finger_kreinin_exports_is_mirrored: 1 cells");
  }

  @ParameterizedTest
  @CsvSource({
    "competitiveness, levels_add_up",
    "share_effect, rates_add_up",
    "structure_effect, structure_effect_adds_up",
    "market_share_effect, demand_times_share_is_growth"
  })
  void aComponentThatIsOffBlocks(String component, String check) {
    write(
        "market_share_analysis",
        SHARES,
        shares().stream()
            .map(r -> r.getString(9).equals(component) ? share(component, 7.0) : r)
            .toList());

    assertThat(finding(check).blocks()).isTrue();
    assertThat(finding(check).bound()).isEqualTo("a deviation of at most 1e-9 in every cell");
  }

  @ParameterizedTest
  @CsvSource({
    "entry, products_moved_add_up",
    "intensive_margin, margins_multiply_to_share",
    "rca_normalised, rca_normalised_is_zero_in_sum",
    "lafay, lafay_is_zero_in_sum",
    "finger_kreinin_exports, finger_kreinin_exports_is_mirrored"
  })
  void anIndicatorThatIsOffBlocks(String indicator, String check) {
    List<Row> rows = new ArrayList<>(structure());
    Row first =
        rows.stream().filter(r -> r.getString(8).equals(indicator)).findFirst().orElseThrow();
    rows.set(
        rows.indexOf(first),
        row("IND", "JPN", 7.0, first.getString(6), first.getString(7), indicator));
    write("trade_structure", STRUCTURE, rows);

    assertThat(finding(check).blocks()).isTrue();
  }

  @Test
  void aDeviationOfABillionthPassesAndOneOfAMillionthDoesNot() {
    for (double off : List.of(1e-10, 1e-6)) {
      write(
          "trade_structure",
          STRUCTURE,
          Stream.of(
                  whole("continuing", 1.0),
                  whole("entry", 0.0),
                  whole("exit", 0.0),
                  whole("change", 1 + off))
              .toList());
      assertThat(finding("products_moved_add_up").passed())
          .as(String.valueOf(off))
          .isEqualTo(off < 1e-9);
    }
  }

  @Test
  void whereANumberIsMissingNothingIsCompared() {
    write(
        "trade_structure",
        STRUCTURE,
        List.of(
            whole("continuing", 4.0),
            whole("entry", null),
            whole("exit", -1.0),
            whole("change", 9.0)));

    assertThat(finding("products_moved_add_up").observed())
        .isEqualTo("0 cells, largest deviation 0.0e+00");
  }

  @Test
  void theWorstCellIsNamed() {
    growth(1.3);

    assertThat(finding("growth_is_that_of_growth_decomposition").blocks()).isTrue();
    assertThat(finding("growth_is_that_of_growth_decomposition").observed())
        .isEqualTo(
            "1 cells, largest deviation 7.7e-02, in s IND JPN export USD A 2018-01-01 over"
                + " 2017-01-01 HS2");
  }

  @Test
  void aComponentThatIsNoLongerComputedBlocks() {
    write(
        "market_share_analysis",
        SHARES,
        shares().stream().filter(r -> !r.getString(9).equals("competitiveness")).toList());

    assertThat(finding("levels_add_up").blocks()).isTrue();
    assertThat(finding("levels_add_up").observed())
        .isEqualTo(
            "0 cells, largest deviation 0.0e+00, though there is change and not one row of"
                + " competitiveness");
  }
}
