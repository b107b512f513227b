package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.TestFiles;
import org.summitledger.run.Warehouses.Night;

/**
 * Japan's trade with India as Japan counts it, beside India's. Nobody says who made Japan's
 * figures, so they are not shipped, and this is skipped where they are not at hand.
 */
class MirrorOfJapanSparkTest {
  private static final String RAW = "data/trade/japan-mirror";
  private static final String FILE = "japan-by-partner-1962-2017.csv";

  @TempDir private static Path folder;
  private static Night night;

  @BeforeAll
  static void publish() throws IOException {
    Optional<Path> raw = TestFiles.shared(RAW);
    Assumptions.assumeTrue(
        raw.isPresent(), "Not shipped: no " + RAW + " in SUMMIT_LEDGER_SHARED or ../shared");
    Path datasets = folder.resolve("datasets");
    Path japan = Files.createDirectories(datasets.resolve("japan"));
    Files.createSymbolicLink(japan.resolve(FILE), raw.get().resolve(FILE));
    Files.writeString(
        japan.resolve("datapackage.json"),
        """
        {"name": "japan", "sources": [{"title": "not stated"}], "resources": [{
          "name": "japan", "path": "%s", "schema": {"fields": []}, "layout": {
            "source": "japan", "dataflow": "total", "known_from": "2018-12-31", "frequency": "A",
            "period": {"field": "Years", "format": "yyyy"}, "reporter": {"value": "JPN"},
            "partner": {"field": "Destination", "map": {"India": "IND"}},
            "product": {"value": "TOTAL"},
            "measures": [{"field": "export_val", "flow": "export"},
              {"field": "import_val", "flow": "import"}],
            "unit": {"currency": "USD", "multiplier": 1, "decimals": 1},
            "valuation": {"import": "CIF", "export": "FOB"},
            "keep": [{"field": "Destination", "equals": ["India"]}],
            "partners": "some", "products": "all", "world": "none"}}]}
        """
            .formatted(FILE));
    TestFiles.copy(TestFiles.datasets().resolve("trade/meidb"), datasets.resolve("meidb"));
    night = Warehouses.night(datasets, folder.resolve("out"), Warehouses.AS_OF);
  }

  private static List<List<Object>> rows(String sql) throws SQLException {
    try (Duck duck = new Duck(night.latest(), List.of("mirror_gap", "sector_tracking"))) {
      return duck.rows(sql);
    }
  }

  @Test
  void theNightIsPublished() {
    assertThat(night.exit()).as(night.printed()).isEqualTo(ExitCode.OK);
  }

  @Test
  void calendarYearsFrom2008AreBesideEachOtherInBothDirections() throws SQLException {
    assertThat(
            rows(
                """
                select importer, count(*), min(period_start)::text, max(period_start)::text
                from mirror_gap where frequency = 'A' and margin = 'as_stated' and gap is not null
                group by all order by all
                """))
        .containsExactly(
            List.of("IND", 10L, "2008-01-01", "2017-01-01"),
            List.of("JPN", 10L, "2008-01-01", "2017-01-01"));
  }

  /** India's months added up by hand, and what Japan's file prints. */
  @ParameterizedTest
  @CsvSource({
    "2010, 8269010000, 7198797581, 5132945265, 4770800000",
    "2011, 11088280000, 10804315445, 4514056567, 5590620000",
    "2012, 12376710000, 10305832552, 4318441169, 6688310000",
    "2013, 10515120000, 8285904311, 4277901099, 6749500000",
    "2014, 9983130000, 7815011399, 4223954989, 5929890000",
    "2015, 9632910000, 7812143371, 3570426174, 4723830000",
    "2016, 9859840000, 7944093478, 3890614725, 3866100000",
    "2017, 10470160000, 10059860601, 5107203998.5, 4529870000"
  })
  void indiasTwelveMonthsStandBesideJapansYear(
      int year,
      BigDecimal imports,
      BigDecimal japansExports,
      BigDecimal japansImports,
      BigDecimal exports)
      throws SQLException {
    assertThat(
            rows(
                """
                select importer_value, importer_basis, exporter_value, exporter_basis
                from mirror_gap where period_start = '%d-01-01'
                  and frequency = 'A' and margin = 'as_stated' order by importer
                """
                    .formatted(year)))
        .containsExactly(
            List.of(money(imports), "sum of 12 months", money(japansExports), "stated"),
            List.of(money(japansImports), "stated", money(exports), "sum of 12 months"));
  }

  private static BigDecimal money(BigDecimal value) {
    return value.setScale(3);
  }

  @Test
  void theYearWithoutItsJuneIsNotCompared() throws SQLException {
    assertThat(
            rows(
                "select reason from mirror_gap where importer = 'IND' and period_start = '2007-01-01' and frequency = 'A'"))
        .containsExactly(
            List.of(
                "the imports of IND from JPN are known for some months or quarters only: no twelve"
                    + " months add up to this year"));
  }

  @Test
  void theRangeStandsBesideJapansFigureInTheTracking() throws SQLException {
    assertThat(
            rows(
                """
                select distinct value, value_low, value_high from sector_tracking
                where source = 'japan' and flow = 'export' and period = '2017'
                """))
        .containsExactly(
            List.of(
                new BigDecimal("10059860601.000"),
                new BigDecimal("9518327272.727"),
                new BigDecimal("10059860601.000")));
  }
}
