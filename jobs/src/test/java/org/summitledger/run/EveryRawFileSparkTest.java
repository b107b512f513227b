package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.summitledger.TestFiles;
import org.summitledger.run.Warehouses.Night;

/**
 * Every file of the producers in one night, each through a descriptor that says only what its
 * built-in layout leaves open. The other side of each comparison is DuckDB on the raw file.
 */
class EveryRawFileSparkTest {
  private static final String RAW = "data/trade";

  @TempDir private static Path folder;
  private static Night night;
  private static Path raw;

  /** A raw file, its value columns, and what one unit of them is in whole units of currency. */
  record RawFile(String path, String like, String rest, long multiplier, String... columns) {

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    String resource() {
      return """
          {"name": "%s", "path": "%s", "layout": {"like": "%s", %s}}
          """
          .formatted(name(), name(), like, rest.replace('\'', '"'));
    }

    @Override
    public String toString() {
      return path;
    }
  }

  static List<RawFile> files() {
    String legacy = "Trade Value (US$)";
    return List.of(
        tradestat("2018-2010_export.csv", "export", "2019-12-31"),
        tradestat("2018-2010_import.csv", "import", "2019-12-31"),
        tradestat("2010_2021_HS2_export.csv", "export", "2022-12-31"),
        tradestat("2010_2021_HS2_import.csv", "import", "2022-12-31"),
        new RawFile(
            "india-meidb/Year-Country-Value.csv",
            "meidb-country",
            "'known_from': '2020-12-31'",
            1_000_000,
            "Import_Value",
            "Export_Value"),
        new RawFile(
            "india-meidb/Year-HSCode-Value.csv",
            "meidb-product",
            "'known_from': '2020-12-31'",
            1_000_000,
            "Import_Value",
            "Export_Value"),
        new RawFile(
            "comtrade/quad-minerals-china-2019-2024.csv",
            "comtrade",
            "'dataflow': 'minerals-china', 'known_from': '2025-12-31'",
            1,
            "primaryValue"),
        new RawFile(
            "comtrade/quad-minerals-world-2019-2024.csv",
            "comtrade",
            "'dataflow': 'minerals-world', 'known_from': '2025-12-31'",
            1,
            "primaryValue"),
        new RawFile(
            "comtrade/india-by-partner-2019-legacy.csv",
            "comtrade-legacy",
            "'dataflow': 'india-by-partner', 'known_from': '2021-12-31', 'partners': 'all',"
                + " 'products': 'all'",
            1,
            legacy),
        new RawFile(
            "comtrade/india-total-exports-2018-legacy.csv",
            "comtrade-legacy",
            "'dataflow': 'india-total-exports', 'known_from': '2021-12-31', 'products': 'all'",
            1,
            legacy),
        new RawFile(
            "japan-mirror/japan-by-partner-1962-2017.csv",
            "japan-mirror",
            "'known_from': '2019-12-31'",
            1,
            "export_val",
            "import_val"),
        new RawFile(
            "china-critical-minerals/deep_dive_hs6_monthly.csv",
            "china-hs6-monthly",
            "'known_from': '2025-12-31'",
            1,
            "val"));
  }

  private static RawFile tradestat(String file, String flow, String knownFrom) {
    return new RawFile(
        "india-tradestat/" + file,
        "tradestat",
        "'dataflow': '%ss', 'flow': {'value': '%s'}, 'known_from': '%s'"
            .formatted(flow, flow, knownFrom),
        1_000_000,
        "value");
  }

  @BeforeAll
  static void publish() throws IOException {
    Optional<Path> shared = TestFiles.shared(RAW);
    Assumptions.assumeTrue(
        shared.isPresent(),
        "The producers' files are not shipped: no "
            + RAW
            + " in SUMMIT_LEDGER_SHARED or ../shared");
    raw = shared.get();
    Path trade = Files.createDirectories(folder.resolve("datasets/raw"));
    List<String> resources = new ArrayList<>();
    for (RawFile file : files()) {
      Files.createSymbolicLink(trade.resolve(file.name()), raw.resolve(file.path()));
      resources.add(file.resource());
    }
    Files.writeString(
        trade.resolve("datapackage.json"),
        "{\"name\": \"raw\", \"sources\": [{\"title\": \"the producers\"}], \"resources\": ["
            + String.join(", ", resources)
            + "]}");
    night = Warehouses.night(folder.resolve("datasets"), folder.resolve("out"), Warehouses.AS_OF);
  }

