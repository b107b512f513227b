package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.TestParquet;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.run.Warehouses.Night;

/** Nights on one file in the project's own layout: as Parquet, beside the same figures as CSV. */
class ParquetNightSparkTest {
  private static final String FLOWS =
      """
      period_start,reporter,partner,flow,product,hs_revision,value,quantity,quantity_unit
      2017-04-01,IND,JPN,import,87,,90,,
      2018-04-01,IND,JPN,import,87,,100.5,12,kg
      2018-04-01,IND,JPN,import,87,,100.5,12,kg
      2018-04-01,IND,CHN,import,87,,300,,
      2018-04-01,IND,CHN,import,84,,,,
      2018-04-01,IND,Nowhere,import,87,,1.125,,
      """;
  private static final String DESCRIPTOR =
      """
      {
        "name": "customs",
        "sources": [{"title": "Customs"}],
        "licenses": [{"name": "other-open"}],
        "resources": [{
          "name": "flows",
          "path": "flows.%s",
          "layout": {
            "like": "flows", "source": "customs", "dataflow": "imports",
            "known_from": "2020-06-30", "frequency": "A", "period": {"year_starts": "04-01"},
            "unit": {"currency": "USD"}, "valuation": {"import": "CIF"},
            "partners": "all", "products": "all", "world": "none"
          }
        }]
      }
      """;

  @TempDir private static Path folder;
  private static Night night;

  @BeforeAll
  static void publish() throws IOException {
    Path customs = folder(folder.resolve("parquet"), "parquet");
    Path csv = Files.writeString(folder.resolve("flows.csv"), FLOWS);
    TestParquet.duck(
        customs.resolve("flows.parquet"),
        """
        select period_start::date as period_start, reporter, partner, flow, product, hs_revision,
          value::decimal(18, 3) as value, quantity::decimal(18, 3) as quantity, quantity_unit
        from read_csv('%s', all_varchar = true)
        """
            .formatted(csv));
    night = Warehouses.night(folder.resolve("parquet"), folder.resolve("out"), Warehouses.AS_OF);
  }

  @Test
  void itsFiguresArePublished() throws SQLException {
    assertThat(night.exit()).isEqualTo(ExitCode.OK);
    try (Duck duck = new Duck(night.latest(), List.of("sector_growth", "sources"))) {
      assertThat(
              duck.rows(
                  "select period, period_start, value, round(growth, 6) from sector_growth where"
                      + " partner = 'JPN' and sector = 'transport_equipment' order by period"))
          .containsExactly(
              java.util.Arrays.asList(
                  "2017-18", LocalDate.of(2017, 4, 1), new BigDecimal("90.000"), null),
              List.of("2018-19", LocalDate.of(2018, 4, 1), new BigDecimal("100.500"), 0.116667));
      assertThat(
              duck.rows(
                  "select file_name, rows_read, rows_kept, rows_rejected, value_read, value_kept,"
                      + " value_rejected from sources"))
          .containsExactly(
              List.of(
                  "customs/flows.parquet",
                  6L,
                  4L,
                  2L,
                  new BigDecimal("592.125"),
                  new BigDecimal("490.500"),
                  new BigDecimal("101.625")));
    }
  }

  @Test
  void whatIsRejectedHasTheNumberOfItsRowAndItsCells() throws SQLException {
    try (Duck duck = new Duck(night.latest(), List.of("rejected_rows"))) {
      assertThat(
              duck.rows(
                  "select file, line, code, \"column\", raw_text, message from rejected_rows order"
                      + " by line"))
          .hasSize(2)
          .satisfiesExactly(
              row ->
                  assertThat(row)
                      .containsExactly(
                          "customs/flows.parquet",
                          3L,
                          "DUPLICATE_ROW",
                          "",
                          "2018-04-01,IND,JPN,import,87,,100.500,12.000,kg",
                          "The row repeats row 2; it is counted once."),
              row ->
                  assertThat(row.subList(0, 5))
                      .containsExactly(
                          "customs/flows.parquet", 6L, "COUNTRY_UNKNOWN", "partner", "Nowhere"));
    }
  }

  @Test
  void aPublishedNumberIsLedBackToItsRow() {
    TableDefinition table = Explanation.table("sector_growth");
    Explanation explanation =
        new Explanation(SparkTestSession.get(), night.latest(), night.manifest());
    Settings settings = InputFolders.settings(folder.resolve("parquet"), night.out());

    List<String> lines =
        explanation.lines(
            table,
            explanation
                .rows(
                    table,
                    Map.of("partner", "JPN", "period", "2018-19", "sector", "transport_equipment"))
                .get(0),
            settings,
            Datasets.read(Inputs.find(settings)));

    assertThat(lines)
        .containsExactly(
            "customs/flows.parquet:2  2018-04-01  JPN  HS 87  100.500 USD, 12 kg",
            "sum of these lines: 100.500; published value: 100.500: equal");
  }

  @Test
  void theSameFiguresAsCsvGiveTheSameTables() throws IOException {
    Path customs = folder(folder.resolve("csv"), "csv");
    Files.writeString(customs.resolve("flows.csv"), FLOWS);

    Night ofCsv =
        Warehouses.night(folder.resolve("csv"), folder.resolve("csv-out"), Warehouses.AS_OF);

    assertThat(ofCsv.exit()).isEqualTo(ExitCode.OK);
    assertThat(numbers(night)).hasSizeGreaterThan(8).isEqualTo(numbers(ofCsv));
  }

  @Test
  void aFileWhoseMoneyIsFloatingPointStopsTheNight() throws IOException {
    Path customs = folder(folder.resolve("double"), "parquet");
    TestParquet.duck(
        customs.resolve("flows.parquet"),
        """
        select date '2018-04-01' as period_start, 'IND' as reporter, 'JPN' as partner,
          'import' as flow, '87' as product, '' as hs_revision, 1.5::double as value,
          null::decimal(18, 3) as quantity, '' as quantity_unit
        """);

    Night refused =
        Warehouses.night(folder.resolve("double"), folder.resolve("double-out"), Warehouses.AS_OF);

    assertThat(refused.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(new ObjectMapper().readTree(refused.runJson()).path("message").asText())
        .contains(
            "customs/flows.parquet [value]: COLUMN_TYPE_UNREADABLE: Column 'value' is DOUBLE, which"
                + " does not hold figures exactly. Write it as DECIMAL, or as a whole number.");
  }

  /** Tables without those that tell of the files themselves. */
  private static Map<String, String> numbers(Night of) {
    Map<String, String> tables = new TreeMap<>(of.tables());
    tables.keySet().removeAll(List.of("sources", "rejected_rows", "audit_results"));
    return tables;
  }

  private static Path folder(Path datasets, String format) throws IOException {
    Path customs = Files.createDirectories(datasets.resolve("customs"));
    Files.writeString(customs.resolve("datapackage.json"), DESCRIPTOR.formatted(format));
    return customs;
  }
}
