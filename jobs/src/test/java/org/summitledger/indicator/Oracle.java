package org.summitledger.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads what others computed, from {@code src/test/resources/oracles}. */
final class Oracle {
  private Oracle() {}

  static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a plain CSV file. */
  static List<Map<String, String>> csv(String name) {
    List<String> lines = new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    String[] header = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** A number as an exact fraction where there is one, otherwise to ten or more digits. */
  static double number(JsonNode node) {
    if (!node.has("frac")) {
      return node.asDouble();
    }
    String[] fraction = node.path("frac").asText().split("/");
    return Double.parseDouble(fraction[0])
        / (fraction.length == 1 ? 1 : Double.parseDouble(fraction[1]));
  }

  /** Values by code. */
  static Map<String, BigDecimal> values(JsonNode node) {
    Map<String, BigDecimal> values = new TreeMap<>();
    node.properties().forEach(e -> values.put(e.getKey(), e.getValue().decimalValue()));
    return values;
  }

  /** Values by "product,partner". */
  static Map<Market, BigDecimal> markets(JsonNode node) {
    Map<Market, BigDecimal> markets = new TreeMap<>();
    values(node)
        .forEach(
            (key, value) -> {
              String[] parts = key.split(",");
              markets.put(new Market(parts[0], parts[1]), value);
            });
    return markets;
  }

  /** Prices p and quantities q by product. */
  static Map<String, Traded> traded(JsonNode node) {
    Map<String, Traded> traded = new TreeMap<>();
    node.properties()
        .forEach(
            e -> {
              BigDecimal price = e.getValue().path("p").decimalValue();
              BigDecimal quantity = e.getValue().path("q").decimalValue();
              traded.put(e.getKey(), Traded.of(price.multiply(quantity), quantity, "kg"));
            });
    return traded;
  }

  private static byte[] bytes(String name) {
    try (InputStream in =
        Objects.requireNonNull(Oracle.class.getResourceAsStream("/oracles/" + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
