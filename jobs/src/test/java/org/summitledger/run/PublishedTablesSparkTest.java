package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.summitledger.audit.Verification;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.Tables;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.run.Warehouses.Night;

/** The tables of a night on the shipped datasets, read by DuckDB. */
class PublishedTablesSparkTest {
  private static Night night;
  private static Duck duck;

  @BeforeAll
  static void publish() throws SQLException {
    night = Warehouses.first();
    duck = new Duck(night.latest(), tables());
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  static List<String> tables() {
    return Tables.definitions().stream().map(TableDefinition::name).toList();
  }

  @Test
  void theNightIsPublished() {
    assertThat(night.exit()).isEqualTo(ExitCode.OK);
    assertThat(night.tables()).containsOnlyKeys(tables());
  }

  @Test
  void itPassesItsOwnVerification() throws IOException {
    List<Finding> findings = new Verification(night.latest().toRealPath(), night.manifest()).all();

    assertThat(findings)
        .extracting(Finding::check)
        .contains("bytes", "present", "schema", "shares_add_up", "no_blocking_failure");
    assertThat(findings).allMatch(Finding::passed);
  }

  @Test
  void itsAnswerShowsWhereEachCommitmentStands() {
    assertThat(night.printed())
        .contains("as of 2026-11-01")
        .contains("jpn_ind_2026_investment")
        .containsPattern("jpn_ind_2026_two_plus_two +stated +- .*pending");
  }

  @Test
  void itsRunJsonSaysThatItIsPublished() throws IOException {
    JsonNode run = new ObjectMapper().readTree(night.runJson());

    assertThat(run.path("status").asText()).isEqualTo("published");
    assertThat(run.path("exit_code").asInt(-1)).isZero();
    assertThat(run.path("version").asText())
        .isEqualTo(String.valueOf(night.latest().toRealPath().getFileName()));
    assertThat(run.path("phases").findValuesAsText("phase"))
        .containsExactly("ingest", "spark", "report", "audit", "publish");
  }

  /** India's trade with Japan in whole dollars, over all sectors. */
  @ParameterizedTest
  @CsvSource({
    "import, JPN, 2018-04-01, 12772430000.000",
    "import, JPN, 2015-04-01, 9849990000.000",
    "export, JPN, 2021-04-01, 6176560000.000"
  })
  void sectorsAddUpToThePublishedTotalsOfTheProducer(
      String flow, String partner, String periodStart, BigDecimal total) throws SQLException {
    assertThat(duck.cell(total(flow, partner, periodStart))).isEqualTo(total);
  }

  @Test
  void theWorldIsTheSumOfAllPartners() throws SQLException {
    BigDecimal world = (BigDecimal) duck.cell(total("import", "WLD", "2018-04-01"));

    assertThat(world.movePointLeft(6).setScale(0, java.math.RoundingMode.HALF_EVEN))
        .isEqualTo(new BigDecimal("514071"));
  }

  private static String total(String flow, String partner, String periodStart) {
    return "select sum(value) from sector_growth where source = 'tradestat' and reporter = 'IND'"
        + " and flow = '%s' and partner = '%s' and period_start = date '%s'"
            .formatted(flow, partner, periodStart);
  }

  @Test
  void japansGraphiteComesFromChinaForSureAlthoughNotAllSuppliersAreListed() throws SQLException {
    List<Object> graphite =
        duck.rows(
                """
                select import_value, top_supplier, top_supplier_share, hhi, hhi_low, hhi_high
                from supply_chain_dependency
                where importer = 'JPN' and product = '2504' and period = '2024'
                """)
            .get(0);

    double share = 53602410.658 / 61473072.338;
    assertThat(graphite.get(0)).isEqualTo(new BigDecimal("61473072.338"));
    assertThat(graphite.get(1)).isEqualTo("CHN");
    assertThat((double) graphite.get(2)).isEqualTo(share);
    assertThat(graphite.get(3)).isNull();
    assertThat((double) graphite.get(4)).isCloseTo(share * share, within(1e-15));
    assertThat((double) graphite.get(5)).isGreaterThan(share * share).isLessThan(1);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void typesAreThoseThatEveryReaderKnows(String table) throws SQLException {
    List<Object> physical =
        duck
            .rows(
                "select distinct type from parquet_schema('"
                    + file(table)
                    + "') where type is not null")
            .stream()
            .map(row -> row.get(0))
            .toList();

    Set<Object> known = new HashSet<>(Set.of("BYTE_ARRAY", "INT32", "INT64", "DOUBLE", "BOOLEAN"));
    if (table.equals("sources")) {
      // Money of a whole file may have more digits than eight bytes hold.
      known.add("FIXED_LEN_BYTE_ARRAY");
    }
    assertThat(physical).isSubsetOf(known);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theDescriptionBesideATableListsItsColumns(String table) throws IOException, SQLException {
    JsonNode schema =
        new ObjectMapper().readTree(night.latest().resolve(table + ".schema.json").toFile());

    assertThat(schema.path("fields").findValuesAsText("name"))
        .isEqualTo(duck.columns("select * from " + table));
    assertThat(schema.path("fields").findValuesAsText("description")).doesNotContain("");
    assertThat(schema.path("primaryKey")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rowsAreSortedByTheirKeyAndEachKeyStandsOnce(String table) throws SQLException {
    String key = String.join(", ", quoted(Tables.definition(table).key()));
    String rows = "select " + key + " from " + table;

    assertThat(duck.rows("select " + key + " from " + table + " group by all having count(*) > 1"))
        .isEmpty();
    assertThat(duck.rows(rows)).isEqualTo(duck.rows(rows + " order by " + key));
  }

  private static List<String> quoted(List<String> columns) {
    return columns.stream().map(c -> '"' + c + '"').toList();
  }

  @Test
  void moneyIsDecimal() throws SQLException {
    assertThat(
            duck.rows(
                "select distinct column_type from (describe select value, previous_value from sector_growth)"))
        .containsExactly(List.of("DECIMAL(18,3)"));
  }

  @Test
  void codesAreTextsWithTheirLeadingZeros() throws SQLException {
    assertThat(duck.cell("select distinct typeof(product) from supply_chain_dependency"))
        .isEqualTo("VARCHAR");
    assertThat(
            duck.rows(
                "select distinct product from supply_chain_dependency where product like '0%' order by 1"))
        .hasSize(9)
        .contains(List.of("01"));
  }

  @Test
  void countriesAreCodesOfThreeCharactersAndNamibiaIsNoMissingValue() throws SQLException {
    assertThat(duck.cell("select count(*) from sector_growth where length(partner) <> 3"))
        .isEqualTo(0L);
    assertThat(
            duck.cell(
                "select count(*) from '%s/lake/*/sectors-*.parquet' where partner = 'NAM' and value > 0"
                    .formatted(night.out())))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LONG)
        .isPositive();
  }

  @Test
  void defenceEquipmentIsNotObservableAndNeverZero() throws SQLException {
    assertThat(
            duck.rows(
                """
                select distinct value, measure_relation from sector_growth
                where source = 'tradestat' and sector = 'defence_equipment'
                """))
        .containsExactly(java.util.Arrays.asList(null, "not_observable"));
  }

  @Test
  void additivePledgesInYenAreAddedOnce() throws SQLException {
    assertThat(
            duck.cell("select sum(target_value) from commitments where unit = 'JPY' and additive"))
        .isEqualTo(new BigDecimal("8500000000000.000"));
  }

  @Test
  void everyOpenNumberOfAProgressRowHasAReason() throws SQLException {
    assertThat(
            duck.rows(
                """
                select commitment_id, scenario from commitment_progress
                where reason is null and status in ('not_observable', 'not_computable', 'not_determined')
                """))
        .isEmpty();
  }

  @Test
  void everyRowAndEveryDollarOfEveryFileIsAccountedFor() throws SQLException {
    assertThat(
            duck.rows(
                """
                select file_name from sources
                where rows_read <> rows_kept + rows_rejected + rows_excluded
                   or value_read <> value_kept + value_rejected + value_excluded
                """))
        .isEmpty();
    assertThat(duck.cell("select count(*) from sources")).isEqualTo(5L);
  }

  @Test
  void theAuditFoundNothing() throws SQLException {
    assertThat(
            duck.rows("select \"table\", \"check\", observed from audit_results where not passed"))
        .isEmpty();
  }

  @Test
  void theVersionHoldsNothingButItsTablesTheirDescriptionsAndTheManifest() throws IOException {
    Set<String> expected = new java.util.TreeSet<>();
    expected.add("manifest.json");
    tables().forEach(t -> expected.addAll(List.of(t + ".parquet", t + ".schema.json")));
    try (var files = Files.list(night.latest())) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void noClockAndNoRunStandsInsideATable() throws SQLException {
    String run = night.manifest().runId();
    for (String table : tables()) {
      assertThat(duck.columns("select * from " + table)).doesNotContain("run_id", "created_at");
      assertThat(
              duck.rows(
                  "select * from "
                      + table
                      + " t where t::varchar like '%"
                      + run.substring(0, 19)
                      + "%'"))
          .as(table)
          .isEmpty();
    }
  }

  private static Path file(String table) {
    return night.latest().resolve(table + ".parquet");
  }
}
