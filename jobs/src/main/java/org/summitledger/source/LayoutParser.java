package org.summitledger.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the {@code layout} of a resource, and finds everything that is wrong with it at once. */
final class LayoutParser {
  private static final Set<String> KEYS =
      Set.of(
          "like",
          "source",
          "dataflow",
          "known_from",
          "known_from_note",
          "frequency",
          "period",
          "reporter",
          "partner",
          "flow",
          "product",
          "hs_revision",
          "measures",
          "unit",
          "valuation",
          "quantity",
          "partners",
          "products",
          "world",
          "reporters",
          "keep",
          "quotes",
          "file_name");
  private static final Set<String> DIMENSION = Set.of("value", "field", "map");
  private static final Set<String> COUNTRY = Set.of("value", "field", "codes", "map");

  /** The keys of each part: a misspelt `multiplier` would otherwise be a factor of a million. */
  private static final Map<String, Set<String>> PARTS =
      Map.of(
          "period", Set.of("field", "format", "year_starts"),
          "reporter", COUNTRY,
          "partner", COUNTRY,
          "flow", DIMENSION,
          "product", Set.of("value", "field", "map", "digits"),
          "hs_revision", DIMENSION,
          "measures", Set.of("field", "flow", "month", "quantity"),
          "unit", Set.of("currency", "multiplier", "decimals", "exponents"),
          "quantity", Set.of("field", "unit", "missing"),
          "keep", Set.of("field", "equals"));

  /** Codes have at most so many digits. */
  private static final int MOST_DIGITS = 9;

  /** A number has at most so many digits, and so of decimals. */
  private static final int MOST_DECIMALS = 18;

  private static final int LARGEST_MULTIPLIER = 1_000_000_000;
  private static final List<String> FORMATS = List.of("yyyy", "yyyy-MM", "yyyyMM", "yyyy-MM-dd");
  private static final List<String> FREQUENCIES = List.of("A", "Q", "M");
  private static final List<String> FLOWS = List.of("import", "export");
  private static final List<String> VALUATIONS = List.of("CIF", "FOB");

  private final JsonNode json;
  private final CheckedJson checked = new CheckedJson("layout");

  private LayoutParser(JsonNode json) {
    this.json = json;
  }

  /**
   * A layout.
   *
   * @param json as it stands in the descriptor
   * @param place where, for messages
   * @param path the file's path, from which a layout may take what it does not say itself
   * @throws BadInputException with everything that is wrong
   */
  static StatedLayout parse(JsonNode json, String place, String path) {
    FileNameParts parts = FileNameParts.of(withBuiltIn(json, place), path);
    LayoutParser parser = new LayoutParser(parts.resolved());
    parts.problems().forEach(parser.checked::problem);
    Layout layout = parser.layout();
    parser.worldIsWhole(layout);
    List<String> problems = parser.checked.problems();
    if (!problems.isEmpty()) {
      throw new BadInputException(
          problems.stream()
              .map(p -> Issue.ofFile(IssueCode.DESCRIPTOR_INVALID, place, p))
              .toList());
    }
    return parser.isKnownFromFirstSeen()
        ? StatedLayout.untilSeen(layout)
        : StatedLayout.complete(layout);
  }

  /**
   * A layout may say {@code "like": NAME} and state only what a built-in one leaves open or says
   * otherwise; a key stated replaces the built-in one as a whole, unless that has a null in it:
   * then it is completed.
   */
  private static JsonNode withBuiltIn(JsonNode json, String place) {
    if (!json.hasNonNull("like")) {
      return json;
    }
    String name = json.get("like").asText();
    ObjectNode merged =
        BuiltInLayouts.find(name)
            .orElseThrow(
                () ->
                    DataPackage.invalid(
                        place,
                        "There is no built-in layout '"
                            + name
                            + "', only "
                            + BuiltInLayouts.NAMES
                            + "."));
    json.properties()
        .forEach(e -> merged.set(e.getKey(), completed(merged.path(e.getKey()), e.getValue())));
    return merged;
  }

  private static JsonNode completed(JsonNode builtIn, JsonNode stated) {
    boolean isOpen = builtIn.properties().stream().anyMatch(e -> e.getValue().isNull());
    return isOpen && stated.isObject()
        ? ((ObjectNode) builtIn).setAll((ObjectNode) stated)
        : stated;
  }

