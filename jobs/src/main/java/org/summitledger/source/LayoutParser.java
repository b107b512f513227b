package org.summitledger.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
  private static final String BLANK = " is blank; it must be a text.";
  private static final List<String> FORMATS = List.of("yyyy", "yyyy-MM", "yyyyMM", "yyyy-MM-dd");
  private static final List<String> FREQUENCIES = List.of("A", "Q", "M");
  private static final List<String> FLOWS = List.of("import", "export");
  private static final List<String> VALUATIONS = List.of("CIF", "FOB");

  private final JsonNode json;
  private final List<String> problems = new ArrayList<>();

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
    parser.problems.addAll(parts.problems());
    Layout layout = parser.layout();
    parser.worldIsWhole(layout);
    if (!parser.problems.isEmpty()) {
      throw new BadInputException(
          parser.problems.stream()
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
      problems.add(
          "layout.reporters is 'parties', which says that the file is the whole world's trade; then"
              + " `partners` and `products` must be 'all'. Set both, or leave `reporters` out.");
    }
  }

  private Layout layout() {
    unknownKeys("layout", json, KEYS);
    new TreeMap<>(PARTS)
        .forEach((part, keys) -> unknownKeys("layout." + part, json.path(part), keys));
    JsonNode unit = json.path("unit");
    return new Layout(
        text(json, "source"),
        text(json, "dataflow"),
        knownFrom(),
        word(json, "frequency", FREQUENCIES),
        period(),
        json.path("quotes").asText(""),
        dimension("reporter"),
        dimension("partner"),
        flow(),
        dimension("product"),
        whole(json.path("product"), "product.digits", 0, 0, MOST_DIGITS),
        json.has("hs_revision") ? dimension("hs_revision") : null,
        measures(),
        currency(unit),
        multiplier(unit),
        whole(unit, "unit.decimals", 0, 0, MOST_DECIMALS),
        exponents(unit),
        valuation(),
        quantity(),
        choice("partners", Layout.Coverage.class, Layout.Coverage.SOME),
        choice("products", Layout.Coverage.class, Layout.Coverage.SOME),
        choice("world", Layout.World.class, Layout.World.NONE),
        choice("reporters", Layout.Reporters.class, Layout.Reporters.ALL),
        keep());
  }

  private void unknownKeys(String place, JsonNode node, Set<String> known) {
    if (node.isArray()) {
      node.forEach(entry -> unknownKeys(place, entry, known));
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        problems.add(place + " has an unknown key '" + entry.getKey() + "'.");
      }
    }
  }

  private Layout.PeriodColumn period() {
    JsonNode node = json.path("period");
    String format = word(node, "period.format", FORMATS);
    boolean months = months();
    String frequency = json.path("frequency").asText();
    if (format.equals("yyyy") && !frequency.equals("A") && !(months && frequency.equals("M"))) {
      problems.add("layout.period.format is 'yyyy', which only a layout of frequency A can have.");
    }
    String starts = node.path("year_starts").asText("01-01");
    if (!starts.matches("(0[1-9]|1[0-2])-01")) {
      problems.add("layout.period.year_starts is '" + starts + "'; it must be MM-01.");
      starts = "01-01";
    }
    if (months && !(format.equals("yyyy") && frequency.equals("M") && starts.equals("01-01"))) {
      problems.add(
          "layout.measures.month needs frequency M, period.format 'yyyy' and calendar years: each"
              + " column is a month of the row's year.");
    }
    return new Layout.PeriodColumn(
        text(node, "period.field"), format, Integer.parseInt(starts.substring(0, 2)));
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
    boolean constant = node.hasNonNull("value");
    if (constant == node.hasNonNull("field")) {
      problems.add("layout." + key + " must have either `value` or `field`.");
    } else if (node.get(constant ? "value" : "field").asText().isBlank()) {
      problems.add("layout." + key + (constant ? ".value" : ".field") + BLANK);
    }
    return new Layout.Dimension(
        constant ? node.get("value").asText() : null,
        constant ? null : node.path("field").asText(),
        node.hasNonNull("codes") ? node.get("codes").asText() : null,
        strings(node.path("map")));
  }

  private Layout.Dimension flow() {
    if (!json.has("flow")) {
      return new Layout.Dimension(null, null, null, Map.of());
    }
    Layout.Dimension flow = dimension("flow");
    if (flow.value() != null) {
      oneOf("flow.value", flow.map().getOrDefault(flow.value(), flow.value()), FLOWS);
    }
    flow.map().forEach((code, word) -> oneOf("flow.map." + code, word, FLOWS));
    return flow;
  }

  private Map<String, String> valuation() {
    Map<String, String> valuation = strings(json.path("valuation"));
    unknownKeys("layout.valuation", json.path("valuation"), Set.copyOf(FLOWS));
    valuation.forEach((flow, value) -> oneOf("valuation." + flow, value, VALUATIONS));
    return valuation;
  }

  private List<Layout.Measure> measures() {
    List<Layout.Measure> measures = new ArrayList<>();
    for (JsonNode node : json.path("measures")) {
      String flow = node.hasNonNull("flow") ? node.get("flow").asText() : null;
      if (flow != null) {
        oneOf("measures.flow", flow, FLOWS);
      } else if (!json.has("flow")) {
        problems.add("layout.measures: each needs `flow` where the layout has no `flow`.");
      }
      int month = whole(node, "measures.month", 0, 1, 12);
      String quantity = node.hasNonNull("quantity") ? node.get("quantity").asText() : null;
      measures.add(new Layout.Measure(text(node, "measures.field"), flow, month, quantity));
    }
    if (measures.stream().map(m -> m.month() > 0).distinct().count() > 1) {
      problems.add("layout.measures: either every column is a month's or none is.");
    }
    if (measures.isEmpty()) {
      problems.add("layout.measures must list at least one column of values.");
    }
    return measures;
  }

  private String currency(JsonNode unit) {
    String currency = text(unit, "unit.currency");
    if (!currency.isEmpty() && !currency.matches("[A-Z]{3}")) {
      problems.add(
          "layout.unit.currency is '" + currency + "'; it must be an ISO 4217 code, such as USD.");
    }
    return currency;
  }

  private int multiplier(JsonNode unit) {
    return whole(unit, "unit.multiplier", 1, 1, LARGEST_MULTIPLIER);
  }

  private boolean exponents(JsonNode unit) {
    JsonNode stated = unit.path("exponents");
    if (!stated.isMissingNode() && !stated.isBoolean()) {
      problems.add("layout.unit.exponents is " + stated + "; it must be true or false.");
    }
    return stated.asBoolean(false);
  }

  private Layout.@Nullable Quantity quantity() {
    if (!json.has("quantity")) {
      return null;
    }
    JsonNode node = json.get("quantity");
    Set<String> missing = new HashSet<>();
    node.path("missing").forEach(m -> missing.add(m.asText()));
    boolean own = json.path("measures").path(0).hasNonNull("quantity");
    Layout.Dimension unit =
        node.path("unit").isObject()
            ? dimension("quantity.unit", node.get("unit"))
            : new Layout.Dimension(text(node, "quantity.unit"), null, null, Map.of());
    return new Layout.Quantity(own ? null : text(node, "quantity.field"), unit, missing);
  }

  private List<Layout.Keep> keep() {
    List<Layout.Keep> keep = new ArrayList<>();
    for (JsonNode node : json.path("keep")) {
      Set<String> allowed = new HashSet<>();
      node.path("equals").forEach(v -> allowed.add(v.asText()));
      if (allowed.isEmpty()) {
        problems.add("layout.keep.equals must list at least one value, or no row is kept.");
      }
      keep.add(new Layout.Keep(text(node, "keep.field"), allowed));
    }
    return keep;
  }

  /** A text that must be there; its path is its place in the layout, and ends in its key. */
  private String text(JsonNode node, String path) {
    JsonNode stated = node.path(key(path));
    if (stated.isMissingNode() || stated.isNull()) {
      problems.add("layout lacks `" + path + "`.");
    } else if (!stated.isTextual()) {
      problems.add("layout." + path + " is " + stated + "; it must be a text.");
    } else if (stated.asText().isBlank()) {
      problems.add("layout." + path + BLANK);
    } else {
      return stated.asText();
    }
    return "";
  }

  /** A text that must be there and be one of a few. */
  private String word(JsonNode node, String path, List<String> allowed) {
    String text = text(node, path);
    return text.isEmpty() ? text : oneOf(path, text, allowed);
  }

  private String oneOf(String path, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      problems.add("layout." + path + " is '" + value + "'; it must be one of " + allowed + ".");
    }
    return value;
  }

  /** What is no whole number says nothing: a multiplier of "million" is not one of 1. */
  private int whole(JsonNode node, String path, int absent, int least, int most) {
    JsonNode stated = node.path(key(path));
    if (stated.isMissingNode()) {
      return absent;
    }
    if (!stated.isInt() || stated.asInt() < least || stated.asInt() > most) {
      problems.add(
          "layout."
              + path
              + " is "
              + stated
              + "; it must be a whole number from "
              + least
              + " to "
              + most
              + ".");
      return absent;
    }
    return stated.asInt();
  }

  private static String key(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private <E extends Enum<E>> E choice(String key, Class<E> type, E absent) {
    String value = json.path(key).asText(absent.name());
    try {
      return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      problems.add(
          "layout."
              + key
              + " is '"
              + value
              + "'; it must be one of "
              + java.util.Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)
              + ".");
      return absent;
    }
  }

  private boolean isKnownFromFirstSeen() {
    return json.path("known_from").asText().equals(StatedLayout.FIRST_SEEN);
  }

  private LocalDate knownFrom() {
    String value = text(json, "known_from");
    if (value.isEmpty() || isKnownFromFirstSeen()) {
      return LocalDate.EPOCH;
    }
    try {
      return Days.parse(value);
    } catch (DateTimeException e) {
      problems.add(
          "layout.known_from is '" + value + "'; it must be a date, yyyy-MM-dd, or first_seen.");
      return LocalDate.EPOCH;
    }
  }

  private static Map<String, String> strings(JsonNode node) {
    Map<String, String> map = new LinkedHashMap<>();
    node.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }
}
