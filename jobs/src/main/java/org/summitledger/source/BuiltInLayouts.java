package org.summitledger.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The layouts of known producers, and the project's own ({@code flows}), to which a descriptor may
 * say {@code "like": NAME}.
 */
public final class BuiltInLayouts {
  /** Their names. */
  public static final List<String> NAMES =
      List.of(
          "baci",
          "china-hs6-monthly",
          "comtrade",
          "comtrade-legacy",
          "flows",
          "japan-customs",
          "japan-mirror",
          "meidb-country",
          "meidb-product",
          "tradestat");

  private static final ObjectMapper JSON = new ObjectMapper();

  private BuiltInLayouts() {}

  /** The layout of a name, as data; empty if there is none. */
  public static Optional<ObjectNode> find(String name) {
    try (InputStream in = BuiltInLayouts.class.getResourceAsStream("layouts/" + name + ".json")) {
      return in == null ? Optional.empty() : Optional.of((ObjectNode) JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the built-in layout " + name, e);
    }
  }

  /** The layout whose columns are all in a header; the one with most columns where several are. */
  public static Optional<String> of(Set<String> header) {
    return NAMES.stream()
        .filter(name -> header.containsAll(columns(name)))
        .max(Comparator.comparingInt(name -> columns(name).size()));
  }

  private static List<String> columns(String name) {
    return find(name).stream().flatMap(BuiltInLayouts::columns).distinct().toList();
  }

  /** Of months, only the first must be there. */
  private static Stream<String> columns(JsonNode node) {
    if (node.path("month").asInt(0) > 1) {
      return Stream.empty();
    }
    Stream<String> own =
        node.path("field").isTextual() ? Stream.of(node.get("field").asText()) : Stream.empty();
    Stream<JsonNode> parts =
        node.isObject()
            ? node.properties().stream().map(Map.Entry::getValue)
            : StreamSupport.stream(node.spliterator(), false);
    return Stream.concat(own, parts.flatMap(BuiltInLayouts::columns));
  }
}
