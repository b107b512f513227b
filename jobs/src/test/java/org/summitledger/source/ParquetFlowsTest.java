package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.TestParquet;

/** The same figures say the same as CSV and as Parquet, through any layout. */
class ParquetFlowsTest {
  private static final String LAYOUT =
      """
      {"source": "customs", "dataflow": "imports", "known_from": "2020-01-01", "frequency": "A",
       "period": {"field": "year", "format": "yyyy"}, "reporter": {"value": "IND"},
       "partner": {"field": "partner", "codes": "iso3"}, "flow": {"value": "import"},
       "product": {"field": "product"}, "measures": [{"field": "value"}],
       "unit": {"currency": "USD", "multiplier": 1000000, "decimals": 2},
       "valuation": {"import": "CIF"},
       "keep": [{"field": "mode", "equals": ["0"]}]}
      """;
  private static final String MONTHS =
      """
      {"source": "customs", "dataflow": "imports", "known_from": "2020-01-01", "frequency": "M",
       "period": {"field": "year", "format": "yyyy"}, "reporter": {"value": "IND"},
       "partner": {"value": "JPN"}, "flow": {"value": "import"}, "product": {"value": "TOTAL"},
       "measures": [{"field": "jan", "month": 1}, {"field": "feb", "month": 2},
                    {"field": "mar", "month": 3}],
       "unit": {"currency": "USD"}}
      """;

  /**
   * Kept, blank, zero, excluded, a parent, a repetition, a contradiction, and rows that are bad.
   */
  private static final String CSV =
      """
      year,partner,product,mode,value,note
      2018,JPN,85,0,10.00,
      2018,JPN,8541,0,4.00,x
      2018,JPN,8542,0,6.00,
      2018,JPN,8542,0,6.00,
      2018,JPN,8542,1000,2.50,
      2018,Nowhere,85,0,7.00,
      2018,CHN,85,0,,
      2018,AUS,85,0,0,
      2018,CHN,84,0,1.00,
      2018,CHN,84,0,2.00,
      2018,CHN,07,0,1.001,
      201,CHN,84,0,2.00,
      """;

  @TempDir private Path folder;

  @Test
  void everyRowMeetsTheSameFate() throws IOException {
    Path csv = Files.writeString(folder.resolve("t.csv"), CSV);
    Path parquet = TestParquet.ofCsv(folder.resolve("t.parquet"), csv);
    FlowFile expected = FlowReader.read(InputFile.of(csv, "t.csv"), layout(LAYOUT), codes());
    assertThat(expected.excluded()).containsOnlyKeys(FlowReader.NOT_KEPT, FlowReader.PARENT);

    assertSame(read(parquet, LAYOUT), expected);
  }

  @Test
  void typedColumnsSayWhatTextSays() throws IOException {
    Path csv = Files.writeString(folder.resolve("t.csv"), CSV);
    FlowFile expected = FlowReader.read(InputFile.of(csv, "t.csv"), layout(LAYOUT), codes());
    Path parquet =
        TestParquet.duck(
            folder.resolve("t.parquet"),
            "select year::smallint as year, partner, product, mode::uinteger as mode,"
                + " value::decimal(18,3) as value, 1.5::double as note from read_csv('"
                + csv
                + "', all_varchar = true)",
            "compression snappy");

    FlowFile read = read(parquet, LAYOUT);

    assertThat(read.kept()).isEqualTo(expected.kept());
    assertThat(read.refused()).isEqualTo(expected.refused());
    assertThat(read.excluded()).isEqualTo(expected.excluded());
    assertThat(read.flows())
        .extracting(Flow::value)
        .isEqualTo(expected.flows().stream().map(Flow::value).toList());
    assertThat(read.rejected())
        .extracting(Issue::code)
        .isEqualTo(expected.rejected().stream().map(Issue::code).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "301::bigint",
        "10121000::integer",
        "10121000::decimal(9,0)",
        "10121000::decimal(18,0)",
        "10121000::decimal(38,0)"
      })
  void codesThatHaveLostTheirZerosAreRefused(String product) {
    assertThatThrownBy(() -> read(ofProduct(product), LAYOUT))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("[product]: COLUMN_TYPE_UNREADABLE")
        .hasMessageContaining("numbers, which have lost the zeros they begin with")
        .hasMessageContaining("Write it as text, or say in the layout's `product.digits`");
  }