  /** What is added up of a world's trade is the world's only if nothing is left out. */
  private void worldIsWhole(Layout layout) {
    boolean isWhole =
        layout.partners() == Layout.Coverage.ALL && layout.products() == Layout.Coverage.ALL;
    if (layout.reporters() == Layout.Reporters.PARTIES && !isWhole) {
      checked.problem(
          "layout.reporters is 'parties', which says that the file is the whole world's trade; then"
              + " `partners` and `products` must be 'all'. Set both, or leave `reporters` out.");
    }
  }

  private Layout layout() {
    checked.unknownKeys("layout", json, KEYS);
    new TreeMap<>(PARTS)
        .forEach((part, keys) -> checked.unknownKeys("layout." + part, json.path(part), keys));
    JsonNode unit = json.path("unit");
    return new Layout(
        checked.text(json, "source"),
        checked.text(json, "dataflow"),
        knownFrom(),
        checked.word(json, "frequency", FREQUENCIES),
        period(),
        checked.textOr(json, "quotes", ""),
        dimension("reporter"),
        dimension("partner"),
        flow(),
        dimension("product"),
        checked.whole(json.path("product"), "product.digits", 0, 0, MOST_DIGITS),
        json.has("hs_revision") ? dimension("hs_revision") : null,
        measures(),
        currency(unit),
        multiplier(unit),
        checked.whole(unit, "unit.decimals", 0, 0, MOST_DECIMALS),
        checked.flag(unit, "unit.exponents"),
        valuation(),
        quantity(),
        checked.choice(json, "partners", Layout.Coverage.class, Layout.Coverage.SOME),
        checked.choice(json, "products", Layout.Coverage.class, Layout.Coverage.SOME),
        checked.choice(json, "world", Layout.World.class, Layout.World.NONE),
        checked.choice(json, "reporters", Layout.Reporters.class, Layout.Reporters.ALL),
        keep());
  }

  private Layout.PeriodColumn period() {
    JsonNode node = json.path("period");
    String format = checked.word(node, "period.format", FORMATS);
    boolean months = months();
    String frequency = json.path("frequency").asText();
    if (format.equals("yyyy") && !frequency.equals("A") && !(months && frequency.equals("M"))) {
      checked.problem(
          "layout.period.format is 'yyyy', which only a layout of frequency A can have.");
    }
    String starts = checked.textOr(node, "period.year_starts", "01-01");
    if (!starts.matches("(0[1-9]|1[0-2])-01")) {
      checked.problem("layout.period.year_starts is '" + starts + "'; it must be MM-01.");
      starts = "01-01";
    }
    if (months && !(format.equals("yyyy") && frequency.equals("M") && starts.equals("01-01"))) {
      checked.problem(
          "layout.measures.month needs frequency M, period.format 'yyyy' and calendar years: each"
              + " column is a month of the row's year.");
    }
    return new Layout.PeriodColumn(
        checked.text(node, "period.field"), format, Integer.parseInt(starts.substring(0, 2)));
  }

  private boolean months() {
    boolean months = false;
    for (JsonNode measure : json.path("measures")) {
      months |= measure.has("month");
    }
    return months;
  }

  private Layout.Dimension dimension(String key) {
    return dimension(key, json.path(key));
  }

  private Layout.Dimension dimension(String key, JsonNode node) {
    return dimension(key, node, checked.map(node, key + ".map"));
  }

  /** A constant is what its map makes of it, once and for all. */
  private Layout.Dimension dimension(String key, JsonNode node, Map<String, String> map) {
    boolean constant = node.hasNonNull("value");
    String codes = node.hasNonNull("codes") ? checked.text(node, key + ".codes") : null;
    if (constant == node.hasNonNull("field")) {
      checked.problem("layout." + key + " must have either `value` or `field`.");
    }
    if (!constant) {
      String field = node.hasNonNull("field") ? checked.text(node, key + ".field") : "";
      return new Layout.Dimension(null, field, codes, map);
    }
    String value = checked.textOrNumber(node, key + ".value");
    String meant = map.getOrDefault(value, value);
    if (meant.isBlank()) {
      checked.problem("layout." + key + ".value" + CheckedJson.BLANK);
    }
    return new Layout.Dimension(meant, null, codes, Map.of());
  }

