package org.summitledger.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code layout} of a resource, and finds everything that is wrong with it at once. */
final class LayoutParser {
  private static final ObjectMapper JSON = new ObjectMapper();
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
          "keep");
  private static final Set<String> FORMATS = Set.of("yyyy", "yyyy-MM", "yyyyMM", "yyyy-MM-dd");
  private static final Set<String> FREQUENCIES = Set.of("A", "Q", "M");

  private final JsonNode json;
  private final List<String> problems = new ArrayList<>();

  private LayoutParser(JsonNode json) {
    this.json = json;
  }

  static Layout parse(JsonNode json, String place) {
    LayoutParser parser = new LayoutParser(withBuiltIn(json, place));
    Layout layout = parser.layout();
    if (!parser.problems.isEmpty()) {
      throw new BadInputException(
          parser.problems.stream()
              .map(p -> Issue.ofFile(IssueCode.DESCRIPTOR_INVALID, place, p))
              .toList());
    }
    return layout;
  }

  /** A layout may say {@code "like": NAME} and state only what differs from a built-in one. */
  private static JsonNode withBuiltIn(JsonNode json, String place) {
    if (!json.hasNonNull("like")) {
      return json;
    }
    String name = json.get("like").asText();
    try (InputStream in = LayoutParser.class.getResourceAsStream("layouts/" + name + ".json")) {
      if (in == null) {
        throw DataPackage.invalid(place, "There is no built-in layout '" + name + "'.");
      }
      ObjectNode merged = (ObjectNode) JSON.readTree(in);
      json.properties().forEach(e -> merged.set(e.getKey(), e.getValue()));
      return merged;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the built-in layout " + name, e);
    }
  }

  private Layout layout() {
    json.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                problems.add("layout has an unknown key '" + key + "'.");
              }
            });
    JsonNode unit = json.path("unit");
    return new Layout(
        text(json, "source"),
        text(json, "dataflow"),
        date("known_from"),
        oneOf("frequency", FREQUENCIES),
        period(),
        dimension("reporter"),
        dimension("partner"),
        json.has("flow") ? dimension("flow") : constant(null),
        dimension("product"),
        json.path("product").path("digits").asInt(0),
        json.has("hs_revision") ? dimension("hs_revision") : null,
        measures(),
        text(unit, "currency"),
        multiplier(unit),
        unit.path("decimals").asInt(0),
        strings(json.path("valuation")),
        quantity(),
        choice("partners", Layout.Coverage.class, Layout.Coverage.SOME),
        choice("products", Layout.Coverage.class, Layout.Coverage.SOME),
        choice("world", Layout.World.class, Layout.World.NONE),
        keep());
  }

  private Layout.PeriodColumn period() {
    JsonNode node = json.path("period");
    String format = text(node, "format");
    if (!FORMATS.contains(format)) {
      problems.add("layout.period.format is '" + format + "'; it must be one of " + FORMATS + ".");
    }
    String starts = node.path("year_starts").asText("01-01");
    if (!starts.matches("(0[1-9]|1[0-2])-01")) {
      problems.add("layout.period.year_starts is '" + starts + "'; it must be MM-01.");
      starts = "01-01";
    }
    return new Layout.PeriodColumn(
        text(node, "field"), format, Integer.parseInt(starts.substring(0, 2)));
  }

  private Layout.Dimension dimension(String key) {
    JsonNode node = json.path(key);
    boolean constant = node.hasNonNull("value");
    if (constant == node.hasNonNull("field")) {
      problems.add("layout." + key + " must have either `value` or `field`.");
    }
    return new Layout.Dimension(
        constant ? node.get("value").asText() : null,
        constant ? null : node.path("field").asText(),
        node.hasNonNull("codes") ? node.get("codes").asText() : null,
        strings(node.path("map")));
  }

  private static Layout.Dimension constant(@Nullable String value) {
    return new Layout.Dimension(value, null, null, Map.of());
  }

  private List<Layout.Measure> measures() {
    List<Layout.Measure> measures = new ArrayList<>();
    for (JsonNode node : json.path("measures")) {
      String flow = node.hasNonNull("flow") ? node.get("flow").asText() : null;
      if (flow == null && !json.has("flow")) {
        problems.add("layout.measures: each needs `flow` where the layout has no `flow`.");
      }
      measures.add(new Layout.Measure(text(node, "field"), flow));
    }
    if (measures.isEmpty()) {
      problems.add("layout.measures must list at least one column of values.");
    }
    return measures;
  }

  private long multiplier(JsonNode unit) {
    long multiplier = unit.path("multiplier").asLong(1);
    if (multiplier < 1) {
      problems.add("layout.unit.multiplier is " + multiplier + "; it must be 1 or more.");
    }
    return multiplier;
  }

  private Layout.@Nullable Quantity quantity() {
    if (!json.has("quantity")) {
      return null;
    }
    JsonNode node = json.get("quantity");
    Set<String> missing = new HashSet<>();
    node.path("missing").forEach(m -> missing.add(m.asText()));
    return new Layout.Quantity(text(node, "field"), text(node, "unit"), missing);
  }

  private List<Layout.Keep> keep() {
    List<Layout.Keep> keep = new ArrayList<>();
    for (JsonNode node : json.path("keep")) {
      Set<String> allowed = new HashSet<>();
      node.path("equals").forEach(v -> allowed.add(v.asText()));
      keep.add(new Layout.Keep(text(node, "field"), allowed));
    }
    return keep;
  }

  private String text(JsonNode node, String key) {
    if (!node.path(key).isTextual()) {
      problems.add("layout lacks `" + key + "`.");
      return "";
    }
    return node.get(key).asText();
  }

  private String oneOf(String key, Set<String> allowed) {
    String value = text(json, key);
    if (!allowed.contains(value)) {
      problems.add("layout." + key + " is '" + value + "'; it must be one of " + allowed + ".");
    }
    return value;
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

  private LocalDate date(String key) {
    String value = text(json, key);
    try {
      return LocalDate.parse(value);
    } catch (DateTimeException e) {
      problems.add("layout." + key + " is '" + value + "'; it must be a date, yyyy-MM-dd.");
      return LocalDate.EPOCH;
    }
  }

  private static Map<String, String> strings(JsonNode node) {
    Map<String, String> map = new LinkedHashMap<>();
    node.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }
}