  @Test
  void aMapDoesNotGiveCodesTheirZerosBack() {
    String mapped =
        LAYOUT.replace(
            "{\"field\": \"product\"}", "{\"field\": \"product\", \"map\": {\"0\": \"TOTAL\"}}");
    assertThatThrownBy(() -> read(ofProduct("10121000::bigint"), mapped))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("numbers, which have lost the zeros they begin with");
  }

  @Test
  void codesOfAStatedLengthGetTheirZerosBack() throws IOException {
    String padded =
        LAYOUT.replace("{\"field\": \"product\"}", "{\"field\": \"product\", \"digits\": 4}");
    assertThat(read(ofProduct("301::bigint"), padded).flows())
        .extracting(Flow::product)
        .containsExactly("0301");
  }

  private Path ofProduct(String product) {
    return TestParquet.duck(
        folder.resolve("t.parquet"),
        "select 2018 as year, 'JPN' as partner, "
            + product
            + " as product, '0' as mode, 1.00::decimal(18,2) as value",
        "compression snappy");
  }

  @Test
  void repeatedRowsAreNamedByTheNumberOfTheRowNotOfALine() throws IOException {
    Path csv = Files.writeString(folder.resolve("t.csv"), CSV);
    FlowFile read = read(TestParquet.ofCsv(folder.resolve("t.parquet"), csv), LAYOUT);
    assertThat(read.rejected())
        .filteredOn(i -> i.line() == 4)
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.message()).isEqualTo("The row repeats row 3; it is counted once.");
              assertThat(issue.raw()).isEqualTo("2018,JPN,8542,0,6.00");
            });
    assertThat(read.rejected())
        .filteredOn(i -> i.line() == 10)
        .extracting(Issue::message)
        .first()
        .asString()
        .startsWith("The row has the key of row 9 but another value");
  }

  static List<String> shipped() {
    return List.of("trade/tradestat", "trade/meidb", "trade/comtrade_critical_minerals");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theShippedFilesSayTheSame(String place) {
    DataPackage data = DataPackage.read(ShippedData.datasets().resolve(place));
    for (Resource resource : data.resources()) {
      InputFile csv = data.file(resource);
      Layout layout = TestLayouts.of(resource);
      Path parquet = TestParquet.ofCsv(folder.resolve(resource.name() + ".parquet"), csv.path());
      FlowFile expected = FlowReader.read(csv, layout, codes());
      FlowFile read = FlowReader.read(InputFile.of(parquet, "t.parquet"), layout, codes());
      assertThat(expected.flows()).isNotEmpty();
      assertSame(read, expected);
    }
  }

  @Test
  void whoeverReadsLargeFilesReadsParquetInTheSameWay() throws IOException {
    Path csv = Files.writeString(folder.resolve("t.csv"), CSV);
    Path parquet = TestParquet.ofCsv(folder.resolve("t.parquet"), csv);
    FlowFile read = BothReaders.read(InputFile.of(parquet, "t.parquet"), layout(LAYOUT), codes());
    assertThat(read.kept().rows()).isEqualTo(4);
  }

  @Test
  void aFileNamedByItsProducerMayBeParquet() throws IOException {
    String name = "BACI_HS17_Y2019_V202501.parquet";
    Path parquet =
        TestParquet.duck(
            folder.resolve(name),
            "select 2019 as t, 156 as i, 699 as j, 10121 as k, 1.234::decimal(18,3) as v,"
                + " 'NA' as q");
    Layout layout = TestLayouts.parse(new ObjectMapper().readTree("{\"like\": \"baci\"}"), name);
    FlowFile read = FlowReader.read(InputFile.of(parquet, name), layout, codes());
    assertThat(read.flows())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.product()).isEqualTo("010121");
              assertThat(f.value()).isEqualByComparingTo("1234");
              assertThat(f.quantity()).isNull();
              assertThat(f.line()).isOne();
            });
  }

  @Test
  void columnsOfMonthsAreReadAsFarAsTheyAreDelivered() throws IOException {
    FlowFile read =
        read(
            TestParquet.duck(
                folder.resolve("t.parquet"),
                "select 2019 as year, 1 as jan, 2 as feb, 1.5::double as mar_growth"),
            MONTHS);
    assertThat(read.flows()).extracting(f -> f.periodStart().getMonthValue()).containsExactly(1, 2);
  }

  @Test
  void aMonthThatIsLeftOutIsMissing() {
    Path parquet =
        TestParquet.duck(folder.resolve("t.parquet"), "select 2019 as year, 1 as jan, 3 as mar");
    assertThatThrownBy(() -> read(parquet, MONTHS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("t.parquet [feb]: HEADER_COLUMN_MISSING: The descriptor needs column")
        .hasMessageContaining("but the file's columns are: year,jan,mar.");
  }

  @Test
  void aMonthOfFloatingPointIsRefusedLikeAnyValue() {
    Path parquet =
        TestParquet.duck(
            folder.resolve("t.parquet"), "select 2019 as year, 1 as jan, 2.5::double as feb");
    assertThatThrownBy(() -> read(parquet, MONTHS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "t.parquet [feb]: COLUMN_TYPE_UNREADABLE: Column 'feb' is DOUBLE, which does not hold"
                + " figures exactly. Write it as DECIMAL, or as a whole number.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit 0", "where false"})
  void aFileWithoutRowsIsRefused(String none) {
    Path parquet =
        TestParquet.duck(
            folder.resolve("t.parquet"), "select 2019 as year, 1 as jan from range(1) " + none);
    assertThatThrownBy(() -> read(parquet, MONTHS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "t.parquet: FILE_WITHOUT_ROWS: The file holds columns and no row. Deliver it again.");
  }

  /** Rows of Parquet are counted from 1, lines of CSV have the header before them. */
  private static void assertSame(FlowFile parquet, FlowFile csv) {
    assertThat(parquet.flows()).isEqualTo(csv.flows().stream().map(ParquetFlowsTest::up).toList());
    assertThat(parquet.kept()).isEqualTo(csv.kept());
    assertThat(parquet.refused()).isEqualTo(csv.refused());
    assertThat(parquet.excluded()).isEqualTo(csv.excluded());
    assertThat(places(parquet, 0)).isEqualTo(places(csv, 1));
  }

  private static Flow up(Flow flow) {
    return new Flow(
        flow.line() - 1,
        flow.frequency(),
        flow.periodStart(),
        flow.periodEnd(),
        flow.reporter(),
        flow.partner(),
        flow.flow(),
        flow.product(),
        flow.hsRevision(),
        flow.value(),
        flow.valuation(),
        flow.quantity(),
        flow.quantityUnit());
  }

  private static List<String> places(FlowFile file, int linesBefore) {
    Stream<Issue> issues = file.rejected().stream();
    return issues.map(i -> i.code() + " " + (i.line() - linesBefore) + " " + i.column()).toList();
  }

  private static FlowFile read(Path parquet, String layout) throws IOException {
    return FlowReader.read(InputFile.of(parquet, "t.parquet"), layout(layout), codes());
  }

  private static Layout layout(String json) throws IOException {
    return TestLayouts.parse(new ObjectMapper().readTree(json), "t.parquet");
  }

  private static CodeLists codes() {
    return ShippedData.reference();
  }
}
