package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.Warehouses.Night;

/** Nights on two releases of the same statistics. */
class VintagesSparkTest {
  private static final LocalDate BEFORE = LocalDate.parse("2020-12-31");
  private static final String HEADER = "year,partner,product,value\n";
  private static final String FIRST =
      HEADER
          + """
          2017,JPN,84,100
          2017,CHN,84,300
          2018,JPN,84,110
          2018,CHN,84,310
          2018,KOR,84,20
          """;

  /** Of 2018 China is revised and Korea gone; 2017 is kept. */
  private static final String SECOND =
      HEADER
          + """
          2017,JPN,84,100
          2017,CHN,84,300
          2018,JPN,84,110
          2018,CHN,84,305
          2018,USA,84,50
          2019,JPN,84,130
          """;

  private static final String REPLACED =
      "\"check\" like 'replaced_file_keeps_what_was_known:customs/second.csv:%'";

  @TempDir private static Path folder;
  private static Night then;
  private static Manifest shownThen;
  private static Night refused;
  private static Manifest shownAfterRefusal;
  private static Night accepted;
  private static Manifest acceptedManifest;
  private static Path acceptedVersion;
  private static Night next;
  private static Manifest nextManifest;
  private static Night again;
  private static Night replaced;
  private static Night replacedOnPurpose;

  @BeforeAll
  static void publish() throws IOException {
    Path out = folder.resolve("out");
    then = Warehouses.night(first(), out, BEFORE);
    shownThen = then.manifest();
    Path both = both();
    refused = Warehouses.night(both, out, Warehouses.AS_OF);
    shownAfterRefusal = refused.manifest();
    accepted = Warehouses.accepting("Korea is no partner now", both, out, Warehouses.AS_OF);
    acceptedManifest = accepted.manifest();
    acceptedVersion = accepted.latest().toRealPath();
    next = Warehouses.night(both, out, Warehouses.AS_OF.plusDays(1));
    nextManifest = next.manifest();
    again = Warehouses.night(both, out, BEFORE);
    Path cut =
        datasets(
            new Release("first", "2020-06-30", FIRST),
            new Release(
                "second", "2021-06-30", SECOND.replace("2019,JPN,84,130", "2019,JPN,84,90")));
    replaced = Warehouses.night(cut, out, Warehouses.AS_OF.plusDays(2));
    replacedOnPurpose =
        Warehouses.accepting("returned goods", cut, out, Warehouses.AS_OF.plusDays(2));
  }

  private record Release(String name, String knownFrom, String rows) {}

  private static Path datasets(Release... releases) {
    try {
      Path customs = Files.createDirectories(folder.resolve("datasets/customs"));
      for (Release release : releases) {
        Files.writeString(customs.resolve(release.name() + ".csv"), release.rows());
      }
      Files.writeString(
          customs.resolve("datapackage.json"),
          "{\"name\": \"customs\", \"sources\": [{\"title\": \"Customs\"}], \"resources\": ["
              + String.join(", ", Arrays.stream(releases).map(VintagesSparkTest::resource).toList())
              + "]}");
      return folder.resolve("datasets");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(Release release) {
    return """
        {"name": "%s", "path": "%s.csv", "schema": {"fields": []}, "layout": {
          "source": "customs", "dataflow": "imports", "known_from": "%s", "frequency": "A",
          "period": {"field": "year", "format": "yyyy"}, "reporter": {"value": "IND"},
          "partner": {"field": "partner", "codes": "iso3"}, "flow": {"value": "import"},
          "product": {"field": "product"}, "measures": [{"field": "value"}],
          "unit": {"currency": "USD", "decimals": 0}, "valuation": {"import": "CIF"},
          "partners": "all", "products": "all", "world": "none"}}
        """
        .formatted(release.name(), release.name(), release.knownFrom());
  }

  private static Path first() {
    return datasets(new Release("first", "2020-06-30", FIRST));
  }

  private static Path both() {
    return datasets(
        new Release("first", "2020-06-30", FIRST), new Release("second", "2021-06-30", SECOND));
  }

  private static Manifest versionAsOf(Night night, LocalDate day, String otherThan) {
    Warehouse warehouse = new Warehouse(night.out());
    return warehouse.versions().stream()
        .map(v -> Manifest.of(warehouse.version(v)).orElseThrow())
        .filter(m -> m.asOf().equals(day.toString()) && !m.runId().equals(otherThan))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anEarlierDayIsByteForByteTheNightThatWasRunOnIt() {
    assertThat(again.exit()).isEqualTo(ExitCode.OK);
    assertThat(Night.tables(versionAsOf(again, BEFORE, shownThen.runId())))
        .isEqualTo(Night.tables(shownThen));
  }

  @Test
  void aReleaseThatLosesACountryStopsTheNightAndLeavesLatest() throws IOException {
    assertThat(refused.exit()).isEqualTo(ExitCode.AUDIT);
    assertThat(shownAfterRefusal).isEqualTo(shownThen);
    assertThat(new ObjectMapper().readTree(refused.runJson()).path("message").asText())
        .contains("release_keeps_what_was_known:customs:imports:A:2021-06-30: found without KOR")
        .contains("unless --accept REASON says why it is right");
  }

  @Test
  void whyALossIsRightStandsInTheAuditAndInTheManifest() throws SQLException {
    assertThat(accepted.exit()).isEqualTo(ExitCode.OK);
    assertThat(acceptedManifest.accepted()).isEqualTo("Korea is no partner now");
    try (Duck duck = new Duck(acceptedVersion, List.of("audit_results"))) {
      assertThat(duck.cell("select bound from audit_results where \"check\" like 'release_keeps%'"))
          .asString()
          .endsWith("; accepted: Korea is no partner now");
    }
  }

  @Test
  void whatWasAcceptedOnceStaysAccepted() {
    assertThat(next.exit()).isEqualTo(ExitCode.OK);
    assertThat(nextManifest.accepted()).as("nothing was said that night").isNull();
  }

  @Test
  void aFileReplacedUnderItsNameThatLostMoneyStopsTheNightToo() throws SQLException {
    assertThat(replaced.exit()).isEqualTo(ExitCode.AUDIT);
    assertThat(replacedOnPurpose.exit()).isEqualTo(ExitCode.OK);
    try (Duck duck = new Duck(replacedOnPurpose.latest(), List.of("audit_results"))) {
      assertThat(duck.rows("select observed, bound from audit_results where " + REPLACED))
          .containsExactly(
              List.of(
                  "0.6923 times the money of the period from 2019-01-01: 90.000 (before 130.000)",
                  "every period and country, and more than 0.8 of the money of all and of each"
                      + " period, of the release before, unless --accept REASON says why it is"
                      + " right; accepted: returned goods"));
    }
  }

  @Test
  void revisionsTellWhatWasChangedAddedAndDeleted() throws SQLException {
    try (Duck duck = new Duck(acceptedVersion, List.of("revisions"))) {
      assertThat(
              duck.rows(
                  """
                  select partner, period, revision, appeared, deleted from revisions
                  where known_from = '2021-06-30' order by all
                  """))
          .containsExactly(
              Arrays.asList("CHN", "2018", new BigDecimal("-5.000"), false, false),
              Arrays.asList("JPN", "2019", null, true, false),
              Arrays.asList("KOR", "2018", null, false, true),
              Arrays.asList("USA", "2018", null, true, false),
              Arrays.asList("WLD", "2018", new BigDecimal("25.000"), false, false),
              Arrays.asList("WLD", "2019", null, true, false));
    }
  }
}
