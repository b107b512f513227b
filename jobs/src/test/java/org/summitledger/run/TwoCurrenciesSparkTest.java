package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.TestFiles;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.run.Warehouses.Night;

/** A night on a source that states the same trade in US dollars and in yen. */
class TwoCurrenciesSparkTest {
  private static final String HEADER =
      "period_start,reporter,partner,flow,product,hs_revision,value,quantity,quantity_unit\n";
  private static final String DOLLARS =
      HEADER
          + """
          2013-04-01,IND,JPN,import,87,,100,,
          2014-04-01,IND,JPN,import,87,,110,,
          2014-04-01,IND,CHN,import,87,,55,,
          """;
  private static final String YEN =
      HEADER
          + """
          2013-04-01,IND,JPN,import,87,,10000,,
          2014-04-01,IND,JPN,import,87,,12000,,
          2014-04-01,IND,CHN,import,87,,6000,,
          """;
  private static final String RESOURCE =
      """
      {"name": "%1$s", "path": "%1$s.csv", "layout": {
        "like": "flows", "source": "customs", "dataflow": "%1$s",
        "known_from": "2020-06-30", "frequency": "A", "period": {"year_starts": "04-01"},
        "unit": {"currency": "%2$s"}, "valuation": {"import": "CIF"},
        "partners": "all", "products": "all", "world": "none"}}
      """;

  @TempDir private static Path folder;
  private static Night night;

  @BeforeAll
  static void publish() throws IOException {
    Path customs = Files.createDirectories(folder.resolve("datasets/customs"));
    Files.writeString(customs.resolve("dollars.csv"), DOLLARS);
    Files.writeString(customs.resolve("yen.csv"), YEN);
    Files.writeString(
        customs.resolve("datapackage.json"),
        """
        {"name": "customs", "sources": [{"title": "Customs"}],
          "licenses": [{"name": "other-open"}], "resources": [%s, %s]}
        """
            .formatted(RESOURCE.formatted("dollars", "USD"), RESOURCE.formatted("yen", "JPY")));
    night = Warehouses.night(datasets(), folder.resolve("out"), Warehouses.AS_OF);
  }

  private static Path datasets() {
    return folder.resolve("datasets");
  }

  @Test
  void itIsPublishedInBoth() throws SQLException {
    assertThat(night.exit()).isEqualTo(ExitCode.OK);
    try (Duck duck = new Duck(night.latest(), List.of("sector_growth"))) {
      assertThat(
              duck.rows(
                  "select currency, partner, value from sector_growth where period = '2014-15' and"
                      + " sector = 'transport_equipment' order by all"))
          .containsExactly(
              List.of("JPY", "CHN", new BigDecimal("6000.000")),
              List.of("JPY", "JPN", new BigDecimal("12000.000")),
              List.of("JPY", "WLD", new BigDecimal("18000.000")),
              List.of("USD", "CHN", new BigDecimal("55.000")),
              List.of("USD", "JPN", new BigDecimal("110.000")),
              List.of("USD", "WLD", new BigDecimal("165.000")));
    }
  }

  @Test
  void besideACommitmentYenAreWorthWhatTheMonthsRatesSay() throws SQLException {
    try (Duck duck = new Duck(night.latest(), List.of("sector_tracking"))) {
      List<Object> row =
          duck.rows(
                  """
                  with yen as (
                    select case when month < '2014-04' then 2013 else 2014 end as fiscal,
                      avg(currency_per_usd) as per_usd
                    from read_csv('%s')
                    where currency = 'JPY' and month >= '2013-04' and month < '2015-04'
                    group by all)
                  select value, baseline_value, growth_since_baseline,
                    (12000 / max(per_usd) filter (fiscal = 2014))
                      / (10000 / max(per_usd) filter (fiscal = 2013)) - 1
                  from sector_tracking, yen
                  where commitment_id = 'jpn_ind_2014_investment' and scenario = 'stated'
                    and sector = 'transport_equipment' and currency = 'JPY' and period = '2014-15'
                  group by all
                  """
                      .formatted(TestFiles.datasets().resolve("reference/exchange_rates.csv")))
              .get(0);
      assertThat(row.subList(0, 2))
          .containsExactly(new BigDecimal("12000.000"), new BigDecimal("10000.000"));
      assertThat((Double) row.get(2)).isCloseTo((Double) row.get(3), within(1e-12));
    }
  }

  private static Explanation explanation() {
    return new Explanation(SparkTestSession.get(), night.latest(), night.manifest());
  }

  private static Row tracked(String currency) {
    return explanation()
        .rows(
            Explanation.table("sector_tracking"),
            Map.of(
                "commitment_id", "jpn_ind_2014_investment",
                "scenario", "stated",
                "sector", "transport_equipment",
                "currency", currency,
                "period", "2014-15"))
        .get(0);
  }

  @Test
  void changedRatesAreBehindTradeInYenAndNotBehindThatInDollars(@TempDir Path copies)
      throws IOException {
    Path changed = TestFiles.copy(datasets(), copies.resolve("datasets"));
    TestFiles.copy(TestFiles.datasets().resolve("reference"), changed.resolve("reference"));
    TestFiles.replace(changed.resolve("reference/exchange_rates.csv"), "2007-01", "2006-12");
    Inputs inputs = Inputs.find(InputFolders.settings(changed, night.out()));
    TableDefinition table = Explanation.table("sector_tracking");

    assertThat(explanation().checkInputs(table, tracked("USD"), inputs))
        .containsExactly("reference/exchange_rates.csv has changed");
    assertThatThrownBy(() -> explanation().checkInputs(table, tracked("JPY"), inputs))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(
            "other inputs than its own: reference/exchange_rates.csv has changed.");
  }

  @Test
  void aValueInYenIsLedBackToLinesInYen() {
    TableDefinition table = Explanation.table("sector_tracking");
    Settings settings = InputFolders.settings(datasets(), night.out());

    List<String> lines =
        explanation().lines(table, tracked("JPY"), settings, Datasets.read(Inputs.find(settings)));

    assertThat(lines)
        .containsSequence(
            "lines of value, the period from 2014-04-01:",
            "customs/yen.csv:3  2014-04-01  JPN  HS 87  12000.000 JPY",
            "sum of these lines: 12000.000; published value: 12000.000: equal")
        .areExactly(
            24,
            new Condition<>(
                line -> line.matches(" +rate 201[345]-.* JPY per USD  reference/.*:\\d+"),
                "a month's rate"))
        .doesNotContain("customs/dollars.csv:3  2014-04-01  JPN  HS 87  110.000 USD");
  }
}
