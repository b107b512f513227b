package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.TestFiles;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.run.Warehouses.Night;

/**
 * Nights on products of HS2017 of which one, 731700, is divided by stated weights over {@code
 * steel_and_metals} and {@code capital_goods}, and one, 950420, by nobody.
 */
class DividedProductsSparkTest {
  private static final LocalDate BEFORE = LocalDate.parse("2026-05-31");

  @TempDir private static Path folder;
  private static Path datasets;
  private static Night night;
  private static Night before;
  private static Path versionBefore;

  @BeforeAll
  static void publish() throws IOException {
    datasets = folder.resolve("datasets");
    Path reference = InputFolders.shipped("reference", datasets);
    // Nobody says where goods of HS2017 belong, so that they have to be carried.
    TestFiles.replace(
        reference.resolve("sector_products.csv"), "HS2007|HS2012|HS2017|HS2022", "HS2022");
    TestFiles.addResource(reference, "{\"name\": \"hs_weights\", \"path\": \"hs_weights.csv\"}");
    Files.writeString(
        reference.resolve("hs_weights.csv"),
        """
        older_revision,older_code,newer_revision,newer_code,weight,source,recorded_on
        HS2017,731700,HS2022,731700,0.7,A study,2026-06-01
        HS2017,731700,HS2022,902110,0.2,A study,2026-06-01
        HS2017,731700,HS2022,902129,0.1,A study,2026-06-01
        """);
    Path customs =
        InputFolders.trade(
            datasets,
            """
            year,partner,product,value
            2018,JPN,731700,1.001
            2018,JPN,720610,10
            2018,JPN,950420,7
            2018,CHN,731700,-0.005
            """);
    Path descriptor = customs.resolve("datapackage.json");
    TestFiles.replace(descriptor, "{\"value\": \"TOTAL\"}", "{\"field\": \"product\"}");
    TestFiles.replace(
        descriptor,
        "\"partners\": \"some\"",
        "\"partners\": \"all\", \"products\": \"all\", \"hs_revision\": {\"value\": \"HS2017\"}");
    TestFiles.replace(descriptor, "\"decimals\": 0", "\"decimals\": 3");
    Path out = folder.resolve("out");
    night = Warehouses.night(datasets, out, Warehouses.AS_OF);
    before = Warehouses.night(datasets, out, BEFORE);
    Warehouse warehouse = new Warehouse(out);
    versionBefore =
        warehouse.versions().stream()
            .map(warehouse::version)
            .filter(v -> Manifest.of(v).orElseThrow().asOf().equals(BEFORE.toString()))
            .findFirst()
            .orElseThrow();
  }

  private static List<List<Object>> sectors(Path version) throws SQLException {
    try (Duck duck = new Duck(version, List.of("sector_growth"))) {
      return duck.rows(
          """
          select partner, sector, value, products_counted, measure_relation from sector_growth
          where value is not null order by partner, sector
          """);
    }
  }

  private static List<Object> row(
      String partner, String sector, String value, long products, String relation) {
    return Arrays.asList(partner, sector, new BigDecimal(value), products, relation);
  }

  @Test
  void theMoneyOfAFileReachesTheTablesToTheLastThousandth() throws SQLException {
    assertThat(night.exit()).as("the audit adds it up").isEqualTo(ExitCode.OK);
    assertThat(sectors(night.latest()))
        .containsExactly(
            row("CHN", "capital_goods", "-0.001", 1, "proxy"),
            row("CHN", "steel_and_metals", "-0.004", 1, "proxy"),
            row("JPN", "capital_goods", "0.300", 1, "proxy"),
            row("JPN", "not_carried", "7.000", 1, "context"),
            row("JPN", "steel_and_metals", "10.701", 2, "proxy"),
            row("WLD", "capital_goods", "0.299", 1, "proxy"),
            row("WLD", "not_carried", "7.000", 1, "context"),
            row("WLD", "steel_and_metals", "10.697", 2, "proxy"));
  }

  @Test
  void beforeTheWeightsWereStatedTheProductWasNotCarried() throws SQLException {
    assertThat(before.exit()).isEqualTo(ExitCode.OK);
    assertThat(sectors(versionBefore))
        .containsExactly(
            row("CHN", "not_carried", "-0.005", 1, "context"),
            row("JPN", "not_carried", "8.001", 2, "context"),
            row("JPN", "steel_and_metals", "10.000", 1, "direct"),
            row("WLD", "not_carried", "7.996", 2, "context"),
            row("WLD", "steel_and_metals", "10.000", 1, "direct"));
  }

  private static List<String> lines(String partner, String sector) {
    TableDefinition table = Explanation.table("sector_growth");
    Explanation explanation =
        new Explanation(SparkTestSession.get(), night.latest(), night.manifest());
    Settings settings = InputFolders.settings(datasets, night.out());
    return explanation.lines(
        table,
        explanation.rows(table, Map.of("partner", partner, "sector", sector)).get(0),
        settings,
        Datasets.read(Inputs.find(settings)));
  }

  @Test
  void theExplanationShowsWhatWasTakenOfALineAndWhoSaysSo() {
    String rows =
        "reference/hs_weights.csv:2, reference/hs_weights.csv:3, reference/hs_weights.csv:4";
    assertThat(lines("WLD", "steel_and_metals"))
        .containsExactly(
            "customs/imports.csv:3  2018-01-01  JPN  HS 720610  10.000 USD",
            "customs/imports.csv:5  2018-01-01  CHN  HS 731700  -0.005 USD, of which -0.004: 0.7 by"
                + " "
                + rows,
            "customs/imports.csv:2  2018-01-01  JPN  HS 731700  1.001 USD, of which 0.701: 0.7 by "
                + rows,
            "sum of these lines: 10.697; published value: 10.697: equal");
    assertThat(lines("JPN", "capital_goods"))
        .containsExactly(
            "customs/imports.csv:2  2018-01-01  JPN  HS 731700  1.001 USD, of which 0.300: 0.3 by "
                + rows,
            "sum of these lines: 0.300; published value: 0.300: equal");
  }

  @Test
  void aSectorThatTakesNothingOfADividedProductShowsNoneOfItsLines() {
    assertThat(lines("JPN", "not_carried"))
        .containsExactly(
            "customs/imports.csv:4  2018-01-01  JPN  HS 950420  7.000 USD",
            "sum of these lines: 7.000; published value: 7.000: equal");
  }
}
