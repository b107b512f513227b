package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.summitledger.SparkTestSession;
import org.summitledger.TestFiles;
import org.summitledger.TestParquet;
import org.summitledger.publish.Manifest;
import org.summitledger.report.Tables;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.run.Warehouses.Night;

/** Rows of a night on the shipped datasets, led back to the lines that they come from. */
class ExplanationSparkTest {
  private static Night night;
  private static Explanation explanation;

  @BeforeAll
  static void publish() {
    night = Warehouses.first();
    explanation = new Explanation(SparkTestSession.get(), night.latest(), night.manifest());
  }

  private static Settings settings(Path datasets) {
    return new Settings(
        datasets, Optional.of(TestFiles.datasets()), night.out(), Warehouses.AS_OF, 2);
  }

  private static List<String> lines(String table, String key) {
    TableDefinition definition = Explanation.table(table);
    Settings settings = settings(TestFiles.datasets());
    return explanation.lines(
        definition, row(table, key), settings, Datasets.read(Inputs.find(settings)));
  }

  private static Row row(String table, String key) {
    Map<String, String> values = new HashMap<>();
    for (String part : key.split(" ")) {
      values.put(part.split("=")[0], part.split("=")[1]);
    }
    List<Row> rows = explanation.rows(Explanation.table(table), values);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @Test
  void aVersionOfThisMachineIsReadWhateverTheDefaultFileSystemIs() {
    Configuration hadoop = SparkTestSession.get().sparkContext().hadoopConfiguration();
    String before = hadoop.get("fs.defaultFS");
    hadoop.set("fs.defaultFS", "hdfs://not-there:1");
    try {
      assertThat(row("commitments", "commitment_id=jpn_ind_2014_investment")).isNotNull();
    } finally {
      hadoop.set("fs.defaultFS", before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "import, JPN, transport_equipment",
    "export, JPN, chemicals",
    "import, WLD, transport_equipment",
    "export, WLD, transport_equipment"
  })
  void theLinesOfASectorAddUpToItsValue(String flow, String partner, String sector) {
    List<String> lines =
        lines(
            "sector_growth",
            "source=tradestat reporter=IND flow=%s partner=%s sector=%s period=2018-19"
                .formatted(flow, partner, sector));

    assertThat(lines).hasSizeGreaterThan(1);
    assertThat(lines.subList(0, lines.size() - 1))
        .allMatch(line -> line.startsWith("tradestat/" + flow + "s.csv:"))
        .allMatch(line -> line.contains("  2018-04-01  " + partner + "  HS "));
    assertThat(last(lines)).startsWith("sum of these lines: ").endsWith(": equal");
  }

  @Test
  void aSectorThatCannotBeObservedHasNoLinesAndNoValue() {
    assertThat(
            lines(
                "sector_growth",
                "source=tradestat reporter=IND flow=import partner=JPN period=2018-19"
                    + " sector=defence_equipment"))
        .containsExactly("sum of these lines: none; published value: null: equal");
  }

  @Test
  void aTrackedSectorHasTheLinesOfItsPeriodAndThoseOfItsBaseline() {
    List<String> lines =
        lines(
            "sector_tracking",
            "commitment_id=jpn_ind_2014_investment scenario=stated source=tradestat flow=import"
                + " reporter=IND partner=JPN sector=transport_equipment period=2018-19");

    int now = lines.indexOf("lines of value, the period from 2018-04-01:");
    int before = lines.indexOf("lines of baseline_value, the period from 2013-04-01:");
    assertThat(now).isPositive();
    assertThat(before).isGreaterThan(now);
    assertThat(lines.subList(now + 1, before - 1)).isNotEmpty().allMatch(is("2018-04-01"));
    assertThat(lines.get(before - 1)).contains("published value: ").endsWith(": equal");
    assertThat(lines.subList(before + 1, lines.size() - 1)).isNotEmpty().allMatch(is("2013-04-01"));
    assertThat(last(lines)).contains("published baseline_value: ").endsWith(": equal");
  }

  private static Predicate<String> is(String periodStart) {
    return line -> line.contains("  " + periodStart + "  JPN  HS ");
  }

  @Test
  void theProductsThatASourceListsAreShownWithTheirLinesWhereItListsNoOthers() {
    List<String> lines =
        lines(
            "growth_decomposition",
            "source=comtrade reporter=JPN partner=WLD flow=import sector=listed_products"
                + " period=2022 base_period_start=2021-01-01 product=all component=value_change");

    assertThat(lines.get(0)).isEqualTo("lines of the row's own trade, the period from 2022-01-01:");
    assertThat(lines).filteredOn(line -> line.contains("  HS ")).hasSizeGreaterThan(2);
    assertThat(lines).noneMatch(line -> line.endsWith(": none"));
  }

  @Test
  void aFlagOfDependencyHasTheTotalApartFromSuppliersAndQuantitiesBesideMoney() {
    List<String> lines =
        lines(
            "dependency_flags",
            "source=comtrade importer=JPN product=2504 period=2024 basis=weight school=eu"
                + " indicator=cdi1");

    int suppliers = lines.indexOf("lines of the suppliers listed:");
    assertThat(lines.get(0)).isEqualTo("lines of the total over all suppliers:");
    assertThat(lines.subList(1, suppliers - 1)).isNotEmpty().allMatch(l -> l.contains("  WLD  "));
    assertThat(lines.subList(suppliers + 1, lines.size() - 2))
        .isNotEmpty()
        .allMatch(l -> !l.contains("  WLD  ") && l.endsWith(" kg"));
  }

  @Test
  void onlyTheScenarioOfTheRowIsShown() {
    assertThat(
            lines("commitment_progress", "commitment_id=jpn_ind_2022_investment scenario=stated"))
        .noneMatch(line -> line.endsWith("  scenarios"));
  }

  @Test
  void theTotalOfAProductStandsApartFromItsSuppliers() {
    List<String> lines =
        lines("supply_chain_dependency", "source=comtrade importer=JPN product=2504 period=2024");

    assertThat(lines.get(0)).isEqualTo("lines of import_value, the total over all suppliers:");
    assertThat(lines.get(1)).contains("  WLD  HS 2504  61473072.338 USD");
    assertThat(lines.get(2))
        .isEqualTo("sum of these lines: 61473072.338; published import_value: 61473072.338: equal");
    assertThat(lines.get(3)).isEqualTo("lines of the suppliers listed:");
    assertThat(lines.subList(4, lines.size() - 1))
        .isNotEmpty()
        .noneMatch(line -> line.contains("  WLD  "))
        .anyMatch(line -> line.contains("  CHN  HS 2504  53602410.658 USD"));
    assertThat(last(lines)).contains("suppliers; published suppliers_listed: ").endsWith(": equal");
  }

  @Test
  void eachSideOfAMirrorHasItsLines() {
    List<String> lines =
        lines(
            "mirror_gap",
            "importer=IND exporter=JPN sector=machinery frequency=A period_start=2018-04-01"
                + " margin=as_stated");

    int other = lines.indexOf("lines of exporter_value:");
    assertThat(lines.get(0)).isEqualTo("lines of importer_value:");
    assertThat(lines.subList(1, other - 1)).isNotEmpty().allMatch(is("2018-04-01"));
    assertThat(lines.get(other - 1)).contains("; published importer_value: ").endsWith(": equal");
    assertThat(lines.subList(other + 1, lines.size()))
        .containsExactly("sum of these lines: none; published exporter_value: null: equal");
  }

  @Test
  void aGrowthPartHasTheLinesOfBothPeriods() {
    List<String> lines =
        lines(
            "growth_decomposition",
            "source=tradestat flow=import reporter=IND partner=JPN sector=machinery currency=USD"
                + " period=2018-19 base_period_start=2013-04-01 product=all component=nominal_growth_factor");

    int base = lines.indexOf("lines of the row's own trade, the base period from 2013-04-01:");
    assertThat(lines.get(0)).isEqualTo("lines of the row's own trade, the period from 2018-04-01:");
    assertThat(lines.subList(1, base - 1)).isNotEmpty().allMatch(is("2018-04-01"));
    assertThat(lines.get(base - 1)).isEqualTo("sum of these lines: 3413460000.000");
    assertThat(lines.subList(base + 1, lines.size() - 2)).isNotEmpty().allMatch(is("2013-04-01"));
    assertThat(last(lines)).startsWith("made of: trade by sector as in sector_growth");
  }

  @Test
  void aSpanHasTheLinesOfAllItsPeriods() {
    List<String> lines =
        lines(
            "trade_stability",
            "source=tradestat flow=import reporter=IND partner=JPN sector=machinery"
                + " summit_id=jpn_ind_2014 span=before indicator=largest_drawdown");

    assertThat(lines.get(0)).startsWith("lines of the row's own trade, the span from 2010-04-01");
    assertThat(lines).anyMatch(is("2010-04-01")).anyMatch(is("2013-04-01"));
    assertThat(lines).noneMatch(is("2018-04-01"));
  }

  @ParameterizedTest
  @MethodSource("ofTrade")
  void noTableOfTradeIsSaidToBeMadeOfAnythingElse(String name) {
    TableDefinition table = Explanation.table(name);
    List<Row> rows = explanation.rows(table, Map.of());
    assumeTrue(!rows.isEmpty(), "no row of " + name);
    Settings settings = settings(TestFiles.datasets());

    assertThat(Explanation.hasLines(table)).isTrue();
    assertThat(
            explanation.lines(table, rows.get(0), settings, Datasets.read(Inputs.find(settings))))
        .isNotEmpty();
  }

  static Stream<String> ofTrade() {
    Set<String> ofSomethingElse =
        Set.of("audit_results", "data_dictionary", "join_audit", "rejected_rows", "sources");
    return Tables.definitions().stream()
        .map(TableDefinition::name)
        .filter(name -> !ofSomethingElse.contains(name));
  }

  @Test
  void theObservationsBehindAnActualHaveTheirRatesAndAddUp() {
    List<String> lines =
        lines("commitment_progress", "commitment_id=jpn_ind_2022_investment scenario=stated");

    assertThat(lines)
        .anyMatch(
            line ->
                line.matches(
                    "investment/fdi_equity.csv:\\d+  2022-04-01 to 2023-04-01  1790000000 USD"
                        + " = [0-9.]+ JPY"))
        .anyMatch(
            line ->
                line.matches(
                    " +rate 2022-04  [0-9.]+ JPY per USD  reference/exchange_rates.csv:\\d+"))
        .anyMatch(
            line ->
                line.contains("2021-04-01 to 2022-04-01")
                    && line.endsWith("not counted: not wholly between 2022-01-01 and 2026-11-01"));
    assertThat(last(lines)).contains("; published actual_value: ").endsWith(": equal");
  }

  @Test
  void observationsAreListedAlsoWhereNoActualIsPublished() {
    List<String> lines =
        lines("commitment_progress", "commitment_id=jpn_ind_2026_investment scenario=stated");

    assertThat(lines).anyMatch(line -> line.endsWith("3200000000 USD  not counted"));
    assertThat(last(lines)).startsWith("published actual_value: null: no source states a window");
  }

  @Test
  void aRowIsNotExplainedFromAChangedFile(@TempDir Path folder) {
    Path datasets = TestFiles.copy(TestFiles.datasets(), folder.resolve("datasets"));
    TestFiles.replace(datasets.resolve("trade/tradestat/imports.csv"), "2018", "2018 ");
    Row row =
        row(
            "sector_growth",
            "source=tradestat reporter=IND flow=import partner=JPN period=2018-19"
                + " sector=transport_equipment");
    Inputs inputs = Inputs.find(settings(datasets));
    TableDefinition table = Explanation.table("sector_growth");

    assertThatThrownBy(() -> explanation.checkInputs(table, row, inputs))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("from other inputs than its own: tradestat/imports.csv has changed.")
        .hasMessageContaining("run nightly and explain the new version");
  }

  @Test
  void whatWouldHaveHappenedIsNotExplainedFromChangedTradeEither(@TempDir Path folder) {
    Path datasets = TestFiles.copy(TestFiles.datasets(), folder.resolve("datasets"));
    TestFiles.replace(datasets.resolve("trade/tradestat/imports.csv"), "2018", "2018 ");
    TableDefinition table = Explanation.table("counterfactual");
    Row row = explanation.rows(table, Map.of("commitment_id", "jpn_ind_2014_investment")).get(0);
    Inputs inputs = Inputs.find(settings(datasets));

    assertThatThrownBy(() -> explanation.checkInputs(table, row, inputs))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("tradestat/imports.csv has changed.");
  }

  private static Path withOtherRates(Path folder) {
    Path datasets = TestFiles.copy(TestFiles.datasets(), folder.resolve("datasets"));
    TestFiles.replace(datasets.resolve("reference/exchange_rates.csv"), "2007-01", "2006-12");
    return datasets;
  }

  @Test
  void aChangedFileThatIsNotBehindTheRowIsOnlyNamed(@TempDir Path folder) {
    Path datasets = withOtherRates(folder);
    TestFiles.replace(datasets.resolve("trade/tradestat/imports.csv"), "2018", "2018 ");
    Row row = row("commitments", "commitment_id=jpn_ind_2025_documents");

    assertThat(
            explanation.checkInputs(
                Explanation.table("commitments"), row, Inputs.find(settings(datasets))))
        .containsExactly(
            "reference/exchange_rates.csv has changed", "tradestat/imports.csv has changed");
  }

  @Test
  void changedRatesAreBehindAPromiseOfMoney(@TempDir Path folder) {
    Path datasets = withOtherRates(folder);
    Row row = row("commitments", "commitment_id=jpn_ind_2022_investment");

    assertThatThrownBy(
            () ->
                explanation.checkInputs(
                    Explanation.table("commitments"), row, Inputs.find(settings(datasets))))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("reference/exchange_rates.csv has changed.");
  }

  @Test
  void ratesAreNotBehindTrackedTradeThatIsStatedInDollars(@TempDir Path folder) {
    Path datasets = withOtherRates(folder);
    TableDefinition table = Explanation.table("sector_tracking");
    Row row = explanation.rows(table, Map.of("commitment_id", "jpn_ind_2014_investment")).get(0);

    assertThat(explanation.checkInputs(table, row, Inputs.find(settings(datasets))))
        .containsExactly("reference/exchange_rates.csv has changed");
  }

  @Test
  void aTableOfAnotherBuildIsNotExplainedByThisOne(@TempDir Path folder) {
    TestParquet.duck(
        folder.resolve("commitments.parquet"), "select 'x' as commitment_id, 'y' as ended_column");
    Explanation other =
        new Explanation(
            SparkTestSession.get(),
            folder,
            new Manifest(
                "run",
                "2026-11-01T00:00:00Z",
                "2026-11-01",
                "fingerprint",
                List.of(),
                Map.of(),
                Map.of("summit-ledger", "0.0.9", "code_sha256", "abc"),
                null,
                List.of(new Manifest.Output("commitments.parquet", 1, 1, "x"))));

    assertThatThrownBy(() -> other.rows(Explanation.table("commitments"), Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("Cannot explain commitments of version run: it was made by")
        .hasMessageContaining("summit-ledger 0.0.9, code abc and has the columns")
        .hasMessageContaining("[commitment_id, ended_column]")
        .hasMessageEndingWith("Explain it by the build that made it.");
    assertThatThrownBy(() -> other.rows(Explanation.table("gravity"), Map.of()))
        .hasMessage("Cannot explain gravity: version run has no such table.");
    assertThat(other.otherBuild())
        .contains(
            "note: made by summit-ledger 0.0.9, code abc; what columns mean is told by"
                + " summit-ledger development, code development");
    assertThat(explanation.otherBuild()).isEmpty();
  }

  @Test
  void aColumnThatDoesNotExistIsNamedWithTheKey() {
    TableDefinition table = Explanation.table("commitments");

    assertThatThrownBy(() -> explanation.rows(table, Map.of("id", "x")))
        .isInstanceOf(UsageException.class)
        .hasMessage("Cannot find column 'id' in commitments; its key is [commitment_id].");
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }
}
