package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The producers' own files, read by the built-in layouts, and the shipped figures against them.
 * Skipped where the raw files are not at hand.
 */
class RawFilesTest {
  private static final String IMPORTS = "india-tradestat/2010_2021_HS2_import.csv";
  private static final String EXPORTS = "india-tradestat/2010_2021_HS2_export.csv";
  private static final String OLD_IMPORTS = "india-tradestat/2018-2010_import.csv";
  private static final String OLD_EXPORTS = "india-tradestat/2018-2010_export.csv";
  private static final String BY_COUNTRY = "india-meidb/Year-Country-Value.csv";
  private static final String BY_PRODUCT = "india-meidb/Year-HSCode-Value.csv";
  private static final String FROM_CHINA = "comtrade/quad-minerals-china-2019-2024.csv";
  private static final String FROM_WORLD = "comtrade/quad-minerals-world-2019-2024.csv";

  private static final String TRADESTAT_IMPORT =
      "{'like': 'tradestat', 'dataflow': 'imports', 'known_from': '2022-12-31',"
          + " 'flow': {'value': 'import'}}";
  private static final String TRADESTAT_EXPORT =
      "{'like': 'tradestat', 'dataflow': 'exports', 'known_from': '2022-12-31',"
          + " 'flow': {'value': 'export'}}";
  private static final String MEIDB_COUNTRY =
      "{'like': 'meidb-country', 'known_from': '2020-12-31'}";
  private static final String MEIDB_PRODUCT =
      "{'like': 'meidb-product', 'known_from': '2020-12-31'}";
  private static final String COMTRADE =
      "{'like': 'comtrade', 'dataflow': 'minerals', 'known_from': '2025-12-31'}";

  private static final Map<String, FlowFile> READ = new HashMap<>();

  @TempDir Path folder;
  private Path raw;

  /** What a value is about. */
  private record Cell(
      LocalDate period, String reporter, String partner, String flow, String product) {

    static Cell of(Flow flow) {
      return new Cell(
          flow.periodStart(), flow.reporter(), flow.partner(), flow.flow(), flow.product());
    }

    Cell ofTheWorld() {
      return new Cell(period, reporter, "WLD", flow, product);
    }
  }

  @AfterAll
  static void forget() {
    READ.clear();
  }

  @BeforeEach
  void findRawFiles() {
    raw = ShippedData.rawTrade();
  }

