package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.summitledger.TestFiles;
import org.summitledger.report.TableDefinition;
import org.summitledger.report.Tables;
import org.summitledger.run.Warehouses.Night;

/**
 * Published numbers that must not change unnoticed: tables and views of them, as text in {@code
 * src/test/resources/golden}. Ratios are printed to ten digits. After a change on purpose they are
 * written anew by
 *
 * <pre>./mvnw test -Dtest=GoldenTablesSparkTest -Dgolden.update=true</pre>
 *
 * and what changed is reviewed with the change that caused it.
 */
class GoldenTablesSparkTest {
  private static final MathContext TEN_DIGITS = new MathContext(10);

  private static final Map<String, String> VIEWS =
      new TreeMap<>(
          Map.of(
              "commitments",
              "select * exclude (statements) from commitments order by commitment_id",
              "commitment_progress",
              "select * from commitment_progress order by commitment_id, scenario",
              "dependency_flags",
              """
              select importer, product, basis, school, indicator, period, value, value_low, value_high,
                distance, distance_low, holds, holds_in_window, years_in_a_row, changes, unit, reason
              from dependency_flags
              where period = '2024'
                and (importer = 'JPN' and product = '2504' or indicator = 'flag' and basis = 'value')
              order by all
              """,
              "join_audit",
              "select * from join_audit order by report, \"join\"",
              "mirror_gap",
              """
              select importer, exporter, importer_source, exporter_source, frequency, sector, margin,
                count(*) as rows, min(period_start) as first_period_start,
                max(period_start) as last_period_start, sum(importer_value) as importer_value,
                sum(exporter_value) as exporter_value, reason
              from mirror_gap group by all order by all
              """,
              "sources",
              "select * exclude (file_sha256) from sources order by source, file_name",
              "sector_growth",
              """
              select source, reporter, partner, flow, frequency, sector, count(*) as periods,
                min(period) as first_period, max(period) as last_period, sum(value) as value,
                max_by(growth, period_start) as last_growth,
                max_by(share_of_total, period_start) as last_share_of_total,
                count(*) filter (reason is not null) as with_reason
              from sector_growth where partner in ('JPN', 'WLD')
              group by all order by all
              """,
              "sector_tracking",
              """
              select commitment_id, scenario, source, flow, frequency, sector, in_scope, period,
                pledged_value, baseline_value, value, growth_since_baseline, cagr_before, acceleration,
                excess_over_world, out_of_scope_growth, reason
              from sector_tracking
              where reporter = 'IND' and partner = 'JPN'
                and (commitment_id in ('jpn_ind_2014_investment', 'jpn_ind_2026_economic_security')
                  or scenario = 'equal_priority_sectors')
              qualify row_number() over (partition by commitment_id, scenario, source, flow, frequency,
                sector order by period_start desc) = 1
              order by all
              """,
              "supply_chain_dependency",
              """
              select importer, product, period, import_value, suppliers_listed, suppliers_listed_share,
                top_supplier, top_supplier_share, partner, partner_share, hhi, hhi_low, hhi_high, hs_revision,
                critical_materials, reason
              from supply_chain_dependency
              where source = 'comtrade' or (product in ('30', '81', '85') and period >= '2019')
              order by all
              """));

  static Stream<String> views() {
    return VIEWS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("views")
  void publishedNumbersAreThoseThatWereReviewed(String view) throws IOException, SQLException {
    Path golden = TestFiles.root().resolve("jobs/src/test/resources/golden/" + view + ".csv");
    String now = csv(VIEWS.get(view));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, now);
      Assumptions.abort("Wrote " + golden.getFileName() + "; review the difference.");
    }
    assertThat(now)
        .as("see golden/README.md for how to update " + golden.getFileName())
        .isEqualTo(Files.readString(golden));
  }

  private static String csv(String sql) throws SQLException {
    Night night = Warehouses.first();
    List<String> tables = Tables.definitions().stream().map(TableDefinition::name).toList();
    try (Duck duck = new Duck(night.latest(), tables)) {
      String header = String.join(",", duck.columns(sql));
      return duck.rows(sql).stream()
          .map(
              row -> row.stream().map(GoldenTablesSparkTest::text).collect(Collectors.joining(",")))
          .collect(Collectors.joining("\n", header + "\n", "\n"));
    }
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    String text =
        value instanceof Double d
            ? new BigDecimal(d).round(TEN_DIGITS).stripTrailingZeros().toPlainString()
            : value instanceof BigDecimal money ? money.toPlainString() : value.toString();
    return text.matches("[^,\"\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
