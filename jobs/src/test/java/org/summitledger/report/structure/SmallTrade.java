package org.summitledger.report.structure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/**
 * Exact indicators of a world of three countries and three products, and its trade as lines: J is
 * Japan, I India and R Kenya; a is chapter 87, b chapter 30 and c chapter 84, so that each is a
 * sector of its own.
 */
final class SmallTrade {
  /** The layout of a file that holds the world's trade, as BACI's. */
  static final String WHOLE_WORLD = " partners=all world=none reporters=parties";

  static final Map<String, String> COUNTRIES = Map.of("J", "JPN", "I", "IND", "R", "KEN");
  static final Map<String, String> CHAPTERS = Map.of("a", "87", "b", "30", "c", "84");
  static final Map<String, String> SECTORS = Map.of("a", "vehicles", "b", "other", "c", "machines");

  private static final JsonNode ORACLE = read();

  private SmallTrade() {}

  /** All bilateral trade of the oracle in 2018, each printed once, as the importer's. */
  static String lines() {
    StringBuilder lines = new StringBuilder();
    ORACLE
        .path("bilateral_exports")
        .properties()
        .forEach(
            from ->
                from.getValue()
                    .properties()
                    .forEach(
                        to ->
                            to.getValue()
                                .properties()
                                .forEach(
                                    product ->
                                        lines.append(
                                            "%s %s import %s 2018 %s%s%n"
                                                .formatted(
                                                    COUNTRIES.get(to.getKey()),
                                                    COUNTRIES.get(from.getKey()),
                                                    CHAPTERS.get(product.getKey()),
                                                    product.getValue().asText(),
                                                    WHOLE_WORLD)))));
    return lines.toString();
  }

  /**
   * The trade of the oracle of constant market shares: India sells to Japan and Kenya in 2017 and
   * 2018, and the United States the rest of what these buy.
   */
  static String markets() {
    return markets("x0", "w0", 2017) + markets("x1", "w1", 2018);
  }

  private static String markets(String own, String world, int year) {
    JsonNode cms = ORACLE.path("CMS_NyssensPoullet_ECB");
    StringBuilder lines = new StringBuilder();
    cms.path(own)
        .properties()
        .forEach(
            market -> {
              String[] parts = market.getKey().split(",");
              int sold = market.getValue().asInt();
              int others = cms.path(world).path(market.getKey()).asInt() - sold;
              String to = COUNTRIES.get(parts[1]);
              String what = "import " + CHAPTERS.get(parts[0]) + " " + year + " ";
              lines.append(to + " IND " + what + sold + WHOLE_WORLD + "\n");
              lines.append(to + " USA " + what + others + WHOLE_WORLD + "\n");
            });
    return lines.toString();
  }

  /** An exact number of the oracle. */
  static double exact(String... path) {
    JsonNode node = ORACLE;
    for (String name : path) {
      node = node.path(name);
    }
    if (node.isMissingNode()) {
      throw new IllegalArgumentException("the oracle has no " + String.join("/", path));
    }
    if (!node.has("frac")) {
      return node.asDouble();
    }
    String[] fraction = node.path("frac").asText().split("/");
    return Double.parseDouble(fraction[0])
        / (fraction.length == 1 ? 1 : Double.parseDouble(fraction[1]));
  }

  private static JsonNode read() {
    String name = "/oracles/indicators_exact.json";
    try (InputStream in = Objects.requireNonNull(SmallTrade.class.getResourceAsStream(name))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
