package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestFiles;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.Warehouses.Night;

/**
 * Nights on a release whose producer states its day, and a later one that counts once it is seen.
 */
class FirstSeenNightsSparkTest {
  private static final LocalDate BEFORE = LocalDate.parse("2026-10-31");
  private static final LocalDate SEEN = LocalDate.parse("2026-11-01");
  private static final LocalDate LATER = LocalDate.parse("2026-11-05");

  @TempDir private static Path folder;
  private static Night first;
  private static Manifest firstManifest;
  private static Path firstVersion;
  private static Night later;
  private static Path laterVersion;
  private static Path earlierVersion;
  private static Night elsewhere;

  @BeforeAll
  static void publish() throws IOException {
    Path customs = Files.createDirectories(folder.resolve("datasets/customs"));
    String header = "year,partner,product,value\n";
    Files.writeString(customs.resolve("old.csv"), header + "2018,JPN,84,100\n");
    Files.writeString(customs.resolve("new.csv"), header + "2018,JPN,84,101\n2019,JPN,84,130\n");
    Files.writeString(
        customs.resolve("datapackage.json"),
        "{\"name\": \"customs\", \"sources\": [{\"title\": \"Customs\"}], \"resources\": ["
            + resource("old", "2020-06-30")
            + ", "
            + resource("new", "first_seen")
            + "]}");
    Path out = folder.resolve("out");
    first = night(out, SEEN, SEEN);
    firstManifest = first.manifest();
    firstVersion = first.latest().toRealPath();
    later = night(out, LATER, LATER);
    laterVersion = later.latest().toRealPath();
    earlierVersion = version(night(out, BEFORE, LATER), BEFORE);
    Path seeded = folder.resolve("seeded");
    Files.createDirectories(seeded.resolve("lake"));
    TestFiles.copy(out.resolve("lake/seen"), seeded.resolve("lake/seen"));
    elsewhere = night(seeded, SEEN, LATER);
  }

  private static Night night(Path out, LocalDate asOf, LocalDate day) {
    InstantSource clock = InstantSource.fixed(Instant.parse(day + "T03:00:00Z"));
    return Warehouses.night(folder.resolve("datasets"), out, asOf, clock);
  }

  private static Path version(Night night, LocalDate asOf) {
    Warehouse warehouse = new Warehouse(night.out());
    return warehouse.versions().stream()
        .map(warehouse::version)
        .filter(v -> Manifest.of(v).orElseThrow().asOf().equals(asOf.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static String resource(String name, String knownFrom) {
    return """
        {"name": "%s", "path": "%s.csv", "schema": {"fields": []}, "layout": {
          "source": "customs", "dataflow": "imports", "known_from": "%s", "frequency": "A",
          "period": {"field": "year", "format": "yyyy"}, "reporter": {"value": "IND"},
          "partner": {"field": "partner", "codes": "iso3"}, "flow": {"value": "import"},
          "product": {"field": "product"}, "measures": [{"field": "value"}],
          "unit": {"currency": "USD", "decimals": 0}, "valuation": {"import": "CIF"},
          "partners": "all", "products": "all", "world": "none"}}
        """
        .formatted(name, name, knownFrom);
  }

  private static List<List<Object>> sources(Path version) throws SQLException {
    try (Duck duck = new Duck(version, List.of("sources"))) {
      return duck.rows("select file_name, known_from from sources order by known_from");
    }
  }

  private static final List<List<Object>> BOTH =
      List.of(
          List.of("customs/old.csv", LocalDate.parse("2020-06-30")),
          List.of("customs/new.csv", SEEN));

  @Test
  void figuresAreKnownFromTheDayOfTheFirstNight() throws SQLException {
    assertThat(first.exit()).isEqualTo(ExitCode.OK);
    assertThat(sources(firstVersion)).isEqualTo(BOTH);
  }

  @Test
  void aLaterNightKeepsTheDay() throws SQLException {
    assertThat(later.exit()).isEqualTo(ExitCode.OK);
    assertThat(sources(laterVersion)).isEqualTo(BOTH);
  }

  @Test
  void onAnEarlierDayTheFileWasNotKnown() throws SQLException {
    assertThat(sources(earlierVersion))
        .containsExactly(List.of("customs/old.csv", LocalDate.parse("2020-06-30")));
    try (Duck duck = new Duck(earlierVersion, List.of("sector_growth"))) {
      assertThat(duck.cell("select max(period) from sector_growth")).isEqualTo("2018");
    }
  }

  @Test
  void whatIsKnownFromWhenItWasSeenIsARevisionOfThatDay() throws SQLException {
    try (Duck duck = new Duck(firstVersion, List.of("revisions"))) {
      assertThat(
              duck.rows(
                  "select known_from, period, revision::int from revisions"
                      + " where partner = 'JPN' and revision is not null"))
          .containsExactly(List.of(SEEN, "2018", 1));
    }
  }

  @Test
  void aLaterNightOfThatDayGivesTheSameBytesFromTheDaysWrittenDown() throws SQLException {
    assertThat(elsewhere.exit()).isEqualTo(ExitCode.OK);
    assertThat(sources(elsewhere.latest())).isEqualTo(BOTH);
    assertThat(elsewhere.tables()).isEqualTo(Night.tables(firstManifest));
    assertThat(elsewhere.manifest().fingerprint()).isEqualTo(firstManifest.fingerprint());
  }
}