  @Test
  void noFileOfTheProducersIsLeftOut() throws IOException {
    try (Stream<Path> all = Files.walk(raw)) {
      assertThat(all.filter(Files::isRegularFile).map(f -> raw.relativize(f).toString()))
          .containsExactlyInAnyOrderElementsOf(files().stream().map(RawFile::path).toList());
    }
    assertThat(night.exit()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @MethodSource("files")
  void rowsAndMoneyOfEveryFileAreThoseThatItPrints(RawFile file) throws SQLException {
    try (Duck duck = duck("sources")) {
      String printed =
          Stream.of(file.columns())
              .map(c -> "coalesce(try_cast(\"" + c + "\" as double)::decimal(38, 3), 0)")
              .reduce((a, b) -> a + " + " + b)
              .orElseThrow();
      List<Object> expected =
          duck.rows(
                  "select count(*) * %d, sum(%s) * %d from read_csv('%s', header = true, all_varchar = true)"
                      .formatted(
                          file.columns().length,
                          printed,
                          file.multiplier(),
                          raw.resolve(file.path())))
              .get(0);
      List<Object> read =
          duck.rows(
                  "select rows_read, value_read, rows_kept + rows_rejected + rows_excluded,"
                      + " value_kept + value_rejected + value_excluded"
                      + " from sources where file_name = 'raw/%s'".formatted(file.name()))
              .get(0);
      assertThat(read.get(0)).isEqualTo(expected.get(0)).isEqualTo(read.get(2));
      assertThat((BigDecimal) read.get(1))
          .isEqualByComparingTo((BigDecimal) expected.get(1))
          .isEqualByComparingTo((BigDecimal) read.get(3));
    }
  }

  @Test
  void nothingIsRejectedButTheRowsThatStandTwice() throws SQLException {
    try (Duck duck = duck("rejected_rows")) {
      assertThat(duck.rows("select file, code, count(*) from rejected_rows group by all"))
          .containsExactly(List.of("raw/2018-2010_import.csv", "DUPLICATE_ROW", 1031L));
    }
  }

  @Test
  void onlyLevelsAbovePartsAndRowsWithoutAnOriginAreExcluded() throws SQLException {
    try (Duck duck = duck("sources")) {
      assertThat(
              duck.rows(
                  "select file_name, exclusions, rows_excluded from sources where rows_excluded > 0"))
          .containsExactlyInAnyOrder(
              List.of(
                  "raw/india-total-exports-2018-legacy.csv", "parent_of_rows_present: 1310", 1310L),
              List.of("raw/japan-by-partner-1962-2017.csv", "outside_layout_keep: 4168", 4168L));
    }
  }

  @Test
  void exportsOfIndiaIn2018AreNotFourTimesWhatTheyWere() throws SQLException {
    try (Duck duck = duck("sector_growth")) {
      assertThat(
              duck.cell(
                  "select round(sum(value) / 1e6) from sector_growth where source = 'comtrade'"
                      + " and reporter = 'IND' and partner = 'WLD' and period = '2018'"))
          .isEqualTo(322_492.0);
    }
  }

  @Test
  void theWorldThatIsReportedIsNotAddedToItsPartners() throws SQLException {
    try (Duck duck = duck("sector_growth")) {
      assertThat(
              duck.rows(
                  "select partner = 'WLD' as world, sum(value), count(distinct partner) from"
                      + " sector_growth where source = 'comtrade' and reporter = 'IND' and"
                      + " flow = 'import' and period = '2019' group by all order by all"))
          .containsExactly(
              List.of(false, new BigDecimal("478883729007.000"), 210L),
              List.of(true, new BigDecimal("478883729111.000"), 1L));
    }
  }

  @Test
  void japansSideStandsBesideIndiasInBothDirections() throws SQLException {
    try (Duck duck = duck("mirror_gap")) {
      assertThat(
              duck.rows(
                  """
                  select importer, importer_source, exporter_source, count(*),
                    min(period_start)::text, max(period_start)::text
                  from mirror_gap where frequency = 'A' and gap is not null group by all order by all
                  """))
          .containsExactly(
              List.of("IND", "meidb", "japan-mirror", 10L, "2008-01-01", "2017-01-01"),
              List.of("JPN", "japan-mirror", "meidb", 10L, "2008-01-01", "2017-01-01"));
      assertThat(
              duck.rows(
                  """
                  select importer_value, exporter_value from mirror_gap
                  where frequency = 'A' and gap is not null and period_start = '2017-01-01'
                  order by importer
                  """))
          .containsExactly(
              List.of(new BigDecimal("10470160000.000"), new BigDecimal("10059860601.000")),
              List.of(new BigDecimal("5107203998.500"), new BigDecimal("4529870000.000")));
    }
  }

  @Test
  void theLaterReleaseOfTradestatAddsYearsAndChangesNone() throws SQLException {
    try (Duck duck = duck("revisions")) {
      assertThat(
              duck.rows(
                  """
                  select dataflow, known_from::text, min(period), max(period), bool_and(appeared),
                    bool_or(deleted), count(revision)
                  from revisions where source = 'tradestat' group by all order by all
                  """))
          .containsExactly(
              List.of("exports", "2022-12-31", "2019-20", "2021-22", true, false, 0L),
              List.of("imports", "2022-12-31", "2019-20", "2021-22", true, false, 0L));
    }
  }

  private static Duck duck(String... tables) throws SQLException {
    return new Duck(night.latest(), List.of(tables));
  }
}