  static Stream<Arguments> files() {
    return Stream.of(
        arguments(IMPORTS, TRADESTAT_IMPORT, 101_051, 0),
        arguments(EXPORTS, TRADESTAT_EXPORT, 184_755, 0),
        arguments(OLD_IMPORTS, TRADESTAT_IMPORT, 76_124, 1_031),
        arguments(OLD_EXPORTS, TRADESTAT_EXPORT, 137_023, 0),
        arguments(BY_COUNTRY, MEIDB_COUNTRY, 2 * 34_107, 0),
        arguments(BY_PRODUCT, MEIDB_PRODUCT, 2 * 15_288, 0),
        arguments(FROM_CHINA, COMTRADE, 72, 0),
        arguments(FROM_WORLD, COMTRADE, 72, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void everyValueIsReadButTheKnownDuplicates(String file, String layout, long values, long refused)
      throws Exception {
    FlowFile read = read(file, layout);
    assertThat(read.read().rows()).isEqualTo(values);
    assertThat(read.refused().rows()).isEqualTo(refused);
    assertThat(read.rejected())
        .hasSize((int) refused)
        .allSatisfy(issue -> assertThat(issue.code()).isEqualTo(IssueCode.DUPLICATE_ROW));
    assertThat(read.excludedInAll().rows()).isZero();
  }

  @Test
  void withoutItsDuplicatesTheOlderVintageHasTheNewerOnesTotalOfFiscal2015() throws Exception {
    FlowFile older = read(OLD_IMPORTS, TRADESTAT_IMPORT);
    BigDecimal total = total(older.flows(), 2015);
    assertThat(total).isEqualByComparingTo(total(read(IMPORTS, TRADESTAT_IMPORT).flows(), 2015));
    assertThat(older.refused().money()).as("what they would add").isPositive();
  }

  @Test
  void aCountryThatIsPrintedWithTwoNamesIsOneCountry() throws Exception {
    Set<Long> lines = linesThatHold(OLD_IMPORTS, ",AFGHANISTAN TIS,");
    List<Flow> named =
        read(OLD_IMPORTS, TRADESTAT_IMPORT).flows().stream()
            .filter(f -> lines.contains(f.line()))
            .toList();
    assertThat(named).isNotEmpty().allSatisfy(f -> assertThat(f.partner()).isEqualTo("AFG"));
    assertThat(cells(read(IMPORTS, TRADESTAT_IMPORT).flows()))
        .containsKey(new Cell(LocalDate.of(2018, 4, 1), "IND", "AFG", "import", "08"));
  }

  @Test
  void aFiscalYearRunsFromAprilToMarch() throws Exception {
    assertThat(read(IMPORTS, TRADESTAT_IMPORT).flows().get(0))
        .satisfies(
            f -> {
              assertThat(f.periodStart()).isEqualTo(LocalDate.of(2010, 4, 1));
              assertThat(f.periodEnd()).isEqualTo(LocalDate.of(2011, 4, 1));
            });
  }

  @Test
  void aSourcesOwnTotalByProductIsItsTotalByCountry() throws Exception {
    LocalDate month = LocalDate.of(2019, 12, 1);
    BigDecimal byCountry = sumOfMonth(read(BY_COUNTRY, MEIDB_COUNTRY).flows(), month);
    BigDecimal byProduct = sumOfMonth(read(BY_PRODUCT, MEIDB_PRODUCT).flows(), month);
    BigDecimal oneMillion = new BigDecimal("1000000");
    assertThat(byProduct.subtract(byCountry).abs()).isLessThan(oneMillion);
  }

  @Test
  void theShippedTradestatFiguresAreThoseOfTheRawFiles() throws Exception {
    List<Flow> flows = new ArrayList<>(read(IMPORTS, TRADESTAT_IMPORT).flows());
    flows.addAll(read(EXPORTS, TRADESTAT_EXPORT).flows());
    Map<Cell, Optional<BigDecimal>> expected = cells(flows);
    expected.putAll(world(flows));
    assertThat(expected).containsAllEntriesOf(cells(shipped("trade/tradestat")));
    expected.keySet().removeIf(cell -> !Set.of("JPN", "CHN", "WLD").contains(cell.partner()));
    assertThat(of(shipped("trade/tradestat"), "JPN", "CHN", "WLD")).isEqualTo(expected);
  }

  @Test
  void theShippedMonthlyFiguresAreThoseOfTheRawFile() throws Exception {
    List<Flow> flows = read(BY_COUNTRY, MEIDB_COUNTRY).flows();
    Map<Cell, Optional<BigDecimal>> expected = world(flows);
    expected.putAll(of(flows, "JPN"));
    assertThat(cells(shipped("trade/meidb"))).isEqualTo(expected);
  }

  @Test
  void theShippedMineralsAreThoseOfTheRawFiles() throws Exception {
    List<Flow> flows = new ArrayList<>(read(FROM_CHINA, COMTRADE).flows());
    flows.addAll(read(FROM_WORLD, COMTRADE).flows());
    List<Flow> shipped = shipped("trade/comtrade_critical_minerals");
    assertThat(cells(shipped)).isEqualTo(cells(flows));
    assertThat(shipped.stream().map(RawFilesTest::weightAndRevision))
        .hasSameElementsAs(flows.stream().map(RawFilesTest::weightAndRevision).toList());
  }

  /** Reads a raw file, once, through a package that says only what its layout leaves open. */
  private FlowFile read(String file, String layout) throws IOException {
    FlowFile known = READ.get(file);
    if (known != null) {
      return known;
    }
    String descriptor =
        """
        {"name": "raw", "resources": [{"name": "file", "path": "file.csv", "layout": %s}]}
        """
            .formatted(layout.replace('\'', '"'));
    Files.writeString(folder.resolve(DataPackage.FILE), descriptor);
    Path link = Files.createSymbolicLink(folder.resolve("file.csv"), raw.resolve(file));
    try {
      FlowFile read = read(DataPackage.read(folder)).get(0);
      READ.put(file, read);
      return read;
    } finally {
      Files.delete(link);
    }
  }

  private static List<Flow> shipped(String path) {
    List<Flow> flows = new ArrayList<>();
    for (FlowFile file : read(DataPackage.read(ShippedData.datasets().resolve(path)))) {
      assertThat(file.rejected()).isEmpty();
      flows.addAll(file.flows());
    }
    return flows;
  }

  private static List<FlowFile> read(DataPackage data) {
    List<FlowFile> files = new ArrayList<>();
    for (Resource resource : data.resources()) {
      Layout layout = TestLayouts.of(resource);
      files.add(FlowReader.read(data.file(resource), layout, ShippedData.reference()));
    }
    return files;
  }

  private Set<Long> linesThatHold(String file, String text) throws IOException {
    List<String> lines = Files.readAllLines(raw.resolve(file));
    Set<Long> found = new java.util.HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        found.add(i + 1L);
      }
    }
    return found;
  }

  /** Sums of what has a value; empty where nothing has. */
  private static Map<Cell, Optional<BigDecimal>> cells(List<Flow> flows) {
    Map<Cell, Optional<BigDecimal>> cells = new HashMap<>();
    flows.forEach(f -> add(cells, Cell.of(f), f.value()));
    return cells;
  }

  private static Map<Cell, Optional<BigDecimal>> world(List<Flow> flows) {
    Map<Cell, Optional<BigDecimal>> cells = new HashMap<>();
    flows.forEach(f -> add(cells, Cell.of(f).ofTheWorld(), f.value()));
    return cells;
  }

  private static Map<Cell, Optional<BigDecimal>> of(List<Flow> flows, String... partners) {
    return cells(flows.stream().filter(f -> Set.of(partners).contains(f.partner())).toList());
  }

  private static void add(
      Map<Cell, Optional<BigDecimal>> cells, Cell cell, BigDecimal valueOrNull) {
    cells.merge(
        cell,
        Optional.ofNullable(valueOrNull),
        (a, b) -> a.isEmpty() ? b : a.map(x -> x.add(b.orElse(BigDecimal.ZERO))));
  }

  private static BigDecimal total(List<Flow> flows, int year) {
    return flows.stream()
        .filter(f -> f.periodStart().getYear() == year && f.value() != null)
        .map(Flow::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal sumOfMonth(List<Flow> flows, LocalDate month) {
    return flows.stream()
        .filter(f -> f.periodStart().equals(month) && f.value() != null)
        .filter(f -> f.flow().equals("import"))
        .map(Flow::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String weightAndRevision(Flow flow) {
    return Cell.of(flow)
        + " "
        + flow.quantity()
        + " "
        + flow.quantityUnit()
        + " "
        + flow.hsRevision();
  }
}
