package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestFiles;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.Warehouses.Night;

/**
 * The producer's own files of India's imports, in two vintages: one known in 2019, whose year 2015
 * stands twice in part, and one known in 2022.
 */
class RawVintagesSparkTest {
  private static final String RAW = "data/trade/india-tradestat";
  private static final String OLDER = "2018-2010_import.csv";
  private static final String NEWER = "2010_2021_HS2_import.csv";

  @TempDir private static Path folder;
  private static Night night;

  @BeforeAll
  static void publish() throws IOException {
    Optional<Path> raw = TestFiles.shared(RAW);
    Assumptions.assumeTrue(
        raw.isPresent(),
        "The producer's files are not shipped: no "
            + RAW
            + " in SUMMIT_LEDGER_SHARED or ../shared");
    Path trade = Files.createDirectories(folder.resolve("datasets/tradestat"));
    for (String file : List.of(OLDER, NEWER)) {
      Files.createSymbolicLink(trade.resolve(file), raw.get().resolve(file));
    }
    Files.writeString(
        trade.resolve("datapackage.json"),
        "{\"name\": \"tradestat\", \"sources\": [{\"title\": \"TRADESTAT\"}], \"resources\": ["
            + resource("older", OLDER, "2019-12-31")
            + ", "
            + resource("newer", NEWER, "2022-12-31")
            + "]}");
    Path out = folder.resolve("out");
    Warehouses.night(folder.resolve("datasets"), out, LocalDate.parse("2020-06-30"));
    night = Warehouses.night(folder.resolve("datasets"), out, Warehouses.AS_OF);
  }

  private static String resource(String name, String file, String knownFrom) {
    return """
        {"name": "%s", "path": "%s", "schema": {"fields": []}, "layout": {
          "source": "tradestat", "dataflow": "imports", "known_from": "%s", "frequency": "A",
          "period": {"field": "year", "format": "yyyy", "year_starts": "04-01"},
          "reporter": {"value": "IND"}, "partner": {"field": "country", "codes": "tradestat"},
          "flow": {"value": "import"}, "product": {"field": "HSCode", "digits": 2},
          "measures": [{"field": "value"}],
          "unit": {"currency": "USD", "multiplier": 1000000, "decimals": 2},
          "valuation": {"import": "CIF"}, "partners": "all", "products": "all",
          "world": "none"}}
        """
        .formatted(name, file, knownFrom);
  }

  private static Path versionAsOf(String day) {
    Warehouse warehouse = new Warehouse(night.out());
    return warehouse.versions().stream()
        .map(warehouse::version)
        .filter(v -> Manifest.of(v).map(Manifest::asOf).orElseThrow().equals(day))
        .findFirst()
        .orElseThrow();
  }

  private static Duck duck(String day) throws SQLException {
    return new Duck(
        versionAsOf(day),
        List.of("sector_growth", "sources", "rejected_rows", "revisions", "revision_stats"));
  }

  @Test
  void theLaterVintageAddsThreeYearsAndChangesAndDeletesNothing() throws SQLException {
    try (Duck duck = duck("2026-11-01")) {
      assertThat(
              duck.rows(
                  """
                  select known_from, appeared, deleted, min(period), max(period), count(revision)
                  from revisions group by all
                  """))
          .containsExactly(
              List.of(LocalDate.parse("2022-12-31"), true, false, "2019-20", "2021-22", 0L));
    }
  }

  @Test
  void aRenamedPartnerIsNoRevision() throws SQLException {
    try (Duck duck = duck("2026-11-01")) {
      assertThat(duck.rows("select * from revisions where partner = 'AFG' and period < '2019'"))
          .isEmpty();
      assertThat(
              duck.rows(
                  """
                  select sum(periods) > 0, sum(periods_revised)::bigint, sum(periods_deleted)::bigint
                  from revision_stats where partner = 'AFG'
                  """))
          .containsExactly(List.of(true, 0L, 0L));
    }
  }

  @Test
  void beforeTheLaterVintageThereWereNoRevisions() throws SQLException {
    try (Duck duck = duck("2020-06-30")) {
      assertThat(duck.cell("select count(*) from revisions")).isEqualTo(0L);
      assertThat(duck.cell("select count(*) from revision_stats")).isEqualTo(0L);
    }
  }

  private static BigDecimal imports(Duck duck, String partner, int fiscalYear) throws SQLException {
    return (BigDecimal)
        duck.cell(
            "select sum(value) from sector_growth where flow = 'import' and partner = '%s' and period_start = '%d-04-01'"
                .formatted(partner, fiscalYear));
  }

  @Test
  void rowsThatStandTwiceAreCountedOnceAndReported() throws SQLException {
    try (Duck duck = duck("2020-06-30")) {
      assertThat(duck.rows("select code, count(*) from rejected_rows group by all"))
          .containsExactly(List.of("DUPLICATE_ROW", 1031L));
      assertThat(imports(duck, "JPN", 2015)).isEqualTo(new BigDecimal("9849990000.000"));
    }
  }

  @Test
  void theLaterVintageReplacesTheEarlierOne() throws SQLException {
    try (Duck duck = duck("2026-11-01")) {
      assertThat(imports(duck, "JPN", 2018)).isEqualTo(new BigDecimal("12772430000.000"));
      assertThat(duck.rows("select file_name, periods_used from sources order by known_from"))
          .containsExactly(List.of("tradestat/" + OLDER, 0L), List.of("tradestat/" + NEWER, 12L));
    }
  }

  @Test
  void aDayBetweenTheVintagesKnowsTheEarlierOneOnly() throws SQLException {
    try (Duck duck = duck("2020-06-30")) {
      assertThat(duck.rows("select file_name, periods_used from sources"))
          .containsExactly(List.of("tradestat/" + OLDER, 9L));
      assertThat(duck.cell("select max(period) from sector_growth")).isEqualTo("2018-19");
    }
  }

  @Test
  void theWorldIsAddedUpFromAllPartnersAndEqualsTheShippedOne() throws SQLException {
    try (Duck raw = duck("2026-11-01");
        Duck shipped = new Duck(Warehouses.first().latest(), List.of("sector_growth"))) {
      String world =
          """
          select period, sector, value from sector_growth
          where source = 'tradestat' and flow = 'import' and partner = 'WLD' order by all
          """;
      assertThat(raw.rows(world)).isEqualTo(shipped.rows(world)).hasSizeGreaterThan(100);
    }
  }
}
