package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.publish.TableWriter;
import org.summitledger.report.AuditResults.Finding;

/** Identities of a small table that holds only the columns which are checked. */
class GrowthIdentitiesSparkTest {
  private static final StructType GROWTH =
      new StructType()
          .add("source", DataTypes.StringType)
          .add("reporter", DataTypes.StringType)
          .add("partner", DataTypes.StringType)
          .add("flow", DataTypes.StringType)
          .add("sector", DataTypes.StringType)
          .add("currency", DataTypes.StringType)
          .add("frequency", DataTypes.StringType)
          .add("period_start", DataTypes.DateType)
          .add("base_period_start", DataTypes.DateType)
          .add("product", DataTypes.StringType)
          .add("component", DataTypes.StringType)
          .add("value", DataTypes.DoubleType);

  private final List<Row> rows = new ArrayList<>();

  @TempDir private Path folder;

  private void put(String sector, String product, String component, @Nullable Double value) {
    rows.add(
        RowFactory.create(
            "customs",
            "IND",
            "JPN",
            "import",
            sector,
            "USD",
            "A",
            Date.valueOf("2019-04-01"),
            Date.valueOf("2018-04-01"),
            product,
            component,
            value));
  }

  /** 100 become 150: vehicles of two products add 0.6, other takes away 0.1. */
  private void sound() {
    put("all_products", "all", "nominal_growth_factor", 1.8);
    put("all_products", "all", "exchange_rate_factor", 1.2);
    put("all_products", "all", "trade_growth_factor", 1.5);
    put("all_products", "all", "volume_fisher", 1.5);
    put("all_products", "all", "price_fisher", 0.8);
    put("all_products", "all", "coverage_factor", 1.25);
    put("all_products", "all", "value_change", 50.0);
    put("all_products", "all", "value_change_by_volume", 60.0);
    put("all_products", "all", "value_change_by_price", -20.0);
    put("all_products", "all", "value_change_not_covered", 10.0);
    put("vehicles", "all", "contribution_to_total_growth", 0.6);
    put("other", "all", "contribution_to_total_growth", -0.1);
    put("vehicles", "all", "trade_growth_factor", 2.5);
    put("vehicles", "86", "contribution_to_total_growth", 0.2);
    put("vehicles", "rest", "contribution_to_total_growth", 0.4);
    put("vehicles", "86", "contribution_to_sector_growth", 0.5);
    put("vehicles", "rest", "contribution_to_sector_growth", 1.0);
    put("all_products", "86", "contribution_to_volume_fisher", 0.5);
    put("all_products", "86", "contribution_to_price_fisher", -0.2);
  }

  private List<Finding> findings() {
    new TableWriter(folder)
        .write(
            "growth_decomposition",
            GROWTH,
            List.of("sector", "product", "component"),
            SparkTestSession.get().createDataFrame(rows, GROWTH));
    return new GrowthIdentities(folder).findings();
  }

  private static List<String> failures(List<Finding> findings) {
    return findings.stream()
        .filter(f -> !f.passed())
        .map(f -> f.check() + ": " + f.observed())
        .toList();
  }

  private void change(String sector, String product, String component, @Nullable Double value) {
    rows.removeIf(
        r ->
            r.getString(4).equals(sector)
                && r.getString(9).equals(product)
                && r.getString(10).equals(component));
    put(sector, product, component, value);
  }

  @Test
  void everyIdentityIsCountedAndItsLargestDeviationStated() {
    sound();
    List<Finding> findings = findings();

    assertThat(failures(findings)).isEmpty();
    assertThat(findings).hasSize(8);
    assertThat(findings)
        .allSatisfy(
            f -> assertThat(f.observed()).matches("1 cells, largest deviation [0-9.]+e[+-][0-9]+"));
  }

  @Test
  void factorsThatDoNotMultiplyAreFoundWithTheirCell() {
    sound();
    change("all_products", "all", "exchange_rate_factor", 1.2000001);

    assertThat(failures(findings()))
        .containsExactly(
            "growth_is_exchange_rate_times_trade: 1 cells, largest deviation 8.3e-08, in customs IND"
                + " JPN import USD A 2019-04-01 over 2018-04-01 all_products");
  }

  @Test
  void aPriceThatDoesNotFitIsFoundInTheProductAndInItsContributions() {
    sound();
    change("all_products", "all", "price_fisher", 0.9);

    assertThat(failures(findings()))
        .extracting(f -> f.substring(0, f.indexOf(':')))
        .containsExactly(
            "trade_growth_is_volume_times_price_times_coverage", "products_add_up_to_price");
  }

  @Test
  void contributionsThatDoNotAddUpAreFound() {
    sound();
    change("vehicles", "rest", "contribution_to_sector_growth", 1.1);
    change("other", "all", "contribution_to_total_growth", -0.2);
    change("vehicles", "86", "contribution_to_total_growth", 0.3);
    change("all_products", "all", "value_change_not_covered", 11.0);
    change("all_products", "86", "contribution_to_volume_fisher", 0.4);

    assertThat(failures(findings()))
        .extracting(f -> f.substring(0, f.indexOf(':')))
        .containsExactly(
            "value_change_is_volume_price_and_not_covered",
            "sectors_add_up_to_growth",
            "products_add_up_to_sector_growth",
            "products_add_up_to_sector_contribution",
            "products_add_up_to_volume");
  }

  @Test
  void aCellThatLacksANumberIsNotCounted() {
    sound();
    change("all_products", "all", "exchange_rate_factor", null);

    assertThat(findings().get(0).observed()).isEqualTo("0 cells, largest deviation 0.0e+00");
  }

  @Test
  void aFactorThatIsNoLongerComputedBlocks() {
    sound();
    rows.removeIf(r -> r.getString(10).equals("coverage_factor"));

    assertThat(failures(findings()))
        .containsExactly(
            "trade_growth_is_volume_times_price_times_coverage: 0 cells, largest deviation 0.0e+00,"
                + " though there is trade_growth_factor and not one row of coverage_factor");
  }

  @Test
  void anEmptyTableHasNoDeviation() {
    assertThat(findings())
        .hasSize(8)
        .allMatch(Finding::passed)
        .allMatch(f -> f.observed().startsWith("0 cells"));
  }
}