  private Layout.Dimension flow() {
    if (!json.has("flow")) {
      return new Layout.Dimension(null, null, null, Map.of());
    }
    JsonNode node = json.path("flow");
    Map<String, String> map = checked.map(node, "flow.map");
    Layout.Dimension flow = dimension("flow", node, map);
    if (flow.value() != null) {
      checked.oneOf("flow.value", flow.value(), FLOWS);
    }
    map.forEach((code, word) -> checked.oneOf("flow.map." + code, word, FLOWS));
    return flow;
  }

  private Map<String, String> valuation() {
    Map<String, String> valuation = checked.map(json, "valuation");
    checked.unknownKeys("layout.valuation", json.path("valuation"), Set.copyOf(FLOWS));
    valuation.forEach((flow, value) -> checked.oneOf("valuation." + flow, value, VALUATIONS));
    return valuation;
  }

  private List<Layout.Measure> measures() {
    List<Layout.Measure> measures = new ArrayList<>();
    for (JsonNode node : checked.parts(json, "measures")) {
      String flow = node.hasNonNull("flow") ? checked.text(node, "measures.flow") : null;
      if (flow != null) {
        checked.oneOf("measures.flow", flow, FLOWS);
      } else if (!json.has("flow")) {
        checked.problem("layout.measures: each needs `flow` where the layout has no `flow`.");
      }
      int month = checked.whole(node, "measures.month", 0, 1, 12);
      String quantity =
          node.hasNonNull("quantity") ? checked.text(node, "measures.quantity") : null;
      measures.add(new Layout.Measure(checked.text(node, "measures.field"), flow, month, quantity));
    }
    if (measures.stream().map(m -> m.month() > 0).distinct().count() > 1) {
      checked.problem("layout.measures: either every column is a month's or none is.");
    }
    if (measures.isEmpty()) {
      checked.problem("layout.measures must list at least one column of values.");
    }
    return measures;
  }

  private String currency(JsonNode unit) {
    String currency = checked.text(unit, "unit.currency");
    if (!currency.isEmpty() && !currency.matches("[A-Z]{3}")) {
      checked.problem(
          "layout.unit.currency is '" + currency + "'; it must be an ISO 4217 code, such as USD.");
    }
    return currency;
  }

  private int multiplier(JsonNode unit) {
    return checked.whole(unit, "unit.multiplier", 1, 1, LARGEST_MULTIPLIER);
  }

  private Layout.@Nullable Quantity quantity() {
    if (!json.has("quantity")) {
      return null;
    }
    JsonNode node = json.get("quantity");
    Set<String> missing = checked.texts(node, "quantity.missing");
    boolean own = json.path("measures").path(0).hasNonNull("quantity");
    Layout.Dimension unit =
        node.path("unit").isObject()
            ? dimension("quantity.unit", node.get("unit"))
            : new Layout.Dimension(checked.text(node, "quantity.unit"), null, null, Map.of());
    return new Layout.Quantity(own ? null : checked.text(node, "quantity.field"), unit, missing);
  }

  private List<Layout.Keep> keep() {
    List<Layout.Keep> keep = new ArrayList<>();
    for (JsonNode node : checked.parts(json, "keep")) {
      Set<String> allowed = checked.texts(node, "keep.equals");
      if (allowed.isEmpty()) {
        checked.problem("layout.keep.equals must list at least one value, or no row is kept.");
      }
      keep.add(new Layout.Keep(checked.text(node, "keep.field"), allowed));
    }
    return keep;
  }

  private boolean isKnownFromFirstSeen() {
    return json.path("known_from").asText().equals(StatedLayout.FIRST_SEEN);
  }

  private LocalDate knownFrom() {
    String value = checked.text(json, "known_from");
    if (value.isEmpty() || isKnownFromFirstSeen()) {
      return LocalDate.EPOCH;
    }
    try {
      return Days.parse(value);
    } catch (DateTimeException e) {
      checked.problem(
          "layout.known_from is '" + value + "'; it must be a date, yyyy-MM-dd, or first_seen.");
      return LocalDate.EPOCH;
    }
  }
}
