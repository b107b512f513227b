package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutParserTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String GOOD =
      """
      {
        "source": "customs", "dataflow": "imports", "known_from": "2022-12-31", "frequency": "A",
        "period": {"field": "year", "format": "yyyy", "year_starts": "04-01"},
        "reporter": {"value": "IND"},
        "partner": {"field": "country", "codes": "iso3"},
        "flow": {"field": "way", "map": {"M": "import", "X": "export"}},
        "product": {"field": "hs", "digits": 2},
        "hs_revision": {"value": "HS2017"},
        "measures": [{"field": "value"}],
        "unit": {"currency": "USD", "multiplier": 1000000, "decimals": 2},
        "valuation": {"import": "CIF"},
        "quantity": {"field": "weight", "unit": "kg", "missing": ["0"]},
        "partners": "all", "products": "some", "world": "none",
        "keep": [{"field": "mode", "equals": ["0", "9"]}]
      }
      """;

  @Test
  void everyPartOfALayoutIsRead() throws Exception {
    Layout layout = parse(GOOD);
    assertThat(layout.knownFrom()).isEqualTo(LocalDate.of(2022, 12, 31));
    assertThat(layout.period()).isEqualTo(new Layout.PeriodColumn("year", "yyyy", 4));
    assertThat(layout.reporter()).isEqualTo(new Layout.Dimension("IND", null, null, Map.of()));
    assertThat(layout.partner()).isEqualTo(new Layout.Dimension(null, "country", "iso3", Map.of()));
    assertThat(layout.flow().map()).isEqualTo(Map.of("M", "import", "X", "export"));
    assertThat(layout.digits()).isEqualTo(2);
    assertThat(layout.measures()).containsExactly(new Layout.Measure("value", null));
    assertThat(layout.multiplier()).isEqualTo(1_000_000);
    assertThat(layout.quantity()).isEqualTo(new Layout.Quantity("weight", "kg", Set.of("0")));
    assertThat(layout.partners()).isEqualTo(Layout.Coverage.ALL);
    assertThat(layout.keep()).containsExactly(new Layout.Keep("mode", Set.of("0", "9")));
  }

  @Test
  void columnsOfMonthsAreReadButNotNeeded() throws Exception {
    Layout layout =
        parse(
            """
            {"like": "japan-customs", "dataflow": "d", "known_from": "2026-01-31"}
            """);
    assertThat(layout.neededColumns()).doesNotContain("Value-Feb", "Quantity2-Feb");
    assertThat(layout.columns())
        .containsAll(layout.neededColumns())
        .contains("Value-Feb", "Quantity2-Feb", "Value-Dec");
  }

  @Test
  void theColumnsNeededAreThoseThatAnyPartNames() throws Exception {
    assertThat(parse(GOOD).neededColumns())
        .containsExactly("year", "country", "way", "hs", "value", "weight", "mode");
  }

  @Test
  void whatIsLeftOutHasTheCarefulMeaning() throws Exception {
    Layout layout =
        parse(
            without(
                GOOD,
                "partners",
                "products",
                "world",
                "keep",
                "quantity",
                "hs_revision",
                "valuation"));
    assertThat(layout.partners()).isEqualTo(Layout.Coverage.SOME);
    assertThat(layout.products()).isEqualTo(Layout.Coverage.SOME);
    assertThat(layout.world()).isEqualTo(Layout.World.NONE);
    assertThat(layout.keep()).isEmpty();
    assertThat(layout.quantity()).isNull();
    assertThat(layout.hsRevision()).isNull();
    assertThat(layout.valuation()).isEmpty();
  }

  @Test
  void allProblemsAreFoundAtOnce() throws Exception {
    assertThat(
            problems(
                """
                {
                  "sauce": "customs", "known_from": "December", "frequency": "W",
                  "period": {"field": "month", "format": "MMM-yy", "year_starts": "04-15"},
                  "reporter": {},
                  "partner": {"field": "p", "value": "JPN"},
                  "product": {"field": "hs"},
                  "measures": [],
                  "unit": {"currency": "USD", "multiplier": 0},
                  "partners": "most", "products": "any", "world": "guessed"
                }
                """))
        .containsExactlyInAnyOrder(
            "layout has an unknown key 'sauce'.",
            "layout lacks `source`.",
            "layout lacks `dataflow`.",
            "layout.known_from is 'December'; it must be a date, yyyy-MM-dd, or first_seen.",
            "layout.frequency is 'W'; it must be one of [A, Q, M].",
            "layout.period.format is 'MMM-yy'; it must be one of"
                + " [yyyy, yyyy-MM, yyyyMM, yyyy-MM-dd].",
            "layout.period.year_starts is '04-15'; it must be MM-01.",
            "layout.reporter must have either `value` or `field`.",
            "layout.partner must have either `value` or `field`.",
            "layout.measures must list at least one column of values.",
            "layout.unit.multiplier is 0; it must be a whole number from 1 to 1000000000.",
            "layout.partners is 'most'; it must be one of [all, some].",
            "layout.products is 'any'; it must be one of [all, some].",
            "layout.world is 'guessed'; it must be one of [reported, sum_of_partners, none].");
  }

  @Test
  void theWorldsTradeIsOfAllPartnersAndProducts() throws Exception {
    String some =
        GOOD.replace(
            "\"products\": \"some\"", "\"products\": \"some\", \"reporters\": \"parties\"");
    assertThat(problems(some))
        .containsExactly(
            "layout.reporters is 'parties', which says that the file is the whole world's trade;"
                + " then `partners` and `products` must be 'all'. Set both, or leave `reporters`"
                + " out.");
    assertThat(parse(some.replace("\"some\"", "\"all\"")).reporters())
        .isEqualTo(Layout.Reporters.PARTIES);
  }

  @Test
  void theIssueNamesTheDescriptorAndItsResource() throws Exception {
    JsonNode broken = JSON.readTree(without(GOOD, "source"));
    BadInputException refused =
        catchThrowableOfType(
            BadInputException.class,
            () -> LayoutParser.parse(broken, "trade/datapackage.json: imports", "a.csv"));
    assertThat(refused.issues())
        .containsExactly(
            Issue.ofFile(
                IssueCode.DESCRIPTOR_INVALID,
                "trade/datapackage.json: imports",
                "layout lacks `source`."));
  }

  @Test
  void aMisspeltMultiplierIsNotAMultiplierOfOne() throws Exception {
    assertThat(problems(GOOD.replace("\"multiplier\"", "\"multiplyer\"")))
        .containsExactly("layout.unit has an unknown key 'multiplyer'.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"million\"", "\"1000000\"", "1.5", "1e6", "null", "true", "[1000000]", "{}"})
  void aMultiplierThatIsNoWholeNumberIsNotOne(String stated) throws Exception {
    assertThat(problems(GOOD.replace("\"multiplier\": 1000000", "\"multiplier\": " + stated)))
        .containsExactly(
            "layout.unit.multiplier is "
                + JSON.readTree(stated)
                + "; it must be a whole number from 1 to 1000000000.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"digits\": 2 | \"digits\": \"two\" | layout.product.digits is \"two\"; it must be a whole"
            + " number from 0 to 9.",
        "\"decimals\": 2 | \"decimals\": -1 | layout.unit.decimals is -1; it must be a whole number"
            + " from 0 to 18.",
        "\"decimals\": 2 | \"exponents\": \"yes\" | layout.unit.exponents is \"yes\"; it must be"
            + " true or false."
      })
  void whatAQuantityOfItIsWrittenAsIsNotGuessed(String good, String bad, String problem)
      throws Exception {
    assertThat(problems(GOOD.replace(good, bad))).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "source, customs",
    "dataflow, imports",
    "frequency, A",
    "period.format, yyyy",
    "period.field, year",
    "reporter.value, IND",
    "partner.field, country",
    "measures.field, value",
    "unit.currency, USD"
  })
  void aTextThatSaysNothingIsNoText(String path, String good) throws Exception {
    String key = path.substring(path.lastIndexOf('.') + 1);
    String blank = GOOD.replace('"' + key + "\": \"" + good + '"', '"' + key + "\": \" \"");
    assertThat(problems(blank)).contains("layout." + path + " is blank; it must be a text.");
  }

  @Test
  void aNumberIsNoText() throws Exception {
    assertThat(problems(GOOD.replace("\"imports\"", "5")))
        .containsExactly("layout.dataflow is 5; it must be a text.");
  }

  @Test
  void aDayHasAYearOfFourDigits() throws Exception {
    assertThat(problems(GOOD.replace("2022-12-31", "+12022-12-31")))
        .containsExactly(
            "layout.known_from is '+12022-12-31'; it must be a date, yyyy-MM-dd, or first_seen.");
  }

  @Test
  void aBlankValuationIsNoValuation() throws Exception {
    assertThat(problems(GOOD.replace("\"CIF\"", "\"\"")))
        .containsExactly("layout.valuation.import is ''; it must be one of [CIF, FOB].");
  }

  @Test
  void aMisspeltKeyInAListIsFoundToo() throws Exception {
    assertThat(problems(GOOD.replace("\"equals\"", "\"equal\"")))
        .containsExactly(
            "layout.keep has an unknown key 'equal'.",
            "layout.keep.equals must list at least one value, or no row is kept.");
  }

  @Test
  void aValueToKeepThatIsNotInAListIsNotReadAsNone() throws Exception {
    assertThat(problems(GOOD.replace("[\"0\", \"9\"]", "\"0\"")))
        .containsExactly(
            "layout.keep.equals is \"0\"; it must be a list, in [ ].",
            "layout.keep.equals must list at least one value, or no row is kept.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "5", "null", "{}"})
  void whatIsToBeKeptAndIsNoListKeepsNotEveryRow(String keep) throws Exception {
    assertThat(problems(GOOD.replaceFirst("\"keep\": \\[.*\\]", "\"keep\": " + keep)))
        .containsExactly("layout.keep is " + keep + "; it must be a list, in [ ].");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "map": {"M": null}      | layout.flow.map.M holds null; it must be a text.
          "map": {"M": {"a": 1}}  | layout.flow.map.M holds {"a":1}; it must be a text.
          "map": "M"              | layout.flow.map is "M"; it must be an object, in { }.
          """)
  void whatIsNoTextIsNotTakenForOne(String map, String problem) throws Exception {
    assertThat(problems(GOOD.replaceFirst("\"map\": \\{\"M\"[^}]*\\}", map))).contains(problem);
  }

  @Test
  void aDirectionThatIsStatedDoesNotHideAMisspeltOneInItsMap() throws Exception {
    assertThat(
            problems(
                GOOD.replace("\"field\": \"way\"", "\"value\": \"M\"")
                    .replace("\"X\": \"export\"", "\"X\": \"exprt\"")))
        .containsExactly("layout.flow.map.X is 'exprt'; it must be one of [import, export].");
  }

  @Test
  void directionsAreImportAndExportWhereverTheyStand() throws Exception {
    assertThat(
            problems(
                GOOD.replace("\"M\": \"import\"", "\"M\": \"imports\"")
                    .replace("[{\"field\": \"value\"}]", "[{\"field\": \"v\", \"flow\": \"in\"}]")
                    .replace(
                        "{\"import\": \"CIF\"}", "{\"Import\": \"CIF\", \"export\": \"fob\"}")))
        .containsExactlyInAnyOrder(
            "layout.flow.map.M is 'imports'; it must be one of [import, export].",
            "layout.measures.flow is 'in'; it must be one of [import, export].",
            "layout.valuation has an unknown key 'Import'.",
            "layout.valuation.export is 'fob'; it must be one of [CIF, FOB].");
    assertThat(
            problems(
                GOOD.replace(
                    "{\"field\": \"way\", \"map\": {\"M\": \"import\", \"X\": \"export\"}}",
                    "{\"value\": \"inward\"}")))
        .containsExactly("layout.flow.value is 'inward'; it must be one of [import, export].");
  }

  @Test
  void withoutADirectionEachColumnOfValuesSaysItsOwn() throws Exception {
    assertThat(problems(without(GOOD, "flow")))
        .containsExactly("layout.measures: each needs `flow` where the layout has no `flow`.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"M", "Q"})
  void aYearIsNoMonthAndNoQuarter(String frequency) throws Exception {
    assertThat(problems(GOOD.replace("\"A\"", '"' + frequency + '"')))
        .containsExactly(
            "layout.period.format is 'yyyy', which only a layout of frequency A can have.");
  }

  @Test
  void aLayoutLikeABuiltInOneStatesWhatThatLeavesOpen() throws Exception {
    Layout layout =
        parse(
            """
            {"like": "tradestat", "dataflow": "imports", "known_from": "2022-12-31",
             "flow": {"value": "import"}}
            """);
    assertThat(layout.source()).isEqualTo("tradestat");
    assertThat(layout.dataflow()).isEqualTo("imports");
    assertThat(layout.period()).isEqualTo(new Layout.PeriodColumn("year", "yyyy", 4));
    assertThat(layout.flow().value()).isEqualTo("import");
    assertThat(layout.multiplier()).isEqualTo(1_000_000);
  }

  @Test
  void whatItStatesReplacesTheBuiltInPartAsAWhole() throws Exception {
    String text =
        """
        {"like": "tradestat", "dataflow": "imports", "known_from": "2022-12-31",
         "flow": {"value": "import"}, "unit": {"currency": "INR", "multiplier": 100000},
         "source": "rupees"}
        """;
    assertThat(parse(text).multiplier()).isEqualTo(100_000);
    assertThat(parse(text).currency()).isEqualTo("INR");
    assertThat(parse(text).decimals()).isZero();
    assertThat(parse(text).source()).isEqualTo("rupees");
  }

  @Test
  void aBuiltInLayoutDoesNotSayWhenAFileWasKnown() throws Exception {
    assertThat(problems("{\"like\": \"tradestat\", \"flow\": {\"value\": \"import\"}}"))
        .containsExactly("layout lacks `dataflow`.", "layout lacks `known_from`.");
  }

  static List<String> builtIn() {
    return BuiltInLayouts.NAMES;
  }

  @Test
  void everyLayoutInTheFolderOfBuiltInOnesHasItsName() throws Exception {
    Path folder =
        Path.of(BuiltInLayouts.class.getResource("layouts/baci.json").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(BuiltInLayouts.NAMES);
    }
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void everyBuiltInLayoutIsCompleteAndKnowsItsCountries(String name) throws Exception {
    ObjectNode json = JSON.createObjectNode().put("like", name);
    json.put("dataflow", "any").put("known_from", "2022-12-31");
    if (name.equals("tradestat")) {
      json.putObject("flow").put("value", "import");
    }
    if (name.equals("flows")) {
      json.put("source", "any").put("frequency", "M").putObject("unit").put("currency", "USD");
    }
    Layout layout = TestLayouts.parse(json, "BACI_HS17_Y2019_V202501.csv");
    for (Layout.Dimension dimension : List.of(layout.reporter(), layout.partner())) {
      String scheme = dimension.codes() == null ? "iso3" : dimension.codes();
      assertThat(ShippedData.reference().hasScheme(scheme)).as(scheme).isTrue();
    }
  }

  @Test
  void aLayoutMayLeaveTheDayToTheWarehouse() throws Exception {
    StatedLayout stated =
        LayoutParser.parse(
            JSON.readTree(GOOD.replace("2022-12-31", "first_seen")), "test", "a.csv");
    assertThat(stated.isKnownFromFirstSeen()).isTrue();
    LocalDate day = LocalDate.of(2026, 11, 1);
    assertThat(stated.dated(() -> day)).isEqualTo(parse(GOOD.replace("2022-12-31", "2026-11-01")));
  }

  @Test
  void whereTheDescriptorStatesTheDayTheWarehouseIsNotAsked() throws Exception {
    StatedLayout stated = LayoutParser.parse(JSON.readTree(GOOD), "test", "a.csv");
    assertThat(stated.isKnownFromFirstSeen()).isFalse();
    assertThat(
            stated.dated(
                () -> {
                  throw new IllegalStateException("asked in vain");
                }))
        .isEqualTo(parse(GOOD));
  }

  @Test
  void aReleaseNamedByItsDayIsKnownFromThatDay() throws Exception {
    Layout layout = named("data-20250115.csv", "data-(?<day>[0-9]+).csv", "day");
    assertThat(layout.knownFrom()).isEqualTo(LocalDate.of(2025, 1, 15));
  }

  @Test
  void aReleaseNamedByItsMonthIsNotKnownBeforeTheMonthIsOver() throws Exception {
    Layout layout = named("data-202502.csv", "data-(?<month>[0-9]+).csv", "month");
    assertThat(layout.knownFrom()).isEqualTo(LocalDate.of(2025, 2, 28));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data-2025.csv | data-(?<d>[0-9]+).csv | d | layout.known_from is '2025'; it must be",
        "data-202513.csv | data-(?<d>[0-9]+).csv | d | layout.known_from: Invalid value for Month",
        "data-2025.csv | data-(?<d>[0-9]+).csv | e | `file_name` has no group 'e'",
        "data-2025.csv | data-([0-9 | e | layout.file_name is no pattern: Unclosed character class",
        "data.csv | data(-(?<d>[0-9]+))?.csv | d | the group 'd' of `file_name` is not in the name"
      })
  void whatAFileNameDoesNotSayIsNamed(String path, String pattern, String group, String message) {
    assertThatThrownBy(() -> named(path, pattern, group))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatAFileNameDoesNotSayIsOneProblem() throws Exception {
    BadInputException refused =
        catchThrowableOfType(
            BadInputException.class, () -> named("data.csv", "data(-(?<d>[0-9]+))?.csv", "d"));
    assertThat(refused.issues()).hasSize(1);
  }

  @Test
  void aLayoutThatTakesNothingFromTheFileNameMayHaveAnyFileName() throws Exception {
    ObjectNode json = (ObjectNode) JSON.readTree(GOOD);
    json.put("file_name", "data-.*");
    assertThat(TestLayouts.parse(json, "other.csv").dataflow()).isEqualTo("imports");
  }

  @Test
  void aCurrencyIsACodeAndNotAQuestion() throws Exception {
    assertThat(problems(GOOD.replace("\"USD\"", "\"dollars?\"")))
        .containsExactly(
            "layout.unit.currency is 'dollars?'; it must be an ISO 4217 code, such as USD.");
  }

  @Test
  void columnsOfMonthsNeedYearsToBeMonthsOf() throws Exception {
    assertThat(problems(GOOD.replace("\"value\"}", "\"value\", \"month\": 13}")))
        .containsExactly(
            "layout.measures.month needs frequency M, period.format 'yyyy' and calendar years: each"
                + " column is a month of the row's year.",
            "layout.measures.month is 13; it must be a whole number from 1 to 12.");
  }

  private static Layout named(String path, String pattern, String group) throws Exception {
    ObjectNode json = (ObjectNode) JSON.readTree(GOOD);
    json.put("file_name", pattern).putObject("known_from").put("file_name", group);
    return TestLayouts.parse(json, path);
  }

  @Test
  void aBuiltInLayoutThatIsNotThereIsNamed() throws Exception {
    assertThat(problems("{\"like\": \"eurostat\"}"))
        .singleElement()
        .asString()
        .startsWith("There is no built-in layout 'eurostat', only [baci, ");
  }

  private static Layout parse(String json) throws JsonProcessingException {
    return TestLayouts.parse(JSON.readTree(json), "a.csv");
  }

  private static List<String> problems(String json) {
    BadInputException refused = catchThrowableOfType(BadInputException.class, () -> parse(json));
    assertThat(refused).as("the layout must be refused").isNotNull();
    return refused.issues().stream().map(Issue::message).toList();
  }

  private static String without(String json, String... keys) throws JsonProcessingException {
    ObjectNode node = (ObjectNode) JSON.readTree(json);
    return node.remove(List.of(keys)).toString();
  }
}
